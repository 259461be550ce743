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
    }
}
