using Polis.Model;
using Xunit;

namespace Polis.Scenarios.Tests;

/// <summary>Tables and columns that a world may do without: what they are read to, and what stands in where they are absent.</summary>
public sealed class OptionalTableTests : IDisposable
{
    private readonly ScenarioFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Firms_come_from_their_table_in_its_order()
    {
        var tables = _folder.PlanOf("corporations: corporations.csv").Tables;
        Assert.Equal(["Acme", "Brass, Lead & Co."], tables.FirmNames);
        Assert.Equal([new CorporateOfficeRow(0, 0, 5), new(1, 2, 2), new(0, 4, 3), new(1, 4, 2)], tables.CorporateOffices);
    }

    [Fact]
    public void Without_the_table_there_are_no_firms_to_begin_with()
    {
        var tables = _folder.PlanOf("").Tables;
        Assert.Empty(tables.FirmNames);
        Assert.Empty(tables.CorporateOffices);
    }

    [Theory]
    [InlineData("corporations: corporations.csv\nparameters: {firms: 50}", "parameters.firms is not read: the firms are the 2 of the table of corporations")]
    [InlineData("corporations: corporations.csv")]
    [InlineData("parameters: {firms: 50}")]
    public void A_number_of_firms_beside_their_table_is_noted(string lines, params string[] expected)
    {
        var plan = _folder.PlanOf(lines);
        var scenario = ScenarioLoader.Load(_folder.PathOf("s.yaml"));
        Assert.Equal(expected, scenario.Notes(plan));
        _folder.Write("resolved.yaml", scenario.ToYaml());
        Assert.Equal(expected, ScenarioLoader.Load(_folder.PathOf("resolved.yaml")).Notes(plan));
    }

    [Fact]
    public void The_cities_of_a_world_of_one_nation_need_not_name_it()
    {
        _folder.Write("one.csv", string.Join('\n', ScenarioFolder.Tables["nations.csv"].Split('\n').Take(2)));
        _folder.Write("places.csv", "id,name,lat,lon,population,income_per_head\n7,Alba,10,10,1500000,30000\n9,Port,9,10,900000,32000\n");
        _folder.Write("s.yaml", "start: 2015-01\nnations: one.csv\ncities: places.csv");
        var cities = _folder.Plan("s.yaml").Tables.Cities;
        Assert.Equal([0, 0], cities.Nation);
        Assert.Equal([true, false], cities.Capital);
        _folder.Write("one.csv", ScenarioFolder.Tables["nations.csv"]);
        Assert.Equal(["places.csv:1: iso3: the column is missing; expected the code of a nation of the table of nations"], _folder.Errors("s.yaml"));
    }
}
