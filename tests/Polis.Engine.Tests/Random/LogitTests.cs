using CsCheck;
using Polis.Engine.Random;
using Xunit;

namespace Polis.Engine.Tests.Random;

public class LogitTests
{
    private static readonly double None = double.NegativeInfinity;

    [Fact]
    public void Probabilities_sum_to_1_and_keep_the_order_of_the_utilities() =>
        Gen.Select(Gen.Double[0, 50], Gen.Double[-20, 20].Array[1, 12]).Sample((precision, utilities) =>
        {
            double[] p = Of(precision, utilities);
            Assert.Equal(1, p.Sum(), 12);
            for (int a = 0; a < p.Length; a++)
                for (int b = 0; b < p.Length; b++) Assert.True(utilities[a] <= utilities[b] == p[a] <= p[b] || p[a] == p[b]);
        });

    [Fact]
    public void Odds_are_exponential_in_the_difference_of_utility()
    {
        double[] p = Of(2, [0.3, 0.8, -1]);
        Assert.Equal(Math.Exp(2 * 0.5), p[1] / p[0], 12);
        Assert.Equal(Math.Exp(2 * 1.3), p[0] / p[2], 12);
    }

    [Fact]
    public void An_option_that_is_impossible_has_no_probability_at_any_precision()
    {
        Assert.Equal([0.5, 0, 0.5], Of(3, [1, None, 1]));
        Assert.Equal([0.5, 0, 0.5], Of(0, [1, None, 2]));
    }

    [Fact]
    public void A_large_precision_chooses_the_best() => Assert.Equal([0, 1, 0], Of(1e6, [1, 2, -500]));

    [Fact]
    public void A_shift_of_all_utilities_changes_nothing() => Assert.Equal(Of(4, [0, 0.5, 1]), Of(4, [1024, 1024.5, 1025]));

    [Fact]
    public void No_choice_is_an_error()
    {
        Assert.Throws<ArgumentException>(() => Of(1, []));
        Assert.Throws<ArgumentException>(() => Of(1, [None, None]));
        Assert.Throws<ArgumentException>(() => Of(1, [0, double.NaN]));
        Assert.Throws<ArgumentException>(() => Of(1, [0, double.PositiveInfinity]));
    }

    [Fact]
    public void Several_choices_at_once_have_the_bits_of_each_in_place_too()
    {
        double[] utilities = [0.3, 0.8, -1, 1, None, 2, -500, 4, 4.5, 0, 0, 0, 1e-3, -1e-3, None];
        double[] expected = [.. utilities.Chunk(3).SelectMany(each => Of(7, each))];
        Logit.Probabilities(7, 3, utilities, utilities);
        Assert.Equal(expected, utilities);
        Assert.Throws<ArgumentException>(() => Logit.Probabilities(7, 3, (double[])[0, 0, 0, None, None, None], new double[6]));
    }

    [Fact]
    public void The_choice_goes_by_the_cumulative_probability()
    {
        double[] p = [0.25, 0, 0.5, 0.25, 0];
        Assert.Equal([0, 0, 2, 2, 3, 3], new[] { 0.0001, 0.2499, 0.25, 0.7499, 0.75, 0.9999 }.Select(u => Logit.Choose(p, u)));
    }

    [Fact]
    public void An_option_without_probability_is_never_chosen_even_where_the_sum_falls_short_of_1() =>
        Assert.Equal(9, Logit.Choose([.. Enumerable.Repeat(0.1, 10), 0], Math.BitDecrement(1.0)));

    [Fact]
    public void Logistic_is_a_half_at_0_and_saturates()
    {
        Assert.Equal(0.5, Logit.Logistic(0));
        Assert.Equal(0, Logit.Logistic(-1e4));
        Assert.Equal(1, Logit.Logistic(1e4));
        Assert.Equal(1 / (1 + Math.Exp(-0.7)), Logit.Logistic(0.7), 14);
    }

    [Fact]
    public void Logistic_of_a_span_has_the_bits_of_each()
    {
        double[] z = [-1e4, -800, -3.2, -0.1, 0, 0.7, 5, 900, 1e4, double.NaN];
        double[] expected = [.. z.Select(Logit.Logistic)];
        Logit.Logistic(z);
        Assert.Equal(expected, z);
    }

    private static double[] Of(double precision, double[] utilities)
    {
        double[] probabilities = new double[utilities.Length];
        Logit.Probabilities(precision, utilities, probabilities);
        return probabilities;
    }
}
