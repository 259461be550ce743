using Polis.Engine.Scheduling;
using Polis.Model.Tests.Worlds;
using Xunit;

namespace Polis.Model.Tests;

/// <summary>What the log tells of stances, answers and bids: which government decided, by which draw, and what it weighed.</summary>
public class ConflictReasonsTests
{
    private const int Climate = SmallWorld.Climate;

    [Fact]
    public void A_turn_is_told_with_all_that_was_weighed_the_draw_and_the_step_in_which_the_government_took_office()
    {
        foreach (int term in (ReadOnlySpan<int>)[Government.AtStart, 4, Government.PutInByForce(3)])
        {
            using var run = Start(p => p with { GovernmentTurnover = 0, DefianceCost = 1 });
            run.World.Decisions.KeepsAll = true;
            run.World.Cities.Term[1] = term;
            run.World.Cities.Pressure[run.Cell(1, Climate)] = 0.01;
            int clash = run.Defy(1, Climate);
            var weighed = StanceView.Weigh(run.World, 1, Climate, default(RivalSupply));
            run.Do(new CityStance(), 6);
            var log = run.World.Decisions;
            int row = Enumerable.Range(0, log.Decisions.Count).Single(row => log.Decisions.Kind[row] == DecisionKind.Stance);
            var told = log.Decisions;
            Assert.Equal((1, 0, Climate, clash, 6), (told.City[row], told.Nation[row], told.Domain[row], told.Reference[row], told.Step[row]));
            Assert.Equal((Government.TookOffice(term), 1e9), (log.Decisions.Value[row], log.Decisions.Precision[row]));
            (DecisionFact, double)[] byForce = [(DecisionFact.PutInByForce, 1)];
            Assert.Equal(term < Government.AtStart ? byForce : [], Facts(log, row));
            Assert.Equal(run.Context.Random.Uniform(Streams.StanceChoice, 1, term, Climate), log.Decisions.Draw[row]);
            var defy = Terms(log, log.Decisions.FirstOption[row] + (int)Stance.Defy);
            Assert.Equal((-0.01, 0.0075, -1.0), (defy[DecisionTerm.Pressure], defy[DecisionTerm.BackingDown], defy[DecisionTerm.DefianceCost]));
            Assert.Equal(
                (weighed.Defy.PositionTaking, weighed.Defy.Capacity, weighed.Defy.HarmFeared),
                (defy[DecisionTerm.PositionTaking], defy[DecisionTerm.Capacity], defy[DecisionTerm.HarmFeared]));
            Assert.Equal((weighed.Defy.Solidarity, weighed.Defy.EconomicGain), (defy[DecisionTerm.Solidarity], defy[DecisionTerm.EconomicGain]));
            var voice = Terms(log, log.Decisions.FirstOption[row] + (int)Stance.Voice);
            Assert.Equal(
                (weighed.Voice.PolicyLoss, weighed.Voice.Influence, weighed.Voice.PositionTaking, weighed.Voice.Cost),
                (voice[DecisionTerm.PolicyLoss], voice[DecisionTerm.VoiceInfluence], voice[DecisionTerm.PositionTaking], voice[DecisionTerm.VoiceCost]));
            Assert.DoesNotContain(DecisionTerm.Settled, defy.Keys);
        }
    }

    [Fact]
    public void Only_turns_to_and_from_defiance_are_told()
    {
        using var run = Start(p => p with { VoiceCost = 0, DefianceCost = 1 });
        run.World.Decisions.KeepsAll = true;
        run.Do(new CityStance());
        Assert.Equal((Stance.Voice, 0), (run.World.Cities.Stance[run.Cell(1, Climate)], run.World.Decisions.Decisions.Count));
    }

    [Fact]
    public void A_settlement_is_told_as_what_leaves_a_government_no_defiance()
    {
        using var run = Start(p => p with { GovernmentTurnover = 0 });
        run.World.Decisions.KeepsAll = true;
        run.Defy(1, Climate);
        run.World.Cities.Settled[run.Cell(1, Climate)] = run.World.Cities.Term[1];
        run.Do(new CityStance(), 6);
        var log = run.World.Decisions;
        int defy = log.Decisions.FirstOption[0] + (int)Stance.Defy;
        Assert.Equal(double.NegativeInfinity, Terms(log, defy)[DecisionTerm.Settled]);
        Assert.Equal((double.NegativeInfinity, 0.0), (log.Options.Utility[defy], log.Options.Probability[defy]));
    }

