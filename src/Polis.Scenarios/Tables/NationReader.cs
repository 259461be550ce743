using System.Text.RegularExpressions;
using Polis.Model;

namespace Polis.Scenarios.Tables;

/// <summary>Reads and checks the table of nations.</summary>
internal static partial class NationReader
{
    /// <summary>Columns that hold the base of a policy, where a table has no <c>policy.DOMAIN</c>.</summary>
    private static readonly Dictionary<string, string> _policyColumns = new()
    {
        ["trade"] = "trade_openness",
        ["security"] = "security_alignment",
        ["climate"] = "climate_policy",
    };

    /// <summary>Reads it; null where it cannot be read.</summary>
    public static NationTable? Read(TableSet set)
    {
        var code = new TextColumn("iso3", blank: false);
        var name = new TextColumn("name", required: false);
        var population = new NumberColumn("population", 0, 1e11, open: true);
        var income = new NumberColumn("gdp_per_head_ppp", 0, 1e9, open: true);
        var area = new NumberColumn("area_km2", 0, 5.2e8, open: true);
        var latitude = new NumberColumn("lat", -90, 90);
        var longitude = new NumberColumn("lon", -180, 180);
        var democracy = new NumberColumn("democracy", 0, 1);
        var federalism = new NumberColumn("federalism", 0, 1);
        var veto = new NumberColumn("veto_players", 0, 20, required: false);
        var growth = new NumberColumn("growth", -0.5, 0.5, required: false, blank: true);
        var policies = set.Domains.Select(domain => new NumberColumn($"policy.{domain.Name}", -1, 1, required: false, blank: true)).ToArray();
        var bases = set.Domains.Select(domain => _policyColumns.TryGetValue(domain.Name, out string? column) ? new NumberColumn(column, -1, 1, required: false, blank: true) : null).ToArray();
        TableColumn[] columns = [code, name, population, income, area, latitude, longitude, democracy, federalism, veto, growth, .. policies, .. bases.OfType<NumberColumn>()];
        if (set.Read("nations", columns) is not { } table) return null;

        if (table.Rows == 0 && table.Report.Count == 0) table.Report.Add(0, 0, "", "has no nation", "one row or more");
        var seen = new Dictionary<string, int>();
        for (int n = 0; n < table.Rows; n++)
        {
            if (!seen.TryAdd(code.Values[n], n)) table.Refuse(n, "iso3", $"{code.Values[n]} stands twice, first on line {table.Lines[seen[code.Values[n]]]}", "each nation once");
            if (!Code().IsMatch(code.Values[n]) || code.Values[n].StartsWith("NEW-", StringComparison.Ordinal))
                table.Refuse(n, "iso3", $"is \"{code.Values[n]}\"", "a code of up to 12 letters, digits and hyphens that does not begin with NEW-");
        }
        int domains = set.Domains.Count;
        var policy = new double[table.Rows * domains];
        for (int n = 0; n < table.Rows; n++)
        {
            for (int k = 0; k < domains; k++)
                policy[n * domains + k] = policies[k].Present ? policies[k].Values[n] : bases[k] is { Present: true } column ? column.Values[n] : double.NaN;
        }
        return new NationTable
        {
            Code = code.Values,
            Name = [.. code.Values.Select((id, n) => name.Present && name.Values[n].Length > 0 ? name.Values[n] : id)],
            Population = population.Values,
            IncomePerHead = income.Values,
            Area = area.Values,
            Latitude = latitude.Values,
            Longitude = longitude.Values,
            Democracy = democracy.Values,
            Federalism = federalism.Values,
            VetoPlayers = veto.Present ? veto.Values : [.. democracy.Values.Select((d, n) => VetoPlayers(d, federalism.Values[n]))],
            PolicyBase = policy,
            Growth = growth.Present ? growth.Values : null,
        };
    }

    /// <summary>Veto players where a table is silent: the rule of scenarios/data/SOURCES.md.</summary>
    public static double VetoPlayers(double democracy, double federalism) => 0.5 + 2 * democracy * (0.4 + 0.6 * federalism) + Math.Max(0, democracy - 0.5);

    [GeneratedRegex("^[A-Za-z0-9-]{1,12}$")]
    private static partial Regex Code();
}
