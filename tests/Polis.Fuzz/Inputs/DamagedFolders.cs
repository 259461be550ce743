namespace Polis.Fuzz.Inputs;

/// <summary>Folders of runs, ensembles, comparisons and sweeps with files changed, cut, swapped or gone; then drawn, explained, asked, resumed.</summary>
internal sealed class DamagedFolders(Shipped shipped, Originals originals) : IInputs
{
    /// <inheritdoc/>
    public string Name => "folders";

    /// <inheritdoc/>
    public Input Make(Draws draws, string folder)
    {
        var original = draws.Pick(originals.Folders);
        string copy = Path.Combine(folder, original.Name);
        CopyTo(original.Path, copy);
        string[] files = Directory.GetFiles(copy, "*", SearchOption.AllDirectories);
        for (int change = draws.Few(3); change > 0; change--) Damage(draws.Pick(files), files, draws);
        var words = draws.Pick(original.Commands);
        return new Input(
            [.. files.Select(file => Path.GetFileName(file)), original.Name], [new Trial([.. words.Select(Placed)])]);

        string Placed(string word) => word.StartsWith(Originals.Here, StringComparison.Ordinal) ? copy + word[Originals.Here.Length..] : word;
    }

    private void Damage(string path, string[] files, Draws draws)
    {
        if (!File.Exists(path)) return;
        byte[] bytes = File.ReadAllBytes(path);
        switch (draws.Next(10))
        {
            case 0:
                File.Delete(path);
                break;
            case 1:
                File.WriteAllBytes(path, bytes[..draws.Next(bytes.Length + 1)]);
                break;
            case 2:
                if (draws.Pick(files) is var other && File.Exists(other)) File.WriteAllBytes(path, File.ReadAllBytes(other));
                break;
            case 3:
                for (int i = draws.Few(10); i > 0 && bytes.Length > 0; i--) bytes[draws.Next(bytes.Length)] = (byte)draws.Next(256);
                File.WriteAllBytes(path, bytes);
                break;
            default:
                if (path.EndsWith(".parquet", StringComparison.Ordinal)) Rewrite(path, draws);
                else File.WriteAllText(path, TextMutation.Of(File.ReadAllText(path), draws, shipped.Words));
                break;
        }
    }

    /// <summary>Writes a whole table again, with values, kinds or columns that are not as they were.</summary>
    private static void Rewrite(string path, Draws draws)
    {
        try
        {
            var columns = ParquetColumns.Read(path).ToList();
            if (columns.Count == 0) return;
            for (int change = draws.Few(3); change > 0 && columns.Count > 0; change--)
            {
                int at = draws.Next(columns.Count);
                switch (draws.Next(6))
                {
                    case 0:
                        columns.RemoveAt(at);
                        break;
                    case 1:
                        columns[at] = columns[at].Named(draws.Pick(columns).Kind.Name);
                        break;
                    case 2:
                        columns[at] = ParquetColumns.Odd(columns[at], draws);
                        break;
                    default:
                        ParquetColumns.Spoil(columns[at].Values, draws);
                        break;
                }
            }
            columns = [.. columns.DistinctBy(column => column.Kind.Name)];
            if (columns.Count > 0) ParquetColumns.Write(path, columns);
        }
        catch (ParquetSharp.ParquetException)
        {
            // It was damaged before; so it stays.
        }
    }

    private static void CopyTo(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string directory in Directory.GetDirectories(from, "*", SearchOption.AllDirectories))
            Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, directory)));
        foreach (string file in Directory.GetFiles(from, "*", SearchOption.AllDirectories)) File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
    }
}
