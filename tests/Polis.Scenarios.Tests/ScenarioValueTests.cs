using Xunit;

namespace Polis.Scenarios.Tests;

public sealed class ScenarioValueTests : IDisposable
{
    private readonly ScenarioFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("parametres: {}",
        "s.yaml:2:1: parametres: unknown key; expected a key of a scenario; nearest: parameters")]
    [InlineData("zzz: 1",
        "s.yaml:2:1: zzz: unknown key; expected one of name, description, extends, seed, start, years, step, runs, record, domains, parameters, nations, "
            + "cities, pairs, networks, memberships, treaties, treatyParties, corporations, leaveOut, synthetic, interventions, report")]
    [InlineData("parameters: {polcyLoss: 1}",
        "s.yaml:2:14: parameters.polcyLoss: unknown key; expected the name of a parameter, as `polis scenario new` lists them; nearest: policyLoss")]
    [InlineData("parameters: {foo: 1}",
        "s.yaml:2:14: parameters.foo: unknown key; expected the name of a parameter, as `polis scenario new` lists them")]
    [InlineData("parameters: {policyLoss: 1,5}",
        "s.yaml:2:28: parameters.5: unknown key; expected decimals after a point, as in 1.5")]
    [InlineData("leaveOut: {treatys: []}",
        "s.yaml:2:12: leaveOut.treatys: unknown key; expected one of treaties, networks; nearest: treaties")]
    [InlineData("report: {wach: [Alba]}",
        "s.yaml:2:10: report.wach: unknown key; expected one of watch, cohorts, recorded, window; nearest: watch")]
    public void An_unknown_key_is_refused_with_the_nearest_that_is_free(string lines, params string[] expected) =>
        Assert.Equal(expected, _folder.ErrorsOf(lines));

    [Theory]
    [InlineData("parameters: {policyLoss: abc}",
        """s.yaml:2:26: parameters.policyLoss: is "abc"; expected a number from 0 to 2""")]
    [InlineData("parameters: {policyLoss: nan}",
        "s.yaml:2:26: parameters.policyLoss: is nan, no finite number; expected a number from 0 to 2")]
    [InlineData("parameters: {policyLoss: .nan}",
        "s.yaml:2:26: parameters.policyLoss: is .nan, no finite number; expected a number from 0 to 2")]
    [InlineData("parameters: {policyLoss: .inf}",
        "s.yaml:2:26: parameters.policyLoss: is .inf, no finite number; expected a number from 0 to 2")]
    [InlineData("parameters: {policyLoss: -.inf}",
        "s.yaml:2:26: parameters.policyLoss: is -.inf, no finite number; expected a number from 0 to 2")]
    [InlineData("parameters: {policyLoss: inf}",
        "s.yaml:2:26: parameters.policyLoss: is inf, no finite number; expected a number from 0 to 2")]
    [InlineData("parameters: {policyLoss: 1e400}",
        "s.yaml:2:26: parameters.policyLoss: is 1e400, out of range; expected a number from 0 to 2")]
    [InlineData("parameters: {policyLoss: 010}",
        """s.yaml:2:26: parameters.policyLoss: is "010"; a number has no needless zeros before it; expected a number from 0 to 2""")]
    [InlineData("parameters: {policyLoss: 1_000}",
        """s.yaml:2:26: parameters.policyLoss: is "1_000"; a number has no underscores; expected a number from 0 to 2""")]
    [InlineData("parameters: {policyLoss: 0x10}",
        """s.yaml:2:26: parameters.policyLoss: is "0x10"; expected a number from 0 to 2""")]
    [InlineData("""parameters: {policyLoss: "0.1"}""",
        """s.yaml:2:26: parameters.policyLoss: is the text "0.1"; take away the quotes; expected a number from 0 to 2""")]
    [InlineData("parameters: {policyLoss: true}",
        """s.yaml:2:26: parameters.policyLoss: is "true"; expected a number from 0 to 2""")]
    [InlineData("parameters: {policyLoss: ~}",
        "s.yaml:2:26: parameters.policyLoss: has no value; expected a number from 0 to 2")]
    [InlineData("parameters:\n  policyLoss:",
        "s.yaml:3:14: parameters.policyLoss: has no value; expected a number from 0 to 2")]
    [InlineData("parameters: {policyLoss: [1]}",
        "s.yaml:2:26: parameters.policyLoss: is a list of 1; expected a number from 0 to 2")]
    [InlineData("parameters: {policyLoss: {a: 1}}",
        "s.yaml:2:26: parameters.policyLoss: is a map; expected a number from 0 to 2")]
    [InlineData("parameters: {policyLoss: 3}",
        "s.yaml:2:26: parameters.policyLoss: is 3, out of range; expected a number from 0 to 2")]
    [InlineData("parameters: {policyLoss: -0.1}",
        "s.yaml:2:26: parameters.policyLoss: is -0.1, out of range; expected a number from 0 to 2")]
    [InlineData("parameters: {policyLoss: 1:30}",
        """s.yaml:2:26: parameters.policyLoss: is "1:30"; expected a number from 0 to 2""")]
    [InlineData("parameters: {policyLoss: ½}",
        """s.yaml:2:26: parameters.policyLoss: is "½"; expected a number from 0 to 2""")]
    [InlineData("parameters: {policyLoss: −0.1}",
        """s.yaml:2:26: parameters.policyLoss: is "−0.1"; minus is written as a hyphen; expected a number from 0 to 2""")]
    public void A_number_is_written_as_one_and_lies_in_its_range(string lines, params string[] expected) => Assert.Equal(expected, _folder.ErrorsOf(lines));

    [Theory]
    [InlineData("years: 3.5",
        """s.yaml:2:8: years: is "3.5", no whole number; expected a whole number from 1 to 1000""")]
    [InlineData("years: 0",
        "s.yaml:2:8: years: is 0, out of range; expected a whole number from 1 to 1000")]
    [InlineData("years: 1001",
        "s.yaml:2:8: years: is 1001, out of range; expected a whole number from 1 to 1000")]
    [InlineData("years: \"3\"",
        """s.yaml:2:8: years: is the text "3"; take away the quotes; expected a whole number from 1 to 1000""")]
    [InlineData("years: x",
        """s.yaml:2:8: years: is "x"; expected a whole number from 1 to 1000""")]
    [InlineData("years: 1e2",
        """s.yaml:2:8: years: is "1e2", no whole number; expected a whole number from 1 to 1000""")]
    [InlineData("years: 03",
        """s.yaml:2:8: years: is "03"; a number has no needless zeros before it; expected a whole number from 1 to 1000""")]
    [InlineData("years: -3",
        "s.yaml:2:8: years: is -3, out of range; expected a whole number from 1 to 1000")]
    [InlineData("years: 99999999999999999999",
        "s.yaml:2:8: years: is 99999999999999999999, out of range; expected a whole number from 1 to 1000")]
    [InlineData("seed: -1",
        "s.yaml:2:7: seed: is -1, out of range; expected a whole number from 0 to 9007199254740991")]
    [InlineData("seed: 9007199254740992",
        "s.yaml:2:7: seed: is 9007199254740992, out of range; expected a whole number from 0 to 9007199254740991")]
    [InlineData("seed: 9007199254740993",
        "s.yaml:2:7: seed: is 9007199254740993, out of range; expected a whole number from 0 to 9007199254740991")]
    [InlineData("seed: 18446744073709551616",
        "s.yaml:2:7: seed: is 18446744073709551616, out of range; expected a whole number from 0 to 9007199254740991")]
    [InlineData("runs: 0",
        "s.yaml:2:7: runs: is 0, out of range; expected a whole number from 1 to 100000")]
    public void A_whole_number_has_no_decimals_and_lies_in_its_range(string lines, params string[] expected) => Assert.Equal(expected, _folder.ErrorsOf(lines));

    [Theory]
    [InlineData("start: 2015",
        """s.yaml:2:8: start: is "2015"; expected a month as in 2017-06""")]
    [InlineData("start: 2015-13",
        """s.yaml:2:8: start: is "2015-13", no month of a year; expected a month as in 2017-06""")]
    [InlineData("start: 2015-00",
        """s.yaml:2:8: start: is "2015-00", no month of a year; expected a month as in 2017-06""")]
    [InlineData("start: 2015-1",
        """s.yaml:2:8: start: is "2015-1"; expected a month as in 2017-06""")]
    [InlineData("start: 15-01",
        """s.yaml:2:8: start: is "15-01"; expected a month as in 2017-06""")]
    [InlineData("start: 2015-06-30",
        """s.yaml:2:8: start: is "2015-06-30", a day; expected a month as in 2017-06""")]
    [InlineData("start: 2015/06",
        """s.yaml:2:8: start: is "2015/06"; expected a month as in 2017-06""")]
    [InlineData("start: June 2015",
        """s.yaml:2:8: start: is "June 2015"; expected a month as in 2017-06""")]
    [InlineData("start: 0000-01",
        """s.yaml:2:8: start: is "0000-01", before the year 1000; expected a month as in 2017-06""")]
    [InlineData("start: 0999-12",
        """s.yaml:2:8: start: is "0999-12", before the year 1000; expected a month as in 2017-06""")]
    [InlineData("start: 2015-02-30",
        """s.yaml:2:8: start: is "2015-02-30", a day; expected a month as in 2017-06""")]
    public void A_month_is_a_year_and_a_month_that_exist(string lines, params string[] expected) => Assert.Equal(expected, _folder.ErrorsOf(lines));

    [Theory]
    [InlineData("step: week",
        """s.yaml:2:7: step: is "week"; expected month, quarter or year""")]
    [InlineData("step: quartr",
        """s.yaml:2:7: step: is "quartr"; expected month, quarter or year; nearest: quarter""")]
    [InlineData("record: all",
        """s.yaml:2:9: record: is "all"; expected answers, events, standard or full""")]
    [InlineData("step: Month",
        """s.yaml:2:7: step: is "Month"; expected month, quarter or year; nearest: month""")]
    [InlineData("step: 1",
        """s.yaml:2:7: step: is "1"; expected month, quarter or year""")]
    public void A_name_is_one_of_those_listed(string lines, params string[] expected) => Assert.Equal(expected, _folder.ErrorsOf(lines));

    [Theory]
    [InlineData("synthetic: {cities: 10}",
        "s.yaml:2:12: synthetic.nations: is missing; expected a whole number from 1 to 2000")]
    [InlineData("synthetic: {cities: 5, nations: 10}",
        "s.yaml:2:21: synthetic.cities: is 5, fewer than the 10 nations, each of which has a city; expected 10 or more")]
    [InlineData("synthetic: {cities: 50, nations: 10}\nnations: nations.csv",
        "s.yaml:3:10: nations: stands beside `synthetic`; expected either tables or a drawn world")]
    [InlineData("synthetic: {cities: 1000000000, nations: 3}",
        "s.yaml:2:21: synthetic.cities: is 1000000000, out of range; expected a whole number from 1 to 100000000")]
    [InlineData("synthetic: {cities: 10k, nations: 3}",
        """s.yaml:2:21: synthetic.cities: is "10k"; expected a whole number from 1 to 100000000""")]
    [InlineData("synthetic: 10",
        """s.yaml:2:12: synthetic: is "10"; expected a map with cities, nations""")]
    public void A_world_is_drawn_with_sound_sizes_or_read_from_tables_not_both(string lines, params string[] expected) =>
        Assert.Equal(expected, _folder.ErrorsOf(lines));

    [Theory]
    [InlineData("domains: []",
        "s.yaml:2:10: domains: is a list of 0; expected a list of 1 to 32 domains")]
    [InlineData("domains: [trade, trade]",
        "s.yaml:2:18: domains.1: trade stands twice; expected each domain once")]
    [InlineData("domains: trade",
        """s.yaml:2:10: domains: is "trade"; expected a list of 1 to 32 domains""")]
    [InlineData("domains: [{name: trade, lever: openness}, {name: money, lever: openness}]",
        "s.yaml:2:43: domains.1: money moves openness, as trade does; expected each lever at one domain at most")]
    [InlineData("domains: [{name: trade}]",
        "s.yaml:2:11: domains.0.lever: is missing; expected none, openness or alignment")]
    [InlineData("domains: [trade, 3x]",
        """s.yaml:2:18: domains.1: is "3x"; expected the name of a domain: letters, digits and hyphens""")]
    [InlineData("domains: [trade, {name: x, lever: opennes}]",
        """s.yaml:2:35: domains.1.lever: is "opennes"; expected none, openness or alignment; nearest: openness""")]
    [InlineData("domains: [trade, security]",
        """treaties.csv:2:19: domain: is "climate"; expected one of trade, security""",
        """networks.csv:2:7: domain: is "climate"; expected one of trade, security""",
        """networks.csv:3:7: domain: is "climate"; expected one of trade, security""")]
    [InlineData("domains: [a, b.c]",
        """s.yaml:2:14: domains.1: is "b.c"; expected the name of a domain: letters, digits and hyphens""")]
    [InlineData("domains: [trade, security, climate, null]",
        "s.yaml:2:37: domains.3: has no value; expected the name of a domain: letters, digits and hyphens, or a map with name, lever")]
    [InlineData("domains: [d0,d1,d2,d3,d4,d5,d6,d7,d8,d9,d10,d11,d12,d13,d14,d15,d16,d17,d18,d19,d20,d21,d22,d23,d24,d25,d26,d27,d28,d29,d30,d31,d32,d33,"
        + "d34,d35,d36,d37,d38,d39]",
        "s.yaml:2:10: domains: is a list of 40; expected a list of 1 to 32 domains")]
    public void Domains_have_names_of_their_own_and_at_most_one_holds_a_lever(string lines, params string[] expected) =>
        Assert.Equal(expected, _folder.ErrorsOf(lines));

    [Theory]
    [InlineData("leaveOut: {treaties: [the-pakt], networks: [gren]}",
        "s.yaml:2:23: leaveOut.treaties.0: there is no treaty the-pakt; expected the short name of a treaty of its table; nearest: the-pact",
        "s.yaml:2:45: leaveOut.networks.0: there is no network gren; expected the short name of a network of its table; nearest: green")]
    [InlineData("leaveOut: {treaties: the-pact}",
        """s.yaml:2:22: leaveOut.treaties: is "the-pact"; expected a list of treaties""")]
    [InlineData("report: {watch: [Port]}",
        """s.yaml:2:18: report.watch.0: Port fits 2 cities; expected its nation as in "Paris, FRA", or its id; nearest: Port, AAA (id 2, 900,000 people); """
            + """Port, BBB (id 4, 700,000 people)""")]
    [InlineData("""report: {watch: [Portt, Albo, "Port, CCC", "Port, ZZZ", Zzyzx, 99, 1, {nation: AAB}, {nation: Alpha}, {nation: Zulu}, {city: Alba}]}""",
        "s.yaml:2:18: report.watch.0: there is no city Portt; expected the name or id of a city; nearest: Port, AAA (id 2, 900,000 people); "
            + "Port, BBB (id 4, 700,000 people)",
        "s.yaml:2:25: report.watch.1: there is no city Albo; expected the name or id of a city; nearest: Alba, AAA (id 1, 1,500,000 people)",
        "s.yaml:2:31: report.watch.2: there is no city Port, CCC; expected the name or id of a city; nearest: Port, AAA (id 2, 900,000 people); "
            + "Port, BBB (id 4, 700,000 people)",
        "s.yaml:2:44: report.watch.3: there is no city Port, ZZZ; expected the name or id of a city; nearest: Port, AAA (id 2, 900,000 people); "
            + "Port, BBB (id 4, 700,000 people); Bree, BBB (id 3, 3,000,000 people); Alba, AAA (id 1, 1,500,000 people)",
        "s.yaml:2:57: report.watch.4: there is no city Zzyzx; expected the name or id of a city; nearest: Alba, AAA (id 1, 1,500,000 people); Port, AAA (id 2, "
            + "900,000 people); Port, BBB (id 4, 700,000 people); Bree, BBB (id 3, 3,000,000 people)",
        "s.yaml:2:64: report.watch.5: there is no city 99; expected the name or id of a city",
        "s.yaml:2:80: report.watch.7.nation: there is no nation AAB; expected the code of a nation; nearest: AAA (Alpha)",
        "s.yaml:2:112: report.watch.9.nation: there is no nation Zulu; expected the code of a nation",
        "s.yaml:2:119: report.watch.10.nation: is missing; expected the code of a nation",
        "s.yaml:2:120: report.watch.10.city: unknown key; expected one of nation")]
    [InlineData("report: {watch: Alba}",
        """s.yaml:2:17: report.watch: is "Alba"; expected a list of cities, or {nation: CODE}""")]
    [InlineData("report: {watch: [[Alba]]}",
        "s.yaml:2:18: report.watch.0: is a list of 1; expected the name or id of a city, or a map with nation")]
    [InlineData("report:",
        "s.yaml:2:8: report: has no value; expected a map with watch, cohorts, recorded, window")]
    public void What_is_left_out_and_watched_must_be_there(string lines, params string[] expected) => Assert.Equal(expected, _folder.ErrorsOf(lines));
}
