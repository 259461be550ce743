using Polis.Engine.Scheduling;
using Polis.Model;
using Polis.Scenarios.Interventions;
using Polis.Scenarios.Places;
using Polis.Scenarios.Shapes;
using Polis.Scenarios.Tables;

namespace Polis.Scenarios;

/// <summary>All keys of a scenario file: what the loader checks against and what the JSON schema is written from.</summary>
internal static class ScenarioShape
{
    /// <summary>Keys of the tables of a world.</summary>
    public static IReadOnlyList<string> TableKeys { get; } = [.. TableDefinitions.All.Select(table => table.Key)];

    /// <summary>The shape of the whole file.</summary>
    public static MapShape Root { get; } = new("A scenario of polis: a world, its parameters and dated what-ifs.", Keys()) { KeyName = "a key of a scenario" };

    private static List<Key> Keys()
    {
        var keys = new List<Key>
        {
            new("name", new TextShape("Name of the scenario; that of the file where it is absent. Not inherited.", Longest: 100)),
            new("description", new TextShape("What it is about, on one line. Not inherited.", Longest: 400)),
            new("extends", new TextShape(
                "Scenario that this one changes: a path from this file, or the name of a shipped one. Maps are merged, lists are replaced, "
                    + "and interventions are added.", "a path, or the name of a shipped scenario", 1000)),
            new("seed", new NumberShape("Seed of all draws.", 0, Scenario.LargestSeed, Whole: true, Default: 1)),
            new("start", new MonthShape("Month in which the run starts.")),
            new("years", new NumberShape("Length of the run, years.", 1, Scenario.MostYears, Whole: true, Default: 30)),
            new("step", new NameShape("Length of a step.", EnumNames<StepLength>.Names, Default: EnumNames<StepLength>.Of(StepLength.Quarter))),
            new("runs", new NumberShape("Runs of the ensemble.", 1, 100_000, Whole: true, Default: 1)),
            new("record", new NameShape(
                "How much is kept: metrics a year and bids (answers); events and the metrics of every step (events); also a yearly state of all cities "
                    + "(standard); also every step (full). Where nothing is said, standard for a single run and answers for several.",
                EnumNames<RecordLevel>.Names)),
            new("domains", Domains()),
            new("parameters", new MapShape("Parameters of the model that differ from their defaults.",
                [.. ParameterInfo.All.Select(parameter => new Key(parameter.Name, Parameter(parameter)))])
            {
                KeyName = "the name of a parameter, as `polis scenario new` lists them",
            }),
        };
        keys.AddRange(TableDefinitions.All.Select(table => new Key(table.Key, new TextShape(
            $"{table.Description} CSV, gzipped CSV or Parquet; a path from this file, or below the shipped scenarios (shipped:data/…).",
            "the path of a table", 1000))));
        keys.AddRange(
        [
            new Key("leaveOut", new MapShape("Rows of the tables that this world does without.",
                new Key("treaties", new ListShape("Treaties that are left out, with their parties.", new TextShape("Short name of a treaty."), "treaties")),
                new Key(
                    "networks", new ListShape("Networks that are left out, with their memberships.", new TextShape("Short name of a network."), "networks")))),
            new Key("synthetic", new MapShape("A drawn world of any size, instead of tables.",
                new Key("cities", new NumberShape("Number of cities, at least that of nations.", 1, SyntheticSpec.MostCities, Whole: true), Required: true),
                new Key("nations", new NumberShape("Number of nations.", 1, SyntheticSpec.MostNations, Whole: true), Required: true))),
            new Key(
                "interventions", new ListShape("Dated what-ifs; those of the scenario that is extended come first.", InterventionShapes.Any, "interventions")),
            new Key("report", new MapShape("What the report shows.",
                new Key("watch", new ListShape(
                    "Cities and nations that charts follow.",
                    new EitherShape("A city, or a nation.", PlaceShapes.City, new MapShape("A nation.", new Key("nation", PlaceShapes.Nation, Required: true))),
                    "cities, or {nation: CODE}")),
                new Key("cohorts", new ListShape(
                    "Parts of the world that are measured as the world is: nations, cities, or sets of them. What is watched and what interventions are about "
                        + "is measured without being listed.",
                    PlaceShapes.Cohort,
                    "nations, cities, or {treaty: NAME}, {group: NAME}, {network: NAME}, {region: CODE}, {nations: LIST}, {cities: LIST}")),
                new Key(RecordedData.KeyName, RecordedData.Shape),
                new Key("window", new YearsShape(
                    "Years that the answers are told for, as in 2025..2029; the last ten, and while the interventions last, where there are none.")))),
        ]);
        return keys;
    }

    /// <summary>The shape of a parameter's value.</summary>
    public static NumberShape Parameter(ParameterInfo parameter)
    {
        var about = parameter.Attribute;
        return FieldShapes.Of(parameter.Range, absent: double.IsNaN(parameter.Default) ? null : parameter.Default) with
        {
            Describe = () =>
                ($"{ParameterText.MeaningOf(parameter)} {(about.Unit == "–" ? "" : $"Unit: {about.Unit}. ")}"
                + $"{char.ToUpperInvariant(about.Source[0])}{about.Source[1..]}.").TrimStart(),
        };
    }

    private static ListShape Domains() => new(
        "Domains of policy: names, or a name and what it moves in trade. Of plain names trade moves openness and security moves alignment. "
            + "Where there is no such key: trade, security, climate, transport, culture.",
        new EitherShape("A domain.", Terms.DomainName, new MapShape("A domain and its economic lever.",
            new Key("name", Terms.DomainName, Required: true),
            new Key("lever", new NameShape("What it moves in trade; each lever has at most one domain.", EnumNames<EconomicLever>.Names), Required: true))),
        "domains", Least: 1, Most: 32);
}
