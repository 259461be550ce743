using Polis.Scenarios.Yaml;

namespace Polis.Scenarios;

/// <summary>Reads a scenario's file and those that it extends, and lays each over its base.</summary>
internal static class ScenarioFiles
{
    /// <summary>Longest chain of bases.</summary>
    public const int MostBases = 16;

    private static readonly string[] _tables = [.. ScenarioShape.TableKeys, "leaveOut"];

    /// <summary>Reads a scenario; null, with errors, where there is nothing to read.</summary>
    /// <param name="nameOrPath">Path, or name of a shipped scenario.</param>
    /// <param name="errors">Takes what is wrong.</param>
    public static LayeredFile? Read(string nameOrPath, ErrorList errors)
    {
        if (PathOf(nameOrPath, errors) is not var (path, option)) return null;
        bool whole = true;
        var root = Read(path, option, "", [], errors, ref whole);
        return root is null ? null : new LayeredFile(root, path, whole);
    }

    /// <summary>Reads what a what-if is compared with: its base with the what-if's own calendar, domains, runs and report; itself without interventions
    /// where it has no base.</summary>
    /// <param name="nameOrPath">The what-if: path, or name of a shipped scenario.</param>
    /// <param name="errors">Takes what is wrong.</param>
    public static LayeredFile? ReadBaseOf(string nameOrPath, ErrorList errors)
    {
        if (PathOf(nameOrPath, errors) is not var (path, option)) return null;
        if (SourceFile.Read(path, option, "", errors) is not { } text) return null;
        var source = new Source(DisplayPath.Of(path), Path.GetDirectoryName(path)!);
        if (YamlReader.Read(source, text, errors) is not MapNode own || own["extends"] is not { } extends || errors.Count > 0)
            return Read(nameOrPath, errors) is { } alone ? alone with { Root = alone.Root.Without("interventions") } : null;
        bool whole = true;
        if (BaseOf(extends, source, [path], errors) is not { } basePath || Read(basePath, extends.Place, "extends", [path], errors, ref whole) is not { } root)
            return null;
        foreach (var entry in own.Entries.Where(entry => OfBoth.Contains(entry.Key))) root = root.With(entry);
        return new LayeredFile(root, basePath, whole);
    }

    /// <summary>Keys that are no what-if: a base takes them from the scenario that is compared with it.</summary>
    public static IReadOnlyList<string> OfBoth { get; } =
        ["seed", "start", "years", "step", "runs", "record", "domains", "report"];

    private static (string Path, Place NamedAt)? PathOf(string nameOrPath, ErrorList errors)
    {
        var option = new Place(new Source(nameOrPath, Directory.GetCurrentDirectory()), 0, 0);
        if (string.IsNullOrWhiteSpace(nameOrPath))
            errors.Add(option with { Source = option.Source with { Name = "scenario" } }, "", "has no name", "a path, or the name of a shipped scenario");
        else if (Find(nameOrPath, option.Source.Directory) is { } path)
            return (path, option with { Source = option.Source with { Name = DisplayPath.Of(path) } });
        else errors.Add(
            option, "", BarredPath.ProblemOf(nameOrPath, "there is no such file and no shipped scenario of that name"), ExpectedName,
            NearestTo(nameOrPath, option.Source.Directory));
        return null;
    }

    private static string ExpectedName => $"a path, or one of {string.Join(", ", ShippedScenarios.Names)}";

    /// <summary>Shipped scenarios, and files of the directory that a path leads to, whose names are near.</summary>
    private static string? NearestTo(string nameOrPath, string directory)
    {
        string above = Path.GetDirectoryName(nameOrPath) ?? "", there = ShippedScenarios.Resolve(above, directory);
        var files = BarredPath.FilesIn(there, "*.y*ml").Select(file => Path.Combine(above, Path.GetFileName(file)));
        string bare = Path.Combine(above, Path.GetFileNameWithoutExtension(nameOrPath));
        var near = Nearest.Ranked(bare, files.Order(StringComparer.Ordinal), file => Path.Combine(above, Path.GetFileNameWithoutExtension(file)), 3);
        return near.Count > 0 ? string.Join(", ", near) : Nearest.Of(Path.GetFileNameWithoutExtension(nameOrPath), ShippedScenarios.Names);
    }

