using Polis.Model;

namespace Polis.Scenarios.Tables;

/// <summary>A table of a world: its key in a scenario, what it holds, its columns.</summary>
/// <param name="Key">Key.</param>
/// <param name="What">What it holds, as in "nations".</param>
/// <param name="Columns">Its columns; those by domain end with <c>.DOMAIN</c>.</param>
internal sealed record TableDefinition(string Key, string What, IReadOnlyList<TableColumn> Columns)
{
    /// <summary>What it holds, its columns by name.</summary>
    public string Description
    {
        get
        {
            string others = string.Join(", ", Columns.Where(column => !column.Required).Select(column => column.Name));
            return $"Table of {What}: {string.Join(", ", Columns.Where(column => column.Required).Select(column => column.Name))}"
                + $"{(others.Length == 0 ? "" : $"; and {others}")}.";
        }
    }
}

/// <summary>All tables of a world, from the columns that their readers read.</summary>
internal static class TableDefinitions
{
    private const string _placeholder = "DOMAIN";

    /// <summary>Domains that have columns of their own names, and one that stands for any.</summary>
    private static readonly PolicyDomain[] _domains =
        [.. new[] { "trade", "security", "climate", _placeholder }.Select(name => new PolicyDomain(name, EconomicLever.None))];

    private static readonly NamedRows _none = new([]);

    private static readonly NamedRows _domainRows = new(new() { ["the scenario's domains"] = 0 });

    /// <summary>The tables.</summary>
    public static IReadOnlyList<TableDefinition> All { get; } =
    [
        new("nations", "nations", Documented(new NationColumns(_domains).All)),
        new("cities", "cities", Documented(new CityColumns(_domains, _none).All)),
        new("pairs", "pairs of nations, without which distances are those of their centres", new PairColumns(_none).All),
        new("networks", "city networks", new NetworkColumns(_domainRows, _none).All),
        new("memberships", "cities in networks", new MembershipColumns(_none).All),
        new("treaties", "treaties of nations", new TreatyColumns(_domainRows).All),
        new("treatyParties", "the parties of treaties", new TreatyPartyColumns(_none, _none).All),
        new("corporations", "firms' offices in cities, without which firms are drawn", new CorporationColumns().All),
    ];

    private static IReadOnlyList<TableColumn> Documented(IReadOnlyList<TableColumn> columns) =>
        [.. columns.Where(
            column => !column.Name.Contains('.', StringComparison.Ordinal) || column.Name.EndsWith($".{_placeholder}", StringComparison.Ordinal))];
}
