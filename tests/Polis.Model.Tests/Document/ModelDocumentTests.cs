using System.Reflection;
using System.Text.RegularExpressions;
using Polis.Model.Tests.Worlds;
using Xunit;

namespace Polis.Model.Tests.Document;

public partial class ModelDocumentTests
{
    /// <summary>The seven elements of ODD 2020 and the five submodels, as headings in their order.</summary>
    private static readonly string[] _headings =
    [
        "## I Purpose and patterns", "## II Entities, state variables, and scales", "## III Process overview and scheduling", "## IV Design concepts",
        "## V Initialization", "### Synthetic worlds", "## VI Input data", "## VII Submodels",
        "### 1 Economy", "### 2 Preferences and national policy", "### 3 Agreements", "### 4 Clash", "### 5 Exit",
    ];

    private static readonly string[] _concepts =
    [
        "Basic principles", "Emergence", "Adaptation", "Objectives", "Learning", "Prediction", "Sensing", "Interaction", "Stochasticity", "Collectives",
        "Observation",
    ];

    [Fact]
    public void Every_file_that_the_page_names_exists()
    {
        string[] named = [.. FileName().Matches(ModelDocument.Text).Select(match => match.Groups[1].Value).Distinct()];
        Assert.True(named.Length > 40, $"only {named.Length} files found");
        string[] missing = [.. named.Where(file => !Path.Exists(Path.Combine(ModelDocument.Root, file)))];
        Assert.Empty(missing);
    }

    [Fact]
    public void Every_link_of_the_page_leads_to_a_file_or_to_one_of_its_headings()
    {
        var headings = ModelDocument.Text.Split('\n').Where(line => line.StartsWith('#'));
        string[] anchors = [.. headings.Select(line => "#" + line.TrimStart('#').Trim().ToLowerInvariant().Replace(' ', '-'))];
        string[] links = [.. Link().Matches(ModelDocument.Text).Select(match => match.Groups[1].Value)];
        Assert.NotEmpty(links);
        string[] broken = [.. links.Where(link => !anchors.Contains(link) && !File.Exists(Path.Combine(ModelDocument.Root, "docs", link)))];
        Assert.Empty(broken);
    }

    [Fact]
    public void The_page_names_every_mechanism_in_the_order_of_a_step()
    {
        var small = new SmallWorld();
        small.City(small.Nation());
        var mechanisms = StandardSchedule.Create(small.Plan()).Mechanisms;
        Assert.Equal(mechanisms.Select(mechanism => mechanism.Name), Schedule().Matches(ModelDocument.Text).Select(match => match.Groups[1].Value));
        foreach (var mechanism in mechanisms.OfType<IDisposable>()) mechanism.Dispose();
    }

    [Theory]
    [InlineData("Economy")]
    [InlineData("Opinion")]
    [InlineData("Relations")]
    [InlineData("Clash")]
    [InlineData("Exit")]
    [InlineData("Intervene")]
    [InlineData("Start")]
    public void The_page_names_every_file_that_holds_a_rule(string folder)
    {
        string path = Path.Combine(ModelDocument.Root, "src", "Polis.Model", folder);
        string[] files =
        [
            .. Directory.GetFiles(path, "*.cs").Select(file => Path.GetFileName(file)!).Where(name => !name.StartsWith("Parameters.", StringComparison.Ordinal))
                .Select(name => $"src/Polis.Model/{folder}/{name}"),
        ];
        Assert.NotEmpty(files);
        string[] unnamed = [.. files.Where(file => !ModelDocument.Text.Contains($"`{file}`", StringComparison.Ordinal))];
        Assert.Empty(unnamed);
    }

    [Fact]
    public void The_table_of_the_state_names_every_file_that_holds_a_table_of_the_world()
    {
        string text = ModelDocument.Text;
        string element = text[text.IndexOf("## II ", StringComparison.Ordinal)..text.IndexOf("## III ", StringComparison.Ordinal)];
        string[] files =
        [
            .. Directory.GetFiles(Path.Combine(ModelDocument.Root, "src", "Polis.Model", "State"), "*.cs")
                .Where(file => TableClass().IsMatch(File.ReadAllText(file)))
                .Select(file => $"src/Polis.Model/State/{Path.GetFileName(file)}"),
        ];
        Assert.NotEmpty(files);
        string[] unnamed = [.. files.Where(file => !element.Contains($"`{file}`", StringComparison.Ordinal))];
        Assert.Empty(unnamed);
    }

    [Fact]
    public void The_page_names_every_stream_of_draws()
    {
        var streams = typeof(World).Assembly.GetType("Polis.Model.Streams", throwOnError: true)!.GetFields(BindingFlags.Public | BindingFlags.Static);
        Assert.NotEmpty(streams);
        string[] unnamed = [.. streams.Select(stream => stream.Name).Where(name => !ModelDocument.Text.Contains($"`{name}`", StringComparison.Ordinal))];
        Assert.Empty(unnamed);
    }

    [Fact]
    public void The_elements_of_the_protocol_and_the_submodels_stand_in_their_order()
    {
        string[] headings = [.. ModelDocument.Text.Split('\n').Where(_headings.Contains)];
        Assert.Equal(_headings, headings);
        string text = ModelDocument.Text;
        string element = text[text.IndexOf("## IV ", StringComparison.Ordinal)..text.IndexOf("## V ", StringComparison.Ordinal)];
        Assert.Equal(_concepts, Concept().Matches(element).Select(match => match.Groups[1].Value));
    }

    [GeneratedRegex(@"`((?:src|tests|benchmarks|scenarios|docs)/[A-Za-z0-9_./-]+)`")]
    private static partial Regex FileName();

    [GeneratedRegex(@"^public .*class \w+.* : (Matrix)?Table\(", RegexOptions.Multiline)]
    private static partial Regex TableClass();

    [GeneratedRegex(@"\]\(([^)]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^\| `(\w+)` \| [^|]+ \| `src/Polis\.Model/\w+/\w+\.cs` \|$", RegexOptions.Multiline)]
    private static partial Regex Schedule();

    [GeneratedRegex(@"^\*\*([A-Z][a-z ]+)\.\*\*", RegexOptions.Multiline)]
    private static partial Regex Concept();
}
