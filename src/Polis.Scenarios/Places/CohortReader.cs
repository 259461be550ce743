using Polis.Model;
using Polis.Scenarios.Yaml;

namespace Polis.Scenarios.Places;

/// <summary>The parts of the world that results are measured for: those of the report, what it watches, and what interventions are about.</summary>
/// <param name="names">Names of the world.</param>
/// <param name="open">Networks and treaties.</param>
/// <param name="errors">Takes what is wrong.</param>
internal sealed class CohortReader(WorldNames names, OpenNames open, ErrorList errors)
{
    /// <summary>Key of the name that a list may be given.</summary>
    public const string NameKey = "name";

    private const string Path = "report.cohorts";

    private readonly List<PlaceSet> _cohorts = [];

    /// <summary>All of them, each once by its name.</summary>
    /// <param name="items">Items of the report.</param>
    /// <param name="watched">Cities and nations that the report follows.</param>
    /// <param name="interventions">Interventions of the scenario.</param>
    public IReadOnlyList<PlaceSet> Read(IReadOnlyList<Node> items, WatchedRows watched, IReadOnlyList<Intervention> interventions)
    {
        for (int i = 0; i < items.Count; i++)
            if (!items[i].Faulty && Read(items[i], $"{Path}.{i}") is { } cohort) Add(cohort, items[i], $"{Path}.{i}");
        var reader = ReaderAt(Path);
        foreach (int nation in watched.Nations) Add(reader.NationSet(nation));
        foreach (int city in watched.Cities) Add(reader.CitySet(city));
        foreach (var part in interventions.SelectMany(it => it.About)) Add(part);
        return _cohorts;
    }

    private PlaceSet? Read(Node item, string path)
    {
        if (item is TextNode text) return ByName(text, path);
        var map = (MapNode)item;
        var part = ReaderAt(path).Part(map, "");
        return part is not null && map[NameKey] is TextNode name ? part with { Name = name.Text, Title = name.Text } : part;
    }

    private PlaceSet? ByName(TextNode text, string path)
    {
        var (nation, city) = (names.Nation(text.Text), names.City(text.Text));
        var reader = ReaderAt(path);
        if (nation.Row >= 0 && (city.Row < 0 || (nation.Exact && !city.Exact))) return reader.NationSet(nation.Row);
        if (city.Row >= 0 && (nation.Row < 0 || (city.Exact && !nation.Exact))) return reader.CitySet(city.Row);
        if (city.Row >= 0)
        {
            string code = names.Tables.Nations.Code[nation.Row];
            errors.Add(text.Place, path, $"{text.Text} is a nation and a city", $"{{nation: {code}}} or {{city: {text.Text}}}");
        }
        else
        {
            string near = string.Join("; ", new[] { nation.Nearest, city.Nearest }.OfType<string>());
            string problem = city.Problem.Replace("no city", "no nation or city", StringComparison.Ordinal);
            var match = open.WithPart(text.Text, new NameMatch(-1, problem, "the name of a nation or a city", near.Length > 0 ? near : null), cities: true);
            errors.Add(text.Place, path, match.Problem, match.Expected, match.Nearest);
        }
        return null;
    }

    private PlaceReader ReaderAt(string path) => new(names, open, int.MaxValue, (place, key, match) =>
        errors.Add(place, key.Length == 0 ? path : $"{path}.{key}", match.Problem, match.Expected, match.Nearest));

    /// <summary>Adds one of the report; two parts of one name could not be told apart, nor two that differ by case alone, by readers of tables.</summary>
    private void Add(PlaceSet cohort, Node item, string path)
    {
        if (Named(cohort.Name) is { } other && !SameAs(cohort, other))
            errors.Add(item.Place, path, $"{cohort.Name} is the name of another cohort", $"`{NameKey}` beside it, with a name of its own");
        else Add(cohort);
    }

    private void Add(PlaceSet cohort)
    {
        string name = cohort.Name;
        for (int number = 2; Named(name) is { } other; number++)
        {
            if (SameAs(cohort, other)) return;
            name = $"{cohort.Name} ({number})";
        }
        _cohorts.Add(name == cohort.Name ? cohort : cohort with { Name = name });
    }

    private PlaceSet? Named(string name) => _cohorts.Find(cohort => string.Equals(cohort.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether two parts of one name are the same places.</summary>
    private bool SameAs(PlaceSet cohort, PlaceSet other) =>
        ReferenceEquals(cohort, other)
        || (cohort.GetType() == other.GetType() && cohort.CandidateNations(names.Tables).SequenceEqual(other.CandidateNations(names.Tables))
            && cohort.CandidateCities(names.Tables).SequenceEqual(other.CandidateCities(names.Tables)));
}
