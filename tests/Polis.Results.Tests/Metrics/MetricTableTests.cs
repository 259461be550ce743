using System.Text;
using Xunit;

namespace Polis.Results.Tests.Metrics;

/// <summary>The tables of metrics in docs/RUN-FOLDER.md are made from the list of metrics.</summary>
public class MetricTableTests
{
    private const string Begin = "<!-- begin metrics: made from the definitions by MetricTableTests -->\n", End = "<!-- end metrics -->";

    /// <summary>The page; <c>tests/update-document</c> runs this class with POLIS_UPDATE_DOCUMENT set to its path, to renew it.</summary>
    private static string Page { get; } = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "RUN-FOLDER.md"));

    [Fact]
    public void The_page_lists_every_metric_with_its_unit_and_meaning()
    {
        string renewed = Renew(Page);
        if (Environment.GetEnvironmentVariable("POLIS_UPDATE_DOCUMENT") is { Length: > 0 } path)
        {
            File.WriteAllText(path, renewed);
            return;
        }
        Assert.True(renewed == Page, "docs/RUN-FOLDER.md does not list the metrics as they are; tests/update-document renews it.");
    }

    private static string Renew(string page)
    {
        int from = page.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, to = page.IndexOf(End, StringComparison.Ordinal);
        Assert.True(from >= Begin.Length && to >= from, "The marks of the metrics are not in docs/RUN-FOLDER.md.");
        string[] domains = ["<domain>"], networks = ["<network>"];
        return page[..from] + Table("what happened in the step", MetricCatalogue.Flows(domains))
            + "\n" + Table("how the world stands", MetricCatalogue.Stocks(domains, networks)) + page[to..];
    }

    private static string Table(string title, IReadOnlyList<Metric> metrics)
    {
        var text = new StringBuilder($"| {title} | unit | meaning |\n| --- | --- | --- |\n");
        foreach (var metric in metrics)
            text.Append($"| `{metric.Name}` | {metric.Unit} | "
                + $"{metric.Meaning.Replace("<domain>", "`<domain>`", StringComparison.Ordinal).Replace("<network>", "`<network>`", StringComparison.Ordinal)} "
                + "|\n");
        return text.ToString();
    }
}
