using System.Globalization;

namespace Polis.Results;

/// <summary>Answers in words, the same on the terminal, in the report and on the pages of scenarios.</summary>
public static class AnswerText
{
    /// <summary>What the brackets hold: what stands above tables of shares.</summary>
    public const string Brackets = "80 % intervals over the runs, carried on to the share itself where that is rarer than one run in ten";

    /// <summary>When a city first becomes independent: a sentence.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="runs">Number of runs that it rests on.</param>
    /// <param name="years">Length of a run.</param>
    public static string FirstIndependence(IndependenceAnswer answer, int runs, int years)
    {
        if (runs == 1) return answer.Median is { } only ? $"The first city leaves in {Year(only)}." : $"No city leaves within {years} years.";
        if (answer.ShareWithout == 1) return $"No city leaves within {years} years in any of {runs} runs.";
        string with = $"A city leaves within {years} years in {Percent(1 - answer.ShareWithout)} of the runs";
        (double Share, double? Date)[] quantiles = [(Quantiles.LowShare, answer.Low), (0.5, answer.Median), (Quantiles.HighShare, answer.High)];
        string[] dates = [.. quantiles.Where(pair => pair.Date is not null).Select(pair => $"in {Percent(pair.Share)} before {Year(pair.Date!.Value)}")];
        return dates.Length == 0 ? $"{with}, which is too rare to date." : $"{with}, {string.Join(", ", dates)}.";
    }

    /// <summary>
    /// The bounds in brackets beside a share, as all tables show them: those of the runs' 80 % interval, carried on to the share where that lies beyond. What
    /// is rare happens in fewer than one run of ten: its runs lie between 0 and 0, and a share of 1 % beside 0 to 0 would read as an error. The data keep the
    /// interval as it is.
    /// </summary>
    /// <param name="share">Share over all runs.</param>
    /// <param name="low">Lower bound of the runs' interval; null for none.</param>
    /// <param name="high">Upper bound.</param>
    /// <returns>The bounds; null where there is no interval.</returns>
    public static (double Low, double High)? Bracket(double share, double? low, double? high) =>
        low is { } from && high is { } to ? (Math.Min(from, share), Math.Max(to, share)) : null;

    private static string Percent(double share) => share.ToString("P0", CultureInfo.InvariantCulture);

    private static string Year(double year) => year.ToString("0.0", CultureInfo.InvariantCulture);
}
