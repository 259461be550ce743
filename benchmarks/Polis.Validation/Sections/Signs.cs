using Polis.Experiments;
using Polis.Model;


namespace Polis.Validation.Sections;

/// <summary>Directions: what must rise or fall with one thing, in pairs of runs that share all draws.</summary>
internal static class Signs
{
    private const double Confidence = 0.99;

    /// <summary>Part of itself by which a quantity may move and count as unmoved.</summary>
    private const double Margin = 0.05;

    public static void Write(Laboratory laboratory, Page page)
    {
        page.Section("Signs");
        page.Text("Pairs of runs of 40 years of `world-2015`, the whole model: run r of both arms has the same seed, so that both share every draw that the "
            + $"lever does not touch. A row gives the mean of both arms, their difference with its {Page.Percent(Confidence)} t-interval over the pairs, "
            + "and fits (✓) where the whole interval has the predicted sign, does not (✗) where it has the other, and is open (?) where it holds 0. "
            + "Bids are few and scatter; their summed hazard (bids to be expected a year, mean over all years) says the same with less noise.");
        page.Head("prediction", "lever", "measured", "from", "to", "difference", "pairs", "");
        var plan = laboratory.Whole;
        var from = laboratory.Base;
        var none = Arm("G = 0", plan.Set("governance", 0));
        var much = Arm("G = 0.8", plan.Set("governance", 0.8));
        Rising(page, "more bids with global governance", "G 0 to 0.8", none, much);
        Rising(page, "more bids where policy matters more", "v (`policyLoss`) 0.05 to 0.1", from, Arm("v = 0.1", plan.Set("policyLoss", 0.1)));
        Rising(page, "more bids with cultural distance", "every city's distance + 0.2, to 1 at most", from,
            Arm("distance + 0.2", plan.Change("cities.culturalDistance", distance => Math.Min(1, distance + 0.2))));
        Rising(page, "more bids with grievance", "grievance of every city set to 0.5 once, in the first step",
            from, Arm("grievance 0.5", plan.Aggrieved(0.5)), 10);
        Metric(page, "less defiance where harm is greater", "H (`harm`) 0.06 to 0.15", "defiance", from, Arm("H = 0.15", plan.Set("harm", 0.15)), -1);
        Metric(page, "less defiance where strong answers are believed in", "R at the start + 0.4 (`beliefBase` 0.2 to 0.6)",
            "defiance", from, Arm("R + 0.4", plan.Set("beliefBase", 0.6)), -1, 5);
        var rival = Arm("ρ = 3", plan.Set("rivalryEffect", 3));
        Metric(page, "more defiance in security where blocs are rivals", "ρ (`rivalryEffect`) 1.5 to 3", "defiance.security", from, rival, 1);
        Unmoved(page, "but not in trade", "the same", "defiance.trade", from, rival);
        Voice(page, from, "at equal loss from policy", (voice, large) => voice.ShareAtEqualLoss(large));
        Voice(page, from, "as they are", (voice, large) => voice.Share(large));
        Share(page, "more autonomy granted in federations", "federalism 0.1 to 0.9 everywhere", "devolve",
            Arm("federalism 0.1", plan.Set("nations.federalism", 0.1)), Arm("federalism 0.9", plan.Set("nations.federalism", 0.9)), 1);
        Share(page, "less force in democracies", "democracy 0.2 to 0.9 everywhere", "coerce",
            Arm("democracy 0.2", plan.Set("nations.democracy", 0.2)), Arm("democracy 0.9", plan.Set("nations.democracy", 0.9)), -1);
        Rising(page, "more bids with the reach of corporations", "`reachGrowth` 0.02 to 0.1", from, Arm("reach 0.1", plan.Set("reachGrowth", 0.1)));
        page.Text(
            $"“But not in trade” fits where the interval lies within {Page.Percent(Margin)} of the quantity itself, and is open where it lies there in part. "
                + $"Large cities have {Page.Percent(VoiceCounts.LargeShare)} of their nation's people or more, "
                + $"small ones less than {Page.Percent(VoiceCounts.LargeShare / 10)}; both stand in the same runs. "
                + "A large city weighs more in its nation's policy and so has less to complain of: "
                + "“at equal loss” compares within classes of v s (1 - a)² g².");
        Directions(laboratory, page, none, much);

        RunRecord[] Arm(string name, SimulationPlan changed) => laboratory.Records(name, changed, laboratory.Pairs);
    }

    private static void Rising(Page page, string prediction, string lever, RunRecord[] from, RunRecord[] to, int? firstYears = null)
    {
        Row(page, prediction, lever, "bids in 40 years", from, to, run => run.Bids.Count, 1);
        string when = firstYears is { } years ? $"mean of the first {years} years" : "mean of all years";
        Row(page, prediction, lever, $"summed hazard a year, {when}", from, to, run => run.Metrics.MeanOfFirst("bidHazard", firstYears ?? 40), 1);
    }

