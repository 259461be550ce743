using Xunit;

namespace Polis.Scenarios.Tests;

public sealed class InterventionErrorTests : IDisposable
{
    private readonly ScenarioFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("interventions:\n  - {set: {parameter: harm, to: 0.1}}",
        "s.yaml:3:5: interventions.0.at: is missing; expected a month as in 2017-06")]
    [InlineData("interventions:\n  - {at: 2016-01}",
        "s.yaml:3:5: interventions.0: lacks a key that says what it is about; expected one of set, join, withdraw, found, sanction, tie, shock, stance, bid")]
    [InlineData("interventions:\n  - {at: 2016-01, st: {parameter: harm, to: 0.1}}",
        "s.yaml:3:19: interventions.0.st: unknown key; expected one of set, join, withdraw, found, sanction, tie, shock, stance, bid; nearest: set")]
    [InlineData("interventions:\n  - {at: 2016-01, set: {parameter: harm, to: 0.1}, bid: {city: Alba}}",
        "s.yaml:3:5: interventions.0: has set and bid; expected one of set, join, withdraw, found, sanction, tie, shock, stance, bid")]
    [InlineData("interventions:\n  - {at: 2016-13, set: {parameter: harm, to: 0.1}}",
        """s.yaml:3:10: interventions.0.at: is "2016-13", no month of a year; expected a month as in 2017-06""")]
    [InlineData("interventions:\n  - {at: 2016-01, untl: 2017-01, set: {parameter: harm, to: 0.1}}",
        "s.yaml:3:19: interventions.0.untl: unknown key; expected one of at, until, set; nearest: until")]
    [InlineData("interventions: {at: 2016-01}",
        "s.yaml:2:16: interventions: is a map; expected a list of interventions")]
    [InlineData("interventions:\n  - bid",
        """s.yaml:3:5: interventions.0: is "bid"; expected a map with one of set, join, withdraw, found, sanction, tie, shock, stance, bid""")]
    public void An_intervention_has_a_date_and_one_kind(string lines, params string[] expected) => Assert.Equal(expected, _folder.ErrorsOf(lines));

    [Theory]
    [InlineData("interventions:\n  - {year: 2016-01, set: {parameter: harm, to: 0.1}}", "interventions.0.year: unknown key; ", "nearest: at")]
    [InlineData("interventions:\n  - {at: 2016-01, end: 2017-01, set: {parameter: harm, to: 0.1}}", "interventions.0.end: unknown key; ", "nearest: until")]
    [InlineData("interventions:\n  - {at: 2016-01, withdraw: {nation: AAA, treaty: pact}}", "interventions.0.withdraw.treaty: unknown key; ", "nearest: from")]
    [InlineData("interventions:\n  - {at: 2016-01, join: {nation: AAA, treaty: pact}}", "interventions.0.join.treaty: unknown key; ", "nearest: to")]
    [InlineData("interventions:\n  - {at: 2016-01, join: {city: Alba, network: c40}}", "interventions.0.join.network: unknown key; ", "nearest: to")]
    [InlineData("interventions:\n  - {at: 2016-01, set: {group: Albans, column: grievance, to: 0.1}}",
        "interventions.0.set.group: unknown key; ", "nearest: city: {group: …}")]
    [InlineData("interventions:\n  - {at: 2016-01, set: {network: c40, column: grievance, to: 0.1}}",
        "interventions.0.set.network: unknown key; ", "nearest: city: {network: …}")]
    [InlineData("interventions:\n  - {at: 2016-01, set: {country: AAA, column: policy.trade, to: 0.1}}",
        "interventions.0.set.country: unknown key; ", "nearest: nation")]
    [InlineData("base: tiny", "base: unknown key; ", "nearest: extends")]
    public void A_key_that_has_a_well_known_other_name_is_found_by_it(string lines, string told, string nearest)
    {
        string error = Assert.Single(_folder.ErrorsOf(lines), each => each.Contains("unknown key", StringComparison.Ordinal));
        Assert.Contains(told, error, StringComparison.Ordinal);
        Assert.EndsWith(nearest, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("interventions:\n  - {at: 2014-01, set: {parameter: harm, to: 0.1}}",
        "s.yaml:3:10: interventions.0.at: 2014-01 is before the start; expected 2015-01 or later")]
    [InlineData("interventions:\n  - {at: 2016-01, until: 2016-01, set: {parameter: harm, to: 0.1}}",
        "s.yaml:3:26: interventions.0.until: 2016-01 is not after `at`; expected a month after 2016-01")]
    [InlineData("interventions:\n  - {at: 2016-01, until: 2015-06, set: {parameter: harm, to: 0.1}}",
        "s.yaml:3:26: interventions.0.until: 2015-06 is not after `at`; expected a month after 2016-01")]
    public void Dates_lie_after_the_start_and_in_order(string lines, params string[] expected) => Assert.Equal(expected, _folder.ErrorsOf(lines));

    [Theory]
    [InlineData("interventions:\n  - {at: 2016-01, set: {parameter: harn, to: 0.1}}",
        """s.yaml:3:36: interventions.0.set.parameter: is "harn"; expected the name of a parameter; nearest: harm""")]
    [InlineData("interventions:\n  - {at: 2016-01, set: {parameter: harm, to: -1}}",
        "s.yaml:3:46: interventions.0.set.to: is -1, out of range for harm; expected a number from 0 to 1000000000")]
    [InlineData("interventions:\n  - {at: 2016-01, set: {parameter: harm}}",
        "s.yaml:3:24: interventions.0.set.to: is missing; expected a number or computed")]
    [InlineData("interventions:\n  - {at: 2016-01, set: {}}",
        "s.yaml:3:24: interventions.0.set: lacks a key that says what it is about; expected one of parameter, nation, city, pair")]
    [InlineData("interventions:\n  - {at: 2016-01, set: 3}",
        """s.yaml:3:24: interventions.0.set: is "3"; expected a map with one of parameter, nation, city, pair""")]
    [InlineData("interventions:\n  - {at: 2016-01, set: {nation: AAA, column: polcy.climate, to: 0.1}}",
        "s.yaml:3:46: interventions.0.set.column: polcy.climate cannot be set; expected policy.DOMAIN, hinterlandIdeal.DOMAIN, democracy, federalism, "
            + "vetoPlayers or belief; nearest: policy.climate")]
    [InlineData("interventions:\n  - {at: 2016-01, set: {nation: AAA, column: policy, to: 0.1}}",
        "s.yaml:3:46: interventions.0.set.column: policy cannot be set; expected policy.DOMAIN, hinterlandIdeal.DOMAIN, democracy, federalism, "
            + "vetoPlayers or belief; nearest: policy.trade, policy.security, policy.climate")]
    [InlineData("interventions:\n  - {at: 2016-01, set: {nation: AAA, column: policy.climte, to: 0.1}}",
        "s.yaml:3:46: interventions.0.set.column: policy.climte cannot be set; expected policy.DOMAIN, hinterlandIdeal.DOMAIN, democracy, federalism, "
            + "vetoPlayers or belief; nearest: policy.climate, policy.culture")]
    [InlineData("interventions:\n  - {at: 2016-01, set: {nation: AAB, column: policy.climate, to: 1.1}}",
        "s.yaml:3:33: interventions.0.set.nation: there is no nation AAB; expected the code of a nation; nearest: AAA (Alpha)",
        "s.yaml:3:66: interventions.0.set.to: is 1.1, out of range for policy.climate; expected a number from -1 to 1")]
    [InlineData("interventions:\n  - {at: 2016-01, set: {nation: AAA, column: democracy, to: 1.1, announce: true}}",
        "s.yaml:3:61: interventions.0.set.to: is 1.1, out of range for democracy; expected a number from 0 to 1",
        "s.yaml:3:76: interventions.0.set.announce: democracy is no policy; news is of policies only; expected policy.DOMAIN as column")]
    [InlineData("interventions:\n  - {at: 2016-01, set: {nation: AAA, column: democracy, to: 1, announce: true}}",
        "s.yaml:3:74: interventions.0.set.announce: democracy is no policy; news is of policies only; expected policy.DOMAIN as column")]
    [InlineData("interventions:\n  - {at: 2016-01, set: {city: Port, column: autonomy.climate, to: 0.6}}",
        """s.yaml:3:31: interventions.0.set.city: Port fits 2 cities; expected its nation as in "Paris, FRA", or its id; nearest: Port, AAA (id 2, """
            + """900,000 people); Port, BBB (id 4, 700,000 people)""")]
    [InlineData("interventions:\n  - {at: 2016-01, set: {city: Alba, column: stance.climate, to: 0.6}}",
        "s.yaml:3:45: interventions.0.set.column: stance.climate cannot be set; expected autonomy.DOMAIN, ideal.DOMAIN, salience.DOMAIN, grievance, "
            + "culturalDistance or population; nearest: salience.climate")]
    [InlineData("interventions:\n  - {at: 2016-01, set: {pair: [AAA, AAA], column: tradeAgreement, to: 0}}",
        "s.yaml:3:37: interventions.0.set.pair.1: AAA stands twice; expected each once")]
    [InlineData("interventions:\n  - {at: 2016-01, set: {pair: [AAA, BBB], column: tradeAgreement, to: 0.5}}",
        "s.yaml:3:71: interventions.0.set.to: is 0.5; expected 0 or 1")]
    [InlineData("interventions:\n  - {at: 2016-01, set: {pair: [AAA], column: tradeAgreement, to: 1}}",
        "s.yaml:3:31: interventions.0.set.pair: is a list of 1; expected a list of 2 nations")]
    [InlineData("interventions:\n  - {at: 2016-01, set: {pair: [AAA, BBX], column: distance, to: 1}}",
        "s.yaml:3:37: interventions.0.set.pair.1: there is no nation BBX; expected the code of a nation; nearest: BBB (Beta)",
        "s.yaml:3:51: interventions.0.set.column: distance cannot be set; expected tradeAgreement, alliance or recognised")]
    [InlineData("interventions:\n  - {at: 2016-01, set: {nation: AAA, city: Alba, column: x, to: 1}}",
        "s.yaml:3:24: interventions.0.set: has nation and city; expected one of parameter, nation, city, pair")]
    [InlineData("interventions:\n  - {at: 2016-01, set: {parameter: governance, to: computed}}\n  - {at: 2016-01, set: {parameter: harm, to: computed}}",
        "s.yaml:4:46: interventions.1.set.to: is computed, out of range for harm; expected a number from 0 to 1000000000")]
    public void A_set_names_a_parameter_or_a_column_and_a_value_in_its_range(string lines, params string[] expected) =>
        Assert.Equal(expected, _folder.ErrorsOf(lines));

    [Theory]
    [InlineData("interventions:\n  - {at: 2016-01, sanction: {by: Big-Accord, on: AAA, strength: 1}}",
        "s.yaml:3:34: interventions.0.sanction.by: there is no nation Big-Accord; expected the code of a nation; nearest: {treaty: big-accord}")]
    [InlineData("interventions:\n  - {at: 2016-01, set: {city: [Green, Southern], column: grievance, to: 0}}",
        "s.yaml:3:32: interventions.0.set.city.0: there is no city Green; expected the name or id of a city; nearest: {network: green}",
        "s.yaml:3:39: interventions.0.set.city.1: there is no city Southern; expected the name or id of a city; nearest: {group: Southern}")]
    [InlineData("interventions:\n  - {at: 2016-01, set: {city: AAA.S, column: grievance, to: 0}}",
        "s.yaml:3:31: interventions.0.set.city: there is no city AAA.S; expected the name or id of a city; nearest: {region: \"AAA.S\"}")]
    [InlineData("interventions:\n  - {at: 2016-01, found: {treaty: new-pact, kind: accord, domain: trade, position: 0.8, parties: [AAA, the-pact]}}",
        "s.yaml:3:104: interventions.0.found.parties.1: there is no nation the-pact; expected the code of a nation; nearest: {treaty: the-pact}")]
    public void A_part_of_the_world_that_is_named_as_a_place_is_the_nearest_name(string lines, params string[] expected) =>
        Assert.Equal(expected, _folder.ErrorsOf(lines));

    [Fact]
    public void Where_the_month_is_wrong_nothing_is_said_of_what_is_open_by_then() =>
        Assert.StartsWith("s.yaml:3:10: interventions.0.at: ", Assert.Single(_folder.ErrorsOf(
            "interventions:\n  - {at: 2025, join: {city: Alba, to: later}}")), StringComparison.Ordinal);

    [Theory]
    [InlineData("interventions:\n  - {at: 2016-01, join: {nation: AAA, to: big-acord}}",
        "s.yaml:3:43: interventions.0.join.to: there is no treaty big-acord; expected one of big-accord, the-pact; nearest: big-accord")]
    [InlineData("interventions:\n  - {at: 2016-01, join: {nation: AAA, to: green}}",
        "s.yaml:3:43: interventions.0.join.to: there is no treaty green; it is a network, which cities join; expected one of big-accord, the-pact")]
    [InlineData("interventions:\n  - {at: 2016-01, join: {city: Alba, to: big-accord}}",
        "s.yaml:3:42: interventions.0.join.to: there is no network big-accord; it is a treaty, which nations join; expected one of green, later")]
    [InlineData("interventions:\n  - {at: 2016-01, join: {city: Alba, to: later}}",
        "s.yaml:3:42: interventions.0.join.to: later is open only from 2020-01; expected `at` of 2020-01 or later")]
    [InlineData("interventions:\n  - {at: 2016-01, join: {city: Alba, from: green}}",
        "s.yaml:3:25: interventions.0.join.to: is missing; expected the short name of a network",
        "s.yaml:3:38: interventions.0.join.from: unknown key; expected one of city, to")]
    [InlineData("interventions:\n  - {at: 2016-01, withdraw: {nation: AAA, from: big-accord, announce: {policy.climat: -0.5}}}",
        "s.yaml:3:72: interventions.0.withdraw.announce: policy.climat is no policy of this scenario; expected one of policy.trade, policy.security, "
            + "policy.climate, policy.transport, policy.culture; nearest: policy.climate")]
    [InlineData("interventions:\n  - {at: 2016-01, withdraw: {nation: AAA, from: big-accord, announce: {policy.climate: -5}}}",
        "s.yaml:3:88: interventions.0.withdraw.announce.policy.climate: is -5, out of range; expected a number from -1 to 1")]
    [InlineData("interventions:\n  - {at: 2016-01, withdraw: {nation: AAA, from: big-accord, announce: {climate: -0.5}}}",
        "s.yaml:3:72: interventions.0.withdraw.announce: climate is no policy of this scenario; expected one of policy.trade, policy.security, policy.climate, "
            + "policy.transport, policy.culture")]
    [InlineData("interventions:\n  - {at: 2016-01, withdraw: {nation: AAA, from: big-accord, announce: {policy.climate: -0.5, policy.trade: 0}}}",
        "s.yaml:3:71: interventions.0.withdraw.announce: is a map; expected a map with one key, as in {policy.climate: -0.5}")]
    [InlineData("interventions:\n  - {at: 2016-01, withdraw: {nation: AAA, from: big-accord, announce: true}}",
        """s.yaml:3:71: interventions.0.withdraw.announce: is "true"; expected a map with one key, as in {policy.climate: -0.5}""")]
    public void A_join_or_withdrawal_names_what_is_there_and_open(string lines, params string[] expected) => Assert.Equal(expected, _folder.ErrorsOf(lines));

    [Theory]
    [InlineData("interventions:\n  - {at: 2016-01, found: {network: green, domain: climate, charter: 0.8}}",
        "s.yaml:3:36: interventions.0.found.network: there is a network green already; expected a new name")]
    [InlineData("interventions:\n  - {at: 2016-01, found: {network: climate-cities-2, domain: climate, charter: 0.8}}",
        "s.yaml:3:36: interventions.0.found.network: climate-cities-2 is a name of networks that cities found by themselves; expected another name")]
    [InlineData("interventions:\n  - {at: 2016-01, found: {network: New Ports, domain: climat, charter: 8, minimumPopulation: -3, members: "
        + "[Alba, Alba, Albo], nation: ZZ}}",
        """s.yaml:3:36: interventions.0.found.network: is "New Ports"; expected a short name of small letters, digits and hyphens""",
        "s.yaml:3:55: interventions.0.found.domain: there is no domain climat; expected one of trade, security, climate, transport, culture; nearest: climate",
        "s.yaml:3:72: interventions.0.found.charter: is 8, out of range; expected a number from -1 to 1",
        "s.yaml:3:94: interventions.0.found.minimumPopulation: is -3, out of range; expected a number from 0 to 1000000000",
        "s.yaml:3:114: interventions.0.found.members.1: Alba stands twice; expected each once",
        "s.yaml:3:120: interventions.0.found.members.2: there is no city Albo; expected the name or id of a city; nearest: Alba, AAA (id 1, 1,500,000 people)",
        "s.yaml:3:135: interventions.0.found.nation: there is no nation ZZ; expected the code of a nation")]
    [InlineData("interventions:\n  - {at: 2016-01, found: {treaty: the-pact, kind: aliance, domain: security, position: 0.8, parties: [AAA, AAB]}}",
        "s.yaml:3:35: interventions.0.found.treaty: there is a treaty the-pact already; expected a new name",
        """s.yaml:3:51: interventions.0.found.kind: is "aliance"; expected trade, alliance or accord; nearest: alliance""",
        "s.yaml:3:108: interventions.0.found.parties.1: there is no nation AAB; expected the code of a nation; nearest: AAA (Alpha)")]
    [InlineData("interventions:\n  - {at: 2016-01, found: {treaty: new-pact, kind: alliance, domain: security, position: 0.8, parties: [AAA, AAB]}}\n"
        + "  - {at: 2017-01, found: {treaty: new-pact, kind: alliance, domain: security, position: 0.8}}",
        "s.yaml:3:109: interventions.0.found.parties.1: there is no nation AAB; expected the code of a nation; nearest: AAA (Alpha)",
        "s.yaml:4:35: interventions.1.found.treaty: there is a treaty new-pact already; expected a new name")]
    [InlineData("interventions:\n  - {at: 2016-01, found: {treaty: new-pact, kind: alliance, domain: security, position: 0.8}}\n"
        + "  - {at: 2016-01, found: {treaty: new-pact, kind: alliance, domain: security, position: 0.8}}",
        "s.yaml:4:35: interventions.1.found.treaty: there is a treaty new-pact already; expected a new name")]
    [InlineData("interventions:\n  - {at: 2016-01, found: {network: n, domain: climate, charter: 0.8, announce: {policy.trade: 0.5}}}",
        "s.yaml:3:80: interventions.0.found.announce: is a policy of another domain than the network's; expected policy.climate")]
    [InlineData("interventions:\n  - {at: 2016-01, found: {network: n, domain: climate, charter: 0.8, nation: AAA, members: [Bree, \"Port, BBB\"], "
        + "minimumPopulation: 1000000}}",
        "s.yaml:3:92: interventions.0.found.members: Bree, BBB is of another nation than the network; expected cities of AAA",
        "s.yaml:3:92: interventions.0.found.members: Port, BBB is of another nation than the network; expected cities of AAA")]
    public void What_is_founded_has_a_new_name_and_sound_members(string lines, params string[] expected) => Assert.Equal(expected, _folder.ErrorsOf(lines));

    [Theory]
    [InlineData("interventions:\n  - {at: 2016-01, sanction: {by: AAA, on: AAA, strength: 1}}",
        "s.yaml:3:43: interventions.0.sanction.on: is the nation that sanctions; expected another nation")]
    [InlineData("interventions:\n  - {at: 2016-01, sanction: {by: AAA, on: BBB, strength: 100}}",
        "s.yaml:3:58: interventions.0.sanction.strength: is 100, out of range; expected a number from 0 to 10")]
    [InlineData("interventions:\n  - {at: 2016-01, sanction: {by: AAA, on: BBB}}",
        "s.yaml:3:29: interventions.0.sanction.strength: is missing; expected a number from 0 to 10")]
    public void A_sanction_is_on_another_nation_and_of_a_strength(string lines, params string[] expected) => Assert.Equal(expected, _folder.ErrorsOf(lines));

    [Theory]
    [InlineData("interventions:\n  - {at: 2016-01, shock: {nation: AAA, productivity: -100}}",
        "s.yaml:3:54: interventions.0.shock.productivity: is -100, out of range; expected a number from -99 to 1000")]
    [InlineData("interventions:\n  - {at: 2016-01, shock: {group: Sothern, productivity: -5}}",
        "s.yaml:3:34: interventions.0.shock.group: there is no group Sothern; expected the name of a group in the table of cities; nearest: Southern, AAA")]
    [InlineData("interventions:\n  - {at: 2016-01, shock: {group: \"Southern, BBB\", productivity: 5%}}",
        "s.yaml:3:34: interventions.0.shock.group: there is no group Southern, BBB; expected the name of a group in the table of "
            + "cities; nearest: Southern, AAA",
        """s.yaml:3:65: interventions.0.shock.productivity: is "5%"; expected a number from -99 to 1000""")]
    [InlineData("interventions:\n  - {at: 2016-01, shock: {city: Alba, nation: AAA, productivity: 5}}",
        "s.yaml:3:26: interventions.0.shock: has city and nation; expected one of city, nation, group")]
    public void A_shock_hits_one_city_nation_or_group(string lines, params string[] expected) => Assert.Equal(expected, _folder.ErrorsOf(lines));

    [Theory]
    [InlineData("interventions:\n  - {at: 2016-01, tie: {between: [Alba, Alba], kind: sister-city}}",
        "s.yaml:3:41: interventions.0.tie.between.1: Alba stands twice; expected each once")]
    [InlineData("interventions:\n  - {at: 2016-01, tie: {between: [Alba, \"Port, AAA\"], kind: sister-cities}}",
        """s.yaml:3:61: interventions.0.tie.kind: is "sister-cities"; expected sister-city, trade-agreement or office; nearest: sister-city""")]
    [InlineData("interventions:\n  - {at: 2016-01, tie: {between: [Alba, \"Port, AAA\"], kind: sister-city}}",
        "s.yaml:3:34: interventions.0.tie.between: Alba, AAA and Port, AAA are of one nation; expected cities of two nations: ties lead abroad")]
    [InlineData("interventions:\n  - {at: 2016-01, tie: {between: [Alba, Bree, Cala], kind: office}}",
        "s.yaml:3:34: interventions.0.tie.between: is a list of 3; expected a list of 2 cities")]
    [InlineData("interventions:\n  - {at: 2016-01, tie: {between: [Alba, Bree], kind: office, make: yes}}",
        """s.yaml:3:68: interventions.0.tie.make: is "yes"; expected true or false""")]
    public void A_tie_joins_two_cities_of_two_nations(string lines, params string[] expected) => Assert.Equal(expected, _folder.ErrorsOf(lines));

    [Theory]
    [InlineData("interventions:\n  - {at: 2016-01, stance: {city: Alba, domain: climate, hold: deny}}",
        """s.yaml:3:63: interventions.0.stance.hold: is "deny"; expected comply, voice or defy; nearest: defy""")]
    [InlineData("interventions:\n  - {at: 2016-01, stance: {city: Alba, domain: climates, hold: defy}}",
        "s.yaml:3:48: interventions.0.stance.domain: there is no domain climates; expected one of trade, security, climate, transport, "
            + "culture; nearest: climate")]
    [InlineData("interventions:\n  - {at: 2016-01, bid: {city: Alba}}",
        "s.yaml:3:31: interventions.0.bid.city: Alba is the capital of its nation; expected a city that is no capital")]
    [InlineData("interventions:\n  - {at: 2016-01, until: 2017-01, bid: {city: \"Port, AAA\"}}",
        "s.yaml:3:19: interventions.0.until: unknown key; expected one of at, bid")]
    [InlineData("interventions:\n  - {at: 2016-01, bid: \"Port, AAA\"}",
        """s.yaml:3:24: interventions.0.bid: is the text "Port, AAA"; expected a map with city""")]
    public void A_stance_and_a_bid_are_of_one_city_that_may_take_them(string lines, params string[] expected) =>
        Assert.Equal(expected, _folder.ErrorsOf(lines));

    [Theory]
    [InlineData("interventions: [{at: 2016-01, set: {nation: AAB, column: policy.climate, to: 5}}, {at: 2014-01, bid: {city: Albo}}]\n"
        + "report: {watch: [Porto]}\nyears: many",
        "s.yaml:2:45: interventions.0.set.nation: there is no nation AAB; expected the code of a nation; nearest: AAA (Alpha)",
        "s.yaml:2:78: interventions.0.set.to: is 5, out of range for policy.climate; expected a number from -1 to 1",
        "s.yaml:2:88: interventions.1.at: 2014-01 is before the start; expected 2015-01 or later",
        "s.yaml:2:109: interventions.1.bid.city: there is no city Albo; expected the name or id of a city; nearest: Alba, AAA (id 1, 1,500,000 people)",
        "s.yaml:3:18: report.watch.0: there is no city Porto; expected the name or id of a city; nearest: Port, AAA (id 2, 900,000 people); "
            + "Port, BBB (id 4, 700,000 people)",
        """s.yaml:4:8: years: is "many"; expected a whole number from 1 to 1000""")]
    public void All_errors_of_a_scenario_come_at_once(string lines, params string[] expected) => Assert.Equal(expected, _folder.ErrorsOf(lines));
}
