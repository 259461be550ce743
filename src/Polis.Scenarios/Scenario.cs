using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Polis.Engine.Parallel;
using Polis.Engine.Scheduling;
using Polis.Model;
using Polis.Scenarios.Interventions;
using Polis.Scenarios.Places;
using Polis.Scenarios.Tables;
using Polis.Scenarios.Yaml;

namespace Polis.Scenarios;

/// <summary>
/// A scenario as it was loaded: the scenarios that it extends and the overrides are applied, and every value is checked.
/// <see cref="ToPlan(ThreadTeam)"/> reads its tables and looks up its names. Two scenarios are equal if they resolve to the same text.
/// </summary>
public sealed record Scenario
{
    /// <summary>Only the loader makes scenarios.</summary>
    internal Scenario()
    {
    }

    /// <summary>The largest seed that is allowed: a double, and so JSON, holds it exactly.</summary>
    public const ulong LargestSeed = (1ul << 53) - 1;

    /// <summary>Most years of a run.</summary>
    public const int MostYears = 1000;

    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>What the scenario is about, on one line; empty where the file does not say it.</summary>
    public required string Description { get; init; }

    /// <summary>Full path of its file.</summary>
    public required string FilePath { get; init; }

    /// <summary>Seed of all draws.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Length of the run, years.</summary>
    public required int Years { get; init; }

    /// <summary>Calendar: first month and length of a step.</summary>
    public required Clock Clock { get; init; }

    /// <summary>Runs of the ensemble.</summary>
    public required int Runs { get; init; }

    /// <summary>How much is kept.</summary>
    public required RecordLevel Record { get; init; }

    /// <summary>Domains of policy.</summary>
    public required IReadOnlyList<PolicyDomain> Domains { get; init; }

    /// <summary>Parameters at the start.</summary>
    public required Parameters Parameters { get; init; }

    /// <summary>Size of the world if it is drawn at random; null if it is read from tables.</summary>
    public required SyntheticSpec? Synthetic { get; init; }

    /// <summary>Full paths of the tables by key (<c>nations</c>, <c>cities</c>, …), in the order of the documents; empty for a drawn world.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> TablePaths { get; init; }

    /// <summary>Cities and nations that the report follows, as the file calls them.</summary>
    public required WatchList Watch { get; init; }

    /// <summary>The values that names and rows are looked up from: what is left out, interventions, the watch list, with their places.</summary>
    internal MapNode Root { get; init; } = new(default, []);

    /// <summary>The interventions as the file has them, one text each, those of its bases first.</summary>
    public IReadOnlyList<string> InterventionLines => Root["interventions"] is ListNode list ? [.. list.Items.Select(ScenarioWriter.Flow)] : [];

    /// <summary>Whether it has interventions. No table is read for it.</summary>
    public bool HasInterventions => Root["interventions"] is ListNode { Items.Count: > 0 };

    /// <summary>Short form of the name for files and folders: small letters, digits and hyphens.</summary>
    public string ShortName => ShortNameOf(Name);

