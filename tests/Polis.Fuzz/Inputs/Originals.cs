namespace Polis.Fuzz.Inputs;

/// <summary>A whole folder, and the commands that read it.</summary>
/// <param name="Name">Name.</param>
/// <param name="Path">Where it is.</param>
/// <param name="Commands">The commands; <see cref="Originals.Here"/> stands for the folder, at the begin of a word too.</param>
internal sealed record Original(string Name, string Path, IReadOnlyList<string[]> Commands);

/// <summary>Whole folders of every kind of study, made once by the program, from which damaged ones are made.</summary>
internal sealed class Originals
{
    /// <summary>Stands for the folder in a command.</summary>
    public const string Here = "FOLDER";

    private static readonly string[] _figures = ["defection", "clash-outcomes", "secession", "map", "why", "networks", "policy"];

    private Originals(IReadOnlyList<Original> folders) => Folders = folders;

    /// <summary>The folders.</summary>
    public IReadOnlyList<Original> Folders { get; }

    /// <summary>Makes them.</summary>
    /// <param name="folder">Where they go; those that are there are taken.</param>
    public static Originals Make(string folder)
    {
        Directory.CreateDirectory(folder);
        string whatIf = Path.Combine(folder, "what-if.yaml");
        if (!File.Exists(whatIf))
            File.WriteAllText(whatIf, "name: what-if\nextends: tiny\ninterventions:\n  - {at: 2016-01, set: {nation: VES, column: policy.trade, to: 0.8}}\n");
        string[] one = [.. (string[])["--years", "3", "--threads", "1", "--quiet"]];
        return new Originals(
        [
            Made("run", ["run", "tiny", .. one],
            [
                .. _figures.Select(figure => (string[])["plot", Here, "--figure", figure, "--format", "svg"]),
                ["explain", Here, "--city", "Saltmere"], ["explain", Here, "--nation", "VES", "--json"], ["explain", Here, "--clash", "1"],
                ["resume", Here, "--quiet"],
                ["sql", Here, "SELECT count(*) FROM series"],
            ]),
            Made("ensemble", ["run", "tiny", "--runs", "3", "--no-charts", .. one],
                [.. _figures.Select(figure => (string[])["plot", Here, "--figure", figure, "--format", "svg"]), ["resume", Here, "--quiet"]]),
            Made("comparison", ["compare", whatIf, "--runs", "4", "--no-charts", .. one],
                [["plot", Here, "--format", "svg"], ["plot", Here, "--figure", "difference", "--format", "svg"], ["resume", Here, "--quiet"]]),
            Made("sweep", ["sweep", "tiny", "--vary", "parameters.harm=0.05:0.3:4", "--runs", "2", "--no-charts", .. one],
            [
                ["plot", Here, "--format", "svg"], ["resume", Here, "--quiet"], ["discover", Here, "--when", "defiance >= 0.1"],
                ["sensitivity", "--given", Here, "--out", Here + "-given", "--overwrite", "--no-charts", "--quiet"],
            ]),
        ]);

        Original Made(string name, string[] words, IReadOnlyList<string[]> commands)
        {
            string path = Path.Combine(folder, name);
            if (!Directory.Exists(path))
            {
                var told = Trials.Run([.. words, "--out", path]);
                if (told.Code != 0) throw new InvalidOperationException($"polis {string.Join(' ', words)}: {told.Error}");
            }
            return new Original(name, path, commands);
        }
    }
}
