using System.Collections.Immutable;
using Polis.Engine.Scheduling;
using Polis.Engine.State;
using Polis.Model.Tests.Worlds;
using Xunit;

namespace Polis.Model.Tests.Access;

public sealed class AccessTests : IDisposable
{
    private static readonly SmallWorld _small = Small();

    private readonly WorldRun _run = _small.Start();
    private readonly AccessAnalysis _analysis;

    public AccessTests() => _analysis = new AccessAnalysis(_run.World, typeof(World).Assembly, typeof(Schedule<>).Assembly, typeof(AccessTests).Assembly);

    public static TheoryData<string> Mechanisms => [.. StandardSchedule.Create(_small.Plan()).Mechanisms.Select(mechanism => mechanism.Name)];

    public static TheoryData<string> Kinds =>
        [.. typeof(Intervention).Assembly.GetTypes().Where(type => type.BaseType == typeof(Intervention)).Select(type => type.Name)];

    public void Dispose() => _run.Dispose();

    [Theory]
    [MemberData(nameof(Mechanisms))]
    public void Every_shipped_mechanism_declares_all_that_it_touches_and_nothing_else(string name)
    {
        var differences = Differences(StandardSchedule.Create(_small.Plan()).Mechanisms.Single(mechanism => mechanism.Name == name));
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_of_intervention_declares_all_that_it_touches_and_nothing_else(string name)
    {
        var kind = typeof(Intervention).Assembly.GetType($"{typeof(Intervention).Namespace}.{name}", throwOnError: true)!;
        var form = FormOf(kind);
        ColumnTouches touches = _analysis.Of(kind, nameof(Intervention.Begin), nameof(Intervention.Hold), nameof(Intervention.End)),
            held = _analysis.Of(kind, nameof(Intervention.Hold));
        string[] differences =
        [
            .. Compare("read", touches.Reads, (form.Touches + form.HeldTouches).Reads),
            .. Compare("write", touches.Writes, (form.Touches + form.HeldTouches).Writes),
            .. Compare("held read", held.Reads, form.HeldTouches.Reads), .. Compare("held write", held.Writes, form.HeldTouches.Writes),
        ];
        Assert.True(differences.Length == 0, string.Join('\n', differences));
    }

    [Fact]
    public void What_is_touched_without_declaration_is_found_wherever_it_hides()
    {
        var touches = _analysis.Of(typeof(Undeclared));
        Assert.Equal(
            new SortedSet<string>(StringComparer.Ordinal)
            {
                Columns.Cities.Salience.Name, Columns.Cities.Autonomy.Name, Columns.Cities.Income.Name,
                Columns.Cities.Population.Name, Columns.Ties.First.Name, Columns.Ties.Second.Name,
            },
            touches.Reads.Keys);
        Assert.Equal(
            new SortedSet<string>(StringComparer.Ordinal)
            {
                Columns.Globe.Output.Name, Columns.Nations.Democracy.Name, Columns.Nations.Federalism.Name,
                Columns.Cities.Grievance.Name, Columns.Cities.Autonomy.Name, Columns.Nations.Belief.Name,
            },
            touches.Writes.Keys);
        Assert.Equal(12, Differences(new Undeclared()).Count(difference => difference.StartsWith("undeclared", StringComparison.Ordinal)));
    }

    [Fact]
    public void What_is_declared_and_never_touched_is_found()
    {
        Assert.Equal(
            ["declared read of cities.income that never happens", "declared write of cities.grievance that never happens"], Differences(new Superfluous()));
        Assert.Empty(Differences(new Honest()));
    }

    [Fact]
    public void The_names_of_columns_in_declarations_are_those_of_the_tables()
    {
        var named = typeof(Columns).GetProperties().SelectMany(table => ((Table)table.GetValue(null)!).Columns);
        Assert.Equal(_run.World.Columns.Select(ColumnNames.Declared).Distinct().Order(), named.Select(ColumnNames.Declared).Distinct().Order());
    }

    private List<string> Differences(IMechanism<World> mechanism)
    {
        var touches = _analysis.Of(mechanism.GetType());
        return [.. Compare("read", touches.Reads, mechanism.Access.Reads), .. Compare("write", touches.Writes, mechanism.Access.Writes)];
    }

    private static IEnumerable<string> Compare(string what, SortedDictionary<string, string> touched, ImmutableSortedSet<string> declared)
    {
        foreach (var (column, where) in touched)
            if (!declared.Contains(column)) yield return $"undeclared {what} of {column} in {where}";
        foreach (string column in declared)
            if (!touched.ContainsKey(column)) yield return $"declared {what} of {column} that never happens";
    }

    /// <summary>The form of a kind, or the first of its forms, which all make the same.</summary>
    private static InterventionForm FormOf(Type kind) => kind.GetProperty("Form")?.GetValue(null) is InterventionForm form
        ? form : ((IReadOnlyList<InterventionForm>)kind.GetProperty("Forms")!.GetValue(null)!)[0];

    private static SmallWorld Small()
    {
        var small = new SmallWorld();
        small.City(small.Nation());
        return small;
    }
}