    [Fact]
    public void An_answer_is_told_with_what_the_government_leans_to_and_since_when_it_is_in_office()
    {
        using var run = Start(p => p with { ResponseRate = 100 });
        run.World.Decisions.KeepsAll = true;
        run.World.Nations.Rule[0] = 5;
        run.Defy(1, Climate);
        run.Do(new NationalResponse(), 8);
        var log = run.World.Decisions;
        Assert.Equal((DecisionKind.Response, 5.0), (log.Decisions.Kind[0], log.Decisions.Value[0]));
        for (int r = 0; r < ResponseChoice.Count; r++)
        {
            double leaning = Terms(log, log.Decisions.FirstOption[0] + r)[DecisionTerm.Leaning];
            Assert.Equal(0.005 * run.Context.Random.Normal(Streams.RuleLeaning, 0, 5, r), leaning, 1e-15);
        }
    }

    [Fact]
    public void A_bid_is_told_with_its_movement_and_its_share_of_its_land_and_with_the_mean_of_its_rivals_by_hazard()
    {
        using var run = Start(p => p with { BidHazard = 100, BidSensitivity = 0, BlocThreshold = -5 });
        run.World.Decisions.KeepsAll = true;
        var cities = run.World.Cities;
        (cities.CulturalDistance[1], cities.CulturalDistance[2], cities.CulturalDistance[3]) = (0.6, 0.56, 0);
        cities.Grievance[1] = 0.04;
        double[] weights = new double[3], expected = new double[BenefitTerms.Count], terms = new double[BenefitTerms.Count];
        for (int city = 1; city <= 3; city++) weights[city - 1] = ExitView.Hazard(run.World, city, ExitView.Terms(run.World, city).Sum);
        for (int city = 1; city <= 3; city++)
        {
            ExitView.Terms(run.World, city).CopyTo(terms);
            for (int t = 0; t < terms.Length; t++) expected[t] += weights[city - 1] / weights.Sum() * terms[t];
        }
        double highest = ExitView.HighestHazard(run.World, 1);
        Assert.Equal(100 / (1 + Math.Exp(-(0.6 + 0.04 - 0.5) / 0.06)) * 0.75, highest, 1e-9);
        run.Do(new Exit());
        var (bids, log) = (run.World.Bids, run.World.Decisions);
        for (int t = 0; t < terms.Length; t++) Assert.Equal(expected[t], bids.RivalTerms.Row(0)[t], 1e-12);
        int row = Enumerable.Range(0, log.Decisions.Count).Single(row => log.Decisions.Kind[row] == DecisionKind.BidStart && log.Decisions.City[row] == 1);
        Assert.Equal(highest * run.Context.Dt, log.Decisions.Value[row], 1e-9);
        Assert.Equal(
            [(DecisionFact.CulturalDistance, 0.6), (DecisionFact.Grievance, 0.04), (DecisionFact.MovementDistance, 0.5), (DecisionFact.MovementSpread, 0.06),
                (DecisionFact.LandShare, 0.75)],
            Facts(log, row));
        // The facts are those of this decision alone.
        var others = Enumerable.Range(0, log.Decisions.Count).Where(row => log.Decisions.Kind[row] != DecisionKind.BidStart);
        Assert.Empty(others.SelectMany(row => Facts(log, row)));
    }

    [Fact]
    public void Where_nobody_may_bid_the_mean_of_rivals_is_nothing()
    {
        using var run = Start(p => p with { BidMinimumPopulation = 1e9 });
        Assert.Equal(default, Rivals.MeanOf(run.World));
    }

    private static IEnumerable<(DecisionFact, double)> Facts(DecisionLog log, int decision) =>
        Enumerable.Range(log.Decisions.FirstFact[decision], log.EndOfFacts(decision) - log.Decisions.FirstFact[decision])
            .Select(fact => (log.Facts.Fact[fact], log.Facts.Value[fact]));

    private static Dictionary<DecisionTerm, double> Terms(DecisionLog log, int option) =>
        Enumerable.Range(log.Options.FirstTerm[option], log.EndOfTerms(option) - log.Options.FirstTerm[option])
            .ToDictionary(term => log.Terms.Term[term], term => log.Terms.Value[term]);

    /// <summary>A nation of a capital of ten million, two cities of a region, of three and one million, and one elsewhere;
    /// cities take what is best for them.</summary>
    private static WorldRun Start(Func<Parameters, Parameters> change)
    {
        var small = new SmallWorld { Parameters = change(SmallWorld.Plain with { StanceReviewRate = 100, CityPrecision = 1e9 }), Step = StepLength.Quarter };
        int nation = small.Nation(40e6);
        small.City(nation, 10e6, capital: true);
        small.City(nation, 3e6, ideal: 0.6, region: 1);
        small.City(nation, 1e6, region: 1);
        small.City(nation, 1e6);
        var run = small.Start();
        run.World.Nations.Policy.Span.Clear();
        return run;
    }
}
