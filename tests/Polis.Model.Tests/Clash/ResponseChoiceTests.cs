using Xunit;

namespace Polis.Model.Tests;

/// <summary>What the six answers are worth to a nation, by hand.</summary>
public class ResponseChoiceTests
{
    private static readonly ResponseSituation _situation = new(
        Gap: -0.6, PopulationShare: 0.1, OutputShare: 0.2, DefyingInDomain: 0.3, DefyingInAny: 0.4, CorporateShare: 0.5, Democracy: 0.7, Federalism: 0.25);

    [Fact]
    public void The_answers_are_worth_what_the_equations_say()
    {
        double[] expected =
        [
            -3 * 0.05 * 0.1 * 0.36 - 0.02 * 0.4,
            -4 * 0.05 * 0.18 * 0.18 * 0.7 + 2 * 0.05 * 0.36 * (1 - 0.49) * 0.3 - 0.022 - 0.006 * 0.3,
            -1.2 * 0.05 * 0.9 * 0.36 * 0.2 - 0.006 * 0.75 - 0.017,
            -0.012 * 0.55 - 0.004 * 0.7 + 0.05 * 0.1 * 0.36,
            -0.010 * 0.7 - 0.025 * 0.2 - 0.004 - 0.02 * 0.5,
            -0.04 * 0.7 - 0.002 - 0.05 * 0.1 - 0.03 * 0.5,
        ];
        double[] utilities = Utilities(_situation);
        for (int r = 0; r < ResponseChoice.Count; r++) Assert.Equal(expected[r], utilities[r], 1e-15);
    }

    [Fact]
    public void Beyond_half_of_the_people_others_who_defy_make_tolerance_no_dearer()
    {
        double half = Utilities(_situation with { DefyingInAny = 0.5 })[0];
        Assert.Equal(half, Utilities(_situation with { DefyingInAny = 0.9 })[0]);
        Assert.Equal(0.02 * 0.1, Utilities(_situation with { DefyingInAny = 0.4 })[0] - half, 1e-15);
    }

    [Fact]
    public void Each_answer_s_own_cost_weighs_on_it_alone()
    {
        var p = Parameters.Default;
        Parameters[] dearer =
        [
            p with { TolerateCost = p.TolerateCost + 0.1 }, p with { ConcedeCost = p.ConcedeCost + 0.1 }, p with { DevolveCost = p.DevolveCost + 0.1 },
            p with { PreemptDemocracyCost = p.PreemptDemocracyCost + 0.1 / 0.7 }, p with { SanctionCost = p.SanctionCost + 0.1 },
            p with { CoerceCost = p.CoerceCost + 0.1 },
        ];
        double[] plain = Utilities(_situation);
        for (int r = 0; r < ResponseChoice.Count; r++)
        {
            double[] utilities = Utilities(_situation, dearer[r]);
            for (int other = 0; other < ResponseChoice.Count; other++) Assert.Equal(other == r ? -0.1 : 0, utilities[other] - plain[other], 1e-12);
        }
    }

    [Fact]
    public void A_nation_chooses_by_its_precision_and_a_factor_and_leans_by_its_draw()
    {
        var p = Parameters.Default;
        Assert.Equal(180, ResponseChoice.Precision(p));
        Assert.Equal((0.0, 0.01, -0.005), (ResponseChoice.Leaning(0, p), ResponseChoice.Leaning(2, p), ResponseChoice.Leaning(-1, p)));
        double[] probabilities = new double[ResponseChoice.Count];
        ResponseChoice.Probabilities([0, -0.01, 0, -0.01, 0, 0], p, probabilities);
        Assert.Equal(Math.Exp(-1.8), probabilities[1] / probabilities[0], 1e-12);
    }

    private static double[] Utilities(in ResponseSituation situation, Parameters? p = null)
    {
        double[] utilities = new double[ResponseChoice.Count];
        ResponseChoice.Utilities(situation, p ?? Parameters.Default, utilities);
        return utilities;
    }
}
