using System.Text.RegularExpressions;
using Polis.Model;

namespace Polis.Scenarios.Tables;

/// <summary>Columns of the table of nations.</summary>
/// <param name="domains">Domains of policy.</param>
internal sealed partial class NationColumns(IReadOnlyList<PolicyDomain> domains)
{
    /// <summary>Columns that hold the base of a policy, where a table has no <c>policy.DOMAIN</c>.</summary>
    private static readonly Dictionary<string, string> _bases = new()
    {
        ["trade"] = "trade_openness",
        ["security"] = "security_alignment",
        ["climate"] = "climate_policy",
    };

    /// <summary>Code.</summary>
    public readonly TextColumn Code = new("iso3", "Code, as in FRA", blank: false,
        what: "a code of up to 12 letters, digits and hyphens that does not begin with NEW-", fits: code => CodePattern().IsMatch(code));

    /// <summary>Name.</summary>
    public readonly TextColumn Name = new("name", "Name; the code where there is none", required: false);

    /// <summary>People.</summary>
    public readonly NumberColumn Population = new("population", "People, those of its cities included", 1, 1e11);

    /// <summary>Output per head.</summary>
    public readonly NumberColumn Income = new("gdp_per_head_ppp", "Output per head, PPP dollars a year", 1, 1e9);

    /// <summary>Area.</summary>
    public readonly NumberColumn Area = new("area_km2", "Area, km²", 0.001, 5.2e8);

    /// <summary>Latitude.</summary>
    public readonly NumberColumn Latitude = new("lat", "Latitude of its centre, degrees", -90, 90);

    /// <summary>Longitude.</summary>
    public readonly NumberColumn Longitude = new("lon", "Longitude of its centre, degrees", -180, 180);

    /// <summary>Democracy.</summary>
    public readonly NumberColumn Democracy = new("democracy", "Democracy, from none to full", 0, 1);

    /// <summary>Federal order.</summary>
    public readonly NumberColumn Federalism = new("federalism", "Federal order, from unitary to federal", 0, 1);

    /// <summary>Veto players.</summary>
    public readonly NumberColumn Veto = new(
        "veto_players", "Veto players; by a rule from democracy and federalism where there is no such column", 0, 20, required: false);

    /// <summary>Growth.</summary>
    public readonly NumberColumn Growth = new(
        "growth", "Growth of productivity per year; the parameter growthRate where there is none", -0.5, 0.5, required: false, blank: true);

    private readonly NumberColumn[] _policies =
        [.. domains.Select(domain => new NumberColumn(
            $"policy.{domain.Name}", "Base of policy in that domain; drawn where there is none", -1, 1, required: false, blank: true))];

    private readonly NumberColumn?[] _policyBases =
    [
        .. domains.Select(domain => _bases.TryGetValue(domain.Name, out string? column)
            ? new NumberColumn(column, $"Used only where there is no column policy.{domain.Name}", -1, 1, required: false, blank: true)
            : null),
    ];

    /// <summary>All columns.</summary>
    public IReadOnlyList<TableColumn> All =>
        [Code, Name, Population, Income, Area, Latitude, Longitude, Democracy, Federalism, Veto, Growth, .. _policyBases.OfType<TableColumn>(), .. _policies];

    /// <summary>Base of policy (nation × domains + domain), NaN where the table is silent.</summary>
    public double[] Policy(int rows)
    {
        var policy = new double[rows * domains.Count];
        for (int n = 0; n < rows; n++)
        {
            for (int k = 0; k < domains.Count; k++)
                policy[n * domains.Count + k] =
                    _policies[k].Present ? _policies[k].Values[n] : _policyBases[k] is { Present: true } column ? column.Values[n] : double.NaN;
        }
        return policy;
    }

    [GeneratedRegex("^(?!NEW-)[A-Za-z0-9-]{1,12}$")]
    private static partial Regex CodePattern();
}

/// <summary>Reads and checks the table of nations.</summary>
internal static class NationReader
{
    /// <summary>Reads it; null where it cannot be read.</summary>
    public static NationInputs? Read(TableSet set)
    {
        var columns = new NationColumns(set.Domains);
        if (set.Read("nations", columns.All) is not { } table) return null;
        if (table.Rows == 0 && table.Report.Count == 0) table.Report.Add(0, 0, "", "has no nation", "one row or more");
        string[] codes = columns.Code.Values;
        var names = new DistinctNames("iso3", "nation");
        for (int n = 0; n < table.Rows; n++)
            if (codes[n].Length > 0) names.TryAdd(table, n, codes);
        return new NationInputs
        {
            Code = codes,
            Name = [.. codes.Select((code, n) => columns.Name.Present && columns.Name.Values[n].Length > 0 ? columns.Name.Values[n] : code)],
            Population = columns.Population.Values,
            IncomePerHead = columns.Income.Values,
            Area = columns.Area.Values,
            Latitude = columns.Latitude.Values,
            Longitude = columns.Longitude.Values,
            Democracy = columns.Democracy.Values,
            Federalism = columns.Federalism.Values,
            VetoPlayers = columns.Veto.Present ? columns.Veto.Values
                : [.. columns.Democracy.Values.Select((d, n) => VetoPlayers(d, columns.Federalism.Values[n]))],
            PolicyBase = columns.Policy(table.Rows),
            Growth = columns.Growth.Present ? columns.Growth.Values : null,
        };
    }

    /// <summary>Veto players where a table is silent: the rule of scenarios/data/SOURCES.md.</summary>
    public static double VetoPlayers(double democracy, double federalism) => 0.5 + 2 * democracy * (0.4 + 0.6 * federalism) + Math.Max(0, democracy - 0.5);
}
