using Polis.Results.Folder;
using Xunit;

namespace Polis.Experiments.Tests;

/// <summary>Tables of agreements, corporations and networks of a whole run agree with its events and its series.</summary>
public sealed class AgreementTablesTests
{
    /// <summary>A drawn world in which much is agreed and left, and networks are founded by few.</summary>
    private const string World = """
        name: drawn
        start: 2015-01
        years: 10
        runs: 2
        record: full
        synthetic: {cities: 120, nations: 8}
        parameters: {agreementProposalRate: 2, accordWithdrawalRate: 2, networkFoundingRate: 2, networkFoundingCities: 3}

        """;

    [Fact]
    public void What_the_tables_hold_at_the_end_is_what_the_series_and_the_events_say()
    {
        using var run = new SmallRun(World);
        var summary = run.Summary();
        var (offices, headquarters, founded, networks) = (new int[2], new int[2], new int[2], new int[2]);
        foreach (var rows in run.Folder.Read(RunTable.Offices))
        {
            for (int i = 0; i < rows.Count; i++)
            {
                int number = (int)rows.Integers("run")[i];
                offices[number]++;
                if (rows.Booleans("headquarters")[i]) headquarters[number]++;
                Assert.InRange(rows.Integers("value")[i], 1, 5);
            }
        }
        foreach (var rows in run.Folder.Read(RunTable.Networks))
        {
            for (int i = 0; i < rows.Count; i++)
            {
                int number = (int)rows.Integers("run")[i];
                if (rows.Booleans("active")[i]) networks[number]++;
                if (!rows.Booleans("foundedByCities")[i]) continue;
                founded[number] += (int)rows.Integers("members")[i];
                Assert.Matches("^(trade|security|climate|transport|culture)-cities-[0-9]+$", rows.Texts("network")[i]);
            }
        }
        Assert.Equal(summary["offices"], offices.Select(count => (double)count));
        Assert.Equal([100, 100], headquarters);
        Assert.Equal(summary["networks"], networks.Select(count => (double)count));
        Assert.Equal(summary["members.foundedByCities"], founded.Select(count => (double)count));
        Assert.All(founded, members => Assert.True(members > 0));

        var events = Events(run);
        foreach (var (metric, kind) in ((string, string)[])
            [("officesOpened", "officeOpened"), ("officesClosed", "officeClosed"),
                ("agreementsSigned", "agreementSigned"), ("treatiesJoined", "treatyJoined"), ("treatiesLeft", "treatyLeft")])
        {
            for (int number = 0; number < 2; number++) Assert.Equal((metric, summary[metric][number]), (metric, events.GetValueOrDefault((number, kind))));
            Assert.True(summary[metric].Sum() > 0, metric);
        }
        for (int number = 0; number < 2; number++)
            Assert.Equal(
                summary["visits"][number], events.GetValueOrDefault((number, "tradeMission")) + events.GetValueOrDefault((number, "culturalExchange")));
        Assert.All(summary["connectivityGini"], coefficient => Assert.InRange(coefficient, 0, 1));
    }

    private static Dictionary<(int Run, string Kind), int> Events(SmallRun run)
    {
        var counts = new Dictionary<(int, string), int>();
        foreach (var rows in run.Folder.Read(RunTable.Events))
        {
            for (int i = 0; i < rows.Count; i++)
            {
                var key = ((int)rows.Integers("run")[i], rows.Texts("kind")[i]!);
                counts[key] = counts.GetValueOrDefault(key) + 1;
            }
        }
        return counts;
    }
}
