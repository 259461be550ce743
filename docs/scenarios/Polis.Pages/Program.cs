namespace Polis.Pages;

/// <summary>Writes the results of docs/scenarios/*.md anew: runs the ensembles with the built program, draws the charts that the pages show,
/// writes the tables between their marks.</summary>
internal static class Program
{
    private const string Usage = "docs/scenarios/make [--runs N] [--reuse] [--work FOLDER] [NAME ...]";

    private static int Main(string[] arguments)
    {
        int runs = 200;
        bool reuse = false;
        string polis = "", pages = "", work = Path.Combine(Path.GetTempPath(), "polis-pages");
        var names = new List<string>();
        for (int i = 0; i < arguments.Length; i++)
        {
            switch (arguments[i])
            {
                case "--runs" when i + 1 < arguments.Length && int.TryParse(arguments[i + 1], out runs) && runs >= 2: i++; break;
                case "--reuse": reuse = true; break;
                case "--work" when i + 1 < arguments.Length: work = arguments[++i]; break;
                case "--polis" when i + 1 < arguments.Length: polis = arguments[++i]; break;
                case "--pages" when i + 1 < arguments.Length: pages = arguments[++i]; break;
                case var name when PageSpec.All.Any(spec => spec.Name == name): names.Add(name); break;
                case var other:
                    Console.Error.WriteLine(
                        $"{other}: expected {Usage}, at least 2 runs, names of {string.Join(", ", PageSpec.All.Select(spec => spec.Name))}");
                    return 2;
            }
        }
        var chosen = PageSpec.All.Where(spec => names.Count == 0 || names.Contains(spec.Name)).ToList();
        // Comparisons need the base, and the page of the three forces its columns.
        var needed = PageSpec.All.Where(spec => chosen.Contains(spec)
            || (spec.Name == PageSpec.Base && chosen.Any(other => other.Against.Count > 0))
            || (chosen.Any(other => other.Name == PageSpec.Forces) && PageSpec.ForceColumns.Any(column => column.Name == spec.Name)));
        new Maker(polis, pages, work, runs, reuse).Make([.. needed], chosen);
        return 0;
    }
}
