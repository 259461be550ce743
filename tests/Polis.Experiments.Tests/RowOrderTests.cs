using Polis.Results.Folder;
using Xunit;

namespace Polis.Experiments.Tests;

/// <summary>Draws are keyed by the rows of tables: their order counts as the seed does.</summary>
public sealed class RowOrderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("polis-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_same_cities_in_another_order_are_another_run_and_in_the_same_order_the_same()
    {
        string[] lines = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "scenarios", "data", "tiny", "cities.csv"));
        byte[] asShipped = Series([.. lines[1..]]), again = Series([.. lines[1..]]), reversed = Series([.. lines[1..].Reverse()]);
        Assert.Equal(asShipped, again);
        Assert.NotEqual(asShipped, reversed);

        byte[] Series(string[] cities)
        {
            string file = Path.Combine(_folder, "cities.csv");
            File.WriteAllLines(file, [lines[0], .. cities]);
            using var run = new SmallRun($"extends: tiny\ncities: {file}\nyears: 10\n", 1);
            return run.Bytes(RunTable.Series);
        }
    }
}
