using System.Text;

namespace Polis.Fuzz.Inputs;

/// <summary>Writes a scenario and says how it is tried: checked; some that are valid are run, and what the run resolved them to is checked again.</summary>
internal static class ScenarioTrials
{
    private const string FileName = "input.yaml";

    /// <summary>Writes the scenario and makes the input of it.</summary>
    /// <param name="folder">Folder.</param>
    /// <param name="text">Scenario.</param>
    /// <param name="draws">What is drawn.</param>
    /// <param name="tables">Names of files that it may name.</param>
    public static Input Of(string folder, string text, Draws draws, params IEnumerable<string> tables)
    {
        string path = Path.Combine(folder, FileName), run = Path.Combine(folder, "run");
        File.WriteAllText(path, text, new UTF8Encoding(false));
        var check = new Trial(["scenario", "check", path]);
        if (!draws.Chance(0.03)) return new Input([FileName, .. tables], [check]);
        return new Input([FileName, .. tables],
        [
            check,
            new Trial(["run", path, "--years", "1", "--runs", "1", "--no-charts", "--quiet", "--out", run, "--threads", "1"], OnlyAfterSuccess: true),
            new Trial(["scenario", "check", Path.Combine(run, "scenario.yaml")], OnlyAfterSuccess: true),
        ]);
    }
}
