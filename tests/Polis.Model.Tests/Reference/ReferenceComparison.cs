using System.Text.Json;
using System.Text.Json.Nodes;

namespace Polis.Model.Tests.Reference;

/// <summary>Holds every expected number of a case against the model's, and names what nothing read.</summary>
internal static class ReferenceComparison
{
    private const double RelativeTolerance = 1e-9;

    private static readonly string[] Differences =
    [
        "domesticShare", "foreignShare", "economicGainOfDefying", "stanceUtility",
        "responseUtility", "responseUtilityWithLeaning", "benefitComponents", "benefitMeanOfRivals", "netBenefit", "netBenefitAtGovernance08", "blocNetBenefit",
        "agreementGain", "connectivityGrowth", "policyTarget", "policyNext", "tieKindUtility",
    ];

    /// <summary>All that is wrong with a case; nothing if the model meets it.</summary>
    public static IReadOnlyList<string> Failures(JsonObject document)
    {
        var from = new ReferenceCase(document);
        var failures = new List<string>();
        using var quantities = QuantitySet.Of(from);
        foreach (var (path, _) in from.Leaves("expected"))
        {
            string name = path["expected.".Length..];
            Attempt(failures, () =>
            {
                if (quantities.Orders.ContainsKey(name)) quantities.Order(name);
                else if (quantities.Numbers(name) is { } numbers) failures.AddRange(Compare(from, name, numbers));
                else failures.Add($"{path} is a quantity that nothing computes.");
            });
        }
        if (!from.Leaves("expected").Any()) failures.Add("The case expects nothing.");
        failures.AddRange(from.Unread().Select(path => $"{path} is read by nothing."));
        return failures;
    }

    /// <summary>Whether a number meets what is expected of a quantity.
    /// So written that no number on either side meets nothing; -∞ is what is not there.</summary>
    public static bool Meets(string quantity, double expected, double actual) =>
        double.IsFinite(expected) ? Math.Abs(actual - expected) <= RelativeTolerance * Scale(quantity, expected)
            : double.IsNegativeInfinity(expected) && actual == expected;

    /// <summary>
    /// What a number is compared in: itself, or the magnitude below which its tolerance shrinks no further.
    /// Terms of a city's income and shares are differences of numbers about 1, whose last place is 1e-16: what is left of two that cancel has no nine digits.
    /// Elsewhere only what is too small for full precision counts as 0.
    /// </summary>
    public static double Scale(string quantity, double expected) => Math.Max(Math.Abs(expected), Differences.Contains(quantity.Split('.')[0]) ? 1e-6 : 1e-200);

    private static IEnumerable<string> Compare(ReferenceCase from, string name, QuantityValues actual)
    {
        string path = $"expected.{name}";
        double[] expected = actual.Optional ? from.OptionalNumbers(path, actual.Shape) : from.Numbers(path, actual.Shape);
        if (expected.Length != actual.Numbers.Length)
            throw new ReferenceException($"expected.{name} has {expected.Length} numbers, the model {actual.Numbers.Length}.");
        int wrong = 0;
        string worst = "";
        for (int cell = 0; cell < expected.Length; cell++)
        {
            if (Meets(name, expected[cell], actual.Numbers[cell])) continue;
            if (wrong++ == 0) worst = $"{Place(cell, actual.Shape)} is {actual.Numbers[cell]:R}, expected {expected[cell]:R}";
        }
        if (wrong > 0) yield return $"expected.{name}{worst} ({wrong} of {expected.Length} numbers differ).";
    }

    private static string Place(int cell, int[] shape)
    {
        string place = "";
        for (int d = shape.Length - 1; d >= 0; d--)
        {
            place = $"[{cell % shape[d]}]{place}";
            cell /= shape[d];
        }
        return place;
    }

    /// <summary>What a case gets wrong in its form is a failure of the quantity that needs it.</summary>
    private static void Attempt(List<string> failures, Action action)
    {
        try
        {
            action();
        }
        catch (Exception problem) when (problem is ReferenceException or IndexOutOfRangeException
            or ArgumentException or OverflowException or InvalidOperationException or JsonException)
        {
            if (!failures.Contains(problem.Message)) failures.Add(problem.Message);
        }
    }
}
