using Polis.Charts.Statistics;
using Polis.Engine.Scheduling;
using Polis.Model;
using Polis.Results.Folder;

namespace Polis.Charts.Data;

/// <summary>A run folder as figures see it: what several of them need is read once. Any thread may ask.</summary>
/// <param name="folder">The folder.</param>
internal sealed class ChartData(RunFolder folder)
{
    private readonly Lazy<SeriesSet> _series = new(() => SeriesSet.Read(folder));
    private readonly Lazy<IReadOnlyList<CityEnd>> _cities = new(() => CityEnds.Read(folder));

    /// <summary>The folder.</summary>
    public RunFolder Folder => folder;

    /// <summary>What it says of itself.</summary>
    public Manifest Manifest => folder.Manifest;

    /// <summary>All metrics.</summary>
    public SeriesSet Series => _series.Value;

    /// <summary>All cities as the runs leave them; only where the table of cities was recorded.</summary>
    public IReadOnlyList<CityEnd> Cities => _cities.Value;

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
            return $"{Manifest.Scenario.Name}, {runs}{early}, {Ticks.Year(Start)}–{Ticks.Year(End)}";
        }
    }

    /// <summary>Length of a step, in a word.</summary>
    public string StepName => EnumNames<StepLength>.Of(Manifest.Step);

    /// <summary>What the bands of an ensemble are; empty for a single run.</summary>
    public string BandNote => IsEnsemble ? "; line: median run, band: 10–90 % of the runs" : "";
}
