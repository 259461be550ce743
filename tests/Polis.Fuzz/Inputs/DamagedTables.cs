using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Polis.Fuzz.Inputs;

/// <summary>Tables of the smallest world with cells, headers, lines or bytes changed; as CSV, as gzip and as Parquet.</summary>
internal sealed class DamagedTables(Shipped shipped) : IInputs
{
    /// <inheritdoc/>
    public string Name => "tables";

    /// <inheritdoc/>
    public Input Make(Draws draws, string folder)
    {
        var scenario = new StringBuilder("name: tables\nyears: 2\nstart: 2015-01\nstep: quarter\n");
        var files = new List<string>();
        var damaged = Enumerable.Range(0, draws.Few(3)).Select(_ => draws.Pick([.. shipped.Tables.Keys])).ToHashSet();
        foreach (var (key, text) in shipped.Tables)
        {
            string kind = draws.Next(4) switch { 0 => ".parquet", 1 => ".csv.gz", _ => ".csv" };
            string name = key + kind, path = Path.Combine(folder, name);
            string table = damaged.Contains(key) ? Damage(text, draws) : text;
            if (kind == ".parquet") WriteParquet(path, table, draws, damaged.Contains(key));
            else
            {
                byte[] bytes = new UTF8Encoding(draws.Chance(0.1)).GetBytes(table);
                if (kind == ".csv.gz") bytes = Zipped(bytes);
                if (damaged.Contains(key) && draws.Chance(0.1)) Spoil(bytes, draws);
                if (damaged.Contains(key) && draws.Chance(0.05)) bytes = bytes[..draws.Next(bytes.Length + 1)];
                File.WriteAllBytes(path, bytes);
            }
            files.Add(name);
            scenario.Append(CultureInfo.InvariantCulture, $"{key}: {name}\n");
        }
        return ScenarioTrials.Of(folder, scenario.ToString(), draws, files);
    }

    private string Damage(string text, Draws draws)
    {
        if (draws.Chance(0.2)) return TextMutation.Of(text, draws, shipped.Words);
        var rows = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(',')).ToList();
        for (int change = draws.Few(5); change > 0; change--)
        {
            int row = draws.Next(rows.Count), column = draws.Next(rows[0].Length);
            switch (draws.Next(10))
            {
                case 0:
                    rows.Insert(row, draws.Pick(rows));
                    break;
                case 1:
                    if (rows.Count > 1) rows.RemoveAt(row);
                    break;
                case 2:
                    rows[0][column] = draws.Pick([.. rows[0], draws.Text(), rows[0][column].ToUpperInvariant(), rows[0][column] + "x"]);
                    break;
                case 3:
                    rows = [.. rows.Select(cells => cells.Where((_, i) => i != column).ToArray())];
                    if (rows[0].Length == 0) return "";
                    break;
                case 4:
                    rows[row] = [.. rows[row], draws.Text()];
                    break;
                default:
                    if (column < rows[row].Length) rows[row][column] = draws.Chance(0.6) ? draws.Number() : Cell(draws.Text());
                    break;
            }
        }
        return string.Join('\n', rows.Select(cells => string.Join(',', cells))) + "\n";
    }

    private static string Cell(string text) =>
        text.IndexOfAny([',', '"', '\n']) < 0 ? text : "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    private static byte[] Zipped(byte[] bytes)
    {
        using var target = new MemoryStream();
        using (var zip = new GZipStream(target, CompressionLevel.Fastest)) zip.Write(bytes);
        return target.ToArray();
    }

    private static void Spoil(byte[] bytes, Draws draws)
    {
        for (int i = draws.Few(8); i > 0 && bytes.Length > 0; i--) bytes[draws.Next(bytes.Length)] = (byte)draws.Next(256);
    }

    /// <summary>Writes a table with columns of numbers where all cells are such, and of odd kinds where it is damaged.</summary>
    private static void WriteParquet(string path, string text, Draws draws, bool damaged)
    {
        var rows = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(',')).ToList();
        string[] header = rows.Count == 0 ? ["none"]
            : [.. rows[0].Select((name, i) => name.Length == 0 ? $"column{i}" : name.Replace("\0", "", StringComparison.Ordinal))];
        var cells = header.Select((_, i) => rows.Skip(1).Select(row => i < row.Length ? row[i] : "").ToArray()).ToArray();
        ParquetColumns.Write(path, [.. header.Zip(cells, (name, values) => ParquetColumns.Of(name, values, draws, damaged))]);
        if (!damaged || !draws.Chance(0.1)) return;
        byte[] bytes = File.ReadAllBytes(path);
        Spoil(bytes, draws);
        File.WriteAllBytes(path, bytes);
    }
}
