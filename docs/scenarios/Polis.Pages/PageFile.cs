namespace Polis.Pages;

/// <summary>A page written by hand, with results between two marks.</summary>
internal static class PageFile
{
    private const string Begin = "<!-- results: begin (made by docs/scenarios/make) -->", End = "<!-- results: end -->";

    /// <summary>Puts results between the marks of a page.</summary>
    public static void Replace(string path, string results)
    {
        string page = File.ReadAllText(path);
        int from = page.IndexOf(Begin, StringComparison.Ordinal), to = page.IndexOf(End, StringComparison.Ordinal);
        if (from < 0 || to < from) throw new InvalidOperationException($"{path} has no marks {Begin} and {End}");
        File.WriteAllText(path, page[..(from + Begin.Length)] + "\n" + results + page[to..]);
    }
}
