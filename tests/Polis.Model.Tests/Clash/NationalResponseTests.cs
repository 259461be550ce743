using Polis.Engine.Scheduling;
using Polis.Model.Tests.Worlds;
using Xunit;

namespace Polis.Model.Tests;

public class NationalResponseTests
{
    private const int Climate = SmallWorld.Climate;

    private static readonly double _decay = Math.Exp(-Math.Log(2) / 8);

    [Fact]
    public void At_rate_0_no_clash_is_answered()
    {
        using var run = Start(Response.Coerce, p => p with { ResponseRate = 0 });
        run.Defy(0, Climate);
        run.Do(new NationalResponse());
        Assert.Equal((0, 0), (run.World.Responses.Count, run.World.Events.Count));
    }

    [Fact]
    public void What_is_tolerated_goes_on_and_the_nation_is_feared_less()
    {
        using var run = Start(Response.Tolerate);
        int clash = run.Defy(0, Climate);
        double belief = run.World.Nations.Belief[0], policy = run.World.Nations.Policy[Climate];
        run.Do(new NationalResponse());
        Assert.Equal((Stance.Defy, clash + 1), (run.World.Cities.Stance[run.Cell(0, Climate)], run.World.Cities.OpenClash[run.Cell(0, Climate)]));
        Assert.Equal(Math.Exp(-0.25) * belief, run.World.Nations.Belief[0], 1e-15);
        Assert.Equal(policy, run.World.Nations.Policy[Climate]);
        Assert.Equal(0.4 * _decay, run.World.Cities.Grievance[0], 1e-12);
        Assert.Equal((1, 1, Response.Tolerate, clash),
            (run.World.Clashes.Responses[clash], run.World.Clashes.LastResponse[clash], run.World.Responses.Kind[0], run.World.Responses.Clash[0]));
    }

    [Fact]
    public void A_concession_moves_policy_ends_the_clash_and_heals_a_fifth_of_the_grievance()
    {
        using var run = Start(Response.Concede);
        int clash = run.Defy(0, Climate);
        run.Do(new NationalResponse(), 2);
        Assert.Equal(0.1 + 0.3 * (0.8 - 0.1), run.World.Nations.Policy[Climate], 1e-12);
        Assert.Equal((2, ClashOutcome.PolicyChanged, Stance.Comply),
            (run.World.Clashes.Ended[clash], run.World.Clashes.Outcome[clash], run.World.Cities.Stance[run.Cell(0, Climate)]));
        Assert.Equal(0.4 * _decay * 0.8, run.World.Cities.Grievance[0], 1e-12);
    }

    [Fact]
    public void Two_concessions_of_a_step_act_as_one_towards_the_mean_of_those_conceded_to()
    {
        using var run = Start(Response.Concede);
        run.Defy(0, Climate);
        run.Defy(1, Climate);
        run.Do(new NationalResponse());
        double mean = (0.8 - 0.2) / 2;
        Assert.Equal(0.1 + (1 - 0.7 * 0.7) * (mean - 0.1), run.World.Nations.Policy[Climate], 1e-12);
        Assert.Equal(0, run.World.Nations.Policy[SmallWorld.Trade], 1e-12);
    }

