using Polis.Results.Folder;
using Polis.Scenarios;
using Xunit;

namespace Polis.Experiments.Tests.Benchmarking;

public sealed class BenchTests
{
    private static readonly Lazy<BenchResult> _small = new(() =>
        new Bench(ScenarioLoader.Load("world-2015"), new BenchRequest([40, 80, 160], 5, [1, 2], 2, 2)).Run());

    [Fact]
    public void There_is_a_row_for_each_size_and_number_of_threads()
    {
        Assert.Equal([(40, 1), (40, 2), (80, 1), (80, 2), (160, 1), (160, 2)], _small.Value.Rows.Select(row => (row.Cities, row.Threads)));
        Assert.All(_small.Value.Rows, row =>
        {
            Assert.Equal((5, 2, 2), (row.Nations, row.Steps, row.Repetitions.Count));
            Assert.Equal(row.Seconds * 1e9 / row.Steps / row.Cities, row.NsPerCityStep, 6);
            Assert.InRange(row.Seconds, row.Repetitions.Min(), row.Repetitions.Max());
            Assert.True(row.BytesPerCity > 100);
            Assert.Equal(1, row.Mechanisms.Sum(one => one.Share), 9);
            Assert.Contains(row.Mechanisms, one => one.Name == "Gravity");
        });
        Assert.Equal([1, 2], _small.Value.Exponents.Select(exponent => exponent.Threads));
        Assert.Equal(2, _small.Value.Exponent!.Threads);
    }

    [Fact]
    public void The_same_work_is_done_on_any_number_of_threads()
    {
        foreach (var size in _small.Value.Rows.GroupBy(row => row.Cities)) Assert.Single(size.Select(row => row.BytesPerCity).Distinct());
    }

    [Fact]
    public void A_world_of_fewer_cities_has_as_many_nations()
    {
        var bench = new Bench(ScenarioLoader.Load("world-2015"), new BenchRequest([3], 200, [1], 1, 1));
        var row = Assert.Single(bench.Run(stop: TestContext.Current.CancellationToken).Rows);
        Assert.Equal((3, 3), (row.Cities, row.Nations));
        Assert.Null(row.Low);
    }

    [Fact]
    public void A_result_is_read_back_as_it_was_and_compared_with_itself_shows_no_difference()
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, _small.Value.ToJson());
            var again = BenchResult.Read(file);
            Assert.Equal(_small.Value.ToJson(), again.ToJson());
            var changes = BenchChange.Of(_small.Value, again);
            Assert.Equal(6, changes.Count);
            Assert.All(changes, change =>
            {
                Assert.Equal(1, change.Ratio, 9);
                Assert.Equal(BenchChange.Unclear, change.Verdict);
            });
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Theory]
    [InlineData(0.02, "slower")]
    [InlineData(0.9, BenchChange.Unclear)]
    public void A_difference_is_called_one_only_beyond_the_noise_of_the_machine(double noise, string verdict)
    {
        BenchResult then = Made(noise, 1, 1.01, 1.02), now = Made(noise, 2, 2.02, 2.01);
        var change = Assert.Single(BenchChange.Of(now, then));
        Assert.Equal(2, change.Ratio, 1);
        Assert.Equal(verdict, change.Verdict);
        Assert.Equal(verdict == "slower" ? "faster" : verdict, Assert.Single(BenchChange.Of(then, now)).Verdict);
    }

    [Fact]
    public void Rows_of_other_sizes_are_not_compared() => Assert.Empty(BenchChange.Of(_small.Value, Made(0, 1, 2)));

    [Theory]
    [InlineData("{}")]
    [InlineData("[1, 2]")]
    [InlineData("no JSON")]
    [InlineData("{\"product\": \"other\", \"version\": \"1\", \"machine\": null, \"rows\": [], \"exponent\": null, \"exponents\": []}")]
    public void What_is_no_benchmark_is_refused_with_its_name(string text)
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, text);
            Assert.StartsWith($"{file}: is no benchmark of polis", Assert.Throws<OutputException>(() => BenchResult.Read(file)).Message);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void It_ends_where_it_is_stopped()
    {
        using var stop = new CancellationTokenSource();
        int told = 0;
        Assert.Throws<OperationCanceledException>(() => new Bench(ScenarioLoader.Load("world-2015"), new BenchRequest([40], 5, [1], 1, 50)).Run(
            (_, _, _) =>
            {
                if (++told == 2) stop.Cancel();
            }, stop.Token));
        Assert.Equal(2, told);
    }

    /// <summary>A result of one row of some times, each of them beside a piece of arithmetic that took a second.</summary>
    private static BenchResult Made(double noise, params double[] seconds) => BenchResult.Of(
        new BenchMachine("", "", null, 1, "", 64),
        [new BenchRow(7, 1, 1, 1, seconds[0], 1, null, null, 1, 1, noise, [], seconds, [.. seconds.Select(_ => 1.0)])]);
}
