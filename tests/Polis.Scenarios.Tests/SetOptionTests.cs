using Polis.Model;
using Xunit;

namespace Polis.Scenarios.Tests;

public sealed class SetOptionTests : IDisposable
{
    private const string Lines = "interventions:\n  - {at: 2016-01, set: {city: Alba, column: autonomy.climate, to: 0.6}}";

    private readonly ScenarioFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", "--set : names no key; expected PATH=VALUE, as in parameters.policyLoss=0.1")]
    [InlineData("=3", "--set =3: names no key; expected PATH=VALUE, as in parameters.policyLoss=0.1")]
    [InlineData("years", "--set years: years: has no value; expected PATH=VALUE, as in parameters.policyLoss=0.1")]
    [InlineData("years= ", "--set years= : years: has no value; expected PATH=VALUE, as in parameters.policyLoss=0.1")]
    [InlineData("years=x", """--set years=x: years: is "x"; expected a whole number from 1 to 1000""")]
    [InlineData("year=3", "--set year=3: year: unknown key; expected a key of a scenario; nearest: years")]
    [InlineData("parameters.polcyLoss=1", "--set parameters.polcyLoss=1: parameters.polcyLoss: unknown key; "
        + "expected the name of a parameter, as `polis scenario new` lists them; nearest: policyLoss")]
    [InlineData("parameters.policyLoss=9", "--set parameters.policyLoss=9: parameters.policyLoss: is 9, out of range; expected a number from 0 to 2")]
    [InlineData("parameters.policyLoss=.nan",
        "--set parameters.policyLoss=.nan: parameters.policyLoss: is .nan, no finite number; expected a number from 0 to 2")]
    [InlineData("parameters.policyLoss.x=1", "--set parameters.policyLoss.x=1: parameters.policyLoss: is a map; expected a number from 0 to 2")]
    [InlineData("parameters=3", """--set parameters=3: parameters: is "3"; expected a map""")]
    [InlineData("parameters={harm: 0.1, harm: 0.2}",
        "--set parameters={harm: 0.1, harm: 0.2}: parameters.harm: stands twice, first on line 1; expected each key once")]
    [InlineData("years={a",
        "--set years={a: years: is not YAML: while parsing a flow mapping, did not find expected ',' or '}'; expected a `}` that closes the map")]
    [InlineData("name=\"x",
        "--set name=\"x: name: is not YAML: while scanning a quoted scalar, found unexpected end of stream; expected a closing quote on the same line")]
    [InlineData("name=*x", "--set name=*x: name: *x refers to no anchor above it; expected &x before a value above, or quotes around a text")]
    [InlineData("name=a: b", "--set name=a: b: name: is a map; expected text")]
    [InlineData("interventions.1.at=2016-01", "--set interventions.1.at=2016-01: interventions.1: there is no item 1; expected 0")]
    [InlineData("interventions.x.at=2016-01", "--set interventions.x.at=2016-01: interventions.x: there is no item x; expected 0")]
    [InlineData("interventions.0=5", "--set interventions.0=5: interventions.0: is \"5\"; "
        + "expected a map with one of set, join, withdraw, found, sanction, tie, shock, stance, bid")]
    [InlineData("interventions.0.set.to.x=5", "--set interventions.0.set.to.x=5: interventions.0.set.to.x: interventions.0.set.to has no keys below it; "
        + "expected interventions.0.set.to={x: …}, if a map may stand there")]
    [InlineData("interventions.0.set.city=Port", "--set interventions.0.set.city=Port: interventions.0.set.city: Port fits 2 cities; "
        + "expected its nation as in \"Paris, FRA\", or its id; nearest: Port, AAA (id 2, 900,000 people); Port, BBB (id 4, 700,000 people)")]
    [InlineData("report.watch.0=Alba",
        "--set report.watch.0=Alba: report.watch: there is no list, so that no item of it can be set; expected report.watch=[…], the whole list")]
    [InlineData("report.watch=[Albo]", "--set report.watch=[Albo]: report.watch.0: there is no city Albo; "
        + "expected the name or id of a city; nearest: Alba, AAA (id 1, 1,500,000 people)")]
    [InlineData("extends=tiny", "--set extends=tiny: extends: cannot be set; expected the name of the base as the scenario to run")]
    [InlineData("synthetic.cities=5", "--set synthetic.cities=5: synthetic.nations: is missing; expected a whole number from 1 to 2000")]
    public void An_option_that_is_wrong_is_named_with_its_path_and_what_was_expected(string option, string expected) =>
        Assert.Equal([expected], _folder.ErrorsOf(Lines, option));

    [Fact]
    public void A_table_from_an_option_that_is_not_there_is_said_at_the_option() =>
        Assert.StartsWith("--set cities=no.csv: cities: there is no file ", Assert.Single(_folder.ErrorsOf(Lines, "cities=no.csv")));

    [Fact]
    public void All_options_are_checked_with_the_file_at_once()
    {
        string[] expected =
        [
            "--set seed=-1: seed: is -1, out of range; expected a whole number from 0 to 9007199254740991",
            "--set start=2016: start: is \"2016\"; expected a month as in 2017-06",
            "s.yaml:4:8: years: is \"x\"; expected a whole number from 1 to 1000",
        ];
        Assert.Equal(expected, _folder.ErrorsOf(Lines + "\nyears: x", "seed=-1", "start=2016").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_value_is_set_anywhere_and_the_last_wins()
    {
        _folder.Write("s.yaml", "extends: base.yaml\n" + Lines + "\n");
        var plan = _folder.Plan("s.yaml", "years=3", " years = 4 ", "parameters.harm=0.5",
            "interventions.0.set.to=0.25", "interventions.0.set.city=1", "domains=[trade, security, climate]");
        Assert.Equal(4, plan.Years);
        Assert.Equal(0.5, plan.Parameters.Harm);
        Assert.Equal(3, plan.Tables.Domains.Count);
        Assert.Equal(0.25, Assert.IsType<SetCity>(Assert.Single(plan.Interventions)).To);
        Assert.Empty(_folder.Plan("s.yaml", "interventions=[]").Interventions);
        Assert.Equal(30, _folder.Plan("s.yaml", "interventions=[]", "synthetic={cities: 30, nations: 3}").Tables.Cities.Count);
    }

    [Fact]
    public void A_path_in_an_option_counts_from_the_working_directory()
    {
        string here = Path.GetRelativePath(Directory.GetCurrentDirectory(), _folder.PathOf("other.csv"));
        _folder.Write("other.csv", ScenarioFolder.Tables["cities.csv"] + "6,Dell,CCC,S,20,11,300000,30000,0,,0\n");
        Assert.Equal(6, _folder.Plan("base.yaml", $"cities={here}").Tables.Cities.Count);
    }
}
