using System.Text;
using Xunit;

namespace Polis.Scenarios.Tests;

public sealed class TableErrorTests : IDisposable
{
    private readonly ScenarioFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("nations", "population", "peple",
        "t.csv:1: population: the column is missing; expected a number from 1 to 100000000000")]
    [InlineData("cities", "population,", "population,population,",
        "t.csv:1: population: the header has this column twice; expected each column once")]
    [InlineData("cities", "income_per_head", "\"income_per_head",
        "t.csv:1:40: the header opens a quote that never closes; expected quotes around the whole field, doubled inside")]
    public void A_table_has_its_columns_once(string key, string text, string wrong, params string[] expected) =>
        Assert.Equal(expected, ErrorsWith(key, text, wrong));

    [Theory]
    [InlineData("cities", "", "6,Extra,AAA",
        "t.csv:7: has 3 fields; expected 11, as many as the header")]
    [InlineData("cities", "", "6,Extra,AAA,N,1,1,200000,1000,0,,0,9",
        "t.csv:7: has 12 fields; expected 11, as many as the header")]
    [InlineData("cities", "", """6,"Extra,AAA,N,1,1,200000,1000,0,,0""",
        "t.csv:7:3: name: opens a quote that never closes; expected quotes around the whole field, doubled inside")]
    [InlineData("cities", "", """6,"Extra"x,AAA,N,1,1,200000,1000,0,,0""",
        "t.csv:7:3: name: has text after its closing quote; expected quotes around the whole field, doubled inside")]
    public void A_row_has_as_many_fields_as_the_header_and_whole_quotes(string key, string text, string wrong, params string[] expected) =>
        Assert.Equal(expected, ErrorsWith(key, text, wrong));

    [Theory]
    [InlineData("cities", "1500000", "1.5 million",
        """t.csv:2:20: population: is "1.5 million"; expected a number from 1 to 1000000000""")]
    [InlineData("cities", "1500000", "-5",
        """t.csv:2:20: population: is "-5"; expected a number from 1 to 1000000000""")]
    [InlineData("cities", "1500000", "0",
        """t.csv:2:20: population: is "0"; expected a number from 1 to 1000000000""")]
    [InlineData("cities", "1500000", "",
        "t.csv:2:20: population: has no value; expected a number from 1 to 1000000000")]
    [InlineData("cities", "1500000", "nan",
        """t.csv:2:20: population: is "nan"; expected a number from 1 to 1000000000""")]
    [InlineData("cities", "1500000", "inf",
        """t.csv:2:20: population: is "inf"; expected a number from 1 to 1000000000""")]
    [InlineData("cities", "1500000", "1_500_000",
        """t.csv:2:20: population: is "1_500_000"; expected a number from 1 to 1000000000""")]
    [InlineData("cities", "1,Alba,AAA", "1.5,Alba,AAA",
        """t.csv:2:1: id: is "1.5"; expected a whole number of 0 or more""")]
    [InlineData("cities", ",10,10,", ",100,10,",
        """t.csv:2:14: lat: is "100"; expected a number from -90 to 90""")]
    [InlineData("cities", ",10,10,", ",10,190,",
        """t.csv:2:17: lon: is "190"; expected a number from -180 to 180""")]
    [InlineData("cities", "1,Alba", " 1,Alba",
        """t.csv:2:1: id: is " 1"; expected a whole number of 0 or more""")]
    [InlineData("cities", "1500000", " 1500000",
        """t.csv:2:20: population: is " 1500000"; expected a number from 1 to 1000000000""")]
    [InlineData("cities", "AAA", " AAA",
        """t.csv:2:8: iso3: is " AAA"; expected the code of a nation of the table of nations; nearest: AAA""")]
    public void Values_of_cities_are_sound(string key, string text, string wrong, params string[] expected) =>
        Assert.Equal(expected, ErrorsWith(key, text, wrong));

    [Theory]
    [InlineData("cities", "1,Alba,AAA", "1,Alba,AAB",
        """t.csv:2:8: iso3: is "AAB"; expected the code of a nation of the table of nations; nearest: AAA""")]
    [InlineData("cities", "2,Port,AAA", "1,Port,AAA",
        "t.csv:3: id: 1 stands twice, first on line 2; expected each city once")]
    [InlineData("cities", "1500000", "15000000",
        "t.csv:2: population: the cities of AAA have 15,900,000 people; expected at most the 10,000,000 of the nation")]
    public void Cities_are_of_a_nation_stand_once_and_have_no_more_people_than_it(string key, string text, string wrong, params string[] expected) =>
        Assert.Equal(expected, ErrorsWith(key, text, wrong));

    [Theory]
    [InlineData("nations", "AAA", "A A",
        """t.csv:2:1: iso3: is "A A"; expected a code of up to 12 letters, digits and hyphens that does not begin with NEW-""")]
    [InlineData("nations", "AAA", "NEW-1",
        """t.csv:2:1: iso3: is "NEW-1"; expected a code of up to 12 letters, digits and hyphens that does not begin with NEW-""")]
    [InlineData("nations", "0.8", "8",
        """t.csv:2:39: democracy: is "8"; expected a number from 0 to 1""")]
    [InlineData("nations", "AAA,Alpha", ",Alpha",
        "t.csv:2:1: iso3: has no value; expected a code of up to 12 letters, digits and hyphens that does not begin with NEW-")]
    [InlineData("nations", "10000000,20000", "10,20000",
        "cities.csv:2: population: the cities of AAA have 2,400,000 people; expected at most the 10 of the nation")]
    public void Nations_have_codes_and_stand_once(string key, string text, string wrong, params string[] expected) =>
        Assert.Equal(expected, ErrorsWith(key, text, wrong));

    [Theory]
    [InlineData("pairs", "AAA,BBB,1,0,500\n", "",
        "t.csv: the pair AAA, BBB is missing; expected every pair of nations once")]
    [InlineData("pairs", "", "BBB,AAA,1,0,500",
        "t.csv:5: iso3_a: the pair BBB, AAA stands twice, first on line 2; expected each pair once, in either order")]
    [InlineData("pairs", "AAA,BBB", "AAA,AAA",
        "t.csv:2: iso3_b: AAA is paired with itself; expected two nations")]
    [InlineData("pairs", "500", "0",
        """t.csv:2:13: distance_km: is "0"; expected a number from 0.001 to 20100""")]
    [InlineData("pairs", "500", "50000",
        """t.csv:2:13: distance_km: is "50000"; expected a number from 0.001 to 20100""")]
    [InlineData("pairs", "AAA,BBB", "AAA,BXB",
        """t.csv:2:5: iso3_b: is "BXB"; expected the code of a nation of the table of nations; nearest: BBB""")]
    [InlineData("pairs", "1,0,500", "2,0,500",
        """t.csv:2:9: contiguous: is "2"; expected 0 or 1""")]
    public void Every_pair_of_nations_stands_once_at_a_distance(string key, string text, string wrong, params string[] expected) =>
        Assert.Equal(expected, ErrorsWith(key, text, wrong));

    [Theory]
    [InlineData("networks", "climate", "climat",
        """t.csv:2:7: domain: is "climat"; expected one of trade, security, climate, transport, culture; nearest: climate""")]
    [InlineData("networks", "later", "green",
        "t.csv:3: network: green stands twice, first on line 2; expected each network once")]
    [InlineData("networks", "later", "Green",
        "t.csv:3: network: Green differs from green by case only, first on line 2; expected another name: columns of tables are told apart without it")]
    [InlineData("networks", "later", "foundedByCities",
        "t.csv:3: network: foundedByCities is a name of networks that cities found during a run; expected another name")]
    [InlineData("networks", "2005", "05",
        """t.csv:2:15: founded: is "05"; expected a year, or a month as in 2017-06""")]
    [InlineData("networks", "0.8", "1.8",
        """t.csv:2:20: charter: is "1.8"; expected a number from -1 to 1""")]
    [InlineData("memberships", "green", "grean",
        """t.csv:2:1: network: is "grean"; expected the short name of a network of the table of networks; nearest: green""")]
    [InlineData("memberships", ",1,", ",77,",
        "t.csv:2: city_id: there is no city 77 in the table of cities; expected the id of a city")]
    [InlineData("memberships", "2010-01", "2010-13",
        """t.csv:2:9: since: is "2010-13"; expected a year, or a month as in 2017-06""")]
    [InlineData("memberships", "2010-01", "2001-01",
        "t.csv:2: since: Alba joins green in 2001-01, before it is founded; expected 2005-01 or later")]
    [InlineData("memberships", "", "green,1,2011",
        "t.csv:3: city_id: Alba is a member of green twice; expected each member once")]
    public void Networks_and_their_members_fit_the_other_tables(string key, string text, string wrong, params string[] expected) =>
        Assert.Equal(expected, ErrorsWith(key, text, wrong));

    [Theory]
    [InlineData("treaties", "accord,climate", "acord,climate",
        """t.csv:2:12: kind: is "acord"; expected trade, alliance or accord; nearest: accord""")]
    [InlineData("treaties", "0.6", "6",
        """t.csv:2:27: position: is "6"; expected a number from -1 to 1""")]
    [InlineData("treaties", "", "the-pact,alliance,security,0.6,1990-01",
        "t.csv:4: treaty: the-pact stands twice, first on line 3; expected each treaty once")]
    [InlineData("treaties", "", "The-Pact,alliance,security,0.6,1990-01",
        "t.csv:4: treaty: The-Pact differs from the-pact by case only, first on line 3; expected another name: columns of tables are told apart without it")]
    [InlineData("treatyParties", "the-pact", "the-pakt",
        """t.csv:4:1: treaty: is "the-pakt"; expected the short name of a treaty of the table of treaties; nearest: the-pact""")]
    [InlineData("treatyParties", "BBB", "BBX",
        """t.csv:3:12: iso3: is "BBX"; expected the code of a nation of the table of nations; nearest: BBB""")]
    [InlineData("treatyParties", "AAA,,2010-01", "AAA,c,2010-01",
        """t.csv:2:16: side: is "c"; expected a, b or nothing; nearest: a, b""")]
    [InlineData("treatyParties", "AAA,,2010-01", "AAA,a,2010-01",
        "t.csv:3: side: some parties of big-accord have a side and some have none; expected a side for all, or for none")]
    [InlineData("treatyParties", "AAA,,2010-01", "AAA,,2009-01",
        "t.csv:2: since: AAA joins big-accord in 2009-01, before it is open; expected 2010-01 or later")]
    [InlineData("treatyParties", "", "the-pact,AAA,,1991-01",
        "t.csv:5: iso3: AAA is a party of the-pact twice, first on line 4; expected each party once")]
    public void Treaties_and_their_parties_fit_the_other_tables(string key, string text, string wrong, params string[] expected) =>
        Assert.Equal(expected, ErrorsWith(key, text, wrong));

    [Theory]
    [InlineData("corporations", "Acme,1,5", "Acme,1,6",
        """t.csv:2:8: value: is "6"; expected a whole number from 1 to 5""")]
    [InlineData("corporations", "Acme,1,5", "Acme,1,2.5",
        """t.csv:2:8: value: is "2.5"; expected a whole number from 1 to 5""")]
    [InlineData("corporations", "Acme,1,5", "Acme,1,",
        "t.csv:2:8: value: has no value; expected a whole number from 1 to 5")]
    [InlineData("corporations", "Acme,1,5", ",1,5",
        "t.csv:2:1: firm: has no value; expected text of at most 200 bytes without control characters")]
    [InlineData("corporations", "Acme,1,5", "Acme,x,5",
        """t.csv:2:6: city_id: is "x"; expected a whole number of 0 or more""")]
    [InlineData("corporations", "Acme,1,5", "Acme,33,5",
        "t.csv:2: city_id: there is no city 33 in the table of cities; expected the id of a city; nearest: 3 (Bree)")]
    [InlineData("corporations", "", "Acme,1,2",
        "t.csv:6: city_id: Acme is in Alba twice, first on line 2; expected each office once")]
    [InlineData("corporations", "city_id", "city",
        "t.csv:1: city_id: the column is missing; expected a whole number of 0 or more; nearest: city")]
    public void Firms_have_one_office_in_a_city_of_a_value_from_one_to_five(string key, string text, string wrong, params string[] expected) =>
        Assert.Equal(expected, ErrorsWith(key, text, wrong));

    [Fact]
    public void A_capital_a_flag_and_a_distance_are_sound()
    {
        string cities = ScenarioFolder.Tables["cities.csv"];
        Assert.Equal(["t.csv:3: capital: AAA has a second capital, Port beside Alba; expected one capital a nation"], Errors(
            "cities", cities.Replace("32000,0", "32000,1")));
        Assert.Equal(["""t.csv:3:32: capital: is "maybe"; expected 0 or 1"""], Errors("cities", cities.Replace("32000,0", "32000,maybe")));
        Assert.Equal(["""t.csv:3:43: cultural_distance: is "1.4"; expected a number from 0 to 1, or nothing"""],
            Errors("cities", cities.Replace("Southern,0.4", "Southern,1.4")));
    }

    [Fact]
    public void A_nation_stands_once()
    {
        string nations = ScenarioFolder.Tables["nations.csv"];
        Assert.Equal(
            ["t.csv:5: iso3: AAA stands twice, first on line 2; expected each nation once"], Errors("nations", nations + nations.Split('\n')[1] + "\n"));
    }

    [Theory]
    [InlineData('\u202E')]
    [InlineData('\u2066')]
    [InlineData('\u001B')]
    [InlineData('\u2028')]
    public void A_name_that_turns_letters_round_steers_a_terminal_or_breaks_a_line_is_refused(char letter)
    {
        string cities = ScenarioFolder.Tables["cities.csv"];
        string error = Assert.Single(Errors("cities", cities.Replace("Alba", $"Al{letter}ba", StringComparison.Ordinal)));
        Assert.StartsWith("t.csv:2:", error, StringComparison.Ordinal);
        Assert.EndsWith("expected text of at most 200 bytes without control characters", error, StringComparison.Ordinal);
        Assert.DoesNotContain(letter, error);
    }

    [Fact]
    public void Marks_of_direction_that_names_of_other_scripts_need_are_kept() =>
        Assert.Empty(Errors("cities", ScenarioFolder.Tables["cities.csv"].Replace("Alba", "\u05D9\u05E4\u05D5\u200F", StringComparison.Ordinal)));

    [Fact]
    public void A_nation_without_cities_whose_people_are_a_wrong_number_is_an_error_of_that_row()
    {
        string errors = string.Join('\n', Errors("nations", ScenarioFolder.Tables["nations.csv"] + "DDD,Delta,-5,20000,100000,0,0,0.8,0.5,0,0,0\n"));
        Assert.StartsWith("t.csv:5:11: population: is \"-5\"; expected a number from ", errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Empty_tables_and_other_separators_are_refused()
    {
        string header = ScenarioFolder.Tables["cities.csv"].Split('\n')[0];
        Assert.Equal(["t.csv: is empty; expected a header with id, iso3, lat, lon, population, income_per_head"], Errors("cities", ""));
        Assert.Equal(["t.csv: is empty; expected a header with id, iso3, lat, lon, population, income_per_head"], Errors("cities", "\n\n\n"));
        Assert.Equal(["t.csv: has no city; expected one row or more"], Errors("cities", header + "\n"));
        Assert.Equal(["t.csv: has no nation; expected one row or more"], Errors("nations", ScenarioFolder.Tables["nations.csv"].Split('\n')[0]));
        Assert.Equal(["t.csv: has no office; expected one row or more; without the table firms are drawn"], Errors("corporations", "firm,city_id,value\n"));
        Assert.Equal(["t.csv:1: the header has one column; expected columns separated by commas"],
            Errors("cities", ScenarioFolder.Tables["cities.csv"].Replace(',', ';')));
    }

    [Fact]
    public void A_table_with_many_errors_lists_the_first_and_counts_the_others()
    {
        string[] errors = Errors("cities", "id,iso3,lat,lon,population,income_per_head\n" + string.Concat(Enumerable.Repeat("x,AAA,1,1,1000,1000\n", 1000)));
        Assert.Equal(21, errors.Length);
        Assert.Equal("""t.csv:2:1: id: is "x"; expected a whole number of 0 or more""", errors[0]);
        Assert.Equal("t.csv: and 980 more errors", errors[^1]);
    }

    [Fact]
    public void A_line_break_inside_quotes_counts_as_a_line_and_does_not_break_the_message()
    {
        string header = ScenarioFolder.Tables["cities.csv"].Split('\n')[0];
        Assert.Equal(
            [
                "t.csv:2:20: population: is \"1500�000\"; expected a number from 1 to 1000000000",
                "t.csv:4:11: lat: is \"200\"; expected a number from -90 to 90",
            ],
            Errors("cities", header + "\n1,Alba,AAA,N,10,10,\"1500\n000\",30000,1,,0\n2,X,AAA,N,200,10,1500,30000,0,,0\n"));
    }

    [Fact]
    public void A_world_holds_no_more_networks_than_a_city_can_be_a_member_of()
    {
        string networks =
            "network,domain,charter,join_rate,leave_rate,peer_weight\n" + string.Concat(Enumerable.Range(0, 64).Select(i => $"n{i},climate,0.8,0.1,0.01,4\n"));
        _folder.Write("t.csv", networks);
        const string Only = "memberships: none.csv\nnetworks: t.csv\n";
        _folder.Write("none.csv", "network,city_id,since\n");
        Assert.Empty(_folder.ErrorsOf(Only));
        Assert.Equal(
            ["s.yaml:5:36: interventions.0.found.network: more is one network too many; expected at most 64 networks, those of the table included"],
            _folder.ErrorsOf(Only + "interventions:\n  - {at: 2016-01, found: {network: more, domain: climate, charter: 0.8}}"));
        _folder.Write("t.csv", networks + "n64,climate,0.8,0.1,0.01,4\n");
        Assert.Equal(["t.csv:66: network: n64 is one network too many; expected at most 64 networks"], _folder.ErrorsOf(Only));
    }

    [Fact]
    public void Errors_of_all_tables_come_at_once()
    {
        _folder.Write("nations.csv", ScenarioFolder.Tables["nations.csv"].Replace("0.8,0.5", "8,0.5"));
        _folder.Write("cities.csv", ScenarioFolder.Tables["cities.csv"].Replace("1500000", "many"));
        _folder.Write("memberships.csv", "network,city_id,since\ngrean,1,2010\n");
        _folder.Write("treaty-parties.csv", "treaty,iso3,side,since\nbig-accord,ABA,,2012\n");
        Assert.Equal(
            [
                "base.yaml:3:8: years: is \"x\"; expected a whole number from 1 to 1000",
                "nations.csv:2:39: democracy: is \"8\"; expected a number from 0 to 1",
                "cities.csv:2:20: population: is \"many\"; expected a number from 1 to 1000000000",
                "treaty-parties.csv:2:12: iso3: is \"ABA\"; expected the code of a nation of the table of nations; nearest: AAA",
                "memberships.csv:2:1: network: is \"grean\"; expected the short name of a network of the table of networks; nearest: green",
            ],
            ErrorsOfBase("years: 10", "years: x"));
    }

    [Fact]
    public void A_table_is_read_with_any_line_ends_a_byte_order_mark_and_columns_that_mean_nothing_here()
    {
        string cities = ScenarioFolder.Tables["cities.csv"];
        foreach (string text in new[]
        {
            cities.Replace(
                "\n", "\r\n"), cities.Replace('\n', '\r'), "\uFEFF" + cities, cities.TrimEnd('\n'), cities + "\n\n", cities.Replace("capital", "other")
        })
            Assert.Empty(Errors("cities", text));
    }

    [Fact]
    public void Quoted_fields_hold_commas_and_doubled_quotes()
    {
        _folder.Write("t.csv", ScenarioFolder.Tables["cities.csv"].Replace("Alba", "\"Alba, \"\"the\"\" Great\""));
        Assert.Equal("Alba, \"the\" Great", _folder.PlanOf("cities: t.csv").Tables.Cities.Name![0]);
    }

    private string[] Errors(string key, string text) => _folder.ErrorsOfTable(key, "t.csv", Encoding.UTF8.GetBytes(text));

    private string[] ErrorsOfBase(string text, string wrong)
    {
        _folder.Write("base.yaml", ScenarioFolder.Base.Replace(text, wrong));
        return _folder.Errors("base.yaml");
    }

    /// <summary>Errors of a table with the first place of a text replaced; without a text with a row added.</summary>
    private string[] ErrorsWith(string key, string text, string wrong)
    {
        string table = ScenarioFolder.Tables[key == "treatyParties" ? "treaty-parties.csv" : $"{key}.csv"];
        int at = table.IndexOf(text, StringComparison.Ordinal);
        Assert.True(at >= 0);
        return Errors(key, text.Length == 0 ? table + wrong + "\n" : table[..at] + wrong + table[(at + text.Length)..]);
    }
}
