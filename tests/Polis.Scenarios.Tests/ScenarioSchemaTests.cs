using System.Globalization;
using System.Text.Json.Nodes;
using NJsonSchema;
using Polis.Model;
using Polis.Scenarios.Yaml;
using Xunit;

namespace Polis.Scenarios.Tests;

/// <summary>The JSON schema that editors check with: it is made of the loader's own definitions, and takes and refuses the same files.</summary>
public class ScenarioSchemaTests
{
    private static readonly JsonObject _schema = JsonNode.Parse(ScenarioSchema.Write())!.AsObject();
    private static readonly Task<JsonSchema> _validator = JsonSchema.FromJsonAsync(_schema.ToJsonString());

    public static TheoryData<string> ShippedNames => new(ShippedScenarios.Names);

    [Theory]
    [MemberData(nameof(ShippedNames))]
    public async Task Every_shipped_scenario_fits_the_schema(string name) =>
        Assert.Empty(await Problems(await File.ReadAllTextAsync(Path.Combine(ShippedScenarios.Root, name + ".yaml"), TestContext.Current.CancellationToken)));

    [Theory]
    [MemberData(nameof(ShippedNames))]
    public async Task Every_scenario_as_resolved_fits_the_schema(string name) => Assert.Empty(await Problems(ScenarioLoader.Load(name).ToYaml()));

    [Fact]
    public async Task The_template_and_all_its_comments_fit_the_schema()
    {
        string template = ScenarioTemplate.Write();
        Assert.Empty(await Problems(template));
        Assert.Empty(await Problems(ScenarioTemplateTests.Uncommented(template)));
    }

    [Theory]
    [InlineData("interventions: [{at: 2016-01, set: {nations: [USA, CAN], column: democracy, to: 0.1}}]")]
    [InlineData("interventions: [{at: 2016-01, set: {nation: [{treaty: eu-single-market}, NOR], column: democracy, to: 0.1}}]")]
    [InlineData("interventions: [{at: 2016-01, set: {city: {region: ESP.56}, column: grievance, to: 0.1}}]")]
    [InlineData("interventions: [{at: 2016-01, sanction: {by: {treaty: eu-single-market}, on: [TUR, IRN], strength: 1}}]")]
    [InlineData("interventions: [{at: 2016-01, tie: {between: [{group: Catalan}, [Chicago, Milan]], kind: office}}]")]
    [InlineData("report: {cohorts: [USA, {group: Catalan}, {cities: [Chicago, Milan], name: two cities}]}")]
    public async Task Sets_of_places_fit_the_schema(string lines) => Assert.Empty(await Problems("extends: world-2015\n" + lines + "\n"));

    [Theory]
    [InlineData("yeers: 3")]
    [InlineData("years: x")]
    [InlineData("years: 0")]
    [InlineData("years: 3.5")]
    [InlineData("seed: -1")]
    [InlineData("start: 2015-13")]
    [InlineData("start: 2015")]
    [InlineData("step: week")]
    [InlineData("record: all")]
    [InlineData("domains: []")]
    [InlineData("domains: [a b]")]
    [InlineData("domains: [{name: trade}]")]
    [InlineData("parameters: {harm: -1}")]
    [InlineData("parameters: {harn: 1}")]
    [InlineData("synthetic: {cities: 10}")]
    [InlineData("synthetic: {cities: 10, nations: 1, towns: 3}")]
    [InlineData("leaveOut: {treaty: [a]}")]
    [InlineData("report: {watch: [[a]]}")]
    [InlineData("interventions: [{set: {parameter: harm, to: 0.1}}]")]
    [InlineData("interventions: [{at: 2016-01}]")]
    [InlineData("interventions: [{at: 2016-01, set: {parameter: harn, to: 0.1}}]")]
    [InlineData("interventions: [{at: 2016-01, set: {nation: USA, column: polcy.trade, to: 0.1}}]")]
    [InlineData("interventions: [{at: 2016-01, set: {nation: USA, city: Chicago, column: democracy, to: 0.1}}]")]
    [InlineData("interventions: [{at: 2016-01, set: {nation: USA, nations: [CAN], column: democracy, to: 0.1}}]")]
    [InlineData("interventions: [{at: 2016-01, set: {nation: {group: Catalan}, column: democracy, to: 0.1}}]")]
    [InlineData("interventions: [{at: 2016-01, set: {city: {group: Catalan, region: ESP.56}, column: grievance, to: 0.1}}]")]
    [InlineData("interventions: [{at: 2016-01, sanction: {bys: [USA], on: IRN, strength: 1}}]")]
    [InlineData("report: {cohorts: [{bloc: eu}]}")]
    [InlineData("report: {cohorts: [{group: Catalan, name: Catalans}]}")]
    [InlineData("interventions: [{at: 2016-01, until: 2017-01, bid: {city: Chicago}}]")]
    [InlineData("interventions: [{at: 2016-01, sanction: {by: USA, on: IRN, strength: 100}}]")]
    [InlineData("interventions: [{at: 2016-01, tie: {between: [Chicago], kind: office}}]")]
    [InlineData("interventions: [{at: 2016-01, tie: {between: [Chicago, Milan], kind: friends}}]")]
    [InlineData("interventions: [{at: 2016-01, stance: {city: Chicago, domain: trade, hold: deny}}]")]
    [InlineData("interventions: [{at: 2016-01, found: {network: New Ports, domain: trade, charter: 0.5}}]")]
    [InlineData("interventions: [{at: 2016-01, withdraw: {nation: USA, from: wto, announce: {climate: 0}}}]")]
    public async Task What_the_loader_refuses_by_its_form_the_schema_refuses_too(string lines)
    {
        using var folder = new ScenarioFolder();
        Assert.NotEmpty(folder.ErrorsOf(lines));
        Assert.NotEmpty(await Problems("extends: base.yaml\n" + lines + "\n"));
    }

