using Polis.Scenarios.Shapes;
using Polis.Scenarios.Yaml;

namespace Polis.Scenarios;

/// <summary>Reads a scenario's file and those that it extends, and lays each over its base.</summary>
internal static class ScenarioFiles
{
    /// <summary>Longest chain of bases.</summary>
    public const int MostBases = 16;

    private static readonly string[] _tables = [.. ScenarioShape.TableKeys.Select(table => table.Key), "leaveOut"];

    /// <summary>The values of a scenario, bases resolved; null, with errors, where there are none.</summary>
    /// <param name="nameOrPath">Path, or name of a shipped scenario.</param>
    /// <param name="errors">Takes what is wrong.</param>
    /// <param name="path">Full path of its file.</param>
    public static MapNode? Read(string nameOrPath, ErrorList errors, out string path)
    {
        var option = new Place(new Source(nameOrPath, Directory.GetCurrentDirectory()), 0, 0);
        path = "";
        if (string.IsNullOrWhiteSpace(nameOrPath))
        {
            errors.Add(option, "", "no scenario is named", "a path, or the name of a shipped scenario");
            return null;
        }
        if (Find(nameOrPath, option.Source.Directory) is not { } found)
        {
            errors.Add(option, "", "there is no such file and no shipped scenario of that name", $"a path, or one of {string.Join(", ", ShippedScenarios.Names)}", Nearest.Of(nameOrPath, ShippedScenarios.Names));
            return null;
        }
        path = found;
        return Read(found, option with { Source = option.Source with { Name = DisplayPath.Of(found) } }, "", [], errors);
    }

    /// <summary>The file that a name means: a path that is there, else a shipped scenario.</summary>
    private static string? Find(string nameOrPath, string directory)
    {
        // A bare name is that of a shipped scenario, whatever else of that name lies in the working directory.
        bool bare = nameOrPath.IndexOfAny(['/', '\\', '.', ':']) < 0;
        if (bare && ShippedScenarios.Find(nameOrPath) is { } shipped) return shipped;
        string full = ShippedScenarios.Resolve(nameOrPath, directory);
        if (File.Exists(full) || Directory.Exists(full)) return full;
        return ShippedScenarios.Find(nameOrPath);
    }

    private static MapNode? Read(string path, Place namedAt, string key, IReadOnlyList<string> chain, ErrorList errors)
    {
        if (SourceFile.Read(path, namedAt, key, errors) is not { } text) return null;
        var source = new Source(DisplayPath.Of(path), Path.GetDirectoryName(path)!);
        var root = YamlReader.Read(source, text, errors);
        if (root is null) return null;
        if (root is not MapNode map)
        {
            errors.Add(root.Place, "", $"is {root.Kind}", "keys and values, as in `polis scenario new`");
            return null;
        }
        if (map["extends"] is not { } extends) return map;
        var own = map.Without("extends");
        if (!ScenarioShape.Root.Keys.Single(known => known.Name == "extends").Shape.Check(extends, "extends", errors)) return own;
        string reference = ((TextNode)extends).Text;
        if (Find(reference, source.Directory) is not { } basePath)
        {
            errors.Add(extends.Place, "extends", $"there is no file {reference} and no shipped scenario of that name", null, Nearest.Of(reference, ShippedScenarios.Names));
            return own;
        }
        string[] longer = [.. chain, path];
        if (longer.Contains(basePath)) errors.Add(extends.Place, "extends", $"goes in a circle: {string.Join(" → ", longer.Append(basePath).Select(DisplayPath.Of))}");
        else if (longer.Length > MostBases) errors.Add(extends.Place, "extends", $"is the {longer.Length}th base", $"at most {MostBases} bases");
        else if (Read(basePath, extends.Place, "extends", longer, errors) is { } inherited) return Over(inherited.Without("name", "description"), own);
        return own;
    }

    /// <summary>A file over its base: maps merge, interventions are added, anything else replaces. A drawn world and tables take each other's place.</summary>
    private static MapNode Over(MapNode inherited, MapNode own)
    {
        if (own["synthetic"] is not null) inherited = inherited.Without(_tables);
        else if (own["nations"] is not null || own["cities"] is not null) inherited = inherited.Without("synthetic");
        return Merge(inherited, own, top: true);
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
