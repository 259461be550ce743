using Polis.Engine.Scheduling;
using Polis.Model.Tests.Worlds;
using Xunit;

namespace Polis.Model.Tests;

/// <summary>What a nation's answers leave in force: pressure that fades, settlements that last as long as a government, governments put in by force.</summary>
public class AnswersInForceTests
{
    private const int Trade = SmallWorld.Trade, Security = SmallWorld.Security, Climate = SmallWorld.Climate;

    private static readonly double _halved = Math.Pow(0.5, 1 / 8.0);

    [Fact]
    public void Pressure_is_what_scales_the_odds_of_defying_and_law_and_force_give_an_excuse_to_back_down_beside()
    {
        var p = Parameters.Default;
        Assert.Equal(0.0075 - Math.Log(0.2) / 200, ResponseChoice.PressureIncrement(Response.Preempt, p), 1e-15);
        Assert.Equal(-Math.Log(0.7) / 200, ResponseChoice.PressureIncrement(Response.Sanction, p), 1e-15);
        Assert.Equal(0.0075 - Math.Log(0.15) / 200, ResponseChoice.PressureIncrement(Response.Coerce, p), 1e-15);
        foreach (var weak in (ReadOnlySpan<Response>)[Response.Tolerate, Response.Concede, Response.Devolve])
            Assert.Equal(0, ResponseChoice.PressureIncrement(weak, p));
    }

    [Fact]
    public void The_odds_of_defying_of_a_city_that_hardly_would_fall_by_the_share_that_money_makes_comply()
    {
        var p = Parameters.Default;
        double[] before = new double[3], after = new double[3];
        StanceChoice.Probabilities([0, -0.01, -0.03], p, before);
        StanceChoice.Probabilities([0, -0.01, -0.03 - ResponseChoice.PressureIncrement(Response.Sanction, p)], p, after);
        Assert.Equal(0.7, after[2] / after[0] / (before[2] / before[0]), 1e-12);
    }

    [Fact]
    public void Where_cities_choose_blindly_nothing_deters_and_the_excuse_alone_is_left()
    {
        var p = Parameters.Default with { CityPrecision = 0 };
        Assert.Equal((0.0075, 0.0, 0.0075), (ResponseChoice.PressureIncrement(Response.Preempt, p), ResponseChoice.PressureIncrement(Response.Sanction, p),
            ResponseChoice.PressureIncrement(Response.Coerce, p)));
    }