    [Theory]
    [InlineData(0.25, 0.45)]
    [InlineData(0.9, 1)]
    public void Devolution_grants_autonomy_in_the_domain_up_to_all_of_it(double before, double after)
    {
        using var run = Start(Response.Devolve);
        int clash = run.Defy(0, Climate);
        run.World.Cities.Autonomy[run.Cell(0, Climate)] = before;
        run.Do(new NationalResponse());
        Assert.Equal([0, 0, after], run.World.Cities.Autonomy.Row(0).ToArray(), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal(ClashOutcome.Autonomy, run.World.Clashes.Outcome[clash]);
        Assert.Equal(0.4 * _decay * 0.8, run.World.Cities.Grievance[0], 1e-12);
    }

    [Theory]
    [InlineData(Response.Preempt, 0.10, 0)]
    [InlineData(Response.Sanction, 0.20, 0.01)]
    [InlineData(Response.Coerce, 0.35, 0.03)]
    public void Strong_answers_leave_grievance_and_cost_income_and_are_remembered(Response response, double grievance, double lossOfIncome)
    {
        foreach (bool complies in (ReadOnlySpan<bool>)[true, false])
        {
            double chance = complies ? 0.999999 : 0;
            using var run = Start(response, p => p with { PreemptCompliance = chance, SanctionCompliance = chance, CoerceCompliance = chance });
            int clash = run.Defy(0, Climate), other = run.Defy(0, SmallWorld.Trade, since: 1);
            run.World.Cities.OpenClash[run.Cell(0, SmallWorld.Trade)] = 0;
            (run.World.Clashes.Ended[other], run.World.Clashes.Outcome[other]) = (1, ClashOutcome.Stalemate);
            run.World.Cities.Stance[run.Cell(0, SmallWorld.Security)] = Stance.Voice;
            double technology = run.World.Cities.Technology[0], belief = run.World.Nations.Belief[0];
            run.World.Cities.Autonomy.Row(0).Fill(0.5);
            run.Do(new NationalResponse());
            Assert.Equal(0.4 * _decay + grievance, run.World.Cities.Grievance[0], 1e-12);
            Assert.Equal(-4 * lossOfIncome, Math.Log(run.World.Cities.Technology[0] / technology), 1e-12);
            Assert.Equal(belief + (1 - Math.Exp(-0.25)) * (1 - belief), run.World.Nations.Belief[0], 1e-12);

            // Law and money only press: the city answers at its next review. Force makes it comply at once, in all that it spoke up on or defied in.
            bool force = response == Response.Coerce, obeys = force && complies;
            Assert.Equal(obeys ? ClashOutcome.Suppressed : ClashOutcome.Open, run.World.Clashes.Outcome[clash]);
            Stance[] stances = obeys ? [Stance.Comply, Stance.Comply, Stance.Comply] : [Stance.Defy, Stance.Voice, Stance.Defy];
            Assert.Equal(stances, run.World.Cities.Stance.Row(0).ToArray());
            Assert.Equal(ClashOutcome.Stalemate, run.World.Clashes.Outcome[other]);
            Assert.All(run.World.Cities.Autonomy.Row(0).ToArray(), autonomy => Assert.Equal(force ? 0.35 : 0.5, autonomy, 1e-12));
        }
    }

    [Fact]
    public void Force_leaves_nothing_to_answer_in_the_other_domains_unless_the_city_withstands_it()
    {
        foreach (bool complies in (ReadOnlySpan<bool>)[true, false])
        {
            using var run = Start(Response.Coerce, p => p with { CoerceCompliance = complies ? 0.999999 : 0 });
            for (int k = 0; k < 3; k++) run.Defy(0, k);
            run.Do(new NationalResponse());
            Assert.Equal(complies ? 1 : 3, run.World.Responses.Count);
            Assert.All(Enumerable.Range(0, 3), clash => Assert.Equal(complies ? ClashOutcome.Suppressed : ClashOutcome.Open, run.World.Clashes.Outcome[clash]));
            Assert.Equal(Math.Min(1, 0.4 * _decay + (complies ? 0.35 : 1.05)), run.World.Cities.Grievance[0], 1e-12);
        }
    }

    [Fact]
    public void Grievances_of_a_step_add_up_to_no_more_than_1()
    {
        using var run = Start(Response.Coerce, p => p with { CoerceCompliance = 0 });
        for (int k = 0; k < 3; k++) run.Defy(0, k);
        run.Do(new NationalResponse());
        Assert.Equal(3, run.World.Responses.Count);
        Assert.Equal(1, run.World.Cities.Grievance[0]);
    }

    [Fact]
    public void Answers_of_a_step_move_reputation_once_towards_the_share_of_strong_ones_however_many_they_are()
    {
        foreach (int answers in (ReadOnlySpan<int>)[1, 3])
        {
            using var run = Start(Response.Sanction, p => p with { SanctionCompliance = 0 });
            int[] clashes = [run.Defy(0, Climate), .. answers == 1 ? [] : new[] { run.Defy(0, SmallWorld.Trade), run.Defy(1, Climate) }];
            double belief = run.World.Nations.Belief[0], abroad = run.World.Nations.Belief[1];
            run.Do(new NationalResponse());
            Assert.Equal(clashes, run.World.Responses.Clash.Span[..run.World.Responses.Count].ToArray().Order());
            Assert.Equal(belief + (1 - Math.Exp(-0.25)) * (1 - belief), run.World.Nations.Belief[0], 1e-12);
            Assert.Equal(abroad, run.World.Nations.Belief[1]);
        }
        var p = Parameters.Default;
        Assert.Equal(Math.Exp(-0.25 / 4) * 0.5 + (1 - Math.Exp(-0.25 / 4)) / 3, ResponseChoice.NextBelief(0.5, 1 / 3.0, 0.25, p), 1e-12);
        Assert.Equal(0.5, ResponseChoice.NextBelief(0.5, 1, 1, p with { ReputationRate = 0 }));
    }

    [Fact]
    public void Only_the_last_three_answers_are_strong() =>
        Assert.Equal([Response.Preempt, Response.Sanction, Response.Coerce], Enum.GetValues<Response>().Where(ResponseChoice.IsStrong));

    [Fact]
    public void Grievance_halves_in_eight_years_without_any_clash()
    {
        using var run = Start(Response.Tolerate);
        for (int step = 0; step < 8; step++) run.Do(new NationalResponse(), step);
        Assert.Equal(0.2, run.World.Cities.Grievance[0], 1e-12);
    }

    [Theory]
    [InlineData(9, ClashOutcome.Open, 1)]
    [InlineData(10, ClashOutcome.Stalemate, 0)]
    public void After_ten_years_a_clash_is_a_stalemate_that_is_answered_no_more(int years, ClashOutcome outcome, int answers)
    {
        using var run = Start(Response.Tolerate);
        int clash = run.Defy(0, Climate, since: 2);
        run.Do(new NationalResponse(), 2 + years);
        Assert.Equal((outcome, answers), (run.World.Clashes.Outcome[clash], run.World.Responses.Count));
        Assert.Equal(Stance.Defy, run.World.Cities.Stance[run.Cell(0, Climate)]);
        run.Do(new NationalResponse(), 2 + years + 1);
        Assert.Equal(answers, run.World.Responses.Count);
    }

    [Fact]
    public void A_contested_city_is_not_answered()
    {
        using var run = Start(Response.Coerce);
        run.Defy(0, Climate);
        run.Bid(0);
        run.Do(new NationalResponse(), 20);
        Assert.Equal((0, ClashOutcome.Open), (run.World.Responses.Count, run.World.Clashes.Outcome[0]));
    }

    [Fact]
    public void Who_defies_at_home_is_counted_by_people_in_each_domain_and_once_in_any()
    {
        using var run = Start(Response.Tolerate);
        run.Defy(0, Climate);
        run.Defy(0, SmallWorld.Trade);
        run.Defy(1, Climate);
        run.Defy(2, Climate);
        var defiance = new NationalDefiance();
        defiance.Sum(run.World, run.Team);
        Assert.Equal((3e6, 0.0, 5e6, 5e6),
            (defiance.InDomain(0, SmallWorld.Trade), defiance.InDomain(0, SmallWorld.Security), defiance.InDomain(0, Climate), defiance.InAny(0)));
        Assert.Equal((1e6, 1e6), (defiance.InDomain(1, Climate), defiance.InAny(1)));
    }

    [Fact]
    public void Each_city_s_answers_are_in_the_order_of_their_keys_and_on_record()
    {
        using var run = Start(Response.Tolerate);
        int clash = run.Defy(0, Climate);
        for (int step = 0; step < 3; step++) run.Do(new NationalResponse(), step);
        var (responses, clashes) = (run.World.Responses, run.World.Clashes);
        Assert.Equal(
            (3, 3, 2, 1, 0), (clashes.Responses[clash], clashes.LastResponse[clash], responses.Previous[2], responses.Previous[1], responses.Previous[0]));
        Assert.Equal([0, 1, 2], responses.Step.Span[..3].ToArray());
        double[] utilities = responses.Utility.Row(0).ToArray();
        Assert.Equal(utilities.Max(), utilities[(int)Response.Tolerate]);
    }

    /// <summary>
    /// Two cities at home, at 0.8 and -0.2 where policy is 0.1 in climate and 0 in all else, one abroad; the first has a grievance of 0.4.
    /// The nation always answers, and always the same.
    /// </summary>
    private static WorldRun Start(Response only, Func<Parameters, Parameters>? more = null)
    {
        var parameters = Certain.Answer(only);
        var small = new SmallWorld { Parameters = more?.Invoke(parameters) ?? parameters, Step = StepLength.Year };
        int home = small.Nation(), abroad = small.Nation();
        small.City(home, 3e6, ideal: 0.8);
        small.City(home, 2e6, ideal: -0.2);
        small.City(abroad, 1e6);
        var run = small.Start();
        run.World.Nations.Policy.Row(home).Clear();
        run.World.Nations.Policy[Climate] = 0.1;
        run.World.Cities.Grievance[0] = 0.4;
        return run;
    }
}
