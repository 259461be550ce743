using System.Text.RegularExpressions;
using Polis.Charts.Report;
using Polis.Engine.Scheduling;
using Polis.Model;
using Polis.Results;
using Polis.Results.Explaining;
using Polis.Results.Folder;
using Polis.Scenarios;
using Polis.Tests;
using Xunit;

namespace Polis.Charts.Tests.Report;

public sealed class RunReportTests
{
    private static readonly Answers _answers = new(
        [new("trade", 0.1234, 0.1, 0.15), new("climate", null, null, null)],
        [new("Santa <Cruz> & Co", "BOL", 12.5)],
        [new("trade", "complied", 30, 0.75, 0.7, 0.8, new(6, 0.6, 0.5, 0.7)), new("trade", "policyChanged", 10, 0.25, 0.2, 0.3, new(4, 0.4, 0.3, 0.5)),
            new("climate", "complied", 0, null, null, null, new(0, null, null, null)),
            new("climate", "policyChanged", 0, null, null, null, new(0, null, null, null))],
        [new("all", "complied", 30, 0.75, 0.7, 0.8, new(6, 0.61, 0.5, 0.7)), new("all", "policyChanged", 10, 0.25, 0.2, 0.3, new(4, 0.39, 0.3, 0.5))],
        [.. MetricCatalogue.Responses.Names.SelectMany(response => DemocracyClass.Names.SelectMany(democracy => (ResponseAnswer[])
            [new("trade", democracy, true, response, 5, 1.0 / 6, 0.1, 0.2), new("trade", democracy, false, response, response == "coerce" ? 7 : 0, 0, 0, 0),
                new("climate", democracy, true, response, 0, null, null, null)]))],
        [.. MetricCatalogue.Responses.Names.SelectMany(response => DemocracyClass.Names.Append("all").SelectMany(democracy => (ResponseAnswer[])
            [new("all", democracy, true, response, 5, 1.0 / 6, 0.1, 0.2), new("all", democracy, false, response, 7, 1.0 / 7, 0.1, 0.2)]))],
        new(2031.25, 2020.5, null, 0.4, 9, 3, [new("Montréal", "CAN", 7, 2, "trade", -0.041), new("Kaunas", "LTU", 0, 0, null, null)]));

