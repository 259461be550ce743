using System.Reflection;
using System.Text.RegularExpressions;
using ArchUnitNET.Domain;
using ArchUnitNET.Fluent.Syntax.Elements.Types;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using Xunit;
using static ArchUnitNET.Fluent.ArchRuleDefinition;
using Assembly = System.Reflection.Assembly;

namespace Polis.EndToEnd.Tests;

/// <summary>The arrows between the rooms: each points down; Statistics stands beside what knows the world.</summary>
public partial class ArchitectureTests
{
    /// <summary>Rooms by name of assembly, each with those that it may know.</summary>
    private static readonly Dictionary<string, string[]> _below = new()
    {
        ["Polis.Engine"] = [],
        ["Polis.Model"] = ["Polis.Engine"],
        ["Polis.Scenarios"] = ["Polis.Model", "Polis.Engine"],
        ["Polis.Results"] = ["Polis.Statistics", "Polis.Scenarios", "Polis.Model", "Polis.Engine"],
        ["Polis.Statistics"] = ["Polis.Engine"],
        ["Polis.Experiments"] = ["Polis.Statistics", "Polis.Results", "Polis.Scenarios", "Polis.Model", "Polis.Engine"],
        ["Polis.Charts"] = ["Polis.Experiments", "Polis.Statistics", "Polis.Results", "Polis.Scenarios", "Polis.Model", "Polis.Engine"],
        ["polis"] = ["Polis.Charts", "Polis.Experiments", "Polis.Statistics", "Polis.Results", "Polis.Scenarios", "Polis.Model", "Polis.Engine"],
    };

    private static readonly Assembly[] _assemblies = [.. _below.Keys.Select(Assembly.Load)];

    private static readonly Architecture _architecture = new ArchLoader().LoadAssemblies(_assemblies).Build();

    public static TheoryData<string> Rooms => [.. _below.Keys];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_room_knows_only_those_below_it(string room)
    {
        foreach (string other in _below.Keys.Where(other => other != room && !_below[room].Contains(other))) KnowsNothingOf(room, other).Check(_architecture);
    }

    [Fact]
    public void An_arrow_that_is_there_is_seen()
    {
        // The same rule, told of each arrow that is allowed, must find it.
        foreach (var (room, below) in _below)
            if (below.Length > 0) Assert.Contains(below, other => !KnowsNothingOf(room, other).HasNoViolations(_architecture));
        Assert.False(KnowsNothingOf("Polis.Model", "Polis.Engine").HasNoViolations(_architecture));
    }

    private static TypesShouldConjunction KnowsNothingOf(string room, string other) =>
        Types().That().ResideInAssembly(Assembly.Load(room)).Should().NotDependOnAny(Types().That().ResideInAssembly(Assembly.Load(other)));

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_project_is_compiled_against_those_below_it_alone(string room)
    {
        var known = Assembly.Load(room).GetReferencedAssemblies().Select(reference => reference.Name!).Where(_below.ContainsKey);
        Assert.Empty(known.Except(_below[room]));
    }

    [Fact]
    public void The_arrows_run_through_all_rooms_that_there_are()
    {
        var built = Directory.GetFiles(AppContext.BaseDirectory, "*.dll").Select(file => Path.GetFileNameWithoutExtension(file))
            .Where(name => name.StartsWith("polis", StringComparison.OrdinalIgnoreCase) && !name.EndsWith(".Tests", StringComparison.Ordinal));
        Assert.Equal(_below.Keys.Order(StringComparer.Ordinal), built.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_engine_knows_nothing_of_cities()
    {
        const BindingFlags all = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var named = from type in Assembly.Load("Polis.Engine").GetTypes()
                    from name in type.GetMembers(all).SelectMany(NamesIn).Append(type.FullName!)
                    where WordsOf(name).Any(_wordsOfTheModel.Contains)
                    select $"{type.FullName}: {name}";
        Assert.Empty(named);
    }

    [Theory]
    [InlineData("CitiesOfNation", true)]
    [InlineData("_openClash", true)]
    [InlineData("Combination", false)]
    [InlineData("Polis.Engine.Parallel", false)]
    public void Words_of_the_model_are_told_from_words_that_hold_them(string name, bool ofTheModel) =>
        Assert.Equal(ofTheModel, WordsOf(name).Any(_wordsOfTheModel.Contains));

    private static readonly HashSet<string> _wordsOfTheModel =
    [
        "city", "cities", "nation", "nations", "national", "country", "countries", "treaty",
        "treaties", "clash", "clashes", "bid", "bids", "stance", "secession", "policy", "policies",
        "government", "hinterland", "corporation", "corporations", "trade", "gravity", "population", "independence",
    ];

    private static IEnumerable<string> NamesIn(MemberInfo member) =>
        member is MethodBase method ? method.GetParameters().Select(parameter => parameter.Name ?? "").Append(member.Name) : [member.Name];

    private static IEnumerable<string> WordsOf(string name) => Words().Matches(name).Select(word => word.Value.ToLowerInvariant());

    [GeneratedRegex("[A-Z]?[a-z]+|[A-Z]+(?![a-z])")]
    private static partial Regex Words();
}
