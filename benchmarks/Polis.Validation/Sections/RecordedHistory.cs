using Polis.Experiments;
using Polis.Results;
using Polis.Scenarios;
using Polis.Statistics;

namespace Polis.Validation.Sections;

/// <summary>The model against what is recorded. Rows that a parameter was set by are marked and not counted as fits.</summary>
internal static class RecordedHistory
{
    private const double Confidence = 0.9;

    /// <summary>Part of itself by which a network's size may miss the record.</summary>
    private const double SizeMargin = 0.15;

    /// <summary>Members of Cities for Mobility that are local governments.</summary>
    private const double LocalGovernments = 0.5;

    public static void Write(Laboratory laboratory, Page page)
    {
        page.Section("The record");
        page.Text($"Recorded history, with its sources in `benchmarks/Polis.Validation/record`, against {laboratory.Base.Length} runs of `world-2015` "
            + $"({laboratory.Runs} for the sizes of networks). Intervals are of {Page.Percent(Confidence)}.");
        page.Text("Some rows are no test, since parameters were set with them in view: the wave of news by the mayors' pledge and C40 (`networkNewsWave`, "
            + "`networkNewsDays`, the networks' rates; the scenario of the pledge also its "
            + "announced policy and ideals), and recognition by South Sudan and Kosovo (`recognitionRate` and the "
            + "constant). Where they fit, they stand in brackets and are not counted.");
        Networks(laboratory, page);
        Pledge(laboratory, page);
        page.Heading("Recognition, sanctions and trade");
        page.Text("“Over runs” is the interval in which single runs lie; “of the mean” and “of the ratio” is that of an average over all of them. "
            + "A row fits (✓) where the model's figure lies in the record's bounds, or its interval holds a record that has none; "
            + "it does not (✗) where interval and bounds do not meet; else it is open (?).");
        page.Head("fact", "recorded", "here", "interval", "");
        Relations(laboratory, page);
        Trade(laboratory, page);
    }

    private static void Networks(Laboratory laboratory, Page page)
    {
        page.Heading("Sizes of networks after the start");
        page.Text("Memberships that the tables date after the start are taken away, so that the model alone makes cities join. "
            + $"A row fits where the mean is within {Page.Percent(SizeMargin)} of the record. "
            + "The record of Cities for Mobility counts members of all kinds, about half of them local governments: it is halved here. "
            + "The model knows cities above 300,000 people and capitals alone: in `world-all`, which has every place above 1,000 people, "
            + "the start fills it to 301 members.");
        page.Head("network", "date", "recorded", "here (over runs)", "difference", "");
        var plan = laboratory.Whole.WithoutLaterMemberships();
        var runs = laboratory.Records("no later memberships", plan, laboratory.Runs);
        double start = plan.Clock.YearOf(0);
        foreach (var size in Facts.NetworkSizes.Where(size => size.Year >= start))
        {
            double recorded = size.Name == "cities-for-mobility" ? LocalGovernments * size.Value : size.Value;
            var here = Estimate.OfRuns(runs.Select(run => run.Metrics.AtYear($"members.{size.Name}", size.Year)), Confidence);
            double difference = here.Value / recorded - 1;
            page.Row(size.Name, size.Date, Page.Number(recorded), Page.Text(here), Page.Percent(difference),
                Mark(page, Math.Abs(difference) <= SizeMargin, size.Name == "c40", $"{size.Name} at {size.Date} ({Page.Percent(difference)})"));
        }
    }

    private static void Pledge(Laboratory laboratory, Page page)
    {
        const string scenario = "kyoto-mayors-2005";
        page.Heading("The US mayors' pledge");
        string? record = Directory.EnumerateFiles(Path.Combine(ShippedScenarios.Root, "data"), $"{scenario}.csv", SearchOption.AllDirectories).FirstOrDefault();
        if (ShippedScenarios.Find(scenario) is null || record is null)
        {
            page.Text($"Not compared: there is no scenario `{scenario}` yet.");
            return;
        }
        var plan = laboratory.Load(scenario);
        string[] networks = [.. plan.NetworkRows.Select(network => network.Name)];
        string pledge = networks.FirstOrDefault(name => name.Contains("mayors", StringComparison.Ordinal)) ?? networks[0];
        var targets = Facts.Targets(record);
        var runs = laboratory.Collect(scenario, plan, laboratory.Runs, simulation => new MetricHistory(simulation.World, plan.Clock));
        page.Text(
            $"`{scenario}`: members of `{pledge}` against the recorded adoption curve. The row of the error fits where it is below that of a Bass curve.");
        page.Head("date", "recorded", "here (over runs)", "");
        foreach (var target in targets)
            page.Row(target.Date, Page.Number(target.Value), Page.Text(Estimate.OfRuns(runs.Select(run => Members(run, target)), Confidence)), "");
        double ofMean = Error(target => runs.Average(run => Members(run, target)));
        var fact = Facts.Find("RMSE of members in the US mayors' pledge");
        page.Row("RMSE of the mean", fact.Note,
            $"{Page.Number(ofMean, 3)}; of single runs {Page.Text(Estimate.OfRuns(runs.Select(run => Error(target => Members(run, target))), Confidence))}",
            Mark(page, ofMean <= fact.High, true, $"the mayors' pledge (RMSE {Page.Number(ofMean, 3)})"));

        double Members(MetricHistory run, Dated target) => run.AtYear($"members.{pledge}", target.Year);

        double Error(Func<Dated, double> members) => Math.Sqrt(targets.Average(target => (members(target) - target.Value) * (members(target) - target.Value)));
    }

