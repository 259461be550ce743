using System.Text.RegularExpressions;
using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Xunit;
using Assembly = System.Reflection.Assembly;

namespace Polis.EndToEnd.Tests;

/// <summary>
/// The arrows between folders that lie side by side: none leads back, so that each folder can be read with what lies below it alone.
/// The folder of a type is that of the file that declares it; a type declared in no folder of a place, or in parts in several, stands above and below all.
/// </summary>
public partial class FolderTests
{
    /// <summary>All places with two folders or more: projects, and folders of projects.</summary>
    public static TheoryData<string> Places =>
    [
        .. Directory.EnumerateDirectories(Path.Combine(RepositoryRoot, "src"), "*", SearchOption.AllDirectories)
            .Where(place => !IsBuilt(place) && Directory.EnumerateDirectories(place).Count(folder => !IsBuilt(folder)) > 1)
            .Select(place => Path.GetRelativePath(Path.Combine(RepositoryRoot, "src"), place)),
    ];

    [Theory]
    [MemberData(nameof(Places))]
    public void No_arrow_between_folders_side_by_side_leads_back(string place)
    {
        var circles = Circles(Arrows(place));
        Assert.True(circles.Count == 0, string.Join("; ", circles.Select(arrow => $"{arrow.From} to {arrow.To}: {arrow.Because}")));
    }

    [Fact]
    public void Arrows_that_are_there_are_seen() =>
        Assert.Subset(Arrows("Polis.Model").Select(arrow => (arrow.From, arrow.To)).ToHashSet(),
            new HashSet<(string, string)> { ("Exit", "State"), ("Intervene", "Clash") });

    [Fact]
    public void A_circle_is_noticed() => Assert.NotEmpty(Circles([("a", "b", ""), ("b", "c", ""), ("c", "a", "")]));

    /// <summary>Arrows from folder to folder, each with a type that draws it.</summary>
    private static List<(string From, string To, string Because)> Arrows(string place)
    {
        var folders = FoldersOfTypes(Path.Combine(RepositoryRoot, "src", place));
        string project = place.Split(Path.DirectorySeparatorChar)[0];
        var types = new ArchLoader().LoadAssemblies(Assembly.Load(project == "Polis.Cli" ? "polis" : project)).Build().Types.ToList();
        var arrows = new Dictionary<(string, string), string>();
        foreach (var type in types)
        {
            if (!folders.TryGetValue(Outermost(type), out string? from)) continue;
            foreach (var target in type.Dependencies.Select(dependency => dependency.Target))
                if (folders.TryGetValue(Outermost(target), out string? to) && to != from) arrows.TryAdd((from, to), $"{type.Name} → {target.Name}");
        }
        return [.. arrows.Select(pair => (pair.Key.Item1, pair.Key.Item2, pair.Value))];
    }

    /// <summary>What is left of the arrows once those to folders without arrows of their own are taken away, again and again.</summary>
    private static List<(string From, string To, string Because)> Circles(List<(string From, string To, string Because)> arrows)
    {
        var left = arrows;
        while (true)
        {
            var open = left.Where(arrow => left.Any(next => next.From == arrow.To)).ToList();
            if (open.Count == left.Count) return left;
            left = open;
        }
    }

    /// <summary>The first folder of each type that a file below one declares, by full name.</summary>
    private static Dictionary<string, string> FoldersOfTypes(string place)
    {
        var folders = new Dictionary<string, string>();
        var inSeveral = new HashSet<string>();
        foreach (string file in Directory.EnumerateFiles(place, "*.cs", SearchOption.AllDirectories))
        {
            string[] path = Path.GetRelativePath(place, file).Split(Path.DirectorySeparatorChar);
            if (path.Length < 2 || IsBuilt(file)) continue;
            string text = File.ReadAllText(file), space = Namespace().Match(text).Groups[1].Value;
            foreach (string name in Declaration().Matches(text).Select(declared => $"{space}.{declared.Groups[1].Value}"))
                if (!folders.TryAdd(name, path[0]) && folders[name] != path[0]) inSeveral.Add(name);
        }
        foreach (string name in inSeveral) folders.Remove(name);
        return folders;
    }

    private static bool IsBuilt(string path) => path.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj");

    /// <summary>Full name of the type that is declared in a file: that around a nested one, without the number of its parameters.</summary>
    private static string Outermost(IType type) => type.FullName.Split('+', '`', '/')[0];

    private static string RepositoryRoot
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "Simulation.sln"))) folder = folder.Parent!;
            return folder.FullName;
        }
    }

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^(?:\w+ )*(?:class|struct|record struct|record|enum|interface|delegate [\w<>\[\], ]+?) (\w+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