    /// <summary>The file that a name means: a path that is there, else a shipped scenario.</summary>
    private static string? Find(string nameOrPath, string directory)
    {
        // A bare name is that of a shipped scenario, whatever else of that name lies in the working directory; what has a dot or a slash is a path.
        if (ShippedScenarios.Find(nameOrPath) is { } shipped) return shipped;
        string full = ShippedScenarios.Resolve(nameOrPath, directory);
        return File.Exists(full) || Directory.Exists(full) ? full : null;
    }

    private static MapNode? Read(string path, Place namedAt, string key, IReadOnlyList<string> chain, ErrorList errors, ref bool whole)
    {
        if (SourceFile.Read(path, namedAt, key, errors) is not { } text) return null;
        var source = new Source(DisplayPath.Of(path), Path.GetDirectoryName(path)!);
        var root = YamlReader.Read(source, text, errors);
        if (root is null) return null;
        if (root is not MapNode map)
        {
            // What a foreign file holds is not quoted.
            errors.Add(root.Place, "", root is ListNode ? "is a list" : "is a text", "keys and values, as in `polis scenario new`");
            return null;
        }
        if (map["extends"] is not { } extends) return map;
        var own = map.Without("extends");
        string[] longer = [.. chain, path];
        if (BaseOf(extends, source, longer, errors) is { } basePath && Read(basePath, extends.Place, "extends", longer, errors, ref whole) is { } inherited)
            return Over(inherited.Without("name", "description"), own);
        whole = false;
        return own;
    }

    /// <summary>The file that a scenario extends; null, with an error, where there is none, or where the bases go in a circle.</summary>
    private static string? BaseOf(Node extends, Source source, string[] chain, ErrorList errors)
    {
        if (!ScenarioShape.Root.Keys.Single(known => known.Name == "extends").Shape.Check(extends, "extends", errors)) return null;
        string reference = ((TextNode)extends).Text;
        if (Find(reference, source.Directory) is not { } path)
            errors.Add(extends.Place, "extends", $"there is no file {reference} and no shipped scenario of that name", ExpectedName, NearestTo(
                reference, source.Directory));
        else if (chain.Contains(path))
            errors.Add(extends.Place, "extends", $"goes in a circle: {string.Join(" → ", chain.Append(path).Select(DisplayPath.Of))}",
                "a base that does not extend this scenario");
        else if (chain.Length > MostBases)
            errors.Add(extends.Place, "extends", $"is the {chain.Length}th base", $"at most {MostBases} bases");
        else return path;
        return null;
    }

    /// <summary>A file over its base: maps merge, interventions are added, anything else replaces. A scenario has either tables or a drawn world.</summary>
    private static MapNode Over(MapNode inherited, MapNode own) => Merge(Yielding(inherited, own.Entries.Select(entry => entry.Key)), own, top: true);

    /// <summary>What is left of a world where other keys of a world are laid over it: tables yield to a drawn world, and the other way round.</summary>
    public static MapNode Yielding(MapNode inherited, IEnumerable<string> keys)
    {
        var over = keys.ToHashSet();
        if (over.Contains("synthetic")) return inherited.Without(_tables);
        return over.Contains("nations") || over.Contains("cities") ? inherited.Without("synthetic") : inherited;
    }

    private static MapNode Merge(MapNode inherited, MapNode own, bool top)
    {
        var merged = inherited;
        foreach (var entry in own.Entries)
        {
            var value = (merged[entry.Key], entry.Value) switch
            {
                (MapNode old, MapNode map) => Merge(old, map, top: false),
                (ListNode old, ListNode list) when top && entry.Key == "interventions" => new ListNode(list.Place, [.. old.Items, .. list.Items]),
                _ => entry.Value,
            };
            merged = merged.With(entry with { Value = value });
        }
        return new MapNode(own.Place, merged.Entries);
    }
}

/// <summary>A scenario's values with those of its bases.</summary>
/// <param name="Root">Values.</param>
/// <param name="Path">Full path of its file.</param>
/// <param name="Whole">Whether all bases were read: where one was not, what is missing may stand in it.</param>
internal sealed record LayeredFile(MapNode Root, string Path, bool Whole);
