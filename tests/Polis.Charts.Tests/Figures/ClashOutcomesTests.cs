using Polis.Charts.Data;
using Polis.Charts.Drawing;
using Polis.Charts.Figures;
using Polis.Results;
using Polis.Results.Folder;
using Polis.Tests;
using Xunit;

namespace Polis.Charts.Tests.Figures;

/// <summary>How clashes went: of the years of the answers, as the tables are.</summary>
public sealed class ClashOutcomesTests
{
    [Fact]
    public void Where_bars_of_the_answers_stand_below_the_title_says_the_share_of_the_answers_too()
    {
        var all = new ClashRow("All", [.. Phrases.Responses.Select(word => word.Key == "tolerate" ? 40.0 : word.Key == "coerce" ? 20 : 0)]);
        var shown = new ClashOutcomesData(
            [new("full", null, "complied", 40), new("full", "tolerate", "complied", 45), new("full", "coerce", "complied", 15)], false,
            new ClashRows(all, [], []), new ClashRows(all, [all], []), 0, "the last year", IsTold: true);
        Assert.EndsWith("nations first tolerate 45 % of them", shown.Title, StringComparison.Ordinal);
    }

    private const string Free = "democratic", Strict = "authoritarian";

    [Fact]
    public void The_flow_is_of_the_clashes_that_the_answers_count()
    {
        using var folder = Folder([new(Free, "tolerate", "complied", 60), new(Free, null, "lapsed", 20), new(Free, "coerce", "suppressed", 20)]);
        var shown = Read(folder);
        Assert.Equal("60 % of clashes end with the city giving in; nations first tolerate 60 % of them", shown.Title);
        Assert.Equal((100, 20, 60), (shown.Ended, shown.Count("", ClashOutcomesData.FirstAnswers.Single(word => word.Key.Length == 0)),
            shown.Count(Answer("tolerate"), End("complied"))));
        Assert.Equal(0, shown.Count(Answer("tolerate"), End("lapsed")));
        Assert.Contains("first answers: no answer 20, tolerate 60, coerce (force) 20", shown.Description, StringComparison.Ordinal);
        Assert.Contains("3 more clashes are still open", shown.OpenNote, StringComparison.Ordinal);
        var chart = ChartSet.Draw(folder.Open(), "clash-outcomes");
        Assert.Contains("Clashes that ended in the last year of the run", chart.Inline!.Subtitle, StringComparison.Ordinal);
        foreach (string text in (string[])["tolerate 60\u00A0% (60)", "lapsed 20\u00A0% (20)", "no answer 20\u00A0% (20)"])
            Assert.Contains(text, chart.Inline.Wide, StringComparison.Ordinal);
        // A small screen has no room for counts, and none for by what means.
        Assert.Contains(">coerce 20\u00A0%</text>", chart.Inline.Narrow, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_few_clashes_counts_are_told_and_no_shares()
    {
        using var folder = Folder([new(Free, "tolerate", "complied", 2), new(Free, "preempt", "autonomy", 1)]);
        var shown = Read(folder);
        Assert.Equal("2 of 3 clashes end with the city giving in; nations first tolerate 2 of them", shown.Title);
        Assert.DoesNotContain("%", ChartSet.Draw(folder.Open(), "clash-outcomes").Inline!.Wide, StringComparison.Ordinal);
    }

    [Fact]
    public void Classes_of_democracy_are_told_apart_where_they_differ_and_only_there()
    {
        using var alike = Folder([new(Free, "tolerate", "complied", 52), new(Free, null, "lapsed", 48), new(Strict, "tolerate", "complied", 50),
            new(Strict, null, "lapsed", 50)]);
        Assert.False(Read(alike).ByDemocracy);
        Assert.Equal([""], Read(alike).Classes);
        using var apart = Folder([new(Free, "tolerate", "complied", 90), new(Free, null, "lapsed", 10), new(Strict, "tolerate", "complied", 30),
            new(Strict, null, "lapsed", 70)]);
        var shown = Read(apart);
        Assert.Equal(["Authoritarian nations", "Democratic nations"], shown.Ends.Apart.Select(row => row.Name).Order());
        Assert.Equal(DemocracyClass.Names, shown.Classes);
        Assert.Equal((90, 30), (shown.Count(Free, Answer("tolerate")), shown.Count(Strict, Answer("tolerate"))));
    }

    [Theory]
    [InlineData(100, 70, true)]
    [InlineData(10_000, 5_450, false)]
    [InlineData(9, 0, false)]
    [InlineData(20, 14, false)]
    public void A_row_stands_where_its_shares_differ_by_more_than_chance(int sum, int complied, bool apart)
    {
        var all = new ClashRow("all", [50_000, 50_000]);
        var rows = ClashRows.Of(all, [new ClashRow("one", [complied, sum - complied]), new ClashRow("other", [500, 500])]);
        Assert.Equal(apart ? ["one"] : [], rows.Apart.Select(row => row.Name));
        Assert.Equal(apart ? ["other"] : ["one", "other"], rows.AsAll);
    }

    [Fact]
    public void A_run_without_clashes_says_so()
    {
        using var folder = Folder([]);
        Assert.Equal("No clash ended", Read(folder).Title);
        Assert.Contains("No clash ended in the last year of the run.", ChartSet.Draw(folder.Open(), "clash-outcomes").Inline!.Wide, StringComparison.Ordinal);
        using var stopped = new SmallFolder().WithSeries(("clashesOpen", [0, 0]));
        Assert.Equal("How clashes end is told once a run is done", Read(stopped).Title);
    }

    [Fact]
    public void Interventions_are_listed_and_those_that_are_over_are_told_apart()
    {
        using var folder = Folder([new(Free, "tolerate", "complied", 60)], years: 20);
        File.WriteAllText(
            Path.Combine(folder.Path, RunFolderFiles.Scenario),
            "interventions:\n  - {at: 2016-01, until: 2017-01, set: {nation: AAA, column: policy.trade, to: -0.5}}\n  - {at: 2030-01, bid: {city: Late}}\n");
        string drawn = ChartSet.Draw(folder.Open(), "clash-outcomes").Inline!.Wide;
        Assert.Contains("January 2016 to January 2017: policy.trade of AAA held at −0.5 (over before these years)", drawn, StringComparison.Ordinal);
        Assert.Contains(">January 2030: Late bids for independence<", drawn, StringComparison.Ordinal);
    }

    private static Word Answer(string key) => ClashOutcomesData.FirstAnswers.Single(word => word.Key == key);

    private static Word End(string key) => Phrases.Outcomes.Single(word => word.Key == key);

    private static ClashOutcomesData Read(SmallFolder folder) => ClashOutcomesData.Read(new ChartData(folder.Open()));

    private static SmallFolder Folder(IReadOnlyList<ClashPath> paths, int years = 1)
    {
        var folder = new SmallFolder().WithSeries(("clashesOpen", [.. Enumerable.Repeat(3.0, 4 * years + 1)]));
        folder.Manifest = folder.Manifest with
        {
            Years = years,
            Answers = new Answers([], [], [], [], [], [], new IndependenceAnswer(null, null, null, 1, 0, 0, [])) { ClashPaths = paths },
        };
        return folder;
    }
}
