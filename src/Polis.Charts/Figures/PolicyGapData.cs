using Polis.Charts.Data;
using Polis.Charts.Drawing;
using Polis.Results.Folder;

namespace Polis.Charts.Figures;

/// <summary>A panel of the chart of policy: a nation and a domain in which something moves.</summary>
/// <param name="Nation">Name of the nation.</param>
/// <param name="Domain">Domain.</param>
/// <param name="Lines">What is drawn.</param>
internal sealed record PolicyPanel(string Nation, string Domain, PolicyLines Lines);

/// <summary>What the chart of policy shows.</summary>
/// <param name="Nations">The nations shown.</param>
/// <param name="Domains">Names of the domains.</param>
/// <param name="LeftOut">Named nations that found no room.</param>
internal sealed record PolicyGapData(IReadOnlyList<NationPolicies> Nations, IReadOnlyList<string> Domains, int LeftOut) : IFigureData
{
    private const int Most = 6, Largest = 5;

    /// <summary>What moves by less is left out: a tenth of the scale.</summary>
    public const double LeastTravel = 0.2;

    /// <summary>What the scenario changes, by whose dates steps are made.</summary>
    public IReadOnlyList<InterventionMark> Interventions { get; init; } = [];

    /// <summary>Whether the nations are those that the scenario names: that it watches, measures or acts on.</summary>
    public bool AreNamed { get; init; }

    /// <summary>The nations and domains in which anything moves, in the order of the nations.</summary>
    public IReadOnlyList<PolicyPanel> Panels { get; } =
    [
        .. from nation in Nations
           from k in Enumerable.Range(0, Domains.Count)
           where nation.Domains[k].Travel >= LeastTravel - 1e-6
           select new PolicyPanel(nation.Name, Domains[k], nation.Domains[k])
    ];

    /// <summary>What is left out because nothing moves in it; empty where all is shown.</summary>
    public string Still
    {
        get
        {
            int left = Nations.Count * Domains.Count - Panels.Count;
            return left == 0 ? "" : $" Left out: {Phrases.Count(left, "panel")} of {Nations.Count * Domains.Count} in which nothing moves by {LeastTravel}.";
        }
    }

    /// <summary>Why runs differ widely from the first year on; empty where in no domain they do.</summary>
    public string Drawn
    {
        get
        {
            var wide = Panels.Where(panel => panel.Lines.Policy is { IsEmpty: false } policy && policy.High[0] - policy.Low[0] >= LeastTravel)
                .Select(panel => panel.Domain).Distinct().ToList();
            return wide.Count == 0 ? "" : $" Runs differ from the first year on in {string.Join(" and ", wide)}: "
                + "where the scenario's tables give no policy, each run draws its own at the start.";
        }
    }

    /// <inheritdoc/>
    public string Title
    {
        get
        {
            if (Nations.Count == 0 || Domains.Count == 0) return "There is no national policy to show";
            if (Panels.Count == 0)
                return $"Neither policy nor cities move by {LeastTravel} or more in "
                    + $"{(AreNamed ? "the nations that the scenario names" : "the largest nations")}";
            var most = Panels.MaxBy(panel => panel.Lines.PolicyTravel)!;
            if (most.Lines.PolicyTravel >= LeastTravel - 1e-6) return $"Policy of {most.Nation} moves most in {most.Domain}: {Journey(most.Lines.Policy)}";
            most = Panels.MaxBy(panel => panel.Lines.CityTravel)!;
            if (most.Lines.CityTravel >= LeastTravel - 1e-6)
                return $"Policies hardly move; the median city of {most.Nation} moves in {most.Domain}: {Journey(most.Lines.Ideals)}";
            most = Panels.MaxBy(panel => panel.Lines.Travel)!;
            return $"Policies hardly move in the median run; their range moves most in {most.Domain} of {most.Nation}";
        }
    }

    /// <summary>The first of the quickest moves that cover most of how far a line moves: from where to where, and when.</summary>
    private string Journey(Band band)
    {
        double[] changes = Course.Of(band.Times, Interventions).Changes;
        double least = 0.75 * (band.Middle.Max() - band.Middle.Min());
        for (int length = 1; length < band.Middle.Length; length++)
        {
            for (int from = 0; from + length < band.Middle.Length; from++)
            {
                if (Math.Abs(band.Middle[from + length] - band.Middle[from]) < least) continue;
                return length == 1 && changes[from + 1] < band.Times[from + 1]
                    ? $"from {Position(band.Middle[from])} to {Position(band.Middle[from + 1])} in {Ticks.Month(changes[from + 1])}"
                    : $"from {Point(from)} to {Point(from + length)}";
            }
        }
        return $"at {Point(0)}";

        string Point(int t) => $"{Position(band.Middle[t])} in {Ticks.Month(band.Times[t])}";
    }

    private static string Position(double value) => Ticks.Text(value, 0.1);

    /// <inheritdoc/>
    public string Description => Gaps().Any()
        ? "Lines over time, a panel for each nation and domain in which anything moves. Mean distance of national policy from the median city: "
            + string.Join("; ", Gaps().GroupBy(gap => gap.Nation)
                .Select(nation => $"{nation.Key}: {string.Join(", ", nation.Select(gap => $"{gap.Domain} {gap.Gap:0.00}"))}")) + "."
        : "There is nothing to show.";

    private IEnumerable<(string Nation, string Domain, double Gap)> Gaps() =>
        from nation in Nations
        from k in Enumerable.Range(0, Domains.Count)
        let gap = nation.Domains[k].MeanGap
        where !double.IsNaN(gap)
        select (nation.Name, Domains[k], gap);

    /// <summary>Reads it from a run: the nations that the scenario names or, without any, the five with most people at the start.</summary>
    public static PolicyGapData Read(ChartData data)
    {
        IPositionSource source = data.Folder.Has(RunTable.Nations) ? new RecordedPositions(data) : new SummedPositions(data);
        var known = source.Nations.Select(nation => nation.Key).ToList();
        var wanted = data.NamedNations.Where(known.Contains).ToList();
        List<string> shown = [.. wanted.Count > 0 ? wanted.Take(Most) : known.Take(Largest)];
        return new PolicyGapData(source.Read(shown), data.Manifest.Domains, Math.Max(0, wanted.Count - Most))
        {
            AreNamed = wanted.Count > 0,
            Interventions = data.Interventions,
        };
    }
}
