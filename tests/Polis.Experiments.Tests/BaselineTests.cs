using System.Text;
using System.Text.Json;
using Polis.Results;
using Xunit;

namespace Polis.Experiments.Tests;

/// <summary>
/// What three small runs come to, down to the last bit of the last values of all metrics. A change of the model changes it on purpose: then
/// <c>tests/update-baseline</c> writes it anew, in the commit of the change.
/// </summary>
public sealed class BaselineTests
{
    private static readonly JsonSerializerOptions _indented =
        new() { WriteIndented = true, NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals };

    private static readonly (string Name, string Scenario, string[] Sets)[] _runs =
    [
        ("tiny, two runs of 30 years", "tiny", ["runs=2", "record=events"]),
        ("world-2015, 3 years by month", "world-2015", ["years=3", "step=month", "record=events"]),
        ("600 drawn cities, 10 years", "name: drawn\nstart: 2015-01\nyears: 10\nrecord: events\nsynthetic: {cities: 600, nations: 20}\n", []),
    ];

    [Fact]
    public void Three_small_runs_come_to_what_the_baseline_says()
    {
        string now = Summary();
        if (Environment.GetEnvironmentVariable("POLIS_UPDATE_BASELINE") is { Length: > 0 } path) File.WriteAllText(path, now);
        else
        {
            string baseline = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "baseline.json"));
            Assert.True(baseline == now, $"{Difference(baseline, now)}\nIf the change is on purpose, tests/update-baseline writes the baseline anew.");
        }
    }

    private static string Summary()
    {
        var all = new Dictionary<string, object>();
        foreach (var (name, scenario, sets) in _runs)
        {
            using var run = new SmallRun(scenario, 2, sets);
            // Cohorts follow from the same states; their metrics have tests of their own.
            all.Add(name, run.Summary().Where(metric => !metric.Key.Contains(Metric.OfCohort, StringComparison.Ordinal)).ToDictionary());
        }
        return JsonSerializer.Serialize(all, _indented).ReplaceLineEndings("\n") + "\n";
    }

    private static string Difference(string baseline, string now)
    {
        string[] before = baseline.Split('\n'), after = now.Split('\n');
        var text = new StringBuilder();
        for (int i = 0, told = 0; i < Math.Max(before.Length, after.Length) && told < 10; i++)
        {
            string was = i < before.Length ? before[i].Trim() : "nothing", now1 = i < after.Length ? after[i].Trim() : "nothing";
            if (was == now1) continue;
            text.Append($"line {i + 1}: was {was}, is {now1}\n");
            told++;
        }
        return text.ToString();
    }
}
