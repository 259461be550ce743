using Polis.Model;
using Xunit;

namespace Polis.Scenarios.Tests;

public sealed class ScenarioTemplateTests : IDisposable
{
    private readonly ScenarioFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_template_is_sound_as_it_stands_and_changes_nothing()
    {
        _folder.Write("s.yaml", ScenarioTemplate.Write());
        var plan = _folder.Plan("s.yaml");
        Assert.Equal("My scenario", ScenarioLoader.Load(_folder.PathOf("s.yaml")).Name);
        Assert.Equal(0, plan.Lines);
        Assert.Equal(Parameters.Default, plan.Parameters);
    }

    [Fact]
    public void Its_commented_interventions_are_sound_too_and_show_every_kind()
    {
        _folder.Write("s.yaml", Uncommented(ScenarioTemplate.Write()));
        var plan = _folder.Plan("s.yaml");
        Assert.Equal(
            ["treaty:eu-single-market", "group:Catalan"], ScenarioLoader.Load(_folder.PathOf("s.yaml")).Notes(plan).Select(note => note.Split(' ')[1]));
        Assert.Equal(17, plan.Lines);
        Assert.All(InterventionKinds.All, kind => Assert.Contains($", {kind.Name}: {{", ScenarioTemplate.Write()));
    }

    [Fact]
    public void Its_commented_parameters_are_the_defaults()
    {
        string template = ScenarioTemplate.Write();
        int start = template.IndexOf("\nparameters:\n", StringComparison.Ordinal);
        _folder.Write("s.yaml", template[..start] + template[start..].Replace("\n  # ", "\n  "));
        Assert.Equal(Parameters.Default, _folder.Plan("s.yaml").Parameters);
        Assert.All(ParameterInfo.All, parameter => Assert.Contains($"{parameter.Name}: ", template[start..]));
    }

    [Fact]
    public void It_names_the_schema_that_lies_beside_the_program()
    {
        Assert.StartsWith($"# yaml-language-server: $schema={ScenarioSchema.ShippedPath}\n", ScenarioTemplate.Write());
        Assert.True(File.Exists(ScenarioSchema.ShippedPath));
        Assert.StartsWith("# yaml-language-server: $schema=other.json\n", ScenarioTemplate.Write("other.json"));
    }

    /// <summary>The template with its commented interventions made real.</summary>
    internal static string Uncommented(string template) => string.Join('\n', template.Split('\n')
        .Select(line => line == "# interventions:" ? line[2..] : line.StartsWith("  # - {at", StringComparison.Ordinal) ? "  " + line[4..] : line));
}