    [Fact]
    public void Text_of_a_scenario_is_never_markup()
    {
        string page = RunReport.Make(Manifest(3) with { Scenario = new("<script>alert(1)</script>", "a \"b\" & <c>", "0", 2, 1) }, [], []);
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<Cruz>", page, StringComparison.Ordinal);
        Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
        Assert.Contains("Santa &lt;Cruz&gt; &amp; Co", page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_needs_nothing_from_outside()
    {
        using var folder = new SmallFolder();
        var charts = ChartSet.DrawAll(folder.Open(), ChartSet.Names, ChartFormats.Svg, Path.Combine(folder.Path, "charts"));
        string page = RunReport.Make(Manifest(3), charts, []);
        foreach (Match reference in Regex.Matches(page, "(?:src|href)=\"([^\"]*)\"")) Assert.Matches("^(#|data:)", reference.Groups[1].Value);
        Assert.DoesNotContain("http", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Charts_are_in_the_page_as_text_that_can_be_searched_with_colours_that_a_dark_page_changes()
    {
        using var folder = new SmallFolder().WithSeries(("defiance.trade", [0, 0.1, 0.2]), ("nations", [1, 1, 1]));
        var charts = ChartSet.DrawAll(folder.Open(), ["defection"], ChartFormats.Svg, Path.Combine(folder.Path, "charts"));
        string page = RunReport.Make(Manifest(1), charts, []);
        Assert.Contains(">settling</text>", page, StringComparison.Ordinal);
        Assert.Contains($"<h3>{charts[0].Title.Replace("<", "&lt;")}</h3>", page, StringComparison.Ordinal);
        Assert.Contains("role=\"img\" aria-labelledby=\"defection-title\"", page, StringComparison.Ordinal);
        Assert.Contains("fill=\"var(--chart-muted)\"", page, StringComparison.Ordinal);
        Assert.Matches(@"@media screen and \(prefers-color-scheme: dark\) \{ :root \{ --chart-ink: #ececec;", page);
        string[] ids = [.. Regex.Matches(page, " id=\"([^\"]*)\"").Select(match => match.Groups[1].Value)];
        Assert.Equal(ids.Distinct(), ids);
        foreach (Match reference in Regex.Matches(
            page, "(?:href=\"#|url\\(#|aria-labelledby=\"|aria-describedby=\")([^\")]*)")) Assert.Contains(reference.Groups[1].Value, ids);
    }

    [Fact]
    public void Every_table_scrolls_by_keyboard_and_can_be_taken_as_CSV()
    {
        string page = RunReport.Make(Manifest(3), [], []);
        int tables = Regex.Count(page, "<table>");
        Assert.True(tables > 5);
        Assert.Equal(tables, Regex.Count(page, "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"[^\"]+\"><table>"));
        Assert.Equal(tables, Regex.Count(page, "<a download=\"table-[0-9]+\\.csv\" href=\"data:text/csv"));
        string first = Uri.UnescapeDataString(Regex.Match(page, "href=\"data:text/csv;charset=utf-8,([^\"]*)\"").Groups[1].Value);
        Assert.Equal("domain,share of cities (%),share of cities: interval\r\ntrade,12.3,10.0–15.0\r\nclimate,,\r\n", first);
    }

    [Fact]
    public void Numbers_of_a_CSV_are_bare_and_text_with_commas_is_quoted() =>
        Assert.Equal(
            "name,\"a, b\",c (%)\r\nSanta \"\"Cruz\"\",1234,-4.1\r\n".Replace("Santa \"\"Cruz\"\"", "\"Santa \"\"Cruz\"\"\""),
            CsvText.Of(["", "a, b", "c"], [["Santa \"Cruz\"", "1,234", "−4.1 %"]]));

    [Fact]
    public void The_page_leads_with_the_result_then_tells_what_happened_where_and_why_and_folds_its_tables()
    {
        string page = RunReport.Make(
            Manifest(3), [], [new("1", "USA leaves pact", 2020, 2024, "January 2020 to January 2024"), new("2", "harm set to 3", 2030, null, "January 2030")]);
        const string Result = "Cities defy most in trade (12 % of them), 25 % of clashes end with policy closer to the city, "
            + "and in 60 % of 3 runs a city leaves within 30 years.";
        Assert.Contains($"<h1>{Result}</h1>", page, StringComparison.Ordinal);
        Assert.Contains($"<title>{Result}", page, StringComparison.Ordinal);
        Assert.Contains(">January 2020 to January 2024: USA leaves pact</text>", page, StringComparison.Ordinal);
        Assert.Contains(">January 2030: harm set to 3</text>", page, StringComparison.Ordinal);
        int[] places = [.. ((string[])["answers", "timeline", "map", "why", "charts", "tables", "words", "origin"])
            .Select(id => page.IndexOf($" id=\"{id}\"", StringComparison.Ordinal))];
        Assert.Equal(places.Order(), places);
        Assert.DoesNotContain(-1, places);
        Assert.Equal(4, Regex.Count(
            page[page.IndexOf(" id=\"tables\"", StringComparison.Ordinal)..],
            "<details id=\"(defiance|outcomes|responses|secession)\"><summary>"));
        int before = 0;
        foreach (Match heading in Regex.Matches(page, "<h([1-6])[ >]"))
        {
            int level = heading.Groups[1].Value[0] - '0';
            Assert.True(level <= before + 1, $"h{level} after h{before}");
            before = level;
        }
    }

    [Fact]
    public void A_scenario_that_changes_nothing_says_so() =>
        Assert.Contains("The scenario changes nothing while it runs", RunReport.Make(Manifest(1), [], []), StringComparison.Ordinal);

    [Fact]
    public void The_answers_stand_there_with_their_intervals_and_a_dash_where_there_is_none()
    {
        string page = RunReport.Make(Manifest(3), [], []);
        foreach (string text in (string[])
            [
                "12.3 % <small>10.0–15.0</small>", "In 25.0 % of the 40 clashes that ended, the policy moved towards the city, or their gap closed.",
                "61.0 % <small>50.0–70.0</small>", "First answers: 50.0 % of 90 were strong; next answers: 100.0 % of 21 were strong.",
                "farthest from its rivals (the cities that may bid, weighted by how likely they are to)",
                "A city leaves within 30 years in 60 % of the runs, in 10 % before July 2020, in 50 % before April 2031.", "−4.1 %",
                "9 bids in all 3 runs; 3 (33 %) succeeded. A list of candidates, not a forecast: docs/LIMITS.md.", "<td class=\"number\">–</td>",
            ])
            Assert.Contains(text, page.Replace("&#233;", "é", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void The_time_while_interventions_last_has_its_sentences_and_its_tables_and_is_not_there_without_them()
    {
        Assert.DoesNotContain("While the interventions last", RunReport.Make(Manifest(3), [], []), StringComparison.Ordinal);
        var lasts = new InForceAnswers(
            2017.5, 2021, [new("trade", 0.4321, 0.1, 0.5), new("climate", 0, 0, 0)], [new("Lagos", "NGA", 3.5)], _answers.Outcomes,
            _answers.OutcomesOfAllDomains, _answers.Responses, _answers.ResponsesOfAllDomains);
        string page = RunReport.Make(Manifest(3) with { Answers = _answers with { WhileInForce = lasts } }, [], []);
        foreach (string text in (string[])
            [
                "While the interventions last (2017-07 to 2021-01): most in trade: 43.2 % of cities on average.",
                "While the interventions last (2017-07 to 2021-01): in 25.0 % of the 40 clashes that ended",
                "<details id=\"while-in-force\"><summary>While the interventions last (2017-07 to 2021-01): the first three questions</summary>",
                "43.2 % <small>10.0–50.0</small>", "years in 2017-07 to 2021-01, added up over the 2 domains", "12.3 % <small>10.0–15.0</small>",
            ])
            Assert.Contains(text, page, StringComparison.Ordinal);
        Assert.Single(Regex.Matches(page, "<td>NGA</td>"));
    }

    [Fact]
    public void Bids_and_new_states_are_told_as_counted_and_as_expected_with_what_the_means_are()
    {
        Assert.DoesNotContain("as expected from the model", RunReport.Make(Manifest(3), [], []), StringComparison.Ordinal);
        RareAnswer[] rare =
        [
            new("bids", "bids", new(3, 0, 6), new(2.5, 2.25, 2.75), "two meet"),
            new("independences", "nations", new(1, null, null), new(0.5, 0.25, 0.75), null),
            new("anyIndependence", "share of runs", new(1, 0.3, 1), new(0.45, 0.4, 0.5), null),
            new("firstIndependence", "year", new(2031.5, 2020, 2045), new(null, null, null), null),
        ];
        string page = System.Net.WebUtility.HtmlDecode(RunReport.Make(
            Manifest(3) with { Answers = _answers with { FirstIndependence = _answers.FirstIndependence with { RareEvents = rare } } }, [], []));
        foreach (string text in (string[])
            [
                "To be expected by the model's own chances: 2.50 bids and 0.50 new states a run, and a new state within 30 years in 45.0 % of runs "
                    + "(95 %: 40.0–50.0).",
                "Bids and new states on average, as counted and as expected from the model's own chances; small: 95 % interval of the mean",
                "<th scope=\"row\">Bids a run</th><td class=\"number\">3.00 <small>0.00–6.00</small></td>"
                    + "<td class=\"number\">2.50 <small>2.25–2.75</small></td>",
                "<th scope=\"row\">New states a run</th><td class=\"number\">1.00</td>", "Means over 3 runs and all years",
                "Nearly, not exactly so: bids a run", "No interval: all runs are alike", "–: so few runs cannot tell", "In 3 runs they may be too narrow",
            ])
            Assert.Contains(text, page, StringComparison.Ordinal);
    }

    [Fact]
    public void One_run_is_told_to_have_no_intervals_and_a_stopped_one_not_to_be_whole()
    {
        string one = RunReport.Make(Manifest(1), [], []);
        Assert.Contains("One run has no intervals", one, StringComparison.Ordinal);
        Assert.DoesNotContain("Not whole", one, StringComparison.Ordinal);
        var stopped = Manifest(2) with { State = RunState.Stopped, Runs = [new(0, "1", RunState.Done, 120), new(1, "2", RunState.Stopped, 7)] };
        Assert.Contains("Not whole: 1 of 2 runs were done", RunReport.Make(stopped, [], []), StringComparison.Ordinal);
    }

    [Fact]
    public void An_ensemble_that_went_on_until_an_interval_was_narrow_says_how_it_ended()
    {
        var outcome = new UntilOutcome("defiance", 0.02, 80, 1280, true, 0.1, 0.115, [40, 80], 0.975).InWords(MetricUnit.Share("cities"), isDifference: false);
        Assert.Equal(
            "--until defiance: stopped after 80 of at most 1,280 runs; interval 10.0 % to 11.5 %, no wider than 2 points. Rule: fixed looks after 40, 80 runs, "
                + "each with an interval of 97.5 %, so that 95 % hold wherever it stops.", outcome.Sentence);
        Assert.Contains(
            $"<p class=\"muted\">{HtmlText.Escaped(outcome.Sentence)}</p>", RunReport.Make(Manifest(3) with { Outcome = outcome }, [], []),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_chart_that_was_not_drawn_says_why()
    {
        Assert.Contains("Not drawn: cities were not recorded.",
            RunReport.Make(Manifest(1), [new Chart("map", "Map", "", "", [], "cities were not recorded")], []), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_that_happened_is_a_sentence_too()
    {
        var nothing = new Answers([new("trade", 0, null, null)], [], [], [], [], [], new(null, null, null, 1, 0, 0, []));
        string page = RunReport.Make(Manifest(1) with { Answers = nothing }, [], []);
        foreach (string text in (string[])["No city defied its nation.", "No clash ended.", "No nation answered a clash.", "No city leaves within 30 years.",
            "No city bid in any run."])
            Assert.Contains(text, page, StringComparison.Ordinal);
    }

    [Fact]
    public void Stories_are_told_decision_by_decision_with_what_was_weighed_and_what_would_have_changed_it()
    {
        var answer = new Decision(
            1, 2016.5, DecisionKind.Response, 1, "Santa <Cruz>", "BOL", null, "trade", 4, 1, 0.5, 120, null,
            [
                new(DecisionOption.Tolerate, -0.005, 0.2, [new(DecisionTerm.Cost, -0.005)]),
                new(DecisionOption.Concede, 0.002, 0.8, [new(DecisionTerm.OthersContent, 0.01), new(DecisionTerm.Cost, -0.008)]),
            ]);
        string page = RunReport.Make(Manifest(3), [], [], [new Story("Santa <Cruz> against BOL", "--clash 4", [answer], 2, new Conflicts([], []))]);
        foreach (string text in (string[])
            [
                "Stories, decision by decision", "What stands out in the first run", "Santa &lt;Cruz&gt; against BOL",
                "<time>Jul 2016</time>", "BOL conceded to Santa &lt;Cruz&gt; and moved its policy of trade",
                "concede 80.0 %", "tolerate 20.0 %", "Concede: others content +1.00, cost −0.80.",
                "If concede had no term others content (+1.00), the same draw would have chosen tolerate (58.9 % likely then).",
                "2 more decisions: polis explain FOLDER --clash 4",
            ])
            Assert.Contains(text, System.Net.WebUtility.HtmlDecode(page) is var plain && text.Contains('&', StringComparison.Ordinal) ? page : plain,
                StringComparison.Ordinal);
        Assert.DoesNotContain("<Cruz>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_story_tells_interventions_at_their_dates_before_the_decisions_that_follow()
    {
        var answer = new Decision(
            1, 2016.5, DecisionKind.Response, 1, "Bern", "CHE", null, "trade", 4, 0, 0.5, 120, null,
            [new(DecisionOption.Concede, 0.002, 1, [new(DecisionTerm.Cost, -0.008)])]);
        InterventionTurn began = new(0, "harm set to 1 < 2", InterventionChange.Began, 2016.5, 2016.25, null, null);
        var story = new Story("Bern against CHE", "--clash 4", [answer], 0, new Conflicts([], []))
        {
            Interventions = [began, began with { Change = InterventionChange.Ended, Time = 2017.5, Date = 2017.25 }],
        };
        string page = RunReport.Make(Manifest(3), [], [], [story]);
        int first = page.IndexOf(
            "<time>Apr 2016</time> Intervention 1 of the scenario (interventions.0) began: harm set to 1 &lt; 2.", StringComparison.Ordinal);
        int then = page.IndexOf("CHE conceded to Bern", StringComparison.Ordinal);
        int last = page.IndexOf("<time>Apr 2017</time> Intervention 1 of the scenario (interventions.0) ended: ", StringComparison.Ordinal);
        Assert.True(0 < first && first < then && then < last, $"{first} {then} {last}");
    }

    [Fact]
    public void Earlier_answers_stand_under_a_heading_before_a_bid_which_tells_what_set_the_city_apart()
    {
        WeighedOption[] options = [new(DecisionOption.Bid, 0.01, 0.01, [new(DecisionTerm.Identity, 0.07)]), new(DecisionOption.Stay, 0, 0.99, [])];
        var start = new Decision(2, 2017, DecisionKind.BidStart, 1, "Bern", "CHE", null, null, 0, 0, 0.001, 30, 0.015, options);
        var answer = new Decision(
            1, 2016, DecisionKind.Response, 1, "Bern", "CHE", null, "trade", 0, 0, 0.5, 120, null,
            [new(DecisionOption.Sanction, 0, 1, [new(DecisionTerm.Cost, 0)])]);
        var bid = new BidFact(
            0, 1, "Bern", "CHE", [1], 2017, null, "open", null, [new(DecisionTerm.Budget, 0.01, 0.02), new(DecisionTerm.Identity, 0.07, 0.03)]);
        var conflicts = new Conflicts([new(0, 1, "Bern", "CHE", "trade", 2015, null, "open", 1)], [bid]);
        string page = System.Net.WebUtility.HtmlDecode(
            RunReport.Make(Manifest(1), [], [], [new Story("Bern against CHE", "--bid 0", [answer, start], 0, conflicts)]));
        int before = page.IndexOf("Before the bid: answers to earlier clashes of its cities", StringComparison.Ordinal);
        int answered = page.IndexOf("CHE took money from Bern", StringComparison.Ordinal), began = page.IndexOf("Bern began a bid", StringComparison.Ordinal);
        Assert.True(0 < before && before < answered && answered < page.IndexOf(">The bid<", StringComparison.Ordinal));
        Assert.True(page.IndexOf(">The bid<", StringComparison.Ordinal) < began);
        Assert.Contains("identity +4.00 (+7.00 against +3.00), budget −1.00 (+1.00 against +2.00)", page, StringComparison.Ordinal);
        string bidAlone = RunReport.Make(Manifest(1), [], [], [new Story("Bern against CHE", "--bid 0", [start], 0, conflicts)]);
        Assert.DoesNotContain("Before the bid", bidAlone, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RecordLevel.Events, "Decisions are not kept with --record events.")]
    [InlineData(RecordLevel.Standard, "Decisions are not kept of a world of this size with --record standard.")]
    public void Where_decisions_were_not_recorded_a_sentence_says_so(RecordLevel record, string sentence)
    {
        string page = RunReport.Make(Manifest(1) with { Record = record }, [], []);
        Assert.Contains(sentence, page, StringComparison.Ordinal);
        Assert.DoesNotContain("<article", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_without_a_clash_has_no_story() =>
        Assert.Contains("No city clashed with its nation.", RunReport.Make(Manifest(1), [], [], []), StringComparison.Ordinal);

    private static Manifest Manifest(int runs) => new(
        "polis", "0.1.0", 1, RunState.Done, new("world", "A world", "abc", 2, 1), 1,
        [.. Enumerable.Range(0, runs).Select(run => new ManifestRun(run, "1", RunState.Done, 120))], "2015-01", 30, StepLength.Quarter,
        ["trade", "climate"], RecordLevel.Standard, true, new([], []), new("Linux", "X64", 2, ".NET", 2), ManifestTimings.None, _answers, null);
}
