using Polis.Model;
using Xunit;

namespace Polis.Results.Tests.Answers;

/// <summary>Where and who: shares of cities that defy, and the boldest cities.</summary>
public class DefianceAnswerTests
{
    [Fact]
    public void A_single_run_has_a_share_without_an_interval()
    {
        var trade = HandRun.Answer(HandRun.Plan(10), Defying(3)).Defiance[HandRun.Trade];
        Assert.Equal(("trade", 0.3, null, null), (trade.Domain, trade.Share, trade.Low, trade.High));
    }

    /// <summary>Ten cities, of which so many defy: the quantile of n runs lies at 0.1 (n - 1) and 0.9 (n - 1) of the way through their shares.</summary>
    [Theory]
    [InlineData(new[] { 5, 1 }, 0.3, 0.14, 0.46)]
    [InlineData(new[] { 2, 5, 1 }, 0.8 / 3, 0.12, 0.44)]
    [InlineData(new[] { 9, 0, 1, 8, 2, 7, 3, 6, 4, 5 }, 0.45, 0.09, 0.81)]
    public void Runs_have_the_mean_of_their_shares_and_the_interval_of_the_middle_80_percent(int[] cities, double mean, double low, double high)
    {
        var answer = HandRun.Answer(HandRun.Plan(10), [.. cities.Select(Defying)]).Defiance;
        Assert.Equal(["trade", "security", "climate"], answer.Select(domain => domain.Domain));
        Assert.Equal(mean, answer[HandRun.Trade].Share!.Value, 1e-12);
        Assert.Equal(low, answer[HandRun.Trade].Low!.Value, 1e-12);
        Assert.Equal(high, answer[HandRun.Trade].High!.Value, 1e-12);
        Assert.Equal((0, 0, 0), (answer[HandRun.Climate].Share, answer[HandRun.Climate].Low, answer[HandRun.Climate].High));
    }

    [Fact]
    public void A_run_that_was_stopped_is_no_part_of_the_answers()
    {
        var answer = HandRun.Answer(HandRun.Plan(10), Defying(2), run => Defying(10)(run.Bid(BidOutcome.Suppressed, 3).Stop()), Defying(4));
        Assert.Equal(0.3, answer.Defiance[HandRun.Trade].Share!.Value, 1e-12);
        Assert.Equal(4, answer.Boldest.Count);
        Assert.Equal(1, answer.FirstIndependence.ShareWithout);
        Assert.All(answer.FirstIndependence.Likeliest, city => Assert.Equal(0, city.Bids));
    }

    [Fact]
    public void A_share_is_the_mean_over_the_steps_of_the_window()
    {
        var answer = HandRun.Answer(HandRun.Plan(4, 3), run => run.Step(now => now.Defy(0).Defy(1)).Step(now => now.Defy(0).Defy(1, HandRun.Climate))).Defiance;
        Assert.Equal((0.5 + 0.25) / 3, answer[HandRun.Trade].Share!.Value, 1e-15);
        Assert.Equal(0.25 / 3, answer[HandRun.Climate].Share!.Value, 1e-15);
    }

    [Fact]
    public void A_world_of_one_city_or_of_none_has_shares()
    {
        Assert.Equal(1, HandRun.Answer(HandRun.Plan(1), Defying(1)).Defiance[HandRun.Trade].Share);
        Assert.Equal(0, HandRun.Answer(HandRun.Plan(0, change: small => small.Nation()), Defying(0)).Defiance[HandRun.Trade].Share);
    }

    [Fact]
    public void The_boldest_defy_most_domain_years_on_the_mean_of_runs_and_cities_that_never_defy_are_not_among_them()
    {
        var boldest = HandRun.Answer(
            HandRun.Plan(6, 2),
            run => run.Step(now => now.Defy(1).Defy(1, HandRun.Climate).Defy(4)).Step(now => now.Defy(1)),
            run => run.Step(now => now.Defy(4).Defy(5, HandRun.Security))).Boldest;
        Assert.Equal([("City 1", "N0", 1.5), ("City 4", "N1", 1), ("City 5", "N1", 0.5)], boldest.Select(city => (city.City, city.Nation, city.DomainYears)));
    }

    [Fact]
    public void Of_cities_as_bold_the_first_of_the_table_come_first_and_ten_are_listed()
    {
        var boldest = HandRun.Answer(HandRun.Plan(13), run => run.Step(now =>
        {
            for (int i = 12; i >= 0; i--) now.Defy(i);
            now.Defy(12, HandRun.Climate);
        })).Boldest;
        Assert.Equal(["City 12", .. Enumerable.Range(0, 9).Select(i => $"City {i}")], boldest.Select(city => city.City));
    }

    private static Action<HandRun> Defying(int cities) => run => run.Step(now =>
    {
        for (int i = 0; i < cities; i++) now.Defy(i);
    });
}
