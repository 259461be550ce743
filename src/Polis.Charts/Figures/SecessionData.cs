using Polis.Charts.Data;
using Polis.Charts.Drawing;
using Polis.Model;
using Polis.Results.Folder;
using Polis.Statistics;

namespace Polis.Charts.Figures;

/// <summary>
/// What the chart of secession shows. Subjects of the first panel are the nations there at the start of each run: from then to their first loss of a city to
/// independence, or to the end of the run. Subjects of the second are bids for independence: from their start to their end, or to the end of the run.
/// </summary>
/// <param name="Nations">Nations; cause 1 is a loss.</param>
/// <param name="Bids">Bids; causes in the order of <see cref="Phrases.BidEnds"/>.</param>
/// <param name="Years">Length of the longest run.</param>
/// <param name="Runs">Number of runs.</param>
internal sealed record SecessionData(IReadOnlyList<Observation> Nations, IReadOnlyList<Observation> Bids, double Years, int Runs) : IFigureData
{
    /// <summary>Share of nations that are whole.</summary>
    public IReadOnlyList<SurvivalStep> Unity { get; } = KaplanMeier.Curve(Nations);

    /// <summary>Share of bids that have met each end.</summary>
    public IReadOnlyList<IncidenceStep> Ends { get; } = AalenJohansen.Curves(Bids, Phrases.BidEnds.Count);

    /// <summary>Nations that lost a city.</summary>
    public int Losses => Nations.Count(nation => nation.Cause != 0);

    /// <inheritdoc/>
    public string Title
    {
        get
        {
            string within = $"within {Phrases.Count(Math.Round(Years), "year")}";
            if (Nations.Count == 0) return "There are no nations to lose a city";
            if (Losses == 0) return $"No nation loses a city to independence {within}";
            return Runs > 1 ? $"{100 * (1 - Unity[^1].Share):0.0#} % of nations lose a city to independence {within}"
                : $"{Losses:N0} of {Nations.Count:N0} nations {Lose} a city to independence {within}";
        }
    }

    /// <inheritdoc/>
    public string Description
    {
        get
        {
            string unity = Losses == 0 ? $"None of {Nations.Count:N0} nations loses a city to independence."
                : $"{Losses:N0} of {Nations.Count:N0} nations {Lose} a city to independence; "
                    + $"share still whole at the end {100 * Unity[^1].Share:0.00} %{Band}.";
            if (Bids.Count == 0) return $"{unity} There is no bid for independence.";
            var ends = Phrases.BidEnds.Select((word, k) => $"{word.Name} {Bids.Count(bid => bid.Cause == k + 1):N0}");
            return $"Survival curve and cumulative incidence. {unity} Of {Phrases.Count(Bids.Count, "bid")} for independence: {string.Join(", ", ends)}, "
                + $"still open {Bids.Count(bid => bid.Cause == 0):N0}.";
        }
    }

    private string Lose => Losses == 1 ? "loses" : "lose";

    private string Band => double.IsNaN(Unity[^1].Low) ? "" : $" (95 % band {100 * Unity[^1].Low:0.00} to {100 * Unity[^1].High:0.00} %)";

    /// <summary>Reads it from a run.</summary>
    public static SecessionData Read(ChartData data)
    {
        double[] ends = [.. Enumerable.Range(0, data.Runs).Select(run => data.Series.End(run, "nations") is var end && double.IsNaN(end) ? data.Start : end)];
        var losses = new Dictionary<(long Run, string Nation), double>();
        var bids = new List<Observation>();
        string independence = EnumNames<BidOutcome>.Of(BidOutcome.Independence);
        foreach (var rows in data.Folder.Read(RunTable.Bids))
        {
            var runs = rows.Integers("run");
            var nations = rows.Texts("nation");
            var outcomes = rows.Texts("outcome");
            var started = rows.Numbers("started");
            var ended = rows.Numbers("ended");
            for (int i = 0; i < rows.Count; i++)
            {
                if (runs[i] < 0 || runs[i] >= ends.Length) continue;
                int cause = double.IsNaN(ended[i]) ? 0 : 1 + IndexOf(outcomes[i]);
                double end = cause == 0 ? ends[runs[i]] : ended[i];
                bids.Add(new Observation(Duration(started[i], end), cause));
                if (outcomes[i] != independence || nations[i] is not { } nation) continue;
                if (!losses.TryGetValue((runs[i], nation), out double first) || ended[i] < first) losses[(runs[i], nation)] = ended[i];
            }
        }
        var subjects = new List<Observation>();
        for (int run = 0; run < ends.Length; run++)
        {
            int number = run;
            // A nation that was born during the run is no subject, for it was not there at the start.
            var lost = losses.Where(loss => loss.Key.Run == number && !World.IsNewNation(loss.Key.Nation))
                .Select(loss => new Observation(Duration(data.Start, loss.Value), 1)).ToList();
            int whole = AtStart(data, run) - lost.Count;
            subjects.AddRange(lost);
            subjects.AddRange(Enumerable.Repeat(new Observation(Duration(data.Start, ends[run]), 0), Math.Max(0, whole)));
        }
        return new SecessionData(subjects, bids, ends.Length == 0 ? 0 : Duration(data.Start, ends.Max()), data.Runs);
    }

    /// <summary>Nations alive when a run starts.</summary>
    private static int AtStart(ChartData data, int run)
    {
        var nations = data.Series.Of("nations", run);
        return nations.IsEmpty || double.IsNaN(nations[0]) ? 0 : (int)nations[0];
    }

    private static int IndexOf(string? outcome)
    {
        for (int k = 0; k < Phrases.BidEnds.Count; k++)
            if (Phrases.BidEnds[k].Key == outcome) return k;
        return -1;
    }

    /// <summary>Years between two times, without the last digits in which equal durations differ.</summary>
    private static double Duration(double from, double to) => Math.Max(0, Math.Round(to - from, 6));
}
