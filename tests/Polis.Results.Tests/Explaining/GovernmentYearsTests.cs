using Polis.Model;
using Polis.Model.Tests.Worlds;
using Xunit;

namespace Polis.Results.Tests.Explaining;

/// <summary>Since when a government is in office, in decisions.</summary>
public class GovernmentYearsTests
{
    [Fact]
    public void A_decision_of_a_government_of_the_start_has_no_year_and_of_a_later_one_the_end_of_the_step_in_which_it_took_office()
    {
        var small = new SmallWorld { Parameters = SmallWorld.Plain with { GovernmentTurnover = 100, RuleTurnover = 0, ResponseRate = 100, CityPrecision = 0 } };
        int nation = small.Nation();
        for (int i = 0; i < 40; i++) small.City(nation, ideal: 0.8);
        using var run = small.Start();
        run.World.Decisions.KeepsAll = true;
        var clock = run.Simulation.Plan.Clock;
        var logged = new LoggedDecisions(run.World, clock);
        var decisions = new List<Decision>();
        run.Steps(4, _ => decisions.AddRange(logged.Take()));
        Assert.All(decisions.Where(decision => decision.Kind == DecisionKind.Response), answer => Assert.Null(answer.GovernmentSince));

        // Every city has a new government in every step.
        var stances = decisions.Where(decision => decision.Kind == DecisionKind.Stance).ToList();
        Assert.Contains(stances, stance => stance.Time > 2015.25);
        Assert.All(stances, stance => Assert.Equal(stance.Time, stance.GovernmentSince));
        Assert.Contains(decisions, decision => decision.Kind == DecisionKind.Response);
        Assert.All(decisions, decision => Assert.False(decision.IsByForcedGovernment));
    }

    [Fact]
    public void A_government_that_force_put_in_is_told_as_such_until_another_follows()
    {
        var small = new SmallWorld { Parameters = SmallWorld.Plain with { GovernmentTurnover = 0, StanceReviewRate = 100, CityPrecision = 0 } };
        int nation = small.Nation();
        for (int i = 0; i < 40; i++) small.City(nation, ideal: 0.8);
        using var run = small.Start();
        run.World.Decisions.KeepsAll = true;
        run.World.Cities.Term.Span[..20].Fill(Government.PutInByForce(3));
        var clock = run.Simulation.Plan.Clock;
        var logged = new LoggedDecisions(run.World, clock);
        run.Steps(1);
        var stances = logged.Take().Where(decision => decision.Kind == DecisionKind.Stance).ToList();
        Assert.Contains(stances, stance => stance.IsByForcedGovernment);
        Assert.Contains(stances, stance => !stance.IsByForcedGovernment);
        var forced = run.World.Inputs.Cities.Id[..20].ToArray();
        Assert.All(stances, stance => Assert.Equal(
            forced.Contains(stance.City!.Value) ? (true, clock.YearOf(4)) : (false, default(double?)), (stance.IsByForcedGovernment, stance.GovernmentSince)));
    }
}
