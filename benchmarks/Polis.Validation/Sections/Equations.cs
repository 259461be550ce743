using System.Text.Json.Nodes;
using Polis.Model.Tests.Reference;

namespace Polis.Validation.Sections;

/// <summary>The equations that a step calls, against numbers that were computed independently of this program.</summary>
internal static class Equations
{
    public static void Write(Page page)
    {
        page.Section("Reference equations");
        page.Text("Every quantity that a reference case expects, computed by the very functions that a step calls and compared number by number: "
            + "relative error 1e-9 at most. The cases lie in `tests/Polis.Model.Tests/Reference/Cases`; `dotnet test --project tests/Polis.Model.Tests -c "
            + "Release --filter-class \"*EquationReferenceTests\"` compares them too, and those of any other folder that "
            + "`POLIS_REFERENCE` names.");
        page.Head("case", "quantities", "numbers", "quantities met", "");
        foreach (string file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "reference"), "*.json").Order(StringComparer.Ordinal))
        {
            var document = JsonNode.Parse(File.ReadAllText(file))!.AsObject();
            var reference = new ReferenceCase(document);
            using var quantities = QuantitySet.Of(reference);
            var expected = reference.Leaves("expected").Where(leaf => !quantities.Orders.ContainsKey(leaf.Path["expected.".Length..])).ToList();
            var failures = ReferenceComparison.Failures(document);
            string name = Path.GetFileNameWithoutExtension(file);
            page.Row(name, $"{expected.Count}", Page.Number(expected.Sum(leaf => Count(leaf.Node)), 9), $"{expected.Count - failures.Count}",
                page.Verdict(failures.Count == 0, failures.Count == 0 ? name : $"{name}: {failures[0]}"));
        }
    }

    private static int Count(JsonNode? node) => node is JsonArray array ? array.Sum(Count) : 1;
}
