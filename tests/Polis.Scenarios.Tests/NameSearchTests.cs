using Polis.Engine.Parallel;
using Xunit;

namespace Polis.Scenarios.Tests;

/// <summary>Names are found by any part, and accents and case do not count.</summary>
public sealed class NameSearchTests : IDisposable
{
    private static readonly Lazy<IReadOnlyList<KnownName>> _world = new(() =>
    {
        using var team = new ThreadTeam(1);
        return [.. NameSearch.Of(ScenarioLoader.Load("world-2015").ToPlan(team))];
    });

    private readonly ScenarioFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("izmir", NameKind.City, "İzmir", "İzmir")]
    [InlineData("IZMIR", NameKind.City, "İzmir", "İzmir")]
    [InlineData("sao paulo", NameKind.City, "São Paulo", "São Paulo")]
    [InlineData("lodz", NameKind.City, "Łódź", "Łódź")]
    [InlineData("2988507", NameKind.City, "Paris", "Paris")]
    [InlineData("united states", NameKind.Nation, "United States", "USA")]
    [InlineData("USA", NameKind.Nation, "United States", "USA")]
    [InlineData("catal", NameKind.Group, "Catalan", "{group: Catalan}")]
    [InlineData("ESP.56", NameKind.Region, "ESP.56, district of Barcelona", "{region: \"ESP.56\"}")]
    [InlineData("single market", NameKind.Treaty, "eu-single-market", "eu-single-market")]
    [InlineData("climate leadership", NameKind.Network, "C40 Cities Climate Leadership Group", "c40")]
    [InlineData("policyLoss", NameKind.Parameter, null, "policyLoss")]
    [InlineData("policy_loss", NameKind.Parameter, null, "policyLoss")]
    public void A_name_is_found_by_a_part_of_it(string text, NameKind kind, string? name, string write)
    {
        var first = NameSearch.Find(text, _world.Value)[0];
        Assert.Equal((kind, write), (first.Kind, first.Write));
        if (name is not null) Assert.Equal(name, first.Name);
    }

    [Fact]
    public void The_best_fit_comes_first_and_of_equal_fits_the_one_with_most_people()
    {
        var found = NameSearch.Find("barcelona", _world.Value);
        Assert.Equal(
            ["\"Barcelona, ESP\"", "\"Barcelona, VEN\"", "{region: \"ESP.56\"}", "{region: \"VEN.02\"}"], found.Select(name => name.Write));
        Assert.Equal(["ESP", "VEN"], found.Take(2).Select(name => name.Nation));
        Assert.Empty(NameSearch.Find("xyzzy", _world.Value));
        Assert.Equal("Chicago", NameSearch.NearestTo("Chikago", _world.Value)[0].Write);
    }

    [Fact]
    public void What_a_name_is_written_as_finds_it_in_a_scenario()
    {
        var names = new WorldNames(_folder.Plan("base.yaml").Tables);
        Assert.All(
            NameSearch.Of(_folder.Plan("base.yaml")).Where(name => name.Kind == NameKind.City),
            name => Assert.Equal(name.Id, names.Tables.Cities.Id[names.City(name.Write.Trim('"')).Row]));
    }

    [Fact]
    public void A_name_that_is_written_without_its_accents_is_found_where_only_one_is_meant()
    {
        _folder.Write("cities.csv", ScenarioFolder.Tables["cities.csv"]
            + "6,İzmir,CCC,N,20,10,1000,40000,0,Ñandú,0.1\n7,Łódź,CCC,N,20,10,1000,40000,0,,0\n"
            + "8,Élan,CCC,N,20,10,1000,40000,0,,0\n9,Elan,BBB,N,20,10,1000,40000,0,,0\n"
            + "10,Örn,CCC,N,20,10,1000,40000,0,,0\n11,Örñ,BBB,N,20,10,1000,40000,0,,0\n");
        var names = new WorldNames(_folder.Plan("base.yaml").Tables);
        Assert.Equal(5, names.City("Izmir").Row);
        Assert.Equal(5, names.City("izmir, gamma").Row);
        Assert.Equal(6, names.City("Lodz").Row);
        Assert.Equal(8, names.City("Elan").Row);
        Assert.Equal(7, names.City("Élan").Row);
        Assert.Equal(7, names.City("Elan, CCC").Row);
        Assert.Equal(2, names.Nation("GAMMA").Row);
        Assert.Equal(2, names.Nation("ccc").Row);
        Assert.Equal("Ñandú, CCC", names.Tables.Cities.GroupNames[names.Group("nandu").Row]);
        Assert.Equal(
            ["s.yaml:3:31: interventions.0.bid.city: Orn fits 2 cities; expected its nation as in \"Paris, FRA\", or its id; nearest: Örn, CCC (id 10, "
                + "1,000 people); Örñ, BBB (id 11, 1,000 people)"],
            _folder.ErrorsOf("interventions:\n  - {at: 2016-01, bid: {city: Orn}}"));
        Assert.Equal(10, names.City("Orn, BBB").Row);
    }
}
