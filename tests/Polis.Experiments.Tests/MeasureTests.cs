using Polis.Results.Folder;
using Xunit;

namespace Polis.Experiments.Tests;

/// <summary>Measures of recorded runs against the tables that they are taken from.</summary>
public sealed class MeasureTests : IDisposable
{
    private readonly SmallRun _run = new("tiny", 2, ["runs=3", "record=standard", "years=12", "parameters.bidHazard=0.5"]);
    private readonly RecordedRuns _data;

    public MeasureTests() => _data = new RecordedRuns(_run.Folder);

    public void Dispose() => _run.Dispose();

    [Fact]
    public void Sums_and_ends_of_metrics_are_those_of_the_series()
    {
        var summary = _run.Summary();
        Assert.Equal(summary["bids"], Measure.Sum("bids", "bids").Of(_data));
        Assert.Equal(summary["output"].Select(value => value / 1e9), Measure.End("output", "output", "N1", 1e9).Of(_data));
        Assert.Contains(summary["bids"], bids => bids > 0);
        Assert.Equal(summary["independences"].Select(count => count > 0 ? 1.0 : 0), Measure.WithIndependence.Of(_data));
        Assert.All(Measure.FirstIndependence("first", 2027).Of(_data).Zip(summary["independences"]), run => Assert.Equal(run.Second > 0, run.First < 2027));
    }

    [Fact]
    public void Shares_of_cities_that_defy_are_those_of_the_yearly_states()
    {
        var vesna = new CitySet("VES", false);
        double[] share = Measure.Defying("defy", "trade", vesna, 2015, 2025).Of(_data);
        double[] ever = Measure.EverDefying("ever", "trade", vesna, 2015, 2025).Of(_data);
        int[] rows = new int[3], defying = new int[3];
        var (all, some) = (new HashSet<(long, long)>(), new HashSet<(long, long)>());
        foreach (var batch in _run.Folder.Read(RunTable.Cities))
        {
            for (int i = 0; i < batch.Count; i++)
            {
                if (batch.Numbers("time")[i] is <= 2015 or > 2025 || batch.Texts("nation")[i] != "VES") continue;
                var (run, city) = (batch.Integers("run")[i], batch.Integers("city")[i]);
                rows[run]++;
                all.Add((run, city));
                if (batch.Texts("stance.trade")[i] != "defy") continue;
                defying[run]++;
                some.Add((run, city));
            }
        }
        for (int run = 0; run < 3; run++)
        {
            Assert.Equal((double)defying[run] / rows[run], share[run], 12);
            Assert.Equal((double)some.Count(pair => pair.Item1 == run) / all.Count(pair => pair.Item1 == run), ever[run], 12);
        }
        Assert.Contains(share, value => value > 0);
    }

    [Fact]
    public void Bids_are_counted_by_city_and_outcome()
    {
        var bids = _data.Bids();
        Assert.NotEmpty(bids);
        long city = bids[0].Members[0];
        double[] counted = Measure.Bids("bids", city).Of(_data), left = Measure.Leaves("left", city).Of(_data), blocs = Measure.BlocBids("blocs").Of(_data);
        for (int run = 0; run < 3; run++)
        {
            var own = bids.Where(bid => bid.Run == run).ToList();
            Assert.Equal(own.Count(bid => bid.Members.Contains(city)), counted[run]);
            Assert.Equal(own.Count(bid => bid.Members.Contains(city) && bid.Outcome == "independence"), left[run]);
            Assert.Equal(own.Count(bid => bid.Members.Count > 1), blocs[run]);
        }
    }

    [Fact]
    public void States_of_a_year_are_those_of_their_rows()
    {
        foreach (var batch in _run.Folder.Read(RunTable.Nations))
        {
            for (int i = 0; i < batch.Count; i++)
                if (batch.Numbers("time")[i] == 2020 && batch.Texts("nation")[i] == "VES")
                    Assert.Equal(batch.Numbers("policy.trade")[i], Measure.Policy("policy", "VES", "trade", 2020).Of(_data)[batch.Integers("run")[i]]);
        }
        long city = _data.Bids()[0].Members[0];
        Assert.Equal(3, Measure.NetBenefit("benefit", city, 2015).Of(_data).Count(value => !double.IsNaN(value)));
        Assert.All(Measure.NetBenefit("benefit", city, 1990).Of(_data), value => Assert.True(double.IsNaN(value)));
    }

    [Theory]
    [InlineData(null, false, "AUR", "Maris", true)]
    [InlineData("AUR", false, "AUR", "Maris", true)]
    [InlineData("AUR", true, "AUR", "Maris", false)]
    [InlineData("AUR", true, "VES", "Saltmere", true)]
    [InlineData("AUR", false, "VES", "Saltmere", false)]
    public void A_set_of_cities_holds_those_of_a_nation_or_all_others(string? nation, bool abroad, string of, string name, bool holds)
    {
        Assert.Equal(holds, new CitySet(nation, abroad).Has(of, name));
        Assert.Equal(holds, new CitySet(nation, abroad, name, "another").Has(of, name));
        Assert.False(new CitySet(nation, abroad, "another").Has(of, name));
    }
}
