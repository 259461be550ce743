using Polis.Engine.Scheduling;

namespace Polis.Validation.Sections;

/// <summary>The same years in steps of another length.</summary>
internal static class TimeStep
{
    /// <summary>Part of itself by which a quantity may change with the step: a few percent.</summary>
    private const double Margin = 0.05;

    public static void Write(Laboratory laboratory, Page page)
    {
        var quarter = laboratory.Base[..laboratory.Runs];
        var month = laboratory.Records("steps of a month", laboratory.Whole with { Clock = laboratory.Whole.Clock with { StepLength = StepLength.Month } }, laboratory.Runs);
        var year = laboratory.Records("steps of a year", laboratory.Whole with { Clock = laboratory.Whole.Clock with { StepLength = StepLength.Year } }, laboratory.Runs);
        double bound = Statistics.Bound(2 * Quantity.All.Count);
        page.Heading("Length of a step");
        page.Text($"{laboratory.Runs} runs of 40 years in steps of a quarter (the default), of a month and of a year, from the same starts. z is the mean difference of pairs over its standard error. A row fits where it is within noise "
            + $"(|z| below {Page.Z(bound)}) or within {Page.Percent(Margin)} of the quantity itself. There are no steps shorter than a month: the calendar counts months.");
        page.Head("quantity", "quarter", "month", "z", "", "year", "z", "");
        foreach (var quantity in Quantity.All)
        {
            double[] middle = Values(quarter), fine = Values(month), coarse = Values(year);
            if (middle.All(double.IsNaN)) continue;
            var (finer, finerMark) = Compare(fine, "month");
            var (coarser, coarserMark) = Compare(coarse, "year");
            page.Row(quantity.Label, Page.Text(Spread.Of(middle)), Page.Text(Spread.Of(fine)), finer, finerMark, Page.Text(Spread.Of(coarse)), coarser, coarserMark);

            double[] Values(RunRecord[] runs) => [.. runs.Select(run => quantity.Of(run, laboratory.Whole.Parameters))];

            (string Z, string Mark) Compare(double[] other, string step)
            {
                var difference = Spread.Of(middle.Zip(other, (a, b) => b - a));
                double z = difference.Mean == 0 ? 0 : difference.Mean / difference.Error;
                bool small = Math.Abs(difference.Mean) <= Margin * Math.Abs(middle.Average());
                return (Page.Z(z), page.Verdict(small || Math.Abs(z) <= bound, $"{quantity.Label} by the {step}"));
            }
        }
    }
}
