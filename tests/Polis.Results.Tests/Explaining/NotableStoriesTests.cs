using Polis.Model;
using Polis.Results.Explaining;
using Polis.Results.Folder;
using Polis.Tests;
using Xunit;

namespace Polis.Results.Tests.Explaining;

/// <summary>Which stories of a run are told, in which order, and what is left out of a long one.</summary>
public sealed class NotableStoriesTests : IDisposable
{
    private readonly SmallFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Bids_that_won_come_first_then_those_of_more_cities_then_the_longer_ones()
    {
        _folder.With(
            RunTable.Bids, ("city", (long[])[1, 2, 4, 5, 6]), ("memberIds", (string[])["1", "2 3", "4", "5", "6"]),
            ("outcome", (string[])["suppressed", "suppressed", "open", "suppressed", "independence"]),
            ("ended", (double?[])[2016, 2016, null, 2017, 2015.25]));
        Decide([.. Enumerable.Range(0, 5).Select(bid => SmallDecisions.Start(bid, 2015, bid, city: bid + 1))]);
        Assert.Equal(["--bid 4", "--bid 1", "--bid 3", "--bid 0", "--bid 2"], Told(10).Select(story => story.Option));
        Assert.Equal(["--bid 4", "--bid 1"], Told(2).Select(story => story.Option));
    }

    [Fact]
    public void Stories_of_watched_cities_come_before_those_of_watched_nations_before_all_others()
    {
        _folder.Manifest = _folder.Manifest with { Watch = new([7, 3], ["BBB"]) };
        _folder.With(
            RunTable.Bids, ("city", (long[])[1, 2, 3]), ("memberIds", (string[])["1", "2", "3"]), ("nation", (string[])["AAA", "BBB", "AAA"]),
            ("outcome", (string[])["independence", "suppressed", "suppressed"]));
        _folder.With(RunTable.Clashes, ("city", (long[])[6, 7]), ("responses", (string[])["a b c", "a"]));
        Decide(
            [.. Enumerable.Range(0, 3).Select(bid => SmallDecisions.Start(bid, 2015, bid, city: bid + 1)),
                SmallDecisions.Stance(3, 2015, 0, DecisionOption.Defy, city: 6), SmallDecisions.Stance(4, 2015, 1, DecisionOption.Defy, city: 7)]);
        Assert.Equal(["--bid 2", "--clash 1", "--bid 1", "--bid 0", "--clash 0"], Told(10).Select(story => story.Option));
    }

    [Fact]
    public void Clashes_follow_by_answers_then_by_length_each_of_a_city_that_is_in_no_story_yet()
    {
        _folder.With(RunTable.Bids, ("city", (long[])[1, 2]), ("memberIds", (string[])["1 2", "2 3"]), ("ended", (double?[])[2016, 2017]));
        _folder.With(
            RunTable.Clashes, ("city", (long[])[2, 3, 4, 5, 4]), ("responses", (string[])["a b c", "a", "a", "a b", "a"]),
            ("ended", (double?[])[2016, 2016, 2018, null, 2019]));
        Decide(
            SmallDecisions.Start(0, 2015, 0), SmallDecisions.Start(1, 2015, 1),
            SmallDecisions.Stance(2, 2015, 0, DecisionOption.Defy, city: 2), SmallDecisions.Stance(3, 2015, 1, DecisionOption.Defy, city: 3),
            SmallDecisions.Stance(4, 2015, 3, DecisionOption.Defy, city: 5), SmallDecisions.Stance(5, 2015, 4, DecisionOption.Defy, city: 4));

        // The longer bid takes cities 2 and 3; the other bid shares city 2 with it.
        Assert.Equal(["--bid 1", "--clash 3", "--clash 4"], Told(10).Select(story => story.Option));
        Assert.Equal(["--bid 1", "--clash 3"], Told(2).Select(story => story.Option));
    }

    [Fact]
    public void A_story_that_no_decision_tells_is_left_out()
    {
        _folder.With(RunTable.Clashes, ("city", (long[])[1, 2]), ("responses", (string[])["a", ""]));
        Decide(SmallDecisions.Stance(0, 2015, 1, DecisionOption.Defy, city: 2));
        var story = Assert.Single(Told(5));
        Assert.Equal(("--clash 1", 0), (story.Option, story.LeftOut));
    }

    [Fact]
    public void Of_a_long_clash_the_first_answers_are_left_out()
    {
        _folder.With(RunTable.Clashes, ("responses", (string[])["a"]));
        Decide([SmallDecisions.Stance(0, 2015, 0, DecisionOption.Defy),
            .. Enumerable.Range(1, 8).Select(n => SmallDecisions.Answer(n, 2015 + n, 0, DecisionOption.Concede)),
            SmallDecisions.Stance(9, 2025, 0, DecisionOption.Comply)]);
        var story = Assert.Single(Told(1));
        Assert.Equal([0, 4, 5, 6, 7, 8, 9], story.Decisions.Select(decision => decision.Number));
        Assert.Equal(3, story.LeftOut);
    }

    [Fact]
    public void Of_a_long_bid_the_first_answers_before_it_are_left_out_then_those_who_joined_last_and_those_who_stayed_out()
    {
        _folder.With(RunTable.Bids, ("memberIds", (string[])["1 2"]), ("started", (double[])[2020]));
        Decide(
            [
                .. Enumerable.Range(0, 3).Select(n => SmallDecisions.Answer(n, 2015, 0, DecisionOption.Concede)), SmallDecisions.Start(3, 2020, 0),
                .. Enumerable.Range(4, 7).Select(n => SmallDecisions.Join(n, 2020, 0, DecisionOption.Join, city: n)),
                SmallDecisions.Join(11, 2020, 0, DecisionOption.Stay, city: 20), SmallDecisions.Decided(12, 2021, 0, DecisionOption.Repression),
            ]);
        var story = Assert.Single(Told(1));
        Assert.Equal([3, 4, 5, 6, 7, 8, 12], story.Decisions.Select(decision => decision.Number));
        Assert.Equal(6, story.LeftOut);
    }

    [Fact]
    public void A_story_of_seven_decisions_is_told_whole()
    {
        _folder.With(RunTable.Clashes, ("responses", (string[])["a"]));
        Decide([.. Enumerable.Range(0, 7).Select(n => SmallDecisions.Answer(n, 2015 + n, 0, DecisionOption.Concede))]);
        Assert.Equal((7, 0), (Told(1)[0].Decisions.Count, Told(1)[0].LeftOut));
    }

    private IReadOnlyList<Story> Told(int most) => NotableStories.Of(_folder.Open(), 0, most);

    private void Decide(params Decision[] decisions)
    {
        using var names = new NameStore();
        var table = new DecisionTable(names);
        using var file = new ParquetTableFile(_folder.Path, table);
        table.Add(0, decisions);
        file.Append(table);
        file.Close();
    }
}