    [Fact]
    public void Every_parameter_has_its_range_default_and_meaning()
    {
        var parameters = _schema["properties"]!["parameters"]!["properties"]!.AsObject();
        Assert.Equal(ParameterInfo.All.Select(parameter => parameter.Name), parameters.Select(pair => pair.Key));
        foreach (var parameter in ParameterInfo.All)
        {
            var written = parameters[parameter.Name]!;
            var number = written["anyOf"]?[0] ?? written;
            Assert.Equal(parameter.Attribute.Minimum, (double)number["minimum"]!);
            Assert.Equal(parameter.Attribute.Maximum, (double)number["maximum"]!);
            if (double.IsNaN(parameter.Default)) Assert.Equal("computed", (string)written["default"]!);
            else Assert.Equal(parameter.Default, (double)number["default"]!);
            Assert.Contains(ParameterText.MeaningOf(parameter), (string)written["description"]!);
            Assert.NotEmpty(ParameterText.MeaningOf(parameter));
            Assert.Contains(parameter.Attribute.Source[1..], (string)written["description"]!);
        }
    }

    [Fact]
    public void Every_key_and_every_kind_of_intervention_is_in_the_schema()
    {
        Assert.Equal(ScenarioShape.Root.Keys.Select(key => key.Name), _schema["properties"]!.AsObject().Select(pair => pair.Key));
        var forms = _schema["properties"]!["interventions"]!["items"]!["oneOf"]!.AsArray();
        Assert.Equal(InterventionKinds.All.Select(kind => kind.Name), forms.Select(form => form!["properties"]!.AsObject().Last().Key));
        Assert.All(_schema["properties"]!.AsObject(), pair => Assert.NotEmpty((string)pair.Value!["description"]!));
    }

    [Fact]
    public void The_schema_beside_the_shipped_scenarios_is_the_one_that_the_program_writes() =>
        // To renew it: polis scenario schema > scenarios/scenario.schema.json
        Assert.Equal(ScenarioSchema.Write(), File.ReadAllText(ScenarioSchema.ShippedPath));

    private static async Task<IReadOnlyList<string>> Problems(string yaml)
    {
        var errors = new ErrorList();
        var root = YamlReader.Read(new Source("test", ""), yaml, errors);
        Assert.Empty(errors.All);
        return [.. (await _validator).Validate(Json(root!)!.ToJsonString()).Select(problem => problem.ToString())];
    }

    /// <summary>What an editor sees: plain numbers, true and false are typed, all else is text.</summary>
    private static JsonNode? Json(Node node) => node switch
    {
        MapNode map => new JsonObject(map.Entries.Select(entry => KeyValuePair.Create(entry.Key, Json(entry.Value)))),
        ListNode list => new JsonArray([.. list.Items.Select(Json)]),
        TextNode { IsEmpty: true } => null,
        TextNode { Quoted: false, Text: "true" or "false" } flag => flag.Text == "true",
        TextNode { Quoted: false } number when long.TryParse(number.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) => value,
        TextNode { Quoted: false } number when double.TryParse(number.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) => value,
        TextNode text => text.Text,
        _ => throw new InvalidOperationException(),
    };
}
