using Polis.Model.Tests.Properties;

namespace Polis.Validation.Sections;

/// <summary>What holds after every step of every world.</summary>
internal static class Soundness
{
    public static void Write(Laboratory laboratory, Page page)
    {
        page.Section("Invariants");
        var counts = ScenarioCounts.Of(laboratory.Quick ? 60 : 240);
        page.Text("Random scenarios with random interventions of every kind, all mechanisms at work, half of them with parameters anywhere in their ranges. "
            + "After every step: the people of each nation are those of its cities and its hinterland, "
            + "and the world's people are those of the start; nations' output is that of their parts, the world's is the numéraire; "
            + "pairs of nations are symmetric, ties are symmetric, single and abroad, memberships are of networks that exist; "
            + "clashes, answers and bids point to each other as they should; every number is one, and in its range (`tests/Polis.Model.Tests/Properties`).");
        page.Head("scenarios", "number", "");
        page.Row("in all", $"{counts.Scenarios}", page.Verdict(laboratory.Quick || counts.Scenarios >= 200, "at least 200 scenarios"));
        Row("with a bid for independence", counts.WithBid);
        Row("with a nation born", counts.WithIndependence);
        Row("with a treaty or an agreement changed after the start", counts.WithTreatyChange);
        Row("with all three", counts.WithAll);
        page.Row("steps checked", Page.Number(counts.Steps, 9), "");
        page.Row("violations", $"{counts.Broken.Count}{(counts.Broken.Count > 0 ? $", the first: {counts.Broken[0]}" : "")}", page.Verdict(
            counts.Broken.Count == 0, "violations of invariants"));

        void Row(string what, int count) => page.Row(
            what, $"{count} ({Page.Percent((double)count / counts.Scenarios)})", page.Verdict(2 * count >= counts.Scenarios, $"half of the scenarios {what}"));
    }
}
