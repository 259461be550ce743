using Polis.Model;
using Polis.Scenarios.Shapes;
using Polis.Scenarios.Yaml;

namespace Polis.Scenarios.Interventions;

/// <summary>
/// Reads the values of one intervention and looks up their names, and says where one does not fit. What has the wrong form was refused before and is passed
/// over here, so that the names beside it are still looked up.
/// </summary>
/// <param name="row">Number of the intervention.</param>
/// <param name="map">Its values.</param>
/// <param name="path">Path of its values.</param>
/// <param name="names">Names of the world.</param>
/// <param name="founded">What the scenario itself founds.</param>
/// <param name="errors">Takes what is wrong.</param>
internal sealed class InterventionReader(int row, MapNode map, string path, WorldNames names, FoundedNames founded, ErrorList errors)
{
    private bool _sound = !map.Faulty;
    private int _month;

    /// <summary>Reads all fields of a form.</summary>
    public InterventionValues Read(InterventionForm form, int month, int? until)
    {
        _month = month;
        var values = new InterventionValues(month, until, names.Tables, names.Networks.Count + founded.Networks.Count, names.Describe);
        foreach (var field in form.Fields)
            if (map[field.Name] is { } node && Value(field, node) is { } value) values.Put(field, value, node is TextNode text ? text.Text : "");
        values.Sound = _sound;
        return values;
    }

    /// <summary>Says that a value does not fit.</summary>
    public void Refuse(InterventionProblem problem)
    {
        string? expected = problem.Range is { } range ? FieldShapes.Of(range).Expected : problem.Expected;
        Refuse(map[problem.Field.Name]!.Place, problem.Field.Name, problem.What, expected);
    }

    /// <summary>The value of a field; null where there is none that is sound. A list may hold -1 for a name that is not known.</summary>
    private object? Value(InterventionField field, Node node) => (field, node) switch
    {
        (CitiesField, ListNode list) => Rows(field, list, names.City),
        (NationsField, ListNode list) => Rows(field, list, names.Nation),
        (AnnouncementField, MapNode one) => Announcement(field, one),
        (_, not TextNode) or (_, { Faulty: true }) => null,
        (CityField, TextNode text) => Row(field.Name, text, names.City),
        (NationField, TextNode text) => Row(field.Name, text, names.Nation),
        (DomainField, TextNode text) => Row(field.Name, text, names.Domain),
        (GroupField, TextNode text) => Row(field.Name, text, names.Group),
        (NumberField, _) => NumberShape.Read(node),
        (FlagField, _) => FlagShape.Read(node),
        (ParameterField, TextNode text) => ParameterInfo.Find(text.Text),
        (TreatyField, TextNode text) => Known(field, text, "treaty", names.Treaties, founded.Treaties, names.Networks, "it is a network, which cities join"),
        (NetworkField, TextNode text) => Known(field, text, "network", names.Networks, founded.Networks, names.Treaties, "it is a treaty, which nations join"),
        (NewTreatyField, TextNode text) => New(field, text, "treaty", names.Treaties, founded.Treaties),
        (NewNetworkField, TextNode text) => New(field, text, "network", names.Networks, founded.Networks),
        (TextField, TextNode text) => text.Text,
        (IChoiceField choice, TextNode text) => choice.ValueOf(text.Text),
        (IColumnField columns, TextNode text) => Column(field, columns, text),
        _ => throw new ArgumentException($"The field {field.Name} cannot be read."),
    };

    private int? Row(string key, TextNode text, Func<string, NameMatch> find)
    {
        var match = find(text.Text);
        if (match.Row >= 0) return match.Row;
        Refuse(text.Place, key, match.Problem, match.Expected, match.Nearest);
        return null;
    }

    private List<int> Rows(InterventionField field, ListNode list, Func<string, NameMatch> find)
    {
        var rows = new List<int>(list.Items.Count);
        for (int i = 0; i < list.Items.Count; i++)
        {
            if (list.Items[i] is not TextNode { Faulty: false } text) continue;
            string key = $"{field.Name}.{i}";
            int row = Row(key, text, find) ?? -1;
            if (row >= 0 && rows.Contains(row)) Refuse(text.Place, key, $"{text.Text} stands twice", "each once");
            rows.Add(row);
        }
        return rows;
    }

    /// <summary>The one entry of an announcement, <c>policy.DOMAIN: value</c>.</summary>
    private Announcement? Announcement(InterventionField field, MapNode one)
    {
        if (one.Entries is not [var (name, place, value)]) return null;
        var valid = names.Domains.Select(domain => $"policy.{domain.Name}").ToList();
        int domain = valid.IndexOf(name);
        if (domain < 0) Refuse(place, field.Name, $"{name} is no policy of this scenario", $"one of {string.Join(", ", valid)}", Nearest.Of(name, valid));
        return new Announcement(domain, value.Faulty ? double.NaN : NumberShape.Read(value));
    }

    /// <summary>A name of the tables or of what the scenario founds, which must be open by then.</summary>
    private string? Known(
        InterventionField field, TextNode text, string what, IReadOnlyDictionary<string, int> tables, Dictionary<string, (int Month, int Row)> own,
        IReadOnlyDictionary<string, int> others, string otherwise)
    {
        string name = text.Text;
        int since = tables.TryGetValue(name, out int month) ? month : own.TryGetValue(name, out var mine) ? mine.Month : -1;
        if (since >= 0 && since <= _month) return name;
        if (since >= 0)
        {
            Refuse(text.Place, field.Name, $"{name} is open only from {MonthShape.Write(since)}", $"`at` of {MonthShape.Write(since)} or later");
            return null;
        }
        var all = tables.Keys.Concat(own.Keys).ToList();
        string problem = $"there is no {what} {name}{(others.ContainsKey(name) ? $"; {otherwise}" : "")}";
        string expected = all.Count is > 0 and <= 12 ? $"one of {string.Join(", ", all)}" : $"the short name of a {what}";
        Refuse(text.Place, field.Name, problem, expected, Nearest.Of(name, all));
        return null;
    }

    /// <summary>A name that neither the tables nor an intervention before this one has.</summary>
    private string New(
        InterventionField field, TextNode text, string what, IReadOnlyDictionary<string, int> tables, Dictionary<string, (int Month, int Row)> own)
    {
        string name = text.Text;
        if (tables.ContainsKey(name) || own[name].Row != row) Refuse(text.Place, field.Name, $"there is a {what} {name} already", "a new name");
        return name;
    }

    private object? Column(InterventionField field, IColumnField columns, TextNode text)
    {
        var valid = columns.Columns.SelectMany(column => column.ByDomain
            ? names.Domains.Select((domain, k) => (Name: $"{column.Name}.{domain.Name}", Column: column, Domain: k)) : [(column.Name, column, -1)]).ToList();
        if (valid.Find(each => each.Name == text.Text) is { Column: { } chosen, Domain: var domain }) return columns.ValueOf(chosen, domain);
        string? nearest = Nearest.Of(text.Text, valid.Select(each => each.Name));
        Refuse(text.Place, field.Name, $"{text.Text} cannot be set", FieldShapes.NamesOf(columns.Columns), nearest);
        return null;
    }

    private void Refuse(Place place, string key, string problem, string? expected, string? nearest = null)
    {
        errors.Add(place, $"{path}.{key}", problem, expected, nearest);
        _sound = false;
    }
}
