using Polis.Model.Tests.Worlds;
using Xunit;

namespace Polis.Model.Tests.Access;

public class AccessProbeTests
{
    [Fact]
    public void No_shipped_mechanism_changes_or_depends_on_bytes_that_it_does_not_declare()
    {
        var changed = new SortedSet<string>(StringComparer.Ordinal);
        for (int filling = 0; filling < 80; filling++)
        {
            using var probe = new AccessProbe(new RandomWorld(filling, 4, 20, 3, 12).Make().Plan());
            for (int step = 0; step < RandomWorld.Horizon; step++) probe.Step();
            Assert.Empty(probe.Problems);
            changed.UnionWith(probe.Changed);
        }

        // The worlds must be lively enough for the bytes to tell: all that is declared to be written was.
        // (What interventions hold is rarely changed meanwhile.)
        var declared = StandardSchedule.Create(new RandomWorld(0, 4, 20, 3, 12).Make().Plan()).Mechanisms.Where(mechanism => mechanism is not HeldValues)
            .SelectMany(mechanism => mechanism.Access.Writes.Select(column => $"{mechanism.Name} {column}"));
        string[] never = [.. declared.Except(changed)];
        Assert.True(never.Length == 0, $"Never written: {string.Join(", ", never)}.");
    }

    [Fact]
    public void What_a_mechanism_hides_from_its_code_shows_in_the_bytes()
    {
        Shows("Hidden writes cities.salience, which it does not declare", new Hidden(null, Columns.Cities.Salience));
        Shows(
            "Hidden writes other bytes to globe.output where what it does not declare to read differs",
            new Hidden(Columns.Nations.Democracy, Columns.Globe.Output, Columns.Globe.Output));
    }

    private static void Shows(string problem, Hidden mechanism)
    {
        using var probe = new AccessProbe(new RandomWorld(1, 3, 9, 3, 0).Make().Plan(), mechanism);
        probe.Step();
        Assert.Equal([problem], probe.Problems);
    }
}
