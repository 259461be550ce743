using Polis.Engine.Scheduling;
using Polis.Model.Tests.Worlds;
using Xunit;

namespace Polis.Model.Tests;

/// <summary>Governments of cities and nations: when they change, and that stances follow them.</summary>
public class GovernmentTests
{
    [Fact]
    public void The_chance_of_a_change_is_one_minus_e_to_the_minus_rate_and_time()
    {
        Assert.Equal(1 - Math.Exp(-0.15 / 4), StepContext.Probability(0.15, 0.25), 1e-15);
        Assert.Equal(1 - Math.Exp(-0.2), StepContext.Probability(0.2, 1), 1e-15);
        Assert.Equal(0, StepContext.Probability(0, 1));
    }

    [Fact]
    public void As_many_governments_change_as_their_rates_say_and_those_who_change_take_office_in_the_step()
    {
        const int Cities = 2000, Nations = 100, Steps = 20;
        var small = new SmallWorld { Parameters = SmallWorld.Plain with { GovernmentTurnover = 0.4, RuleTurnover = 1 } };
        for (int n = 0; n < Nations; n++) small.Nation();
        for (int i = 0; i < Cities; i++) small.City(i % Nations, 1000);
        using var run = small.Start();
        var (cities, nations, cityChanges, nationChanges) = (run.World.Cities, run.World.Nations, 0, 0);
        Assert.All(cities.Term.Span[..Cities].ToArray(), term => Assert.Equal(Government.AtStart, term));
        Assert.All(nations.Rule.Span[..Nations].ToArray(), rule => Assert.Equal(Government.AtStart, rule));
        for (int step = 0; step < Steps; step++)
        {
            int[] terms = cities.Term.Span[..Cities].ToArray(), rules = nations.Rule.Span[..Nations].ToArray();
            Change(run, step);
            cityChanges += Changed(terms, cities.Term.Span);
            nationChanges += Changed(rules, nations.Rule.Span);

            int Changed(int[] before, ReadOnlySpan<int> after)
            {
                int count = 0;
                for (int row = 0; row < before.Length; row++)
                {
                    if (before[row] == after[row]) continue;
                    Assert.Equal(step, after[row]);
                    count++;
                }
                return count;
            }
        }
        AssertNear(cityChanges, Cities * Steps, 1 - Math.Exp(-0.1));
        AssertNear(nationChanges, Nations * Steps, 1 - Math.Exp(-0.25));
    }

    [Fact]
    public void At_rate_0_no_government_changes_and_at_a_great_one_all_do()
    {
        using WorldRun lasting = World(p => p with { GovernmentTurnover = 0, RuleTurnover = 0 }).Start(),
            fleeting = World(p => p with { GovernmentTurnover = 100, RuleTurnover = 100 }).Start();
        for (int step = 0; step < 50; step++)
        {
            Change(lasting, step);
            Change(fleeting, step);
            Assert.All(Terms(lasting).Concat(Rules(lasting)), term => Assert.Equal(Government.AtStart, term));
            Assert.All(Terms(fleeting).Concat(Rules(fleeting)), term => Assert.Equal(step, term));
        }
    }

    [Fact]
    public void Governments_change_by_their_own_draws_whatever_a_city_is_and_whatever_happens()
    {
        using WorldRun plain = World().Start(), other = World(p => p with { Harm = 1, CityPrecision = 0, ResponseRate = 10 }).Start();
        var cities = other.World.Cities;
        (cities.Status[2], cities.Status[3]) = (CityStatus.Independent, CityStatus.Contested);
        cities.Settled.Span.Fill(Government.AtStart);
        cities.Pressure.Span.Fill(1);
        cities.HeldStance.Row(4).Fill(Stance.Defy);
        other.Defy(1, SmallWorld.Climate);
        for (int step = 0; step < 60; step++)
        {
            plain.Do(new CityStance(), step);
            other.Do(new CityStance(), step);
            Assert.Equal(Terms(plain), Terms(other));
            Assert.Equal(Rules(plain), Rules(other));
        }
        Assert.True(Terms(plain).Distinct().Count() > 1);
    }

