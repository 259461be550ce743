using System.Text.RegularExpressions;
using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using Xunit;
using Assembly = System.Reflection.Assembly;

namespace Polis.EndToEnd.Tests;

/// <summary>
/// The arrows between the folders of a project: none leads back, so that each folder can be read with what lies below it alone. The folder of a type is that of
/// the file that declares it; a type declared at the top of a project, or in parts in several folders, stands above and below all.
/// </summary>
public partial class FolderTests
{
    public static TheoryData<string> Rooms => ["Polis.Engine", "Polis.Model", "Polis.Scenarios", "Polis.Results", "Polis.Experiments", "Polis.Charts"];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void No_arrow_between_the_folders_of_a_project_leads_back(string room)
    {
        var circles = Circles(Arrows(room));
        Assert.True(circles.Count == 0, string.Join("; ", circles.Select(arrow => $"{arrow.From} to {arrow.To}: {arrow.Because}")));
    }

    [Fact]
    public void Arrows_that_are_there_are_seen() =>
        Assert.Subset(Arrows("Polis.Model").Select(arrow => (arrow.From, arrow.To)).ToHashSet(),
            new HashSet<(string, string)> { ("Exit", "State"), ("Intervene", "Clash") });

    [Fact]
    public void A_circle_is_noticed() => Assert.NotEmpty(Circles([("a", "b", ""), ("b", "c", ""), ("c", "a", "")]));

    /// <summary>Arrows from folder to folder, each with a type that draws it.</summary>
    private static List<(string From, string To, string Because)> Arrows(string room)
    {
        var folders = FoldersOfTypes(Path.Combine(RepositoryRoot, "src", room));
        var types = new ArchLoader().LoadAssemblies(Assembly.Load(room)).Build().Types.ToList();
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
    private static Dictionary<string, string> FoldersOfTypes(string project)
    {
        var folders = new Dictionary<string, string>();
        var inSeveral = new HashSet<string>();
        foreach (string file in Directory.EnumerateFiles(project, "*.cs", SearchOption.AllDirectories))
        {
            string[] path = Path.GetRelativePath(project, file).Split(Path.DirectorySeparatorChar);
            if (path.Length < 2 || path[0] is "bin" or "obj") continue;
            string text = File.ReadAllText(file), space = Namespace().Match(text).Groups[1].Value;
            foreach (string name in Declaration().Matches(text).Select(declared => $"{space}.{declared.Groups[1].Value}"))
                if (!folders.TryAdd(name, path[0]) && folders[name] != path[0]) inSeveral.Add(name);
        }
        foreach (string name in inSeveral) folders.Remove(name);
        return folders;
    }

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
