using System.Text.Json;
using Xunit;

namespace Polis.EndToEnd.Tests;

public sealed class RunTests : IDisposable
{
    private readonly PolisProgram _polis = new();

    public void Dispose() => _polis.Dispose();

    [Fact]
    public void A_run_leaves_a_whole_folder_and_names_it_in_its_last_line()
    {
        var finished = _polis.Run("run", "tiny");
        Assert.Equal((0, ""), (finished.ExitCode, finished.Complaints));
        Assert.Equal(Path.Combine("runs", "tiny-1"), finished.Output.TrimEnd('\n').Split('\n')[^1]);
        string folder = _polis.At("runs", "tiny-1");
        foreach (string table in RunFolders.Tables) Assert.True(RunFolders.Rows(folder, table) >= 0, table);
        foreach (string file in (string[])["manifest.json", "scenario.yaml", "report.html"]) Assert.True(File.Exists(Path.Combine(folder, file)), file);
        foreach (string chart in (string[])["defection", "clash-outcomes", "secession", "map", "why", "networks", "policy"])
            foreach (string format in (string[])["png", "svg"])
                Assert.True(new FileInfo(Path.Combine(folder, "charts", $"{chart}.{format}")).Length > 1000, chart);
        Assert.Empty(Directory.EnumerateFiles(folder, "*.part", SearchOption.AllDirectories));
    }

    [Fact]
    public void Answers_are_told_for_the_years_that_are_asked_for()
    {
        var asked = _polis.Run("run", "tiny", "--years", "6", "--window", "2016..2017", "--out", "out");
        Assert.Equal((0, ""), (asked.ExitCode, asked.Complaints));
        Assert.Contains("Tables 1 to 3 cover 2016 to 2017", asked.Output, StringComparison.Ordinal);
        Assert.Contains("cover 2016 to 2017", File.ReadAllText(_polis.At("out", "report.html")), StringComparison.Ordinal);
        Assert.Contains("2016..2017", File.ReadAllText(_polis.At("out", "scenario.yaml")), StringComparison.Ordinal);
        var whole = _polis.Run("run", "tiny", "--years", "6", "--no-charts", "--json");
        var part = _polis.Run("run", "tiny", "--years", "6", "--no-charts", "--json", "--window", "2016..2017");
        Assert.NotEqual(Answers(whole.Output), Answers(part.Output));
        var wrong = _polis.Run("run", "tiny", "--years", "6", "--window", "2031..2032");
        Assert.Equal(2, wrong.ExitCode);
        Assert.Contains("report.window: 2031..2032 is not in the run; expected years from 2015 to 2020", wrong.Error, StringComparison.Ordinal);

        static string Answers(string json)
        {
            using var summary = JsonDocument.Parse(json);
            return summary.RootElement.GetProperty("answers").GetProperty("defiance").GetRawText();
        }
    }