    [Theory]
    [InlineData(Response.Tolerate)]
    [InlineData(Response.Preempt)]
    [InlineData(Response.Sanction)]
    [InlineData(Response.Coerce)]
    public void Pressure_fades_first_and_what_an_answer_adds_is_added_in_full_where_it_presses(Response response)
    {
        using var run = Start(response, p => p with { CoerceCompliance = 0 });
        run.World.Cities.Pressure.Row(0).Fill(0.04);
        run.World.Cities.Pressure[run.Cell(1, Climate)] = 0.02;
        run.Defy(0, Climate);
        run.Do(new NationalResponse());
        double added = ResponseChoice.PressureIncrement(response, run.World.Parameters), elsewhere = response == Response.Coerce ? added : 0;
        double[] expected = [0.04 * _halved + elsewhere, 0.04 * _halved + elsewhere, 0.04 * _halved + added];
        for (int k = 0; k < 3; k++) Assert.Equal(expected[k], run.World.Cities.Pressure[run.Cell(0, k)], 1e-12);
        Assert.Equal([0, 0, 0.02 * _halved], run.World.Cities.Pressure.Row(1).ToArray(), (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void Answers_of_several_steps_and_domains_add_up()
    {
        using var run = Start(Response.Sanction, p => p with { SanctionCompliance = 0.5 });
        run.Defy(0, Climate);
        run.Defy(0, Trade);
        for (int step = 0; step < 2; step++) run.Do(new NationalResponse(), step);
        double once = Math.Log(2) / run.World.Parameters.CityPrecision;
        Assert.Equal(once * _halved + once, run.World.Cities.Pressure[run.Cell(0, Climate)], 1e-15);
        Assert.Equal(once * _halved + once, run.World.Cities.Pressure[run.Cell(0, Trade)], 1e-15);
        Assert.Equal(0, run.World.Cities.Pressure[run.Cell(0, Security)]);
    }

    [Fact]
    public void Pressure_and_grievance_halve_each_in_its_own_time_for_every_city()
    {
        using var run = Start(Response.Tolerate, p => p with { PressureHalfLife = 4, GrievanceHalfLife = 12 });
        var cities = run.World.Cities;
        cities.Pressure.Span.Fill(0.8);
        cities.Grievance.Span.Fill(0.6);
        (cities.Status[1], cities.Status[2]) = (CityStatus.Contested, CityStatus.Independent);
        for (int step = 0; step < 12; step++) run.Do(new NationalResponse(), step);
        for (int i = 0; i < cities.Count; i++)
        {
            Assert.Equal(0.3, cities.Grievance[i], 1e-12);
            Assert.All(cities.Pressure.Row(i).ToArray(), pressure => Assert.Equal(0.1, pressure, 1e-12));
        }
    }

    [Theory]
    [InlineData(Response.Concede)]
    [InlineData(Response.Devolve)]
    public void What_is_granted_settles_the_domain_for_the_present_government(Response response)
    {
        using var run = Start(response);
        run.World.Cities.Term[0] = 4;
        run.Defy(0, Climate);
        run.Do(new NationalResponse(), 6);
        Assert.Equal([Government.None, Government.None, 4], run.World.Cities.Settled.Row(0).ToArray());
        Assert.Equal(4, run.World.Cities.Term[0]);
        Assert.All(run.World.Cities.Settled.Row(1).ToArray(), settled => Assert.Equal(Government.None, settled));
    }

    [Theory]
    [InlineData(Response.Tolerate)]
    [InlineData(Response.Preempt)]
    [InlineData(Response.Sanction)]
    public void Other_answers_settle_nothing_and_leave_the_government(Response response)
    {
        using var run = Start(response);
        run.World.Cities.Term[0] = 4;
        run.Defy(0, Climate);
        run.Do(new NationalResponse(), 6);
        Assert.Equal(4, run.World.Cities.Term[0]);
        Assert.All(run.World.Cities.Settled.Row(0).ToArray(), settled => Assert.Equal(Government.None, settled));
    }

    [Fact]
    public void Force_that_prevails_puts_in_a_government_of_its_own_kind_settles_nothing_and_stays_in_force()
    {
        using var run = Start(Response.Coerce, p => p with { CoerceCompliance = 0.999999 });
        run.World.Cities.Pressure[run.Cell(0, Trade)] = 0.04;
        run.World.Cities.Term[0] = 4;
        run.Defy(0, Climate);
        run.Do(new NationalResponse(), 6);
        var cities = run.World.Cities;
        Assert.Equal(Government.PutInByForce(6), cities.Term[0]);
        Assert.All(cities.Settled.Row(0).ToArray(), settled => Assert.Equal(Government.None, settled));
        double added = ResponseChoice.PressureIncrement(Response.Coerce, run.World.Parameters);
        Assert.Equal([0.04 * _halved + added, added, added], cities.Pressure.Row(0).ToArray(), (a, b) => Math.Abs(a - b) < 1e-12);
        Assert.Equal((-1, -1), (cities.Term[1], cities.Term[2]));
    }

    [Fact]
    public void A_city_that_withstands_force_keeps_its_government()
    {
        using var run = Start(Response.Coerce, p => p with { CoerceCompliance = 0 });
        run.World.Cities.Term[0] = 4;
        run.Defy(0, Climate);
        run.Do(new NationalResponse(), 6);
        Assert.Equal((4, Stance.Defy), (run.World.Cities.Term[0], run.World.Cities.Stance[run.Cell(0, Climate)]));
    }

    [Fact]
    public void Force_prevails_with_its_probability()
    {
        using var run = Start(Response.Coerce, cities: 1000);
        for (int i = 0; i < 1000; i++) run.Defy(i, Climate);
        run.Do(new NationalResponse());
        Assert.InRange(run.World.Cities.Term.Span[..1000].Count(Government.PutInByForce(0)), 850 - 45, 850 + 45);
    }

    [Fact]
    public void A_government_leans_to_the_same_answer_in_all_its_clashes_and_the_next_one_to_others()
    {
        using var run = Start(Response.Tolerate, p => p with { RuleLeaning = 1000, CoerceCompliance = 0 }, cities: 12);
        var (nations, responses, seen) = (run.World.Nations, run.World.Responses, new HashSet<(Response, Response)>());
        for (int step = 0; step < 40; step++)
        {
            // Clashes anew in every step, at home and abroad, in all domains.
            run.World.Cities.OpenClash.Span.Clear();
            for (int i = 0; i < run.World.Cities.Count; i++)
                for (int k = 0; k < 3; k++) run.Defy(i, k, step);
            nations.Rule.Span[..2].Fill(step / 4);
            int first = responses.Count;
            run.Do(new NationalResponse(), step);
            var answers = Enumerable.Range(first, responses.Count - first)
                .GroupBy(row => run.World.Clashes.Nation[responses.Clash[row]], row => responses.Kind[row]).OrderBy(group => group.Key).ToList();
            Assert.Equal(2, answers.Count);
            Assert.All(answers, nation => Assert.Single(nation.Distinct()));
            seen.Add((answers[0].First(), answers[1].First()));
            Assert.True(seen.Count <= step / 4 + 1, $"step {step}: the answers of one government changed");
        }
        Assert.True(seen.Count > 4 && seen.Select(pair => pair.Item1).Distinct().Count() > 2);
        Assert.Contains(seen, pair => pair.Item1 != pair.Item2);
    }

    [Fact]
    public void The_utilities_on_record_are_those_of_the_answer_and_what_the_government_leans_to_by_its_lasting_key()
    {
        using var run = Start(Response.Tolerate);
        (run.World.Nations.Key[0], run.World.Nations.Rule[0]) = (7, 3);
        run.Defy(0, Climate);
        var defiance = new NationalDefiance();
        defiance.Sum(run.World, run.Team);
        double[] plain = new double[ResponseChoice.Count];
        ResponseChoice.Utilities(NationalResponse.Situation(run.World, 0, Climate, defiance), run.World.Parameters, plain);
        run.Do(new NationalResponse(), 8);
        for (int r = 0; r < ResponseChoice.Count; r++)
            Assert.Equal(plain[r] + 0.005 * run.Context.Random.Normal(Streams.RuleLeaning, 7, 3, r), run.World.Responses.Utility.Row(0)[r], 1e-12);
    }

    [Fact]
    public void The_answer_with_the_lowest_key_comes_first_and_force_that_prevails_voids_the_others()
    {
        using var run = Start(Response.Coerce, p => p with { CoerceCompliance = 0.999999 }, cities: 40);
        for (int i = 0; i < 40; i++)
            for (int k = 0; k < 3; k++) run.Defy(i, k);
        run.Do(new NationalResponse(), 3);
        Assert.Equal(40, run.World.Responses.Count);
        int[] answered = [.. Enumerable.Range(0, 40).Select(row => run.World.Clashes.Domain[run.World.Responses.Clash[row]])];
        for (int i = 0; i < 40; i++)
            Assert.Equal(Enumerable.Range(0, 3).MinBy(k => run.Context.Random.Uniform(Streams.ResponseOrder, i, 3, k)), answered[i]);
        Assert.Equal(3, answered.Distinct().Count());
    }

    /// <summary>
    /// Cities at home and one abroad where policy is 0; the first has a grievance of 0.4. Nations always answer, and always the same but for what they
    /// lean to.
    /// </summary>
    private static WorldRun Start(Response only, Func<Parameters, Parameters>? change = null, int cities = 2)
    {
        var parameters = Certain.Answer(only);
        var small = new SmallWorld { Parameters = change?.Invoke(parameters) ?? parameters, Step = StepLength.Year };
        int home = small.Nation(20e6 * cities), abroad = small.Nation();
        for (int i = 0; i < cities; i++) small.City(home, 1e6, ideal: 0.8 - 0.5 * (i % 2));
        small.City(abroad, 1e6, ideal: 0.5);
        var run = small.Start();
        run.World.Nations.Policy.Span.Clear();
        return run;
    }
}
