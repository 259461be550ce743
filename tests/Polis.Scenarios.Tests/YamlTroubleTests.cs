using Xunit;

namespace Polis.Scenarios.Tests;

public sealed class YamlTroubleTests : IDisposable
{
    private readonly ScenarioFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("parameters:\n\tpolicyLoss: 0.1",
        "s.yaml:3:1: is not YAML: while scanning a mapping, found invalid tab as indentation; expected blanks instead of tabs before a key")]
    [InlineData("parameters: {policyLoss: 0.1",
        "s.yaml:3:1: is not YAML: while parsing a flow mapping, did not find expected ',' or '}'; expected a `}` that closes the map")]
    [InlineData("name: \"open\nyears: 3",
        "s.yaml:2:7: is not YAML: while scanning a multi-line double-quoted scalar, found wrong indentation; expected a closing quote on the same line")]
    [InlineData("parameters:\n  harm: 0.1\n policyLoss: 0.1",
        "s.yaml:4:2: is not YAML: while parsing a block mapping, did not find expected key; expected `key: value`, with a blank after the colon, "
            + "in line with the keys above it")]
    [InlineData("years 30",
        "s.yaml:2:1: is not YAML: while parsing a block mapping, did not find expected key; expected `key: value`, with a blank after the colon, "
            + "in line with the keys above it")]
    [InlineData("name: %abc",
        "s.yaml:2:7: is not YAML: while scanning for the next token, found character that cannot start any token; expected quotes around a text that begins "
            + "with a sign such as % or @")]
    [InlineData("name: @abc",
        "s.yaml:2:7: is not YAML: while scanning for the next token, found character that cannot start any token; expected quotes around a text that begins "
            + "with a sign such as % or @")]
    public void What_is_no_YAML_is_refused_where_it_begins_with_what_to_write_instead(string lines, params string[] expected) =>
        Assert.Equal(expected, _folder.ErrorsOf(lines));

    [Theory]
    [InlineData("years: 3\nyears: 4",
        "s.yaml:3:1: years: stands twice, first on line 2; expected each key once")]
    [InlineData("parameters:\n  harm: 0.1\n  policyLoss: 0.1\n  harm: 0.2",
        "s.yaml:5:3: parameters.harm: stands twice, first on line 3; expected each key once")]
    [InlineData("{a: b}: 3",
        "s.yaml:2:1: a map stands where a key should; expected a name")]
    [InlineData("? [a, b]\n: 3",
        "s.yaml:2:3: a list of 2 stands where a key should; expected a name")]
    [InlineData("~: 3",
        "s.yaml:2:1: ~: unknown key; expected one of name, description, extends, seed, start, years, step, runs, record, domains, parameters, nations, cities, "
            + "pairs, networks, memberships, treaties, treatyParties, corporations, leaveOut, synthetic, interventions, report")]
    [InlineData(": 3",
        "s.yaml:2:3: has no key before its colon; expected `key: value`")]
    public void A_key_stands_once_and_is_a_name(string lines, params string[] expected) => Assert.Equal(expected, _folder.ErrorsOf(lines));

    [Theory]
    [InlineData("years: !!int 3",
        "s.yaml:2:8: years: has the tag tag:yaml.org,2002:int; expected a value without a tag")]
    [InlineData("years: *nothing",
        "s.yaml:2:8: years: *nothing refers to no anchor above it; expected &nothing before a value above, or quotes around a text")]
    [InlineData("report: &a {watch: *a}",
        "s.yaml:2:20: report.watch: *a refers to what it stands in; expected an anchor that ends above it")]
    [InlineData("parameters: &p {harm: 0.1}\nreport:\n  <<: *p",
        "s.yaml:4:3: report.<<: unknown key; expected one of watch, cohorts, recorded, window")]
    public void Tags_aliases_to_nothing_and_merge_keys_are_refused(string lines, params string[] expected) => Assert.Equal(expected, _folder.ErrorsOf(lines));

    [Theory]
    [InlineData("report: {watch: [[a, a, a]]}\na: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\n"
        + "d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: &f [*e,*e,*e,*e,*e,*e,*e,*e,*e,*e]\n"
        + "g: &g [*f,*f,*f,*f,*f,*f,*f,*f,*f,*f]\nh: &h [*g,*g,*g,*g,*g,*g,*g,*g,*g,*g]\ni: &i [*h,*h,*h,*h,*h,*h,*h,*h,*h,*h]",
        "s.yaml:7:14: e.2: holds too many values; expected at most 50,000 in a file, those behind aliases counted each time")]
    [InlineData("report: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["
        + "]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
        "s.yaml:2:33: report.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0: is nested too deep; expected at most 24 levels")]
    [InlineData("---\nyears: 4",
        "s.yaml:2:1: has a second document; expected one document a file")]
    public void Bombs_and_depths_and_second_documents_are_refused(string lines, params string[] expected) => Assert.Equal(expected, _folder.ErrorsOf(lines));

    [Theory]
    [InlineData("description: |\n  two\n  lines",
        "s.yaml:2:14: description: holds control characters or line breaks; expected text")]
    [InlineData("name: \"a\\u0007b\"",
        "s.yaml:2:7: name: holds control characters or line breaks; expected text")]
    [InlineData("name: a\u0007b",
        "s.yaml:2:7: name: holds control characters or line breaks; expected text")]
    public void Text_is_one_line_of_visible_characters(string lines, params string[] expected) => Assert.Equal(expected, _folder.ErrorsOf(lines));
}
