using Polis.Charts.Data;
using Polis.Charts.Drawing;
using Polis.Results;
using Polis.Results.Folder;
using SkiaSharp;

namespace Polis.Charts.Figures;

/// <summary>Members of each city network over time.</summary>
internal sealed class NetworkMembers : Figure<NetworkMembersData>
{
    /// <inheritdoc/>
    public override string Name => "networks";

    /// <inheritdoc/>
    public override string Topic => "City networks";

    /// <inheritdoc/>
    public override IReadOnlyList<RunTable> Needs => [RunTable.Series];

    /// <inheritdoc/>
    protected override bool MarksInterventions => true;

    /// <inheritdoc/>
    protected override NetworkMembersData Read(ChartData data) => NetworkMembersData.Read(data);

    /// <inheritdoc/>
    protected override float Draw(Page page, ChartData data, NetworkMembersData shown)
    {
        const float Height = 330;
        float side = page.IsNarrow ? 44 : 56, names = page.IsNarrow ? 150 : 190;
        string founded = shown.Networks.Any(network => network.Name == NetworkMembersData.NewNetworks)
            ? " Founded by cities: memberships in all networks that cities founded since the start."
            : "";
        string others = shown.Others.Count == 0 ? "" : $" Grey: {Phrases.Count(shown.Others.Count, "smaller network")}.";
        float top =
            page.Header(shown.Title, $"{data.Source}. Cities that are members at the end of each {data.StepName}{data.BandNote}.{founded}{others}") + 14;
        var strip = new InterventionStrip(data.Interventions);
        if (data.Interventions.Count > 0) top += InterventionStrip.Above;
        var area = new SKRect(ChartStyle.Margin + side, top, page.Right - names, top + Height);
        if (shown.Networks.Count == 0)
        {
            page.Empty(new SKRect(ChartStyle.Margin, top, page.Right, top + Height), "No city is a member of a city network in this scenario.");
            return top + Height + ChartStyle.Margin;
        }
        using var panel = new Panel(page, area, Axis.Years(data.Start, data.End, page.IsNarrow ? 3 : 6), Axis.Round(0, shown.Ceiling, 5, 1));
        strip.Shade(page, panel);
        foreach (var other in shown.Others) panel.Line(other.Members.Times, other.Members.Middle, ChartStyle.Grey.WithAlpha(0x90), width: 1);
        for (int i = shown.Networks.Count - 1; i >= 0 && data.IsEnsemble; i--)
            panel.Band(shown.Networks[i].Members.Times, shown.Networks[i].Members.Low, shown.Networks[i].Members.High, ChartStyle.Lines[i]);
        for (int i = shown.Networks.Count - 1; i >= 0; i--)
            panel.Line(shown.Networks[i].Members.Times, shown.Networks[i].Members.Middle, ChartStyle.Lines[i], i == 0 ? null : ChartStyle.Patterns[i]);
        panel.Draw();
        panel.NameBelow("Year");
        panel.NameLeft("Members (cities)", side - 10);
        strip.Name(page, panel, area.Top - 6);
        DirectLabels.Draw(page, panel, shown.Networks.Select((network, i) => new DirectLabel(
            page.IsNarrow ? $"{network.Members.Middle[^1]:N0}  {network.Name}" : $"{network.Name}  {network.Members.Middle[^1]:N0}", network.Members.Middle[^1],
            ChartStyle.Lines[i], i == 0 ? null : ChartStyle.Patterns[i])).ToList(), names - 34);
        return strip.List(page, area.Bottom + 58) - 12 + ChartStyle.Margin / 2;
    }
}

/// <summary>Members of one network.</summary>
/// <param name="Name">Short name of the network.</param>
/// <param name="Members">Cities that are members.</param>
internal sealed record NetworkSeries(string Name, Band Members);

/// <summary>What the chart of networks shows.</summary>
/// <param name="Networks">The networks with most members at the end, the largest first.</param>
/// <param name="Others">The others that ever had a member.</param>
internal sealed record NetworkMembersData(IReadOnlyList<NetworkSeries> Networks, IReadOnlyList<NetworkSeries> Others) : IFigureData
{
    private const string Prefix = "members.";

    /// <summary>Name of all networks that cities founded during the run, as one line.</summary>
    public const string NewNetworks = "founded by cities";

    /// <summary>Memberships in all networks that cities founded during the run.</summary>
    private const string FoundedByCities = "members.foundedByCities";

    /// <summary>Networks that are named; as many as there are colours that can be told apart.</summary>
    private const int Named = 7;

    /// <summary>Upper end of the axis.</summary>
    public double Ceiling => Math.Max(4, Ticks.Ceiling(Networks.Concat(Others).Max(network => network.Members.High.Max()), 5));

    /// <inheritdoc/>
    public string Title
    {
        get
        {
            if (Networks.Count == 0) return "No city network has members";
            var most = Networks.MaxBy(network => Math.Abs(network.Members.Middle[^1] - network.Members.Middle[0]))!;
            double first = most.Members.Middle[0], last = most.Members.Middle[^1];
            if (most.Name == NewNetworks) return $"Networks founded by cities gather {Phrases.Count(last, "membership")}";
            return first == last ? "City networks keep their numbers of members"
                : $"{most.Name} {(last > first ? "grows" : "shrinks")} from {first:N0} to {Phrases.Count(last, "member city", "member cities")}";
        }
    }

    /// <inheritdoc/>
    public string Description =>
        Networks.Count == 0 ? "There is nothing to show." : "Lines over time, one for each network. Members at the start and at the end: "
            + string.Join(", ", Networks.Select(network => $"{network.Name} {network.Members.Middle[0]:N0} to {network.Members.Middle[^1]:N0}")) + ".";

    /// <summary>Reads it from a run.</summary>
    public static NetworkMembersData Read(ChartData data)
    {
        var all = data.Series.Metrics.Where(metric => metric.StartsWith(Prefix, StringComparison.Ordinal) && !metric.Contains(Metric.OfCohort))
            .Select(metric => new NetworkSeries(metric == FoundedByCities ? NewNetworks : metric[Prefix.Length..], Band.Of(data.Series, metric)))
            .Where(network => network.Members.High.Any(members => members > 0))
            .OrderByDescending(network => network.Members.Middle[^1]).ThenBy(network => network.Name, StringComparer.Ordinal).ToList();
        return new NetworkMembersData([.. all.Take(Named)], [.. all.Skip(Named)]);
    }
}
