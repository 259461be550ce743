namespace Polis.Mutate;

/// <summary>Mutants that no test could catch, because the changed program does the same as the unchanged one, each with its reason.</summary>
internal sealed class Equivalents
{
    private readonly HashSet<(string File, string Before, string After)> known = [];

    /// <summary>Reads blocks with an empty line between them: a file's name, a line after "- ", its changed form after "+ ", and the reason.</summary>
    public static Equivalents Read(string path)
    {
        var equivalents = new Equivalents();
        if (!File.Exists(path)) return equivalents;
        var text = string.Join('\n', File.ReadLines(path).Where(line => !line.StartsWith('#')));
        foreach (var block in text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var lines = block.Split('\n');
            if (lines.Length < 4 || !lines[1].StartsWith("- ", StringComparison.Ordinal) || !lines[2].StartsWith("+ ", StringComparison.Ordinal))
                throw new InvalidOperationException($"{path}: expected a file name, a line '- …', a line '+ …' and a reason, but found:\n{block}");
            equivalents.known.Add((lines[0], lines[1][2..], lines[2][2..]));
        }
        return equivalents;
    }

    /// <summary>Whether a mutant is one of these. Only the name of its file and the changed line count, so that code may move.</summary>
    public bool Contains(Mutant mutant) => known.Contains((Path.GetFileName(mutant.Tree.FilePath), mutant.Before, mutant.After));
}