    [Fact]
    public void Cities_and_nations_change_their_governments_each_by_itself()
    {
        using var run = World(p => p with { GovernmentTurnover = 1, RuleTurnover = 1 }).Start();
        var (seen, terms, rules) = (0, new HashSet<string>(), new HashSet<string>());
        string[] cities = new string[run.World.Cities.Count], nations = new string[run.World.Nations.Count];
        for (int step = 0; step < 40; step++, seen++)
        {
            Change(run, step);
            for (int i = 0; i < cities.Length; i++) cities[i] += Terms(run)[i] == step ? '1' : '0';
            for (int n = 0; n < nations.Length; n++) nations[n] += Rules(run)[n] == step ? '1' : '0';
        }
        terms.UnionWith(cities);
        rules.UnionWith(nations);
        Assert.Equal((cities.Length, nations.Length), (terms.Count, rules.Count));
        Assert.Empty(terms.Intersect(rules));
    }

    [Fact]
    public void A_birth_elsewhere_leaves_the_governments_of_nations_alone_and_a_nation_s_change_with_its_key_wherever_it_stands()
    {
        // In the first world nobody leaves, in the second city 1 does, in the third city 3 does before it, so that the row of its nation is another.
        using WorldRun none = World(Leaving).Start(), one = World(Leaving).Start(), two = World(Leaving).Start();
        one.Bid(1);
        two.Bid(3);
        one.Do(new Exit());
        two.Do(new Exit());
        two.Bid(1);
        two.Do(new Exit(), 1);
        int born = one.World.Cities.Nation[1], bornLater = two.World.Cities.Nation[1], changes = 0;
        Assert.Equal((3, 4), (born, bornLater));
        Assert.Equal((0, 1), (one.World.Nations.Rule[born], two.World.Nations.Rule[bornLater]));
        for (int step = 2; step < 60; step++)
        {
            int before = one.World.Nations.Rule[born];
            foreach (var run in (ReadOnlySpan<WorldRun>)[none, one, two]) Change(run, step);
            Assert.Equal(Terms(none), Terms(two));
            Assert.Equal(Rules(none), Rules(one)[..3]);
            Assert.Equal(Rules(none), Rules(two)[..3]);
            if (one.World.Nations.Rule[born] != before) changes++;
            if (changes > 0) Assert.Equal(one.World.Nations.Rule[born], two.World.Nations.Rule[bornLater]);
        }
        Assert.True(changes > 3, $"only {changes} changes");

        static Parameters Leaving(Parameters p) => Certain.Leaving(p) with { RuleTurnover = 1 };
    }

    [Fact]
    public void A_stance_moves_with_the_government_alone_while_nothing_else_does()
    {
        var lasting = Mixed(p => p with { GovernmentTurnover = 0 });
        using var run = lasting.Start();
        run.Do(new CityStance());
        var stances = run.World.Cities.Stance.Span[..900];
        Stance[] first = stances.ToArray();
        foreach (var stance in (ReadOnlySpan<Stance>)[Stance.Comply, Stance.Voice, Stance.Defy]) Assert.InRange(stances.Count(stance), 60, 500);
        for (int step = 1; step < 40; step++) Assert.Equal(first, run.Do(new CityStance(), step).World.Cities.Stance.Span[..900].ToArray());
        Assert.Equal(first.AsSpan().Count(Stance.Defy), run.World.Clashes.Count);
        run.World.Cities.Term[7] = 40;
        var after = run.Do(new CityStance(), 40).World.Cities.Stance.Span;
        for (int cell = 0; cell < first.Length; cell++)
            if (cell / 3 != 7) Assert.Equal(first[cell], after[cell]);
    }

    [Fact]
    public void With_a_new_government_in_every_step_stances_change_as_if_drawn_afresh()
    {
        using var run = Mixed(p => p with { GovernmentTurnover = 100 }).Start();
        var (moved, cells, probabilities, expected, variance) = (0, run.World.Cities.Count * 3, new double[3], 0.0, 0.0);
        run.Do(new CityStance());
        for (int step = 1; step < 20; step++)
        {
            Stance[] before = run.World.Cities.Stance.Span[..900].ToArray();
            run.Do(new CityStance(), step);
            for (int cell = 0; cell < cells; cell++)
            {
                Probabilities(run, cell, probabilities);
                double stays = probabilities[(int)before[cell]];
                (expected, variance) = (expected + 1 - stays, variance + stays * (1 - stays));
                if (run.World.Cities.Stance[cell] != before[cell]) moved++;
            }
        }
        Assert.InRange((moved - expected) / Math.Sqrt(variance), -4, 4);
        Assert.InRange(moved, cells, 19 * cells);
    }

