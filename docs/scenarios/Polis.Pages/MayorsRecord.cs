using Polis.Experiments;
using Polis.Scenarios;

namespace Polis.Pages;

/// <summary>The mayors' agreement against its record: members by date, and how far the model, single runs and a Bass curve are from it.</summary>
internal static class MayorsRecord
{
    private const double Eligible = 1183;

    /// <summary>Writes the comparison.</summary>
    public static void Write(PageText text, RecordedRuns data)
    {
        var record = File.ReadLines(Path.Combine(ShippedScenarios.Root, "data", "kyoto", "kyoto-mayors-2005.csv")).Skip(1).Select(line => line.Split(','))
            .Select(fields => (Date: DateOnly.Parse(fields[0]), Value: double.Parse(fields[1]))).ToList();
        // The series holds the ends of months; between them members are taken to grow evenly.
        double[][] runs = [.. data.Metrics.Select(run => (double[])[.. record.Select(point => run.AtYear("members.mayors-climate", Year(point.Date)))])];
        double[] mean = [.. record.Select((_, i) => runs.Average(run => run[i]))];
        text.Heading("Members of the agreement, recorded and simulated");
        text.Table(["date", "recorded", "mean of the runs", "mean − recorded"], record.Select((point, i) => (string[])
        [
            point.Date.ToString("yyyy-MM-dd"), point.Value.ToString("N0"),
            OverRuns.MeanAndInterval([.. runs.Select(run => run[i])], "N0"), (mean[i] - point.Value).ToString("+0;−0;0"),
        ]));
        double[] bass = Bass();
        text.Paragraph($"Root mean square error over the {record.Count} dates: mean of the runs {Error(mean):0}, "
            + $"a single run {OverRuns.MeanAndInterval([.. runs.Select(Error)], "0")}, a Bass curve with its two rates fitted to these dates and started at "
            + $"the ten founders {Error(bass):0}.");

        double Error(double[] values) => Math.Sqrt(values.Select((value, i) => (value - record[i].Value) * (value - record[i].Value)).Average());

        double[] Bass()
        {
            // Two numbers on a grid that is made finer around the best.
            double innovation = 0.05, imitation = 0.5, width = 10;
            for (int pass = 0; pass < 60; pass++, width = Math.Sqrt(width))
            {
                var best = Enumerable.Range(-4, 9)
                    .SelectMany(a => Enumerable.Range(-4, 9), (a, b) => (P: innovation * Math.Pow(width, a / 4.0), Q: imitation * Math.Pow(width, b / 4.0)))
                    .MinBy(pair => Error(Curve(pair.P, pair.Q)));
                (innovation, imitation) = best;
                if (width < 1.0001) break;
            }
            return Curve(innovation, imitation);
        }

        double[] Curve(double p, double q)
        {
            double start = record[0].Value / Eligible, odds = (1 - start) / (1 + q / p * start);
            return [.. record.Select(point =>
            {
                double decay = odds * Math.Exp(-(p + q) * (Year(point.Date) - Year(record[0].Date)));
                return Eligible * (1 - decay) / (1 + q / p * decay);
            })];
        }
    }

    private static double Year(DateOnly date) => date.Year + (date.DayOfYear - 1) / (DateTime.IsLeapYear(date.Year) ? 366.0 : 365.0);
}
