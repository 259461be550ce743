using Polis.Charts.Data;
using Polis.Charts.Drawing;
using Polis.Model;
using Polis.Results.Folder;
using Polis.Statistics;

namespace Polis.Charts.Figures;

/// <summary>
/// What the chart of secession shows. Subjects of the first curve are the nations there at the start of each run: from then to their first loss of a city to
/// independence, or to the end of the run. Subjects of the second are bids for independence: from their start to their end, or to the end of the run.
/// </summary>
/// <param name="Nations">Nations; cause 1 is a loss.</param>
/// <param name="Bids">Bids; causes in the order of <see cref="Phrases.BidEnds"/>.</param>
/// <param name="Futures">In how many runs a city leaves, and which.</param>
internal sealed record SecessionData(IReadOnlyList<Observation> Nations, IReadOnlyList<Observation> Bids, SecessionFutures Futures) : IFigureData
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
            int leaving = Futures.Leaving;
            if (Nations.Count == 0) return "There are no nations to lose a city";
            if (Futures.Runs > 1)
                return leaving == 0 ? $"No city leaves in any of {Futures.Runs:N0} futures (0 to {SecessionFutures.Percent(Futures.Share.High)} %)"
                    : $"A city leaves in {leaving:N0} of {Futures.Runs:N0} futures ({Futures.ShareText})";
            return Futures.Births.Count switch
            {
                0 => "No city leaves in this run, one future of many",
                1 => "A city leaves in this run, one future of many",
                var births => $"Cities leave {births:N0} times in this run, one future of many",
            };
        }
    }

    /// <inheritdoc/>
    public string Description
    {
        get
        {
            string futures = Futures.Runs > 1
                ? "One square a future, filled where a city became independent in it: "
                    + $"{Futures.Leaving:N0} of {Futures.Runs:N0} ({Futures.ShareText}; 95 % interval)."
                : $"New states in this run: {Futures.Births.Count:N0}.";
            string unity = Losses == 0 ? $"None of {Nations.Count:N0} nations loses a city to independence."
                : $"{Losses:N0} of {Nations.Count:N0} nations {Lose} a city to independence.";
            if (Bids.Count == 0) return $"{futures} {unity} There is no bid for independence.";
            var ends = Phrases.BidEnds.Select((word, k) => $"{word.Name} {Bids.Count(bid => bid.Cause == k + 1):N0}");
            string cities = string.Join("; ", Futures.Cities.Take(10).Select(city => $"{city.Name} {city.Bids:N0} and {city.IndependentRuns:N0}"));
            return $"{futures} Bids started by the likeliest cities, and runs in which they became independent: {cities}. "
                + $"{unity} Of {Phrases.Count(Bids.Count, "bid")} for independence: {string.Join(", ", ends)}, "
                + $"still open {Bids.Count(bid => bid.Cause == 0):N0}.";
        }
    }

    private string Lose => Losses == 1 ? "loses" : "lose";

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
        return new SecessionData(subjects, bids, SecessionFutures.Read(data));
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
