using Polis.Results.Folder;
using Polis.Scenarios;

namespace Polis.Results.Explaining;

/// <summary>Names of cities and nations as a run folder's own tables have them.</summary>
public static class FolderNames
{
    /// <summary>Reads the names of a run; null where its states were not recorded.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="run">Number of the run.</param>
    /// <exception cref="RunFolderException">A table is damaged.</exception>
    public static PlaceNames? Read(RunFolder folder, int run)
    {
        if (!folder.Has(RunTable.Cities) || !folder.Has(RunTable.Nations)) return null;
        var (codes, nations) = ReadNations(folder, run);
        var rowOf = codes.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        var (ids, names, own, people) = (new List<long>(), new List<string>(), new List<int>(), new List<double>());
        double start = double.NaN;
        foreach (var rows in folder.Read(RunTable.Cities))
        {
            var runs = rows.Integers("run");
            int first = runs.IndexOf(run);
            if (first < 0) continue;
            ReadOnlySpan<double> times = rows.Numbers("time"), populations = rows.Numbers("population");
            var cities = rows.Integers("city");
            TextRows name = rows.Texts("name"), nation = rows.Texts("nation");
            if (double.IsNaN(start)) start = times[first];
            // The rows of the start come first.
            int i = first;
            for (; i < rows.Count && runs[i] == run && times[i] == start; i++)
            {
                ids.Add(cities[i]);
                names.Add(name[i] ?? "");
                if (!rowOf.TryGetValue(nation[i]!, out int of))
                    throw new RunFolderException(
                        rows.File, $"column \"nation\" holds \"{nation[i]}\" in row {rows.First + i + 1}",
                        $"the code of a nation that {RunTable.Nations.FileName()} has", Scenarios.Nearest.Of(nation[i]!, codes));
                own.Add(of);
                people.Add(populations[i]);
            }
            if (i < rows.Count) break;
        }
        return ids.Count == 0 ? null : new PlaceNames(new PlaceLists(ids, city => names[city], true, own, people, codes, nations));
    }

    /// <summary>All nations of a run, those born in it included.</summary>
    private static (List<string> Codes, List<string> Names) ReadNations(RunFolder folder, int run)
    {
        var (codes, names, known) = (new List<string>(), new List<string>(), new HashSet<string>());
        foreach (var rows in folder.Read(RunTable.Nations))
        {
            var runs = rows.Integers("run");
            if (!runs.Contains(run)) continue;
            TextRows code = rows.Texts("nation"), name = rows.Texts("name");
            for (int i = 0; i < rows.Count; i++)
            {
                if (runs[i] != run || !known.Add(code[i] ?? "")) continue;
                codes.Add(code[i] ?? "");
                names.Add(name[i] ?? "");
            }
        }
        return (codes, names);
    }
}