    [Fact]
    public void Answers_are_told_while_the_interventions_last_too_where_that_is_another_time_and_none_is_asked_for()
    {
        _polis.Write("early.yaml",
            "name: Early\nextends: tiny\nyears: 12\ninterventions:\n  - {at: 2016-01, until: 2018-01, set: {nation: AUR, column: policy.trade, to: -0.9}}\n");
        const string Lasts = "While the interventions last (2016 to 2017): ";
        var told = _polis.Run("run", "early.yaml", "--out", "early");
        Assert.Equal((0, ""), (told.ExitCode, told.Error));
        Assert.Contains(Lasts, told.Output, StringComparison.Ordinal);
        Assert.Contains("\n  2016 to 2017 ", told.Output, StringComparison.Ordinal);
        Assert.Contains(Lasts, File.ReadAllText(_polis.At("early", "report.html")), StringComparison.Ordinal);
        using (var summary = JsonDocument.Parse(_polis.Run("run", "early.yaml", "--no-charts", "--json").Output))
        {
            var answers = summary.RootElement.GetProperty("answers");
            var lasts = answers.GetProperty("whileInForce");
            Assert.Equal((2016, 2018), (lasts.GetProperty("from").GetDouble(), lasts.GetProperty("to").GetDouble()));
            string[] tables = ["defiance", "boldest", "outcomes", "outcomesOfAllDomains", "responses", "responsesOfAllDomains"];
            Assert.Equal([.. tables, "firstIndependence", "clashPaths", "whileInForce"], answers.EnumerateObject().Select(property => property.Name));
            Assert.Equal(["from", "to", .. tables, "clashPaths"], lasts.EnumerateObject().Select(property => property.Name));
        }
        foreach (string[] other in (string[][])[["--window", "2016..2017"], ["--set", "interventions=[]"]])
            Assert.DoesNotContain(Lasts, _polis.Run(["run", "early.yaml", "--no-charts", .. other]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Bids_and_new_states_are_printed_as_counted_and_as_expected_or_as_is_asked_for()
    {
        string both = Told("both"), counted = Told("counted"), expected = Told("expected");
        Assert.Matches("counted +expected", both);
        Assert.Equal(both, Told(null));
        Assert.DoesNotMatch("counted +expected|\\n +counted *\\n", expected);
        Assert.DoesNotMatch("counted +expected|Expected figures come from", counted);
        foreach (string told in (string[])[counted, expected]) Assert.Contains("runs with a new state", told, StringComparison.Ordinal);
        var wrong = _polis.Run("run", "tiny", "--estimate", "expeted");
        Assert.Equal(2, wrong.ExitCode);
        Assert.Contains("--estimate: is \"expeted\"; expected one of counted, expected, both; nearest: expected", wrong.Error, StringComparison.Ordinal);

        string Told(string? estimate)
        {
            string[] asked = estimate is null ? [] : ["--estimate", estimate];
            string text = _polis.Run(["run", "tiny", "--years", "4", "--runs", "3", "--no-charts", "--out", "told", "--overwrite", .. asked]).Output;
            return text[text.IndexOf("Bids and new states, on average", StringComparison.Ordinal)..];
        }
    }

    [Fact]
    public void The_next_run_takes_the_next_free_number()
    {
        _polis.Run("run", "tiny", "--years", "1", "--no-charts", "--quiet");
        _polis.Run("run", "tiny", "--years", "1", "--no-charts", "--quiet");
        Assert.Equal(["tiny-1", "tiny-2"], Directory.EnumerateDirectories(_polis.At("runs")).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void The_series_have_every_metric_of_the_list_at_every_time()
    {
        var listed = _polis.Run("run", "tiny", "--metrics").Output.TrimEnd('\n').Split('\n').Select(line => line.Split(' ')[0]).ToHashSet();
        _polis.Run("run", "tiny", "--years", "10", "--no-charts", "--quiet", "--out", "out");
        // Those of a part of the world are named after the part.
        var metrics = RunFolders.Column<string>(_polis.At("out"), "series", "metric").Where(metric => !metric.Contains('@')).ToList();
        Assert.Equal(41, RunFolders.Column<double>(_polis.At("out"), "series", "time").Distinct().Count());
        Assert.Subset(listed, metrics.ToHashSet());
        // Only what may have nothing to tell is absent.
        Assert.Subset(new HashSet<string> { "recognition", "firstBid", "firstIndependence" }, listed.Except(metrics).ToHashSet());
        Assert.Equal(41, metrics.Count(metric => metric == "defiance.trade"));
        Assert.Equal(40, metrics.Count(metric => metric == "bids"));
    }

    [Fact]
    public void Metrics_are_listed_with_units_without_a_scenario_too()
    {
        var finished = _polis.Run("run", "--metrics");
        Assert.Equal((0, ""), (finished.ExitCode, finished.Complaints));
        Assert.Contains(finished.Output.Split('\n'), line => line.StartsWith("defiance.trade.people ", StringComparison.Ordinal)
            && line.Contains("share of people in cities", StringComparison.Ordinal));
    }

    [Fact]
    public void Names_with_brackets_are_printed_as_they_are()
    {
        string cities = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "scenarios", "data", "tiny", "cities.csv"));
        _polis.Write(
            "cities.csv", cities.Replace("Portia", "Portia [red]", StringComparison.Ordinal).Replace("Dunholm", "Dunholm [/]", StringComparison.Ordinal));
        _polis.Write("mine.yaml", "name: \"mine [1]\"\nextends: tiny\ncities: cities.csv\nparameters: {defianceCost: 0}\n");
        var finished = _polis.Run("run", "mine.yaml", "--no-charts");
        Assert.Equal((0, ""), (finished.ExitCode, finished.Complaints));
        foreach (string name in (string[])["mine [1]: 6 cities", "Portia [red] (AUR", "Dunholm [/] "])
            Assert.Contains(name, finished.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("events", 0)]
    [InlineData("standard", 3)]
    [InlineData("full", 9)]
    public void Record_says_how_often_cities_are_kept(string record, int times)
    {
        _polis.Run("run", "tiny", "--years", "2", "--record", record, "--no-charts", "--quiet", "--out", "out");
        Assert.Equal(times > 0, File.Exists(_polis.At("out", "cities.parquet")));
        Assert.Equal(times > 0, File.Exists(_polis.At("out", "nations.parquet")));

        // What is there at the end is kept in any case: a hundred firms with five or six offices each, and the networks of the table at least.
        Assert.InRange(RunFolders.Rows(_polis.At("out"), "offices"), 500, 600);
        Assert.Equal(100, RunFolders.Column<bool>(_polis.At("out"), "offices", "headquarters").Count(headquarters => headquarters));
        Assert.Contains(false, RunFolders.Column<bool>(_polis.At("out"), "networks", "foundedByCities"));
        if (times == 0) return;
        Assert.Equal(times * 6, RunFolders.Rows(_polis.At("out"), "cities"));
        Assert.Equal(times * 2, RunFolders.Rows(_polis.At("out"), "nations"));
        Assert.Equal(times, RunFolders.Column<double>(_polis.At("out"), "cities", "time").Distinct().Count());
    }

    [Fact]
    public void Json_is_one_object_of_the_promised_shape_and_nothing_else()
    {
        var finished = _polis.Run("run", "tiny", "--runs", "3", "--no-charts", "--json");
        using var json = JsonDocument.Parse(finished.Output);
        var root = json.RootElement;
        Assert.Equal(["scenario", "seed", "runs", "years", "folder", "answers", "timings"], Names(root));
        Assert.Equal(3, root.GetProperty("runs").GetInt32());
        var answers = root.GetProperty("answers");
        Assert.Equal(
            [
                "defiance", "boldest", "outcomes", "outcomesOfAllDomains", "responses", "responsesOfAllDomains", "firstIndependence", "clashPaths",
                "whileInForce",
            ], Names(answers));
        Assert.Equal(JsonValueKind.Null, answers.GetProperty("whileInForce").ValueKind);
        Assert.Equal(["domain", "share", "low", "high"], Names(answers.GetProperty("defiance")[0]));
        Assert.Equal(5, answers.GetProperty("defiance").GetArrayLength());
        Assert.Equal(["city", "nation", "domainYears"], Names(answers.GetProperty("boldest")[0]));
        foreach (string outcomes in (string[])["outcomes", "outcomesOfAllDomains"])
            Assert.Equal(["domain", "outcome", "count", "share", "low", "high", "actedOn"], Names(answers.GetProperty(outcomes)[0]));
        Assert.Equal(["count", "share", "low", "high"], Names(answers.GetProperty("outcomes")[0].GetProperty("actedOn")));
        foreach (string responses in (string[])["responses", "responsesOfAllDomains"])
            Assert.Equal(["domain", "democracy", "first", "response", "count", "share", "low", "high"], Names(answers.GetProperty(responses)[0]));
        Assert.Equal(
            ["median", "low", "high", "shareWithout", "bids", "succeeded", "likeliest", "rareEvents"], Names(answers.GetProperty("firstIndependence")));
        var rare = answers.GetProperty("firstIndependence").GetProperty("rareEvents");
        Assert.Equal(
            ["bids", "anyBid", "firstBid", "independences", "anyIndependence", "firstIndependence"],
            rare.EnumerateArray().Select(figure => figure.GetProperty("metric").GetString()));
        Assert.Equal(["metric", "unit", "counted", "expected", "inexact"], Names(rare[0]));
        foreach (string figure in (string[])["counted", "expected"]) Assert.Equal(["mean", "low", "high"], Names(rare[0].GetProperty(figure)));
        Assert.Equal(["city", "nation", "bids", "independences", "term", "value"], Names(answers.GetProperty("firstIndependence").GetProperty("likeliest")[0]));
        using var manifest = JsonDocument.Parse(File.ReadAllText(_polis.At(root.GetProperty("folder").GetString()!, "manifest.json")));
        Assert.Equal(JsonSerializer.Serialize(answers), JsonSerializer.Serialize(manifest.RootElement.GetProperty("answers")));
    }

    [Fact]
    public void Shares_of_the_answers_are_those_of_the_tables()
    {
        var finished = _polis.Run("run", "tiny", "--runs", "4", "--record", "standard", "--no-charts", "--json", "--out", "out");
        using var json = JsonDocument.Parse(finished.Output);
        var run = RunFolders.Column<int>(_polis.At("out"), "series", "run");
        var time = RunFolders.Column<double>(_polis.At("out"), "series", "time");
        var metric = RunFolders.Column<string>(_polis.At("out"), "series", "metric");
        var value = RunFolders.Column<double>(_polis.At("out"), "series", "value");
        foreach (var defiance in json.RootElement.GetProperty("answers").GetProperty("defiance").EnumerateArray())
        {
            string name = $"defiance.{defiance.GetProperty("domain").GetString()}";
            double[] shares = [.. Enumerable.Range(0, 4)
                .Select(r => Enumerable.Range(0, run.Length).Where(i => run[i] == r && metric[i] == name && time[i] > 2035).Average(i => value[i]))];
            Assert.Equal(shares.Average(), defiance.GetProperty("share").GetDouble(), 12);
            Assert.InRange(defiance.GetProperty("low").GetDouble(), shares.Min(), shares.Average());
            Assert.InRange(defiance.GetProperty("high").GetDouble(), shares.Average(), shares.Max());
        }
        var ended = RunFolders.Column<double?>(_polis.At("out"), "clashes", "ended");
        var outcome = RunFolders.Column<string>(_polis.At("out"), "clashes", "outcome");
        var domain = RunFolders.Column<string>(_polis.At("out"), "clashes", "domain");
        var responses = RunFolders.Column<string>(_polis.At("out"), "clashes", "responses");
        Assert.Equal(
            responses.Zip(outcome, (text, end) => end is "suppressed" or "autonomy" or "independence"
                || text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(answer => !answer.StartsWith("tolerate", StringComparison.Ordinal))),
            RunFolders.Column<bool>(_polis.At("out"), "clashes", "actedOn"));
        int firstAnswers = responses.Count(text => text.Length > 0 && TimeOf(text.Split(' ')[0]) > 2035);
        int allAnswers = responses.Sum(text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Count(answer => TimeOf(answer) > 2035));
        var counted = json.RootElement.GetProperty("answers").GetProperty("responses").EnumerateArray().ToList();
        Assert.Equal((firstAnswers, allAnswers - firstAnswers), (Sum(first: true), Sum(first: false)));
        Assert.True(firstAnswers > 0 && allAnswers > firstAnswers);
        foreach (var answer in json.RootElement.GetProperty("answers").GetProperty("outcomes").EnumerateArray())
        {
            int count = Enumerable.Range(0, ended.Length)
                .Count(
                    i => ended[i] > 2035 && outcome[i] == answer.GetProperty("outcome").GetString() && domain[i] == answer.GetProperty("domain").GetString());
            Assert.Equal(count, answer.GetProperty("count").GetInt32());
        }

        int Sum(bool first) =>
            counted.Where(answer => answer.GetProperty("first").GetBoolean() == first).Sum(answer => answer.GetProperty("count").GetInt32());

        static double TimeOf(string answer) => double.Parse(answer.Split('@')[1], System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public void The_first_independence_is_that_of_the_tables_and_runs_without_any_come_last()
    {
        const int Runs = 12;
        var finished = _polis.Run("run", "tiny", "--runs", "12", "--set", "parameters.bidHazard=0.5", "--no-charts", "--json", "--out", "out");
        using var json = JsonDocument.Parse(finished.Output);
        var answer = json.RootElement.GetProperty("answers").GetProperty("firstIndependence");
        var run = RunFolders.Column<int>(_polis.At("out"), "bids", "run");
        var name = RunFolders.Column<string>(_polis.At("out"), "bids", "name");
        var outcome = RunFolders.Column<string>(_polis.At("out"), "bids", "outcome");
        var ended = RunFolders.Column<double?>(_polis.At("out"), "bids", "ended");
        double[] first = [.. Enumerable.Range(0, Runs).Select(r => Enumerable.Range(0, run.Length)
            .Where(b => run[b] == r && outcome[b] == "independence").Select(b => ended[b]!.Value).DefaultIfEmpty(double.PositiveInfinity).Min()).Order()];
        // Enough runs have one for a median, too few for the upper end of the interval: both cases are met.
        Assert.InRange(first.Count(double.IsFinite), 7, 10);
        Assert.Equal((first[5] + first[6]) / 2, answer.GetProperty("median").GetDouble(), 9);
        Assert.Equal(first[1] + 0.1 * (first[2] - first[1]), answer.GetProperty("low").GetDouble(), 9);
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("high").ValueKind);
        Assert.Equal(first.Count(double.IsInfinity) / (double)Runs, answer.GetProperty("shareWithout").GetDouble(), 12);
        foreach (var city in answer.GetProperty("likeliest").EnumerateArray())
            Assert.Equal(name.Count(starter => starter == city.GetProperty("city").GetString()), city.GetProperty("bids").GetInt32());
        Assert.Equal(name.Length, answer.GetProperty("likeliest").EnumerateArray().Sum(city => city.GetProperty("bids").GetInt32()));
        Assert.Equal(name.Length, answer.GetProperty("bids").GetInt32());
    }

    [Fact]
    public void All_four_answers_have_intervals_on_the_terminal()
    {
        string output = _polis.Run("run", "tiny", "--runs", "12", "--set", "parameters.bidHazard=10", "--no-charts").Output;
        string[] titles = ["1. Where", "2. Can", "3. Do", "4. When"];
        string[] parts = output.Split(titles, StringSplitOptions.None);
        Assert.Equal(5, parts.Length);
        foreach (string part in parts[1..4]) Assert.Matches(@"\[\d+\.\d–\d+\.\d\]", part);
        Assert.Matches(@"of the runs, in 10 % before \w+ \d{4}, in 50 % before", parts[4]);
    }

    [Fact]
    public void Quiet_prints_nothing()
    {
        Assert.Equal(new Finished(0, "", ""), _polis.Run("run", "tiny", "--years", "1", "--no-charts", "--quiet"));
    }

    [Fact]
    public void The_schedule_is_printed_with_what_each_mechanism_reads_and_writes_and_its_share_of_time()
    {
        string declared = _polis.Run("run", "--schedule").Output;
        string measured = _polis.Run("run", "tiny", "--no-charts", "--schedule").Output;
        foreach (string text in (string[])["Gravity", "CityStance", "NationalResponse", "Exit", "reads   ", "writes  ", "cities.stance"])
        {
            Assert.Contains(text, declared, StringComparison.Ordinal);
            Assert.Contains(text, measured, StringComparison.Ordinal);
        }
        Assert.Contains("of the time", measured, StringComparison.Ordinal);
        Assert.DoesNotContain("of the time", declared, StringComparison.Ordinal);
    }

    [Fact]
    public void Ctrl_C_stops_at_the_next_step_and_keeps_what_is_done()
    {
        using var process = _polis.Start([], "run", "world-2015", "--years", "1000", "--record", "events", "--no-charts", "--out", "out");
        while (!File.Exists(_polis.At("out", "series.parquet.part")) && !process.HasExited) Thread.Sleep(20);
        Thread.Sleep(300);
        using (var kill = System.Diagnostics.Process.Start("kill", ["-INT", process.Id.ToString()])) kill.WaitForExit();
        var finished = PolisProgram.End(process);
        Assert.Equal(130, finished.ExitCode);
        Assert.Contains("interrupted", finished.Error, StringComparison.Ordinal);
        using var manifest = JsonDocument.Parse(File.ReadAllText(_polis.At("out", "manifest.json")));
        Assert.Equal("stopped", manifest.RootElement.GetProperty("state").GetString());
        int steps = manifest.RootElement.GetProperty("runs")[0].GetProperty("steps").GetInt32();
        Assert.InRange(steps, 1, 3999);
        Assert.Equal(steps + 1, RunFolders.Column<double>(_polis.At("out"), "series", "time").Distinct().Count());
        Assert.Empty(Directory.EnumerateFiles(_polis.At("out"), "*.part"));
    }

    [Fact]
    public void Checkpoints_are_kept_where_they_are_asked_for()
    {
        _polis.Run("run", "tiny", "--years", "4", "--runs", "2", "--checkpoint-every", "3", "--no-charts", "--quiet", "--out", "out");
        Assert.Equal(["run-0.snapshot", "run-1.snapshot"], Directory.EnumerateFiles(_polis.At("out", "checkpoints")).Select(Path.GetFileName).Order());
    }

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(property => property.Name);
}
