namespace Polis.Statistics;

/// <summary>
/// Control variate of a figure that depends on when an event first happens in a run: whether it does within some time, or when. Each period's count less its
/// expectation is 0 on average; it is weighed by what the event changes in the figure there, and taken away. The weights come from the rates of the other
/// runs, and from the run's own past: no bias is left, however few runs there are, and were the rates of all runs the same, the figure would hardly vary.
/// </summary>
/// <remarks>
/// The figures that come in have had the same taken away step by step, with the weight that holds where nothing happens later: they have the sum of chances
/// until the first event in place of the event. What is left to take away is weighed by what may still happen later (docs/RARE-EVENTS.md).
/// </remarks>
public static class FirstEventControl
{
    /// <summary>Most that a run is taken to be above the others, or below them.</summary>
    private const double MostPace = 8;

    /// <summary>Figures of runs without what they owe to the chance of the first event.</summary>
    /// <param name="figures">Figure of each run, with the sum of chances in place of the event.</param>
    /// <param name="events">First events of each run: a count of 1 in one period at most, chances until then and 0 after it.</param>
    /// <param name="within">The figure of a run whose first event falls into a period, by period.</param>
    /// <param name="without">The figure of a run without the event.</param>
    /// <param name="before">What comes before the event and may lead to it, of each run; null for nothing.</param>
    /// <param name="decisions">Rate at which it is decided whether what came before leads to the event, a period. A wrong one costs precision alone.</param>
    public static double[] Apply(
        IReadOnlyList<double> figures, IReadOnlyList<RunCounts> events, IReadOnlyList<double> within, double without,
        IReadOnlyList<RunCounts>? before = null, double decisions = 1)
    {
        int periods = within.Count;
        double[] led = Delayed.Mean(within, without, decisions), decided = Delayed.Mean([.. within.Select(_ => 1.0)], 0, decisions);
        var others = new Rates(decided);
        for (int r = 0; r < figures.Count; r++) others.Add(events[r], before?[r], 1);
        double[] applied = [.. figures], rates = new double[periods];
        for (int r = 0; r < applied.Length; r++)
        {
            others.Add(events[r], before?[r], -1);
            others.Of(rates);
            double[] expected = before?[r].Expected ?? events[r].Expected;
            for (int p = 0; p < Until(events[r], periods); p++)
            {
                double pace = p == 0 ? 1 : others.Pace(p - 1, expected[p - 1]), later = Later(rates, pace, p, within, without);
                applied[r] -= (without - later) * events[r].Surprise(p);
                if (before is not null) applied[r] -= others.Success * (led[p] - decided[p] * later - (1 - decided[p]) * without) * before[r].Surprise(p);
            }
            others.Add(events[r], before?[r], 1);
        }
        return applied;
    }

    /// <summary>Number of periods up to that of the first event, or of all.</summary>
    private static int Until(in RunCounts run, int periods)
    {
        for (int p = 0; p < periods; p++)
            if (run.Counted[p] > 0) return p + 1;
        return periods;
    }

    /// <summary>What the figure comes to on average in a run without the event until the middle of a period.</summary>
    private static double Later(double[] rates, double pace, int period, IReadOnlyList<double> within, double without)
    {
        double end = without, start = without;
        for (int p = rates.Length - 1; p >= period; p--)
        {
            end = start;
            double happens = 1 - Math.Exp(-pace * rates[p]);
            start = happens * within[p] + (1 - happens) * end;
        }
        return (start + end) / 2;
    }

    /// <summary>Rates of the first event over several runs.</summary>
    /// <param name="decided">Share of what comes before the event in a period that is decided on in time, by period.</param>
    private sealed class Rates(double[] decided)
    {
        private readonly double[] _chances = new double[decided.Length], _exposure = new double[decided.Length];
        private readonly double[] _paces = new double[decided.Length], _left = new double[decided.Length];
        private double _events, _before;

        /// <summary>Events for each thing before them that is decided on in time.</summary>
        public double Success => _before > 1e-9 ? _events / _before : 0;

        /// <summary>Adds a run, or takes it out where the sign is negative.</summary>
        public void Add(in RunCounts run, in RunCounts? before, int sign)
        {
            for (int p = 0; p < Until(run, decided.Length); p++)
            {
                _chances[p] += sign * run.Expected[p];
                // A run in which it happens in a period was without it for half of the period, more or less.
                _exposure[p] += sign * (1 - run.Counted[p] / 2);
                _events += sign * run.Counted[p];
                if (before is { } led) _before += sign * decided[p] * led.Counted[p];
                if (run.Counted[p] > 0) continue;
                _paces[p] += sign * (before?.Expected[p] ?? run.Expected[p]);
                _left[p] += sign;
            }
        }

        /// <summary>The rates by period; where no run is left without the event, the rate of the period before holds on.</summary>
        public void Of(double[] rates)
        {
            for (int p = 0; p < decided.Length; p++)
            {
                // No run is left where the exposure is 0 but for rounding.
                double rate = _exposure[p] > 0.25 ? _chances[p] / _exposure[p] : p > 0 ? rates[p - 1] : 0;
                rates[p] = Math.Max(0, rate);
            }
        }

        /// <summary>How many times as likely it was in a period of a run as in the others. Runs differ, and stay different for a while.</summary>
        public double Pace(int period, double expected) =>
            _left[period] > 0.5 && _paces[period] > 1e-9 ? Math.Clamp(expected * _left[period] / _paces[period], 1 / MostPace, MostPace) : 1;
    }
}
