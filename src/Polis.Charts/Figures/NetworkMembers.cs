using Polis.Charts.Data;
using Polis.Charts.Drawing;
using Polis.Results;
using Polis.Results.Folder;
using SkiaSharp;

namespace Polis.Charts.Figures;

/// <summary>Members of each city network over time, what is recorded of them, and below, as it counts something else, memberships in the networks that cities
/// founded.</summary>
internal sealed class NetworkMembers : Figure<NetworkMembersData>
{
    private const float Height = 330, FoundedHeight = 110;

    /// <inheritdoc/>
    public override string Name => "networks";

    /// <inheritdoc/>
    public override string Topic => "City networks";

    /// <inheritdoc/>
    public override IReadOnlyList<RunTable> Needs => [RunTable.Series];

    /// <inheritdoc/>
    protected override NetworkMembersData Read(ChartData data) => NetworkMembersData.Read(data);

    /// <inheritdoc/>
    protected override float Draw(Page page, ChartData data, NetworkMembersData shown)
    {
        string others = shown.Others.Count == 0 ? "" : $" Grey: {Phrases.Count(shown.Others.Count, "smaller network")}.";
        float top = page.Header(
            shown.Title, $"{data.Source}. Cities that are members at the end of each {data.SeriesStep}{data.BandNote}.{Course.Held(data.Interventions)}{others}"
                + shown.RecordedNote) + 14;
        if (shown.IsEmpty)
        {
            page.Empty(new SKRect(ChartStyle.Margin, top, page.Right, top + 200), "No city is a member of a city network in this scenario.");
            return top + 200 + ChartStyle.Margin;
        }
        var strip = new InterventionStrip(data.Interventions);
        if (data.Interventions.Count > 0) top += InterventionStrip.Above;
        float side = page.IsNarrow ? 44 : 56, names = page.IsNarrow ? 150 : 190;
        var area = new SKRect(ChartStyle.Margin + side, top, page.Right - names, top);
        if (shown.Networks.Count > 0)
        {
            area.Bottom = area.Top + Height;
            Networks(page, data, shown, area, strip);
            strip = new InterventionStrip(data.Interventions, strip.IsNumbered);
        }
        if (shown.Founded is { } founded)
        {
            area = new SKRect(area.Left, area.Bottom + (area.Height > 0 ? 76 : 20), area.Right, 0);
            area.Bottom = area.Top + FoundedHeight;
            Founded(page, data, founded, area, strip, named: shown.Networks.Count == 0);
        }
        return strip.List(page, area.Bottom + 58) - 12 + ChartStyle.Margin / 2;
    }

    private static void Networks(Page page, ChartData data, NetworkMembersData shown, SKRect area, InterventionStrip strip)
    {
        using var panel = new Panel(page, area, Axis.Years(data.Start, data.End, page.IsNarrow ? 3 : 6), Axis.Round(0, shown.Ceiling, 5, 1));
        strip.Shade(page, panel);
        foreach (var other in shown.Others.Select(network => data.Line(network.Members)))
            panel.Line(other.Times, other.Middle, ChartStyle.Grey.WithAlpha(0x90), width: 1);
        List<Band> lines = [.. shown.Networks.Select(network => data.Line(network.Members))];
        for (int i = lines.Count - 1; i >= 0 && data.IsEnsemble; i--) panel.Band(lines[i].Times, lines[i].Low, lines[i].High, ChartStyle.Lines[i]);
        for (int i = lines.Count - 1; i >= 0; i--) panel.Line(lines[i].Times, lines[i].Middle, ChartStyle.Lines[i], PatternOf(i));
        panel.Draw();
        foreach (var (i, network) in shown.Networks.Index()) RecordMarks.Draw(page, panel, network.Recorded.Marks, ChartStyle.Lines[i]);
        panel.NameBelow("Year");
        panel.NameLeft("Members (cities)", area.Left - ChartStyle.Margin - 10);
        strip.Name(page, panel, area.Top - 6);
        Label(page, panel, [.. shown.Networks.Select((network, i) => (network.Name, network.Members.Middle[^1], i))]);
    }

    private static void Founded(Page page, ChartData data, Band founded, SKRect area, InterventionStrip strip, bool named)
    {
        page.Text("Memberships in networks that cities founded", area.Left, area.Top - (named ? 24 : 10), TextStyle.Panel);
        using var panel = new Panel(
            page, area, Axis.Years(data.Start, data.End, page.IsNarrow ? 3 : 6), Axis.Round(0, NetworkMembersData.CeilingOf(founded.High.Max()), 3, 1));
        strip.Shade(page, panel);
        var line = data.Line(founded);
        if (data.IsEnsemble) panel.Band(line.Times, line.Low, line.High, ChartStyle.Black);
        panel.Line(line.Times, line.Middle, ChartStyle.Black);
        panel.Draw();
        panel.NameBelow("Year");
        panel.NameLeft("Memberships", area.Left - ChartStyle.Margin - 10);
        if (named) strip.Name(page, panel, area.Top - 6);
        DirectLabels.Draw(page, panel, [new DirectLabel($"memberships  {founded.Middle[^1]:N0}", founded.Middle[^1], ChartStyle.Black, null)],
            page.Right - area.Right - 34);
    }

