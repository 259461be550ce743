using Polis.Engine.Random;
using Polis.Model.Tests.Worlds;

namespace Polis.Model.Tests.Limits;

/// <summary>Choices of cities and nations where v, H or λ is nothing or boundless. Each in any world: small ones in the tests,
/// the world of 2015 on the page of validation.</summary>
internal static class ChoiceLimits
{
    /// <summary>Standard deviations within which counts of choices must stay.</summary>
    private const double Bound = 4;

    /// <summary>All of them, in any order.</summary>
    public static IReadOnlyList<Func<SimulationPlan, int, LimitFinding>> All { get; } =
        [NoLoss, NoHarm, BoundlessHarm, StancesAtChance, AnswersAtChance, BestStances, BestAnswers];

    /// <summary>Where nothing is lost and a stand is worth nothing, only costs and noise are left:
    /// of those who do not defy Λ(-λ c) voice, whatever their gaps.</summary>
    public static LimitFinding NoLoss(SimulationPlan plan, int steps)
    {
        var p = plan.Parameters with { PolicyLoss = 0, PositionTaking = 0 };
        using var audit = new ChoiceAudit(plan with { Parameters = p }).Steps(steps);
        double share = Logit.Logistic(-p.CityPrecision * p.VoiceCost);
        int voices = audit.Stances.Chosen[(int)Stance.Voice], quiet = audit.Stances.Chosen[(int)Stance.Comply];
        double z = ChoiceCounts.Distance(voices, voices + quiet, share), worst = audit.Stances.WorstZ;
        return new LimitFinding(
            "nothing is lost by another's policy, and a stand is worth nothing", "v = φ = 0",
            $"of those who do not defy {share:0.0000} voice, by costs alone; all stances as the logit of their utilities",
            $"{(double)voices / (voices + quiet):0.0000} of {voices + quiet} (z {z:0.0}); stances: greatest z {worst:0.0}",
            z < Bound && worst < Bound);
    }

    /// <summary>Where no harm is expected, what cities believe of their nation moves nothing:
    /// every column is the same to the last bit but belief itself, of nations and when clashes opened.</summary>
    public static LimitFinding NoHarm(SimulationPlan plan, int steps)
    {
        var p = plan.Parameters with { Harm = 0 };
        var (trusting, afraid) = (Bytes(p with { BeliefBase = 0, BeliefAutocracy = 0 }), Bytes(p with { BeliefBase = 0.9 }));
        string[] differ = [.. trusting.Keys.Where(column => trusting[column] != afraid[column])];
        string[] beliefs = [Columns.Clashes.Belief.Name, Columns.Nations.Belief.Name];
        return new LimitFinding(
            "no harm is expected of the nation", "H = 0, R at the start 0 against 0.9",
            $"the same world to the last bit, but for {string.Join(" and ", beliefs)}",
            $"columns that differ: {string.Join(", ", differ)}", differ.SequenceEqual(beliefs));

        SortedDictionary<string, string> Bytes(Parameters parameters)
        {
            using var run = new WorldRun(plan with { Parameters = parameters });
            return StateBytes.Of(run.Steps(steps).World);
        }
    }

    /// <summary>Nobody defies a nation that is believed to do boundless harm.</summary>
    public static LimitFinding BoundlessHarm(SimulationPlan plan, int steps)
    {
        using var audit = new ChoiceAudit(plan with { Parameters = plan.Parameters with { Harm = 1e9 } }).Steps(steps);
        int defy = audit.Stances.Chosen[(int)Stance.Defy];
        return new LimitFinding(
            "boundless harm is expected", "H = 10⁹", "nobody defies, no clash opens",
            $"{defy} of {audit.Stances.All} defy, {audit.World.Clashes.Count} clashes", defy == 0 && audit.World.Clashes.Count == 0);
    }

    /// <summary>Without precision a third of reviews ends in each stance.</summary>
    public static LimitFinding StancesAtChance(SimulationPlan plan, int steps)
    {
        using var audit = new ChoiceAudit(plan with { Parameters = plan.Parameters with { CityPrecision = 0 } }).Steps(steps);
        return AtChance("cities choose blindly", "λ_city = 0", "a third of reviews ends in each stance", audit.Stances);
    }

    /// <summary>Without precision a sixth of answers is of each kind.</summary>
    public static LimitFinding AnswersAtChance(SimulationPlan plan, int steps)
    {
        using var audit = new ChoiceAudit(plan with { Parameters = plan.Parameters with { NationPrecision = 0 } }).Steps(steps);
        return AtChance("nations choose blindly", "λ_nat = 0", "a sixth of answers is of each kind", audit.Answers);
    }

    /// <summary>With boundless precision every review ends in the best stance.</summary>
    public static LimitFinding BestStances(SimulationPlan plan, int steps)
    {
        using var audit = new ChoiceAudit(plan with { Parameters = plan.Parameters with { CityPrecision = 1e9 } }).Steps(steps);
        return Best("cities never err", "λ_city = 10⁹", "stance", audit.Stances);
    }

    /// <summary>With boundless precision every answer is the best one.</summary>
    public static LimitFinding BestAnswers(SimulationPlan plan, int steps)
    {
        using var audit = new ChoiceAudit(plan with { Parameters = plan.Parameters with { NationPrecision = 1e9 } }).Steps(steps);
        return Best("nations never err", "λ_nat = 10⁹", "answer", audit.Answers);
    }

    private static LimitFinding AtChance(string limit, string lever, string expected, ChoiceCounts counts)
    {
        double share = 1.0 / counts.Chosen.Length, worst = counts.Chosen.Max(chosen => ChoiceCounts.Distance(chosen, counts.All, share));
        string shares = string.Join(", ", counts.Chosen.Select(chosen => $"{(double)chosen / counts.All:0.000}"));
        return new LimitFinding(limit, lever, expected, $"{shares} of {counts.All} (greatest z {worst:0.0})", counts.All > 0 && worst < Bound);
    }

    private static LimitFinding Best(string limit, string lever, string what, ChoiceCounts counts) =>
        new(limit, lever, $"every {what} is the best there is", $"{counts.NotBest} of {counts.All} are not", counts.All > 0 && counts.NotBest == 0);
}
