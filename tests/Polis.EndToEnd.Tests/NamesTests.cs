using System.Text.Json;
using Xunit;

namespace Polis.EndToEnd.Tests;

public sealed class NamesTests : IDisposable
{
    private readonly PolisProgram _polis = new();

    public void Dispose() => _polis.Dispose();

    [Fact]
    public void Names_are_listed_in_eighty_columns_as_a_scenario_writes_them()
    {
        var found = _polis.Run("names", "barcelona");
        Assert.Equal((0, ""), (found.ExitCode, found.Complaints));
        Assert.Contains("\"Barcelona, ESP\"", found.Output, StringComparison.Ordinal);
        Assert.Contains("{region: \"ESP.56\"}", found.Output, StringComparison.Ordinal);
        Assert.All(found.Output.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
    }

    [Fact]
    public void Kind_nation_scenario_and_limit_narrow_the_search()
    {
        var json = Names("names", "san", "--kind", "city", "--nation", "United States", "--limit", "2", "--json");
        Assert.Equal(["San Francisco", "San Diego"], json.GetProperty("names").EnumerateArray().Select(name => name.GetProperty("name").GetString()));
        Assert.InRange(json.GetProperty("count").GetInt32(), 3, 20);
        var first = json.GetProperty("names")[0];
        Assert.Equal(("city", 5391959, "USA"),
            (first.GetProperty("kind").GetString(), first.GetProperty("id").GetInt64(), first.GetProperty("nation").GetString()));
        _polis.Write("mine.yaml", "extends: tiny\ninterventions:\n  - {at: 2020-01, found: {network: open-ports, domain: trade, charter: 0.8}}\n");
        Assert.Equal(1, Names("names", "open-ports", "--scenario", "mine.yaml", "--kind", "network", "--json").GetProperty("count").GetInt32());
        Assert.Equal("defiance", Names("names", "defiance", "--kind", "metric", "--json").GetProperty("names")[0].GetProperty("write").GetString());
        Assert.Contains("eu-single-market", _polis.Run("names", "--kind", "treaty", "--limit", "100").Output, StringComparison.Ordinal);
        Assert.Contains("more; --limit", _polis.Run("names", "san").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Turkey", "Turkiye", "TUR")]
    [InlineData("european union", "single-market", "eu-single-market")]
    public void What_people_also_say_is_found_and_shown(string other, string name, string write)
    {
        string Found(string word) =>
            Names("names", word, "--json").GetProperty("names").EnumerateArray().First(found => found.GetProperty("write").GetString() == write).GetRawText();

        Assert.Equal(Found(name), Found(other));
        Assert.Contains(other, _polis.Run("names", other).Output, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_word_that_no_name_has_is_answered_with_the_nearest_and_is_no_error()
    {
        var found = _polis.Run("names", "Chikago");
        Assert.Equal((0, "No name has \"Chikago\" in it; nearest: Chicago (city)\n", ""), (found.ExitCode, found.Output, found.Error));
        var json = Names("names", "Chikago", "--json");
        Assert.Equal((0, "Chicago"), (json.GetProperty("count").GetInt32(), json.GetProperty("nearest")[0].GetProperty("write").GetString()));
    }

    [Theory]
    [InlineData("names", "a", "--kind", "town", "--kind: is \"town\"; expected one of city, nation, group, region, treaty, network, metric, parameter")]
    [InlineData("names", "a", "--nation", "USB", "--nation: there is no nation USB; expected the code of a nation; nearest: USA (United States)")]
    [InlineData("names", "a", "--limit", "0", "--limit: is \"0\"; expected a whole number from 1 to 1,000,000")]
    public void A_wrong_option_is_refused(params string[] line)
    {
        var refused = _polis.Run(line[..^1]);
        Assert.Equal(2, refused.ExitCode);
        Assert.Contains(line[^1], refused.Error, StringComparison.Ordinal);
    }

    private JsonElement Names(params string[] arguments)
    {
        using var document = JsonDocument.Parse(_polis.Run(arguments).Output);
        return document.RootElement.Clone();
    }
}
