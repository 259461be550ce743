using Polis.Charts.Drawing;
using Polis.Engine.Scheduling;
using Polis.Model;
using Polis.Results.Folder;
using Polis.Scenarios;
using Polis.Scenarios.Interventions;

namespace Polis.Charts.Data;

/// <summary>A run folder as figures see it: what several of them need is read once. Any thread may ask.</summary>
/// <param name="folder">The folder.</param>
internal sealed class ChartData(RunFolder folder)
{
    private readonly Lazy<SeriesSet> _series = new(() => SeriesSet.Read(folder));
    private readonly Lazy<CityEnds> _cities = new(() => CityEnds.Read(folder));

    private readonly Lazy<bool> _hasIds = new(() => HasIds(folder));

    private readonly Lazy<ScenarioOutline> _outline = new(() => OutlineOf(folder));

    /// <summary>The folder.</summary>
    public RunFolder Folder => folder;

    /// <summary>What it says of itself.</summary>
    public Manifest Manifest => folder.Manifest;

    /// <summary>All metrics.</summary>
    public SeriesSet Series => _series.Value;

    /// <summary>All cities as the runs leave them; only where their states were recorded, or summed over all runs.</summary>
    public CityEnds Cities => _cities.Value;

    /// <summary>Ids of the cities that the scenario watches, then those that it measures or acts on, as far as they are few.</summary>
    public IReadOnlyList<long> NamedCities { get; } = [.. folder.Manifest.Watch.Cities.Union(folder.Manifest.Named?.Cities ?? [])];

    /// <summary>Codes of the nations that the scenario watches, then those that it measures or acts on, as far as they are few.</summary>
    public IReadOnlyList<string> NamedNations { get; } = [.. folder.Manifest.Watch.Nations.Union(folder.Manifest.Named?.Nations ?? [])];

    /// <summary>What the scenario changes while the runs last.</summary>
    public IReadOnlyList<InterventionMark> Interventions => field ??= InterventionMarks.Of(_outline.Value.Interventions, Start, End);

    /// <summary>The interventions for those who cannot see them; empty where there are none.</summary>
    public string InterventionNote => InterventionMarks.Note(Interventions);

    /// <summary>A band of how things stand, as a line that is drawn.</summary>
    public Band Line(Band band) => band.Along(Course.Of(band.Times, Interventions));

    /// <summary>A band of how things stand, as steps that are drawn.</summary>
    public Band Steps(Band band) => band.Stepped(Course.Of(band.Times, Interventions));

    /// <summary>Recorded values of a metric that lie in the years of the runs, by date.</summary>
    public IReadOnlyList<RecordedValue> Recorded(string metric) =>
        [.. _outline.Value.Recorded.Where(record => record.Metric == metric && record.Year >= Start && record.Year <= End)];

    /// <summary>What a domain moves in trade.</summary>
    public EconomicLever LeverOf(string domain) => _outline.Value.Levers.GetValueOrDefault(domain);

    /// <summary>Number of runs.</summary>
    public int Runs => folder.Manifest.Runs.Count;

    /// <summary>Whether there are several runs.</summary>
    public bool IsEnsemble => Runs > 1;

    /// <summary>Time at which the runs start, decimal year.</summary>
    public double Start => Series.Times.Count > 0 ? Series.Times[0] : Manifest.Clock.YearOf(0);

    /// <summary>Time at which the last run ends, decimal year.</summary>
    public double End => Series.Times.Count > 0 ? Series.Times[^1] : Start;

    /// <summary>Scenario, runs and years, as every chart names them below its title.</summary>
    public string Source
    {
        get
        {
            string runs = IsEnsemble ? $"{Runs} runs from seed {Manifest.Seed}" : $"one run, seed {Manifest.Seed}";
            int stopped = Manifest.Runs.Count(run => run.State != RunState.Done);
            string early = stopped == 0 ? "" : IsEnsemble ? $", {stopped} of them stopped early" : ", stopped early";
            bool ids = _hasIds.Value || Series.Metrics.Any(metric => !ChartFonts.CanDraw(TextMeasure.Clean(metric)));
            return $"{ChartFonts.Scenario(Manifest.Scenario.Name)}, {runs}{early}, {Ticks.Span(Start, End)}{(ids ? ", names in other scripts by id" : "")}";
        }
    }

    /// <summary>Time from one value of a metric to the next, in a word.</summary>
    public string SeriesStep => EnumNames<StepLength>.Of(RecordLevels.SeriesStepOf(Manifest.Record, Manifest.Step));

    /// <summary>What the bands of an ensemble are; empty for a single run.</summary>
    public string BandNote => IsEnsemble ? "; line: median run, band: 10–90 % of the runs" : "";

    /// <summary>Whether the typeface lacks letters of a name of a city or a nation, so that its id stands for it.</summary>
    private static bool HasIds(RunFolder folder)
    {
        string[] tables = [RunTable.Cities.Name(), RunTable.Nations.Name(), RunFolderFiles.CitiesOverRuns, RunTable.Bids.Name()];
        foreach (string table in tables.Where(folder.Has))
        {
            foreach (var rows in folder.Read(table).Where(rows => rows.Has("name")))
            {
                var names = rows.Texts("name");
                for (int i = 0; i < names.Names.Count; i++)
                    if (!ChartFonts.CanDraw(TextMeasure.Clean(names.Names[i]))) return true;
            }
        }
        return false;
    }

    /// <summary>A folder of which somebody has kept the tables alone has no scenario: its charts mark nothing.</summary>
    private static ScenarioOutline OutlineOf(RunFolder folder)
    {
        string path = Path.Combine(folder.Path, RunFolderFiles.Scenario);
        if (!File.Exists(path)) return ScenarioOutline.Empty;
        try
        {
            return ScenarioOutline.Read(path);
        }
        catch (ScenarioException error)
        {
            throw new RunFolderException(path, $"cannot be read: {error.Errors[0].Problem}", "the scenario as a run left it", cause: error);
        }
    }
}