    private static void Label(Page page, Panel panel, IReadOnlyList<(string Name, double Last, int Line)> lines) =>
        DirectLabels.Draw(page, panel, [.. lines.Select(line => new DirectLabel(
            page.IsNarrow ? $"{line.Last:N0}  {line.Name}" : $"{line.Name}  {line.Last:N0}", line.Last, ChartStyle.Lines[line.Line], PatternOf(line.Line)))],
            page.Right - panel.Area.Right - 34);

    private static ScottPlot.LinePattern? PatternOf(int line) => line == 0 ? null : ChartStyle.Patterns[line];
}

/// <summary>Members of one network.</summary>
/// <param name="Name">Short name of the network.</param>
/// <param name="Members">Cities that are members.</param>
/// <param name="Recorded">What is recorded of them.</param>
internal sealed record NetworkSeries(string Name, Band Members, RecordedLine Recorded);

/// <summary>What the chart of networks shows.</summary>
/// <param name="Networks">The networks with most members at the end, and those with a record, the largest first.</param>
/// <param name="Others">The others that ever had a member.</param>
/// <param name="Founded">Memberships in all networks that cities founded during the run: a sum over many, which is not drawn beside members of one; null where
/// they founded none.</param>
internal sealed record NetworkMembersData(IReadOnlyList<NetworkSeries> Networks, IReadOnlyList<NetworkSeries> Others, Band? Founded) : IFigureData
{
    private const string Prefix = "members.";

    /// <summary>Memberships in all networks that cities founded during the run.</summary>
    private const string FoundedByCities = "members.foundedByCities";

    /// <summary>Networks that are named; as many as there are colours that can be told apart.</summary>
    private const int Named = 7;

    /// <summary>Whether there is nothing to draw.</summary>
    public bool IsEmpty => Networks.Count == 0 && Founded is null;

    /// <summary>Upper end of the axis of members.</summary>
    public double Ceiling => CeilingOf(Networks.Concat(Others).Max(network => Math.Max(network.Members.High.Max(), network.Recorded.Ceiling)));

    /// <summary>Upper end of an axis up to a number of cities.</summary>
    public static double CeilingOf(double most) => Math.Max(4, Ticks.Ceiling(most, 5));

    /// <inheritdoc/>
    public string Title
    {
        get
        {
            if (Networks.FirstOrDefault(network => network.Recorded.Any) is { } recorded)
            {
                double members = recorded.Members.At(recorded.Recorded.Marks[^1].Time);
                return $"{recorded.Name} has {Phrases.Count(members, "member city", "member cities")} in {Ticks.Month(recorded.Recorded.Marks[^1].Time)}; "
                    + $"recorded are {recorded.Recorded.Marks[^1].Value:N0}";
            }
            if (IsEmpty) return "No city network has members";
            var most = Networks.MaxBy(network => Math.Abs(network.Members.Middle[^1] - network.Members.Middle[0]));
            double first = most?.Members.Middle[0] ?? 0, last = most?.Members.Middle[^1] ?? 0;
            if (most is null) return $"Networks founded by cities gather {Phrases.Count(Founded!.Middle[^1], "membership")}";
            return first == last ? "City networks keep their numbers of members"
                : $"{most.Name} {(last > first ? "grows" : "shrinks")} from {first:N0} to {Phrases.Count(last, "member city", "member cities")}";
        }
    }

    /// <summary>What the dots are, behind a sentence; empty where there are none.</summary>
    public string RecordedNote => string.Concat(Networks.Where(network => network.Recorded.Any).Select((network, i) =>
        $"{(i == 0 ? $" {RecordMarks.Note}" : "")} The line of {network.Name} is {network.Recorded.Distance:N0} cities off them (root mean square)."));

    /// <inheritdoc/>
    public string Description =>
        IsEmpty ? "There is nothing to show." : "Lines over time, one for each network. Members at the start and at the end: "
            + string.Join(", ", Networks.Select(network => $"{network.Name} {network.Members.Middle[0]:N0} to {network.Members.Middle[^1]:N0}")) + "."
            + (Founded is null ? "" : $" Memberships in networks that cities founded, at the end: {Founded.Middle[^1]:N0}.") + RecordedNote;

    /// <summary>Reads it from a run.</summary>
    public static NetworkMembersData Read(ChartData data)
    {
        var all = data.Series.Metrics.Where(metric =>
                metric.StartsWith(Prefix, StringComparison.Ordinal) && !metric.Contains(Metric.OfCohort) && metric != FoundedByCities)
            .Order(StringComparer.Ordinal).Select((metric, i) => (Metric: metric, Number: i + 1, Members: Band.Of(data.Series, metric)))
            .Select(each => new NetworkSeries(
                ChartFonts.Named(each.Metric[Prefix.Length..], $"network {each.Number}"), each.Members, RecordedLine.Of(data, each.Metric, each.Members)))
            .Where(network => network.Recorded.Any || network.Members.High.Any(members => members > 0))
            .OrderByDescending(network => network.Recorded.Any).ThenByDescending(network => network.Members.Middle[^1])
            .ThenBy(network => network.Name, StringComparer.Ordinal).ToList();
        var founded = Band.Of(data.Series, FoundedByCities);
        return new NetworkMembersData(
            [.. all.Take(Named).OrderByDescending(network => network.Members.Middle[^1])], [.. all.Skip(Named)],
            founded.High.Any(members => members > 0) ? founded : null);
    }
}
