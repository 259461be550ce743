using Polis.Model;
using Polis.Scenarios.Shapes;

namespace Polis.Scenarios.Interventions;

/// <summary><c>set</c>: a parameter, or a column of a nation, a city or a pair of nations.</summary>
internal static class SetKind
{
    /// <summary>A column that can be set.</summary>
    /// <param name="Name">Name, as the model knows it.</param>
    /// <param name="ByDomain">Whether it has a value a domain.</param>
    /// <param name="Minimum">Least value.</param>
    /// <param name="Maximum">Greatest value.</param>
    private sealed record Settable(string Name, bool ByDomain, double Minimum, double Maximum);

    private static readonly Settable[] _nation =
    [
        new("policy", true, -1, 1), new("hinterlandIdeal", true, -1, 1), new("democracy", false, 0, 1),
        new("federalism", false, 0, 1), new("vetoPlayers", false, 0, 20), new("belief", false, 0, 1),
    ];

    private static readonly Settable[] _city =
    [
        new("autonomy", true, 0, 1), new("ideal", true, -1, 1), new("salience", true, 0, 3),
        new("grievance", false, 0, 1), new("culturalDistance", false, 0, 1), new("population", false, 1, 1e9),
    ];

    private static readonly Settable[] _pair =
    [
        new("tradeAgreement", false, 0, 1), new("alliance", false, 0, 1), new("recognised", false, 0, 1),
    ];

    private static readonly Key _to = new("to", new NumberShape("New value, in the range of what is set.", double.NegativeInfinity, double.PositiveInfinity), Required: true);

    /// <summary>The kind.</summary>
    public static InterventionKind Set { get; } = new("set", new ChoiceShape(
        "Sets a value, once; with `until` it is held until then, and what was before returns.",
        ("parameter", new MapShape("Sets a parameter from now on.",
            new Key("parameter", new NameShape("Name of the parameter.", [.. ParameterInfo.All.Select(parameter => parameter.Name)], "the name of a parameter"), Required: true),
            new Key("to", new NumberShape("New value, in the range of the parameter.", double.NegativeInfinity, double.PositiveInfinity, Word: "computed"), Required: true))),
        ("nation", new MapShape("Sets a column of a nation.",
            new Key("nation", Terms.Nation, Required: true),
            new Key("column", Column(_nation), Required: true),
            _to,
            new Key("announce", new FlagShape("Whether the news moves the nation's cities towards networks of the domain.", Default: false)))),
        ("city", new MapShape("Sets a column of a city.", new Key("city", Terms.City, Required: true), new Key("column", Column(_city), Required: true), _to)),
        ("pair", new MapShape("Sets a column of a pair of nations, both ways.",
            new Key("pair", new ListShape("Two nations.", Terms.Nation, "nations", 2, 2), Required: true),
            new Key("column", Column(_pair), Required: true),
            _to))), Compile);

    private static Intervention? Compile(InterventionContext it)
    {
        if (it.Has("parameter")) return SetParameter(it);
        if (it.Has("nation")) return SetNation(it);
        if (it.Has("city")) return SetCity(it);
        return SetPair(it);
    }

    private static SetParameter? SetParameter(InterventionContext it)
    {
        if (ParameterInfo.Find(it.Text("parameter")) is not { } parameter) return null;
        var shape = ScenarioShape.Parameter(parameter);
        double to = it.Number("to");
        bool computed = double.IsNaN(to) && shape.Word is not null;
        if (it.HasSound("to") && !computed && !(to >= shape.Minimum && to <= shape.Maximum))
            it.Refuse("to", $"is {it.Text("to")}, out of range for {parameter.Name}", shape.Expected);
        return new SetParameter(it.Month, it.Until, parameter, to);
    }

    private static SetNation SetNation(InterventionContext it)
    {
        var (column, domain) = ColumnOf(it, _nation);
        bool announce = it.Flag("announce", absent: false);
        if (announce && column is not null and not "policy") it.Refuse("announce", $"{column} is no policy; news is of policies only", "policy.DOMAIN as column");
        return new SetNation(it.Month, it.Until, it.Nation("nation"), column ?? "", domain, it.Number("to"), announce);
    }

    private static SetCity SetCity(InterventionContext it)
    {
        var (column, domain) = ColumnOf(it, _city);
        return new SetCity(it.Month, it.Until, it.City("city"), column ?? "", domain, it.Number("to"));
    }

    private static SetPair? SetPair(InterventionContext it)
    {
        var (column, _) = ColumnOf(it, _pair);
        double to = it.Number("to");
        if (it.HasSound("to") && to is not (0 or 1)) it.Refuse("to", $"is {it.Text("to")}", "0 or 1");
        return it.Nations("pair") is [var nation, var other] ? new SetPair(it.Month, it.Until, nation, other, column ?? "", to) : null;
    }

    private static (string? Column, int Domain) ColumnOf(InterventionContext it, Settable[] columns)
    {
        string text = it.Text("column");
        if (text.Length == 0) return (null, -1);
        foreach (var column in columns)
        {
            for (int k = 0; k < (column.ByDomain ? it.Names.Domains.Count : 1); k++)
            {
                if (text != (column.ByDomain ? $"{column.Name}.{it.Names.Domains[k].Name}" : column.Name)) continue;
                double to = it.Number("to");
                if (columns != _pair && (to < column.Minimum || to > column.Maximum))
                    it.Refuse("to", $"is {it.Text("to")}, out of range for {text}", $"a number from {NumberShape.Text(column.Minimum)} to {NumberShape.Text(column.Maximum)}");
                return (column.Name, column.ByDomain ? k : -1);
            }
        }
        var valid = columns.SelectMany(column => column.ByDomain ? it.Names.Domains.Select(domain => $"{column.Name}.{domain.Name}") : [column.Name]);
        it.Refuse("column", $"{text} cannot be set", NamesOf(columns), Nearest.Of(text, valid));
        return (null, -1);
    }

    private static string NamesOf(Settable[] columns)
    {
        var names = columns.Select(column => column.ByDomain ? $"{column.Name}.DOMAIN" : column.Name).ToList();
        return $"{string.Join(", ", names.SkipLast(1))} or {names[^1]}";
    }

    private static TextShape Column(Settable[] columns)
    {
        string pattern = string.Join('|', columns.Select(column => column.ByDomain ? $@"{column.Name}\.[A-Za-z][A-Za-z0-9-]*" : column.Name));
        string ranges = string.Join(", ", columns.Select(column => $"{column.Name}{(column.ByDomain ? ".DOMAIN" : "")} ({NumberShape.Text(column.Minimum)} to {NumberShape.Text(column.Maximum)})"));
        return new TextShape($"The column, with its range: {ranges}.", NamesOf(columns), Pattern: $"^({pattern})$", Hint: true);
    }
}
