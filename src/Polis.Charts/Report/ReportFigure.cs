namespace Polis.Charts.Report;

/// <summary>A chart as the report shows it.</summary>
/// <param name="Topic">What it is about, in a few words.</param>
/// <param name="Description">What it shows, for those who cannot see it; null where it was not drawn.</param>
/// <param name="File">File with the picture, SVG or PNG; null where it was not drawn.</param>
/// <param name="Reason">Why it was not drawn; null where it was.</param>
public sealed record ReportFigure(string Topic, string? Description, string? File, string? Reason);