    private static void Relations(Laboratory laboratory, Page page)
    {
        var runs = laboratory.Base;
        var penalties = runs.Select(run => run.Clashes.Penalties).ToList();
        Fit(page, Facts.Find("sanctions that reach their aim"), Estimate.OfRatio(
            [.. penalties.Select(run => (double)run.Met)], [.. penalties.Select(run => (double)run.All)], Confidence), "of the ratio");
        Fit(page, Facts.Find("memberships a member city"), Estimate.OfRuns(runs.Select(run => run.Memberships2020), Confidence), "over runs");
        RunRecord[] all = [.. runs, .. laboratory.Records("G = 0.8", laboratory.Whole.Set("governance", 0.8), laboratory.Pairs)];
        Recognition(page, Facts.Find("new nations recognised by others after a year with consent"), all, consent: true, 1);
        Recognition(page, Facts.Find("new nations recognised by others after nine years without consent"), all, consent: false, 9);
    }

    private static void Recognition(Page page, Fact fact, RunRecord[] runs, bool consent, int years)
    {
        var births = runs.SelectMany(run => run.Births).Where(birth => birth.Consent == consent && birth.Recognition.Count > years).ToList();
        if (births.Count > 1)
            Fit(page, fact, Estimate.OfMean(births.Select(birth => birth.Recognition[years]), Confidence),
                $"of the mean over {births.Count} nations, those at G = 0.8 among them");
        else page.Row(fact.Name, Recorded(fact), $"{births.Count} such nations", "", "–");
    }

    private static void Trade(Laboratory laboratory, Page page)
    {
        int[] years = laboratory.Quick ? [1, 10, 40] : [1, 10, 20, 30, 40];
        int pairs = laboratory.Quick ? 2 : 15;
        double[][] after = TradeFlows.AfterIndependence(laboratory, pairs, years);
        var fact = Facts.Find("trade with the former centre after independence");
        for (int y = 0; y < years.Length; y++)
        {
            var here = Estimate.OfMean(after.Select(run => run[y]), Confidence);
            if (y == years.Length - 1) Fit(page, fact, here, $"of the mean over {pairs} pairs of runs, ten cities of ten nations");
            else page.Row($"the same after {years[y]} year{(years[y] == 1 ? "" : "s")}", "",
                Page.Percent(here.Value), $"{Page.Percent(here.Low)} to {Page.Percent(here.High)}", "");
        }
        var border = Facts.Find("trade lost at the border of Canada and the United States");
        Fit(page, border, Lost("borderCost"),
            "of the mean; a world in which no border costs anything (b = 0), neighbours, languages, agreements and policies as they are");
        Fit(page, border, Lost("borderCost", "contiguityEffect", "languageEffect", "tradeAgreementEffect", "opennessEffect", "rivalryEffect"),
            "of the mean; a world in which nothing but distance lies between nations");
        page.Text("Of the two readings of a world without borders the first takes away what any border costs, the second also what neighbourhood, "
            + "language, agreements and policies add or take: the source's single term for the border holds both. "
            + "Money sanctions are here those of nations on their own cities, in the record those of states on states.");

        Estimate Lost(params string[] frictions) => Estimate.OfMean(TradeFlows.LostAtBorder(laboratory, pairs, "CAN", "USA", frictions), Confidence);
    }

    private static void Fit(Page page, Fact fact, Estimate here, string interval)
    {
        bool meets = here.Low <= fact.High && here.High >= fact.Low, inside = fact.Low < fact.High ? here.Value >= fact.Low && here.Value <= fact.High : meets;
        bool? met = inside ? true : meets ? null : false;
        bool fitted = fact.Name.StartsWith("new nations recognised", StringComparison.Ordinal);
        page.Row(fact.Name, Recorded(fact), Page.Number(here.Value, 3), $"{Page.Number(here.Low, 3)} to {Page.Number(here.High, 3)} {interval}",
            Mark(page, met, fitted, $"{fact.Name} ({Page.Number(here.Value, 3)} against {Page.Number(fact.Value)})"));
    }

    /// <summary>The mark of a row; a fit of what a parameter was set by is not counted.</summary>
    private static string Mark(Page page, bool? met, bool fitted, string what) => met == true && fitted ? "(✓)" : page.Verdict(met, what);

    private static string Recorded(Fact fact) =>
        $"{Page.Number(fact.Value)}{(fact.Low < fact.High ? $" ({Page.Number(fact.Low)} to {Page.Number(fact.High)})" : "")}, {fact.Note}";
}