    [Fact]
    public void Over_many_governments_the_shares_of_stances_are_those_of_the_logit()
    {
        using var run = Mixed(p => p with { GovernmentTurnover = 100 }).Start();
        double[] chosen = new double[3], expected = new double[3], variance = new double[3], probabilities = new double[3];
        for (int step = 0; step < 40; step++)
        {
            run.Do(new CityStance(), step);
            for (int cell = 0; cell < run.World.Cities.Count * 3; cell++)
            {
                Probabilities(run, cell, probabilities);
                chosen[(int)run.World.Cities.Stance[cell]]++;
                for (int s = 0; s < 3; s++)
                {
                    expected[s] += probabilities[s];
                    variance[s] += probabilities[s] * (1 - probabilities[s]);
                }
            }
        }
        for (int s = 0; s < 3; s++) Assert.InRange((chosen[s] - expected[s]) / Math.Sqrt(variance[s]), -4, 4);
    }

    [Fact]
    public void A_government_decides_by_the_draw_of_the_step_in_which_it_took_office_whenever_it_reviews_and_each_domain_by_its_own()
    {
        using var run = World().Start();
        var (world, context) = (run.World, run.Context);
        context.Step = 9;
        world.Cities.Term[1] = 5;
        double late = StanceView.Draw(world, context, 1, 2);
        context.Step = 5;
        Assert.Equal(late, StanceView.Draw(world, context, 1, 2));
        Assert.Equal(late, context.Uniform(Streams.StanceChoice, 1, 2));
        world.Cities.Term[2] = 5;
        double[] others = [StanceView.Draw(world, context, 1, 1), StanceView.Draw(world, context, 2, 2)];
        world.Cities.Term[1] = 6;
        Assert.DoesNotContain(late, others.Append(StanceView.Draw(world, context, 1, 2)));
    }

    [Fact]
    public void A_government_put_in_by_force_has_a_term_unlike_that_of_any_step_and_is_known_to_have_taken_office_in_its_own()
    {
        int[] forced = [.. Enumerable.Range(0, 500).Select(Government.PutInByForce)];
        Assert.All(forced, term => Assert.True(term < Government.AtStart && term != Government.None));
        Assert.Equal(500, forced.Distinct().Count());
        Assert.Equal(Enumerable.Range(0, 500), forced.Select(Government.TookOffice));
        Assert.All(forced, term => Assert.True(Government.IsPutInByForce(term)));
        Assert.DoesNotContain(Enumerable.Range(Government.AtStart, 500), Government.IsPutInByForce);
        Assert.Equal((-1, 0, 17), (Government.TookOffice(Government.AtStart), Government.TookOffice(0), Government.TookOffice(17)));
    }

    private static void Change(WorldRun run, int step)
    {
        run.Context.Step = step;
        Government.Change(run.World, run.Context);
    }

    private static int[] Terms(WorldRun run) => run.World.Cities.Term.Span[..run.World.Cities.Count].ToArray();

    private static int[] Rules(WorldRun run) => run.World.Nations.Rule.Span[..run.World.Nations.Count].ToArray();

    private static void AssertNear(int count, int all, double share)
    {
        double deviation = Math.Sqrt(all * share * (1 - share));
        Assert.InRange(count, all * share - 4 * deviation, all * share + 4 * deviation);
    }

    private static void Probabilities(WorldRun run, int cell, double[] probabilities)
    {
        Span<double> utilities = stackalloc double[3];
        StanceView.Weigh(run.World, cell / 3, cell % 3, default(RivalSupply)).CopyTo(utilities);
        StanceChoice.Probabilities(utilities, run.World.Parameters, probabilities);
    }

    /// <summary>300 cities in three domains without levers, in which comply, voice and defy are all likely;
    /// neither ties nor answers move what they weigh.</summary>
    private static SmallWorld Mixed(Func<Parameters, Parameters> change)
    {
        var small = new SmallWorld
        {
            Domains = [new("climate", EconomicLever.None), new("transport", EconomicLever.None), new("culture", EconomicLever.None)],
            Parameters = change(SmallWorld.Plain with { CityPrecision = 60, BackingDownCost = 0, StanceReviewRate = 100 }),
        };
        int nation = small.Nation(1e9);
        for (int i = 0; i < 300; i++) small.City(nation, 1e6, ideal: 0.4 + 0.001 * i);
        return small;
    }

    /// <summary>Three nations of two cities.</summary>
    private static SmallWorld World(Func<Parameters, Parameters>? change = null)
    {
        var small = new SmallWorld { Parameters = change?.Invoke(SmallWorld.Plain) ?? SmallWorld.Plain, Step = StepLength.Year };
        for (int n = 0; n < 3; n++)
        {
            int nation = small.Nation();
            small.City(nation, 2e6, capital: n != 1, ideal: 0.5);
            small.City(nation, 1e6, ideal: -0.5);
        }
        return small;
    }
}
