using System.Text;
using CsCheck;
using Polis.Engine.Parallel;
using Xunit;

namespace Polis.Scenarios.Tests;

/// <summary>Whatever stands in a file, a user gets a scenario or a list of errors: nothing else is thrown.</summary>
public sealed class FuzzTests : IDisposable
{
    private const string Scenario = """
        extends: base.yaml
        seed: 3
        years: 4
        step: quarter
        parameters: {harm: 0.1, policyLoss: &loss 0.1, governance: computed}
        leaveOut: {treaties: [the-pact]}
        interventions:
          - {at: 2016-01, until: 2017-01, set: {nation: AAA, column: policy.climate, to: -0.5, announce: true}}
          - {at: 2016-01, set: {pair: [AAA, BBB], column: tradeAgreement, to: 1}}
          - {at: 2016-01, tie: {between: [Alba, "Port, BBB"], kind: sister-city}}
          - {at: 2016-01, shock: {group: Southern, productivity: -5}}
          - {at: 2016-01, found: {network: new, domain: trade, charter: 0.8, members: [Alba], announce: {policy.trade: -0.5}}}
          - {at: 2016-02, join: {city: Bree, to: new}}
          - {at: 2016-01, stance: {city: Alba, domain: climate, hold: defy}}
        report:
          watch: [Alba, {nation: BBB}]

        """;

    private static readonly string[] _pieces =
        ["\n", " ", "  ", ":", ": ", "- ", "{", "}", "[", "]", ",", "\"", "'", "&a ", "*a", "*loss", "!x ", "|", ">", "#",
            "%", "@", "\t", "\r", "\0", "~", "null", ".nan", "-1", "1e999", "é", "\uFEFF", "---\n", "...\n", "? ", "<<: ", "\\"];

    private static readonly string[] _paths =
        ["years", "parameters.harm", "interventions.0.set.to", "interventions.2.tie", "report.watch.0", "domains", "synthetic", "cities", "x.y", ""];

    private readonly ScenarioFolder _folder = new();
    private readonly ThreadTeam _team = new(1);

    public void Dispose()
    {
        _team.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void A_scenario_with_pieces_cut_out_put_in_and_doubled_never_breaks_the_loader() =>
        Mutations(Scenario).Sample(text => Load("s.yaml", Encoding.UTF8.GetBytes(text), "s.yaml"), iter: 3000, threads: 1);

    [Fact]
    public void An_option_of_any_text_never_breaks_the_loader() =>
        Gen.Select(OneOf(_paths), Gen.Select(OneOf(_pieces), Gen.String).Array[0, 5])
            .Sample(
                (path, parts) =>
                {
                    _folder.Write("s.yaml", Scenario);
                    Check("s.yaml", $"{path}={string.Concat(parts.Select(part => part.Item1 + part.Item2))}");
                },
                iter: 1000, threads: 1);

    [Theory]
    [InlineData("nations.csv")]
    [InlineData("cities.csv")]
    [InlineData("pairs.csv")]
    [InlineData("networks.csv")]
    [InlineData("memberships.csv")]
    [InlineData("treaties.csv")]
    [InlineData("treaty-parties.csv")]
    public void A_table_with_pieces_cut_out_put_in_and_doubled_never_breaks_the_loader(string file)
    {
        _folder.Write("s.yaml", "extends: base.yaml\npairs: pairs.csv\n");
        Mutations(ScenarioFolder.Tables[file]).Sample(text => Load(file, Encoding.UTF8.GetBytes(text), "s.yaml"), iter: 500, threads: 1);
    }

    [Fact]
    public void Bytes_of_any_kind_never_break_the_loader() =>
        Gen.Byte.Array[0, 200].Sample(
            bytes =>
            {
                Load("s.yaml", bytes, "s.yaml");
                foreach (string table in new[] { "t.csv", "t.csv.gz", "t.parquet" })
                {
                    _folder.Write("u.yaml", $"extends: base.yaml\ncities: {table}\n");
                    Load(table, bytes, "u.yaml");
                }
            },
            iter: 200, threads: 1);

    private static Gen<string> OneOf(string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static Gen<string> Mutations(string text)
    {
        var mutation = Gen.Select(Gen.Int[0, 3], Gen.Int[0, text.Length], Gen.Int[0, 30], OneOf(_pieces));
        return mutation.Array[1, 6].Select(mutations =>
        {
            string mutated = text;
            foreach (var (kind, place, length, piece) in mutations)
            {
                int at = Math.Min(place, mutated.Length), end = Math.Min(at + length, mutated.Length);
                mutated = kind switch
                {
                    0 => mutated[..at] + mutated[end..],
                    1 => mutated[..at] + piece + mutated[at..],
                    2 => mutated[..at] + piece + mutated[end..],
                    _ => mutated[..end] + mutated[at..],
                };
            }
            return mutated;
        });
    }

    [Theory]
    [InlineData("- {at: 2016-0}")]
    [InlineData("- {at: [2016-01]}")]
    [InlineData("- {at: {}, stance: 1, bid: 2}")]
    public void An_intervention_whose_kind_and_month_are_both_wrong_is_refused_and_breaks_nothing(string intervention)
    {
        _folder.Write("s.yaml", $"extends: base.yaml\ninterventions:\n  {intervention}\n");
        Assert.NotEmpty(_folder.Errors("s.yaml"));
    }

    private void Load(string file, byte[] bytes, string scenario)
    {
        _folder.Write(file, bytes);
        Check(scenario);
    }

    private void Check(string scenario, params string[] sets)
    {
        try
        {
            var loaded = ScenarioLoader.Load(_folder.PathOf(scenario), sets);
            var plan = loaded.ToPlan(_team);
            loaded.ResolveWatch(plan.Tables);
            Assert.All(loaded.Notes(plan), Assert.NotEmpty);
            Assert.NotEmpty(loaded.ToYaml());
        }
        catch (ScenarioException failure)
        {
            Assert.NotEmpty(failure.Errors);
            Assert.All(failure.Errors, error => Assert.NotEmpty(error.Problem));
        }
    }
}
