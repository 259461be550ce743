namespace Polis.Charts.Drawing;

/// <summary>A chart as a part of an HTML page, which gives it its title and subtitle.</summary>
/// <param name="Title">What is seen in it.</param>
/// <param name="Subtitle">What is drawn.</param>
/// <param name="Wide">SVG element for wide screens and print.</param>
/// <param name="Narrow">SVG element for narrow screens.</param>
public sealed record InlineChart(string Title, string Subtitle, string Wide, string Narrow);
