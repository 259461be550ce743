using Polis.Engine.Scheduling;
using Polis.Statistics;

namespace Polis.Validation.Sections;

/// <summary>The same years in steps of another length.</summary>
internal static class TimeStep
{
    /// <summary>Part of itself by which a quantity may change with the step: a few percent.</summary>
    private const double Margin = 0.05;

    /// <summary>Runs of each length in the halving: short steps make long runs.</summary>
    private static int Halved(Laboratory laboratory) => laboratory.Quick ? 2 : 12;

    public static void Write(Laboratory laboratory, Page page)
    {
        Lengths(laboratory, page);
        Halving(laboratory, page);
    }

    private static void Lengths(Laboratory laboratory, Page page)
    {
        var quarter = laboratory.Base[..laboratory.Runs];
        var month = laboratory.Records(
            "steps of a month", laboratory.Whole with { Clock = laboratory.Whole.Clock with { StepLength = StepLength.Month } }, laboratory.Runs);
        var year = laboratory.Records(
            "steps of a year", laboratory.Whole with { Clock = laboratory.Whole.Clock with { StepLength = StepLength.Year } }, laboratory.Runs);
        double bound = Statistics.Bound(2 * Quantity.All.Count);
        page.Heading("Length of a step");
        page.Text($"{laboratory.Runs} runs of 40 years in steps of a quarter (the default), of a month and of a year, from the same starts. "
            + "z is the mean difference of pairs over its standard error. A row fits where it is within noise "
            + $"(|z| below {Page.Z(bound)}) or within {Page.Percent(Margin)} of the quantity itself. Scenarios take these three lengths.");
        page.Head("quantity", "quarter", "month", "z", "", "year", "z", "");
        foreach (var quantity in Quantity.All)
        {
            double[] middle = Values(quarter), fine = Values(month), coarse = Values(year);
            if (middle.All(double.IsNaN)) continue;
            var (finer, finerMark) = Compare(fine, "month");
            var (coarser, coarserMark) = Compare(coarse, "year");
            page.Row(
                quantity.Label, Page.Text(Spread.Of(middle)), Page.Text(Spread.Of(fine)), finer, finerMark, Page.Text(Spread.Of(coarse)), coarser, coarserMark);

            double[] Values(RunRecord[] runs) => [.. runs.Select(run => quantity.Of(run, laboratory.Whole.Parameters))];

            (string Z, string Mark) Compare(double[] other, string step)
            {
                var difference = PairedDifference.Of(middle, other);
                double z = difference.T;
                bool small = Math.Abs(difference.Mean) <= Margin * Math.Abs(middle.Average());
                return (Page.Z(z), page.Verdict(small || Math.Abs(z) <= bound, $"{quantity.Label} by the {step}"));
            }
        }
    }

    /// <summary>The step of a quarter halved three times: what it does to a result has to vanish in the noise.</summary>
    private static void Halving(Laboratory laboratory, Page page)
    {
        int runs = Halved(laboratory);
        int[] parts = [1, 2, 4, 8];
        RunRecord[][] arms =
        [
            laboratory.Base[..runs],
            .. parts[1..].Select(part => laboratory.Records(
                $"a quarter in {part} steps", laboratory.Whole with { Clock = laboratory.Whole.Clock with { Parts = part } }, runs)),
        ];
        double bound = Statistics.Bound(Quantity.All.Count);
        page.Heading("A quarter, halved three times");
        page.Text($"{runs} runs of 40 years each in steps of a quarter, an eighth, a sixteenth and a thirty-second of a year, from the same starts. "
            + "z is the mean difference of pairs between the shortest step and the quarter over its "
            + $"standard error. ✓: within noise (|z| below {Page.Z(bound)}); ✓ with a star: beyond noise, "
            + $"but within {Page.Percent(Margin)} of the quantity itself.");
        page.Head(["quantity", "quarter", "1/8 year", "1/16 year", "1/32 year", "z", ""]);
        foreach (var quantity in Quantity.All)
        {
            double[][] values = [.. arms.Select(arm => (double[])[.. arm.Select(run => quantity.Of(run, laboratory.Whole.Parameters))])];
            if (values[0].All(double.IsNaN)) continue;
            var difference = PairedDifference.Of(values[0], values[^1]);
            double z = difference.T;
            bool noise = Math.Abs(z) <= bound, small = Math.Abs(difference.Mean) <= Margin * Math.Abs(values[0].Average());
            string mark = page.Verdict(noise || small, $"{quantity.Label} by steps an eighth as long");
            page.Row([quantity.Label, .. values.Select(arm => Page.Text(Spread.Of(arm))), Page.Z(z), !noise && small ? $"{mark} *" : mark]);
        }
    }
}
