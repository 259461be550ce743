using Polis.Experiments;
using Polis.Model;
using Polis.Scenarios;
using Polis.Statistics;
using Polis.Validation.Lists;

namespace Polis.Validation.Sections;

/// <summary>A nation turns against migrants, and its cities decide whether to help: the scenario sanctuary-cities against counted facts.</summary>
internal static class Sanctuary
{
    private const string Scenario = "sanctuary-cities", Nation = "USA", Domain = "migration";
    private const double Confidence = 0.95;

    /// <summary>Years that are followed: to the end of the second turn.</summary>
    private const int Years = 14;

    /// <summary>Lower bounds of the classes of size, people.</summary>
    private static readonly double[] _sizes = [0, 0.5e6, 1e6, 3e6];

    public static void Write(Laboratory laboratory, Page page)
    {
        page.Section("Sanctuary cities");
        if (ShippedScenarios.Find(Scenario) is null)
        {
            page.Text($"Not compared: there is no scenario `{Scenario}`.");
            return;
        }
        var plan = laboratory.Load(Scenario).Lasting(Years);
        int start = (int)plan.Clock.YearOf(0);
        var runs = laboratory.Collect(Scenario, plan, laboratory.Runs, simulation => new Watch(simulation, start));
        var counties = CountedFacts.Find("US counties that do not hold on ICE detainers");
        var strengthened = CountedFacts.Find("US counties that strengthened that in the year");
        var recorded = Shares.Wilson(counties.Count, (int)counties.Whole, Confidence);
        page.Text($"`{Scenario}`: a sixth domain, migration, in which the policy of the United States turns in 2017 to 2020 and again in 2025 to 2028. "
            + $"{laboratory.Runs} runs; the share of American cities of the table (above 300,000 people) that defy in migration at the end of the year, by "
            + $"size. Recorded: {counties.Count} of about {counties.Whole:N0} counties, {Page.Percent(recorded.Value)}, did not hold on federal detainers at "
            + $"the end of 2017 ({counties.Source}), and {strengthened.Count} of them had strengthened that in the year (`record/city-conflict-facts.csv`). "
            + "Counties are mostly far smaller than the cities here, and policy before and after is a judgement: the row is of an order of size. Intervals are "
            + "of 95 % for the mean of the runs.");
        int[] shown = [start + 1, start + 2, start + 3, start + 5, start + 7, start + 9, start + 11, start + 13];
        page.Head(["cities of the United States", "cities", .. shown.Select(year => $"end of {year}")]);
        for (int c = -1; c < _sizes.Length; c++)
        {
            int size = c;
            page.Row([Name(size), $"{runs[0].Cities(size)}",
                .. shown.Select(year => Page.Percent(Estimate.OfMean(runs.Select(run => run.Share(size, year)), Confidence).Value))]);
        }
        page.Head("quantity", "recorded", "here", "");
        Row(new("share that defies at the end of 2017", recorded, $"{counties.Count}",
            Estimate.OfMean(runs.Select(run => run.Share(-1, 2017)), Confidence), false));
        int[] small = [0], large = [2, 3];
        var difference = PairedDifference.Of(
            [.. runs.Select(run => run.Share(small, 2017))], [.. runs.Select(run => run.Share(large, 2017))]).Interval(Confidence);
        page.Row("cities above a million less those below half a million, end of 2017", "large cities first, as named in the record of clashes",
            Page.Text(difference), page.Verdict(difference.Low > 0 ? true : difference.High < 0 ? false : null, "large cities defy sooner"));
        var answers = runs.Select(run => run.Answers).ToList();
        foreach (var (name, kinds) in ((string, Response[])[])[("tolerated", [Response.Tolerate]), ("money", [Response.Sanction]), ("law", [Response.Preempt]),
            ("force", [Response.Coerce]), ("conceded or devolved", [Response.Concede, Response.Devolve])])
            page.Row($"answers of the United States in migration, 2017 to 2028: {name}", "", Page.Text(Estimate.OfRatio(
                [.. answers.Select(all => (double)all.Count(kinds.Contains))], [.. answers.Select(all => (double)all.Count)], Confidence)), "");
        int letters = CountedFacts.Find("US jurisdictions that got letters of the Department of Justice").Count;
        page.Text($"In the record letters were sent to {letters} jurisdictions, money was withheld, and "
            + "courts gave it back every time; the model has no courts.");

        string Name(int size) => size < 0 ? "all" : size + 1 < _sizes.Length
            ? $"{(size == 0 ? "below" : $"{_sizes[size] / 1e6:0.#} to")} {_sizes[size + 1] / 1e6:0.#} million" : $"above {_sizes[size] / 1e6:0.#} million";

        void Row(Comparison row) => page.Row(row.Quantity, Page.Text(row.Recorded), Page.Text(row.Here), row.Mark(page));
    }

    /// <summary>Follows who defies in migration at the end of each year.</summary>
    private sealed class Watch : IRunObserver
    {
        private readonly int _domain, _nation, _perYear, _start;
        private readonly int[] _cities;
        private readonly Dictionary<(int Size, int Year), int> _defying = [];
        private readonly int[] _ofSize = new int[_sizes.Length];

        public Watch(Simulation simulation, int start)
        {
            var (tables, world) = (simulation.Plan.Tables, simulation.World);
            (_start, _perYear) = (start, simulation.Plan.Clock.StepsIn(1));
            _nation = Array.IndexOf(tables.Nations.Code, Nation);
            _domain = tables.Domains.ToList().FindIndex(domain => domain.Name == Domain);
            _cities = [.. Enumerable.Range(0, world.Cities.Count).Where(i => tables.Cities.Nation[i] == _nation)];
            foreach (int city in _cities) _ofSize[SizeOf(tables.Cities.Population[city])]++;
        }

        /// <summary>Answers of the nation to its cities in the domain, once the policy has turned.</summary>
        public List<Response> Answers { get; } = [];

        /// <summary>Number of cities of a class of size; -1 for all.</summary>
        public int Cities(int size) => size < 0 ? _cities.Length : _ofSize[size];

        /// <summary>Share of the cities of a class of size that defies at the end of a year.</summary>
        public double Share(int size, int year) => Share(size < 0 ? [.. Enumerable.Range(0, _sizes.Length)] : [size], year);

        /// <summary>The same of several classes.</summary>
        public double Share(int[] sizes, int year) => (double)sizes.Sum(size => _defying.GetValueOrDefault((size, year))) / sizes.Sum(size => _ofSize[size]);

        public void Step(Simulation simulation)
        {
            var world = simulation.World;
            if (simulation.StepsDone > 2 * _perYear)
                for (int e = 0; e < world.Events.Count; e++)
                    if (world.Events.Kind[e] == (int)EventKind.NationResponded && world.Events.Other[e] == _nation && world.Events.Domain[e] == _domain)
                        Answers.Add((Response)world.Events.Value[e]);
            if (simulation.StepsDone % _perYear != 0) return;
            int year = _start + simulation.StepsDone / _perYear - 1;
            foreach (int city in _cities)
            {
                if (world.Cities.Stance[city * world.Domains.Count + _domain] != Stance.Defy) continue;
                var key = (SizeOf(world.Cities.Population[city]), year);
                _defying[key] = _defying.GetValueOrDefault(key) + 1;
            }
        }

        private static int SizeOf(double people) => _sizes.Count(bound => people >= bound) - 1;
    }
}