    private static void Metric(
        Page page, string prediction, string lever, string metric, RunRecord[] from, RunRecord[] to, int sign, int? firstYears = null) => Row(
            page, prediction, lever, $"`{metric}`, mean of {(firstYears is { } first ? $"the first {first} years" : "the last 10 years")}", from, to,
            run => firstYears is { } years ? run.Metrics.MeanOfFirst(metric, years) : run.Metrics.MeanOfLast(metric, 10), sign);

    private static void Share(Page page, string prediction, string lever, string response, RunRecord[] from, RunRecord[] to, int sign) =>
        Row(page, prediction, lever, $"share of answers: {response}", from, to, run => run.Metrics.ShareOfResponses(response), sign);

    private static void Row(Page page, string prediction, string lever, string measured, RunRecord[] from, RunRecord[] to, Func<RunRecord, double> of, int sign)
    {
        double[] before = [.. from.Select(of)], after = [.. to.Select(of)];
        var difference = PairedDifference.Of(before, after).Interval(Confidence);
        bool? met = sign * difference.Value > 0 && difference.Excludes(0) ? true : difference.Excludes(0) ? false : null;
        page.Row(prediction, lever, measured, Page.Number(before.Average(), 3), Page.Number(after.Average(), 3),
            Page.Text(difference), $"{before.Length}", page.Verdict(met, $"{prediction} ({measured})"));
    }

    private static void Unmoved(Page page, string prediction, string lever, string metric, RunRecord[] from, RunRecord[] to)
    {
        double[] before = [.. from.Select(run => run.Metrics.MeanOfLast(metric, 10))], after = [.. to.Select(run => run.Metrics.MeanOfLast(metric, 10))];
        var difference = PairedDifference.Of(before, after).Interval(Confidence);
        double bound = Margin * before.Average();
        page.Row(prediction, lever, $"`{metric}`, mean of the last 10 years", Page.Number(before.Average(), 3),
            Page.Number(after.Average(), 3), Page.Text(difference), $"{before.Length}",
            page.Verdict(difference.Low >= -bound && difference.High <= bound ? true : difference.Low > bound || difference.High < -bound ? false : null,
                $"{prediction} ({metric})"));
    }

    private static void Voice(Page page, RunRecord[] runs, string measured, Func<VoiceCounts, bool, double> of)
    {
        double[] small = [.. runs.Select(run => of(run.Voice, false))], large = [.. runs.Select(run => of(run.Voice, true))];
        var difference = PairedDifference.Of(small, large).Interval(Confidence);
        page.Row("more voice with a city's share of its nation", "small to large cities of the same run",
            $"share of (city, domain) that voices, last 10 years: {measured}", Page.Number(small.Average(), 3),
            Page.Number(large.Average(), 3), Page.Text(difference), $"{runs.Length}",
            page.Verdict(difference.Low > 0 ? true : difference.High < 0 ? false : null, $"more voice with a city's share of its nation ({measured})"));
    }

    /// <summary>What the prototype's own experiments gave, of the whole model.</summary>
    private static void Directions(Laboratory laboratory, Page page, RunRecord[] none, RunRecord[] much)
    {
        page.Heading("The prototype's experiments");
        page.Text("Figures that the prototype gave for single changes of the whole model, from 8 to 30 runs each and without deviations. "
            + "A row fits where its 99 % t-interval holds the prototype's figure, or both differ by less than a tenth of it.");
        page.Head("quantity", "change", "here", "prototype", "");
        var from = laboratory.Base;
        Against("bids in 40 years", "G = 0", none, run => run.Bids.Count, 4.7);
        Against("bids in 40 years", "G computed", from, run => run.Bids.Count, 7.4);
        Against("bids in 40 years", "G = 0.8", much, run => run.Bids.Count, 18.4);
        Against("summed hazard, year 40", "`reachGrowth` 0.1", laboratory.Records("reach 0.1"), run => run.Metrics.AfterYears("bidHazard", 40), 0.28);
        Against("defiance in trade", "`harm` 0.15", laboratory.Records("H = 0.15"), run => run.Metrics.MeanOfLast("defiance.trade", 10), 0.025);
        Against("share of devolution", "federalism 0.9", laboratory.Records("federalism 0.9"), run => run.Metrics.ShareOfResponses("devolve"), 0.36);
        Against("share of devolution", "federalism 0.1", laboratory.Records("federalism 0.1"), run => run.Metrics.ShareOfResponses("devolve"), 0.19);

        void Against(string quantity, string change, RunRecord[] runs, Func<RunRecord, double> of, double prototype)
        {
            var here = Estimate.OfMean(runs.Select(of), Confidence);
            bool met = here.Holds(prototype) || Math.Abs(here.Value - prototype) < 0.1 * prototype;
            page.Row(quantity, change, Page.Text(here), Page.Number(prototype), page.Verdict(met, $"{quantity} at {change}"));
        }
    }
}