    /// <summary>Short form of a scenario's name for files and folders.</summary>
    /// <param name="name">Name.</param>
    public static string ShortNameOf(string name)
    {
        string letters = new([.. name.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')]);
        string joined = string.Join('-', letters.Split('-', StringSplitOptions.RemoveEmptyEntries));
        return joined.Length == 0 ? "scenario" : joined;
    }

    /// <summary>Hash (SHA-256, hexadecimal) of the scenario as resolved and of the contents of its tables.
    /// The same hash and the same seed give the same run.</summary>
    /// <exception cref="ScenarioException">A table cannot be read any more.</exception>
    public string Hash => HashBy(path =>
    {
        try
        {
            using var file = File.OpenRead(path);
            return SHA256.HashData(file);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            string problem = File.Exists(path) ? $"cannot be read: {failure.Message}" : "is not there any more";
            throw new ScenarioException([new ScenarioError(DisplayPath.Of(path), 0, 0, "", problem, "the table that the scenario names")]);
        }
    });

    /// <summary>The hash, with the digests of tables from elsewhere.</summary>
    internal string HashBy(Func<string, byte[]> digestOf)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(ToYaml()));
        foreach (var (_, path) in TablePaths) hash.AppendData(digestOf(path));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Reads the tables, or draws the world, and looks up all names.</summary>
    /// <param name="team">Threads for a drawn world.</param>
    /// <exception cref="ScenarioException">A table or a name is wrong: all errors at once.</exception>
    public SimulationPlan ToPlan(ThreadTeam team)
    {
        var errors = new ErrorList();
        var tables = Synthetic is null ? ReadTables(errors) : SyntheticWorld.Generate(Synthetic, Domains, Seed, team);
        var plan = tables is null ? null : Resolve(tables, errors);
        errors.ThrowIfAny();
        return plan!;
    }

    /// <summary>The plan with tables that were read already: those of a scenario for which <see cref="HasTablesOf"/> holds.</summary>
    /// <exception cref="ScenarioException">A name is wrong: all errors at once.</exception>
    internal SimulationPlan ToPlan(WorldInputs tables)
    {
        var errors = new ErrorList();
        var plan = Resolve(tables, errors);
        errors.ThrowIfAny();
        return plan;
    }

    /// <summary>Whether another scenario's tables, or drawn world, are those of this one.</summary>
    public bool HasTablesOf(Scenario other) => Clock.StartMonth == other.Clock.StartMonth && Domains.SequenceEqual(other.Domains)
        && Equals(Synthetic, other.Synthetic) && (Synthetic is null || Seed == other.Seed) && TablePaths.SequenceEqual(other.TablePaths)
        && LeaveOutText == other.LeaveOutText;

    private string LeaveOutText => Root["leaveOut"] is { } leaveOut ? ScenarioWriter.Flow(leaveOut) : "";

    /// <summary>Remarks on a valid scenario: columns and values that a run never reads, and interventions that change nothing.</summary>
    /// <param name="plan">The plan of this scenario.</param>
    public IEnumerable<string> Notes(SimulationPlan plan)
    {
        foreach (string note in plan.Tables.Notes) yield return note;
        if (plan.Tables.FirmNames.Count > 0 && ParameterInfo.Find("firms") is { } firms && firms.Read(Parameters) != firms.Default)
            yield return $"parameters.firms is not read: the firms are the {plan.Tables.FirmNames.Count:N0} of the table of corporations";
        else if (Parameters.Firms != Math.Truncate(Parameters.Firms))
            yield return string.Create(
                CultureInfo.InvariantCulture, $"parameters.firms is {Parameters.Firms}: the model takes whole firms, {Math.Truncate(Parameters.Firms)}");
        if ((Root["report"] as MapNode)?["window"] is TextNode window && AskedYears.Parse(window.Text)?.CutNote(Clock, Years) is { } cut)
            yield return $"report.window: {cut}";
        foreach (string note in InterventionNotes.Of(plan, Clock)) yield return note;
    }

    /// <summary>What its interventions set, each in a line with the value that stands there at the start.</summary>
    /// <param name="plan">The scenario with its tables.</param>
    /// <param name="team">Threads for building the world.</param>
    public IReadOnlyList<string> SetValues(SimulationPlan plan, ThreadTeam team) =>
        Root["interventions"] is ListNode list ? Interventions.SetValues.Of(list.Items, plan, Seed, team) : [];

    /// <summary>Rows of the watched cities and nations.</summary>
    /// <exception cref="ScenarioException">A name fits no city or nation, or several.</exception>
    public WatchedRows ResolveWatch(WorldInputs tables)
    {
        var errors = new ErrorList();
        var rows = ResolveWatch(new WorldNames(tables), errors);
        errors.ThrowIfAny();
        return rows;
    }

    /// <summary>Writes the resolved scenario as YAML: a file that extends no other scenario and gives the same run.
    /// The tables that come with the program are named independently of where it is installed, others by their full path.</summary>
    public string ToYaml() => ScenarioWriter.Write(this);

    /// <summary>Whether another scenario gives the same runs, whatever the report of either follows.</summary>
    public bool HasRunsOf(Scenario other) => TextOfRuns == other.TextOfRuns;

    private string TextOfRuns => ScenarioWriter.Write(this with { Root = Root.Without("report") });

    /// <inheritdoc/>
    public bool Equals(Scenario? other) => other is not null && ToYaml() == other.ToYaml();

    /// <inheritdoc/>
    public override int GetHashCode() => ToYaml().GetHashCode(StringComparison.Ordinal);

    /// <summary>Everything that can be checked beside a sound form: adds errors, returns nothing.</summary>
    internal void Check(ErrorList errors)
    {
        if (Synthetic is null && ReadTables(errors) is { } tables) Resolve(tables, errors);
    }

    private WorldInputs? ReadTables(ErrorList errors)
    {
        var paths = TablePaths.ToDictionary(table => table.Key, table => (table.Value, Root[table.Key]!.Place));
        return new TableSet(Domains, Clock.StartMonth, paths, Root.Sound("leaveOut") as MapNode, errors).ReadAll();
    }

    private SimulationPlan Resolve(WorldInputs tables, ErrorList errors)
    {
        var names = new WorldNames(tables);
        var nodes = Root["interventions"] is ListNode whatIfs ? whatIfs.Items : [];
        var open = new OpenNames(names);
        var interventions = new InterventionCompiler(names, open, Clock.StartMonth, errors).Compile(nodes);
        var watched = ResolveWatch(names, errors);
        RecordedData.CheckNames(Root, Domains, open, errors);
        var cohorts = (Root["report"] as MapNode)?["cohorts"] is ListNode list ? list.Items : [];
        return new SimulationPlan(tables, Parameters, interventions, Clock, Years)
        {
            Cohorts = new CohortReader(names, open, errors).Read(cohorts, watched, interventions),
            Asked = ResolveWindow(errors),
        };
    }

    /// <summary>The years that answers are asked for, as far as the run has them.</summary>
    private AskedYears? ResolveWindow(ErrorList errors)
    {
        if ((Root["report"] as MapNode)?.Sound("window") is not TextNode text || AskedYears.Parse(text.Text) is not { } asked) return null;
        if (asked.Within(Clock, Years) is { } years) return years;
        errors.Add(text.Place, "report.window", asked.Outside, AskedYears.ExpectedOf(Clock, Years));
        return null;
    }

    private WatchedRows ResolveWatch(WorldNames names, ErrorList errors)
    {
        var cities = new List<int>();
        var nations = new List<int>();
        foreach (var (i, item) in Watched(Root))
        {
            bool nation = item is MapNode;
            var text = (TextNode)(item is MapNode map ? map["nation"]! : item);
            var match = nation ? names.Nation(text.Text) : names.City(text.Text);
            var rows = nation ? nations : cities;
            if (match.Row < 0) errors.Add(text.Place, $"report.watch.{i}{(nation ? ".nation" : "")}", match.Problem, match.Expected, match.Nearest);
            else if (!rows.Contains(match.Row)) rows.Add(match.Row);
        }
        return new WatchedRows(cities, nations);
    }

    /// <summary>The sound items of the watch list, with their numbers.</summary>
    internal static IEnumerable<(int Index, Node Item)> Watched(MapNode root) =>
        (root["report"] as MapNode)?["watch"] is ListNode list ? list.Items.Index().Where(pair => !pair.Item.Faulty) : [];
}

/// <summary>Cities and nations that the report follows, as a scenario calls them.</summary>
/// <param name="Cities">Cities.</param>
/// <param name="Nations">Nations.</param>
public sealed record WatchList(IReadOnlyList<string> Cities, IReadOnlyList<string> Nations);

/// <summary>Rows of the cities and nations that the report follows.</summary>
/// <param name="Cities">Rows of cities.</param>
/// <param name="Nations">Rows of nations.</param>
public sealed record WatchedRows(IReadOnlyList<int> Cities, IReadOnlyList<int> Nations);
