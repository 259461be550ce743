using Polis.Experiments;
using Polis.Model;
using Polis.Statistics;
using Polis.Validation.Lists;

namespace Polis.Validation.Sections;

/// <summary>Directions: what must rise or fall with one thing, in pairs of runs that share all draws.</summary>
internal static class Signs
{
    private const double Confidence = 0.99;

    /// <summary>Part of itself by which a quantity may move and count as unmoved.</summary>
    private const double Margin = 0.1;

    public static void Write(Laboratory laboratory, Page page)
    {
        page.Section("Signs");
        page.Text("Pairs of runs of 40 years of `world-2015`, the whole model: run r of both arms has the same seed, so that both share every draw that the "
            + $"lever does not touch. A row gives the mean of both arms, their difference with its {Page.Percent(Confidence)} t-interval over the pairs, "
            + "and fits (✓) where the whole interval has the predicted sign, does not (✗) where it has the other, and is open (?) where it holds 0. A row "
            + "with – is a finding: nothing was predicted. Bids scatter; their summed hazard (bids to be expected a year, mean over all years) says the "
            + "same with less noise.");
        page.Head("prediction", "lever", "measured", "from", "to", "difference", "pairs", "");
        Clashes(laboratory, page);
        Exit(laboratory, page);
        page.Text(
            $"“But hardly in trade” fits where the interval lies within {Page.Percent(Margin)} of the quantity itself, and is open where it lies there in "
                + $"part. Cities of a large share have {Page.Percent(VoiceCounts.LargeShare)} of their nation's people or more, of a small share less than "
                + $"{Page.Percent(VoiceCounts.LargeShare / 10)}; “at equal loss” compares within classes of v s (1 - a)² g², since a city of a large share "
                + "weighs more in its nation's policy and so has less to complain of. By people alone voice falls, since large cities turn from voice to "
                + "defiance. Firms shelter trade that independence would cost, and that cost counts a quarter (`tradeLossWeight`): their reach moves the "
                + "hazard by about a hundredth, and bids not visibly. The hazard without a movement is that of the cities whose recorded strength is 0 "
                + $"(`record/movements.csv`). {Federalism}");
    }

    private const string Federalism =
        "**Defiance rises with federalism**: an autonomous city risks less by defying. That follows from the equations and from no record.";

    private static void Clashes(Laboratory laboratory, Page page)
    {
        var (plan, from) = (laboratory.Whole, laboratory.Base);
        Metric(page, "more defiance the more a stand is worth", "φ (`positionTaking`) 0 to 0.05", "defiance",
            Arm("φ = 0", plan.Set("positionTaking", 0)), from, 1);
        Row(page, "more clashes the larger a city", "κ_L (`defianceCapacity`) 0 to 0.005", "elasticity of the number of clashes to people, within nations",
            Arm("κ_L = 0", plan.Set("defianceCapacity", 0)), from, run => Elasticity(plan, run), 1);
        Within(page, "more defiance with the gap", $"gaps below {DefianceWatch.SmallGap} to above {DefianceWatch.LargeGap}, same runs",
            "share of (city, domain) that defies, at the end of the last 10 years", from,
            run => run.Defiance.ShareBy(large: false), run => run.Defiance.ShareBy(large: true), 1);
        Row(page, "longer clashes where backing down costs", "κ_b (`backingDownCost`) 0 to 0.0075", "median duration, years",
            Arm("κ_b = 0", plan.Set("backingDownCost", 0)), from, run => run.Clashes.Of("median"), 1);
        Row(page, "longer clashes where governments of cities last", "r_gov (`governmentTurnover`) 0.3 to 0.15", "median duration, years",
            Arm("r_gov = 0.3", plan.Set("governmentTurnover", 0.3)), from, run => run.Clashes.Of("median"), 1);
        Metric(page, "less defiance where harm is greater", "H (`harm`) 0.1 to 0.15", "defiance", from, Arm("H = 0.15", plan.Set("harm", 0.15)), -1);
        Metric(page, "less defiance where strong answers are believed in", "R at the start + 0.4 (`beliefBase` 0.2 to 0.6)",
            "defiance", from, Arm("R + 0.4", plan.Set("beliefBase", 0.6)), -1, 5);
        var rival = Arm("ρ = 3", plan.Set("rivalryEffect", 3));
        Metric(page, "more defiance in security where blocs are rivals", "ρ (`rivalryEffect`) 1.5 to 3", "defiance.security", from, rival, 1);
        Unmoved(page, "but hardly in trade", "the same", "defiance.trade", from, rival);
        foreach (var (which, of) in ((string, Func<VoiceCounts, bool, double>)[])[
            ("at equal loss from policy", (voice, large) => voice.ShareAtEqualLoss(large)), ("as they are", (voice, large) => voice.Share(large))])
            Within(page, "more voice with a city's share of its nation", "small to large shares, same runs",
                $"share of (city, domain) that voices, last 10 years: {which}", from, run => of(run.Voice, false), run => of(run.Voice, true), 1);
        Within(page, "less voice with people alone",
            $"below {VoiceCounts.FewPeople / 1e6:0.#} to above {VoiceCounts.ManyPeople / 1e6:0.#} million people, same runs",
            "share of (city, domain) that voices, last 10 years", from, run => run.Voice.ShareBy(many: false), run => run.Voice.ShareBy(many: true), -1);
        var (unitary, federal) = (Arm("federalism 0.1", plan.Set("nations.federalism", 0.1)), Arm("federalism 0.9", plan.Set("nations.federalism", 0.9)));
        Share(page, "more autonomy granted in federations", "federalism 0.1 to 0.9 everywhere", "devolve", unitary, federal, 1);
        Metric(page, "defiance and federalism", "the same", "defiance", unitary, federal, 0);
        Share(page, "less force in democracies", "democracy 0.2 to 0.9 everywhere", "coerce",
            Arm("democracy 0.2", plan.Set("nations.democracy", 0.2)), Arm("democracy 0.9", plan.Set("nations.democracy", 0.9)), -1);

        RunRecord[] Arm(string name, SimulationPlan changed) => laboratory.Records(name, changed, laboratory.Pairs);
    }

