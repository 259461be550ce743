using Polis.Model.Tests.Worlds;

namespace Polis.Model.Tests.Limits;

/// <summary>Clashes where governments change always or never, and where nothing but gain makes a city defy.</summary>
internal static class GovernmentLimits
{
    /// <summary>Standard deviations within which counts of choices must stay.</summary>
    private const double Bound = 4;

    /// <summary>All that hold in any world.</summary>
    public static IReadOnlyList<Func<SimulationPlan, int, LimitFinding>> All { get; } = [FreshDraws, StandsWorthNothing];

    /// <summary>Where governments change in every step, each review is a fresh draw of the logit, whatever was chosen before.</summary>
    public static LimitFinding FreshDraws(SimulationPlan plan, int steps)
    {
        using var audit = new ChoiceAudit(plan).Steps(steps);
        double worst = audit.Stances.WorstZ;
        return new LimitFinding(
            "a new government in every step", "r_gov = 100", "all stances, of all steps together, as fresh draws of the logit",
            $"greatest z {worst:0.0} of {audit.Stances.All} reviews", audit.Stances.All > 0 && worst < Bound);
    }

    /// <summary>Where governments last for ever and nothing that they weigh moves, no stance moves after the first review.</summary>
    public static LimitFinding GovernmentsForEver()
    {
        const int steps = 40;
        var small = new SmallWorld
        {
            Parameters = SmallWorld.Plain with
            {
                GovernmentTurnover = 0,
                RuleTurnover = 0,
                ResponseRate = 0,
                PolicyRate = 0,
                OpinionNoise = 0,
                HinterlandNoise = 0,
                HinterlandPull = 0,
                GrowthNoise = 0,
                TieRate = 0,
                BidHazard = 0,
                AgreementProposalRate = 0,
                NetworkFoundingRate = 0,
                VoiceCost = 0.002,
                DefianceCost = 0.005,
                Harm = 0.02,
            },
        };
        int nation = small.Nation(400e6), other = small.Nation(400e6, policy: 0.5);
        for (int i = 0; i < 100; i++) small.City(i % 2 == 0 ? nation : other, 3e5 + 4e4 * i, capital: i < 2, ideal: (i % 21 - 10) / 12.0);
        using var run = small.Start();
        byte[] first = [];
        int moved = 0, defying = 0;
        for (int step = 0; step < steps; step++)
        {
            byte[] now = [.. run.Steps(1).World.Cities.Stance.Span[..(100 * run.World.Domains.Count)].ToArray().Select(stance => (byte)stance)];
            if (step == 0) (first, defying) = (now, now.Count(stance => stance == (byte)Stance.Defy));
            else moved += now.Zip(first, (stance, before) => stance == before ? 0 : 1).Sum();
        }
        return new LimitFinding(
            "governments for ever, in a world in which nothing else moves", $"r_gov = r_rule = 0, {steps} steps", "no stance moves after the first step",
            $"{moved} stances moved, {defying} of {first.Length} in defiance", moved == 0 && defying is > 0 && defying < first.Length);
    }

    /// <summary>Where a stand, size and backing down are worth nothing, a city of any size and gap defies for economic gain and its partners alone.</summary>
    public static LimitFinding StandsWorthNothing(SimulationPlan plan, int steps)
    {
        var p = plan.Parameters with { PositionTaking = 0, DefianceCapacity = 0, BackingDownCost = 0 };
        using var audit = new ChoiceAudit(plan with { Parameters = p }).Steps(steps);
        var world = audit.World;
        double worst = 0;
        for (int i = 0; i < world.Cities.Count; i++)
        {
            var rivals = StanceView.RivalSupply(world, world.Cities.Nation[i]);
            for (int k = 0; k < world.Domains.Count; k++)
            {
                var situation = StanceView.Situation(world, i, k, rivals);
                double plain = situation.EconomicGain + p.Solidarity * situation.PartnersDefying
                    - situation.Belief * p.Harm * StanceChoice.Dependence(situation.Share, p) - p.DefianceCost * (1 - situation.Autonomy) - situation.Pressure;
                worst = Math.Max(worst, Math.Abs(StanceView.Weigh(world, i, k, situation).Defy.Sum - plain));
            }
        }
        double z = audit.Stances.WorstZ;
        return new LimitFinding(
            "a stand, size and backing down are worth nothing", "φ = κ_L = κ_b = 0",
            "defying is worth gain and solidarity less harm, cost and pressure, whatever the gap and the size",
            $"differs by {worst:0.0e0} log points at most; stances: greatest z {z:0.0}", worst < 1e-15 && z < Bound);
    }
}
