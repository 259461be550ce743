using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Polis.Engine.Scheduling;
using Polis.Model;
using Polis.Scenarios.Shapes;
using Polis.Scenarios.Yaml;

namespace Polis.Scenarios;

/// <summary>Writes a scenario as resolved: the same scenario, the same text.</summary>
internal static partial class ScenarioWriter
{
    /// <summary>Writes it.</summary>
    public static string Write(Scenario scenario)
    {
        var text = new StringBuilder();
        void Line(string key, string value) => text.Append(key).Append(": ").Append(value).Append('\n');
        Line("name", Quote(scenario.Name));
        if (scenario.Description.Length > 0) Line("description", Quote(scenario.Description));
        Line("seed", scenario.Seed.ToString());
        Line("start", MonthShape.Write(scenario.Clock.StartMonth));
        Line("years", scenario.Years.ToString());
        Line("step", EnumNames<StepLength>.Of(scenario.Clock.StepLength));
        Line("runs", scenario.Runs.ToString());
        Line("record", EnumNames<RecordLevel>.Of(scenario.Record));
        if (scenario.Synthetic is { } synthetic) Line("synthetic", $"{{cities: {synthetic.Cities}, nations: {synthetic.Nations}}}");
        foreach (var (key, path) in scenario.TablePaths) Line(key, Quote(ShippedScenarios.Portable(path)));
        if (scenario.Root["leaveOut"] is { } leaveOut) Line("leaveOut", Flow(leaveOut));
        text.Append("domains:\n");
        foreach (var domain in scenario.Domains) text.Append($"  - {{name: {domain.Name}, lever: {EnumNames<EconomicLever>.Of(domain.Lever)}}}\n");
        text.Append("parameters:\n");
        foreach (var parameter in ParameterInfo.All) text.Append($"  {parameter.Name}: {ParameterText(parameter.Read(scenario.Parameters))}\n");
        if (scenario.Root["interventions"] is ListNode { Items.Count: > 0 } interventions)
        {
            text.Append("interventions:\n");
            foreach (var item in interventions.Items) text.Append("  - ").Append(Flow(item)).Append('\n');
        }
        if (scenario.Root["report"] is { } report) Line("report", Flow(report));
        return text.ToString();
    }

    /// <summary>The value of a parameter as a file has it.</summary>
    internal static string ParameterText(double value) => double.IsNaN(value) ? "computed" : NumberShape.Text(value);

    /// <summary>A value on one line.</summary>
    internal static string Flow(Node node) => node switch
    {
        MapNode map =>
            $"{{{string.Join(", ", map.Entries.Select(entry => $"{(Plain().IsMatch(entry.Key) ? entry.Key : Quote(entry.Key))}: {Flow(entry.Value)}"))}}}",
        ListNode list => $"[{string.Join(", ", list.Items.Select(Flow))}]",
        TextNode { Quoted: false } text when Plain().IsMatch(text.Text) => text.Text,
        TextNode text => Quote(text.Text),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>Text in double quotes; YAML reads all of JSON's escapes.</summary>
    private static string Quote(string text) => $"\"{JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(text.TrimEnd('\n'))}\"";

    /// <summary>What means itself without quotes, in a flow too: words, numbers and months.</summary>
    [GeneratedRegex(@"^[\p{L}0-9+.-][\p{L}0-9+._ -]*$(?<! )")]
    private static partial Regex Plain();
}