    private static void Exit(Laboratory laboratory, Page page)
    {
        var (plan, from) = (laboratory.Whole, laboratory.Base);
        Rising(page, "more bids with global governance", "G 0 to 0.8", Arm("G = 0", plan.Set("governance", 0)), Arm("G = 0.8", plan.Set("governance", 0.8)));
        Rising(page, "more bids where policy matters more", "v (`policyLoss`) 0.05 to 0.1", from, Arm("v = 0.1", plan.Set("policyLoss", 0.1)));
        Rising(page, "more bids with cultural distance", "every city's distance + 0.2, to 1 at most", from,
            Arm("distance + 0.2", plan.Change("cities.culturalDistance", distance => Math.Min(1, distance + 0.2))));
        Rising(page, "more bids with grievance", "grievance of every city set to 0.5 once, in the first step",
            from, Arm("grievance 0.5", plan.Aggrieved(0.5)), 10);
        var alike = plan.Set("cities.culturalDistance", 0);
        Rising(page, "more bids with grievance where there is no people", "every distance 0; grievance of every city 0 to 0.5 once, in the first step",
            Arm("distance 0", alike), Arm("distance 0, grievance 0.5", alike.Aggrieved(0.5)), 10);
        var recorded = Recorded(plan);
        Row(page, "fewer false bidders where a bid needs a movement", "c* (`movementDistance`) 0 to 0.5",
            "share of hazard that lies where no movement is recorded",
            Arm("c* = 0", plan.Set("movementDistance", 0)), from, run => FalseShare(recorded, run), -1);
        var reach = Arm("reach 0.1", plan.Set("reachGrowth", 0.1));
        const string growth = "`reachGrowth` 0.02 to 0.1";
        Row(page, "more bids with the reach of corporations", growth, "summed hazard a year, mean of all years", from, reach,
            run => run.Metrics.MeanOfFirst("bidHazard", 40), 1);
        Row(page, "bids and the reach of corporations", growth, "bids in 40 years", from, reach, run => run.Bids.Count, 0);

        RunRecord[] Arm(string name, SimulationPlan changed) => laboratory.Records(name, changed, laboratory.Pairs);
    }

    /// <summary>Rows of the cities in the record of movements, and whether their district has one.</summary>
    private static IReadOnlyList<(int City, bool Moves)> Recorded(SimulationPlan plan)
    {
        var rows = plan.Tables.Cities.Id.Select((id, row) => (id, row)).ToDictionary(city => city.id, city => city.row);
        return [.. Movements.Read(ListFile.Own("movements.csv")).Select(movement => (rows[movement.Id], movement.Strength > 0))];
    }

    /// <summary>Share of the hazard of those cities that lies where no movement is.</summary>
    private static double FalseShare(IReadOnlyList<(int City, bool Moves)> recorded, RunRecord run) =>
        recorded.Sum(one => one.Moves ? 0 : run.Hazard[one.City]) / recorded.Sum(one => run.Hazard[one.City]);

    private static double Elasticity(SimulationPlan plan, RunRecord run)
    {
        var cities = plan.Tables.Cities;
        var opened = new int[cities.Count];
        foreach (var clash in run.Clashes.Later) opened[clash.City]++;
        return SizeElasticity.Of(
        [
            .. Enumerable.Range(0, cities.Count).GroupBy(i => cities.Nation[i]).Select(own => own.ToArray()).Where(own => own.Length > 1)
                .Select(own => (own.Select(i => cities.Population[i]).ToArray(), own.Select(i => opened[i]).ToArray())),
        ], Confidence).Value;
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

    private static void Row(
        Page page, string prediction, string lever, string measured, RunRecord[] from, RunRecord[] to, Func<RunRecord, double> of, int sign) =>
        Row(page, prediction, lever, measured, [.. from.Select(of)], [.. to.Select(of)], sign);

    /// <summary>Two numbers of the same runs.</summary>
    private static void Within(
        Page page, string prediction, string lever, string measured, RunRecord[] runs, Func<RunRecord, double> from, Func<RunRecord, double> to, int sign) =>
        Row(page, prediction, lever, measured, [.. runs.Select(from)], [.. runs.Select(to)], sign);

    /// <summary>A row; a sign of 0 is a finding, of which nothing was predicted.</summary>
    private static void Row(Page page, string prediction, string lever, string measured, double[] before, double[] after, int sign)
    {
        var difference = PairedDifference.Of(before, after).Interval(Confidence);
        bool? met = !difference.Excludes(0) ? null : sign * difference.Value > 0;
        page.Row(prediction, lever, measured, Page.Number(before.Average(), 3), Page.Number(after.Average(), 3),
            Page.Text(difference), $"{before.Length}", sign == 0 ? "–" : page.Verdict(met, $"{prediction} ({measured})"));
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
}
