using Polis.Model.Tests.Limits;

namespace Polis.Validation.Sections;

/// <summary>What the model must do where a parameter or a world is at its end.</summary>
internal static class Limits
{
    public static void Write(Laboratory laboratory, Page page)
    {
        page.Section("Limits");
        page.Text("What is known beforehand, because a parameter or a world is at its end. The rows of `world-2015` are of one run; "
            + "so that every stance counts, every city has a new government and reviews every stance in every quarter. "
            + "z is the distance of a count from its expectation in standard deviations; 4 is the bound. "
            + "The same checks hold small worlds in `tests/Polis.Model.Tests/Limits`.");
        page.Head("limit", "lever", "expected", "found", "");
        int steps = laboratory.Quick ? 2 : 8;
        foreach (var check in ChoiceLimits.All.Concat(GovernmentLimits.All).Concat(MovementLimits.All)) Row(page, check(laboratory.Whole, steps));
        Row(page, WorldLimits.NoBorders(laboratory.Whole, steps));
        foreach (var check in WorldLimits.All.Append(GovernmentLimits.GovernmentsForEver).Append(MovementLimits.OneLand)) Row(page, check());
        TimeStep.Write(laboratory, page);
    }

    private static void Row(Page page, LimitFinding finding) =>
        page.Row(finding.Limit, finding.Lever, finding.Expected, finding.Found, page.Verdict(finding.Met, finding.Limit));
}
