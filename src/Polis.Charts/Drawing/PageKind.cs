namespace Polis.Charts.Drawing;

/// <summary>What a page becomes.</summary>
internal enum PageKind
{
    /// <summary>A picture of pixels.</summary>
    Png,

    /// <summary>A file of lines and outlines, which looks the same with any fonts.</summary>
    Svg,

    /// <summary>A part of an HTML page: text is text, colours follow those of the page, and title and subtitle are the page's own.</summary>
    Inline,
}
