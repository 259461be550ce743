using Polis.Model;
using Polis.Scenarios.Places;
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
/// <param name="open">Networks and treaties.</param>
/// <param name="openBy">Month in which treaties and networks must be open.</param>
/// <param name="errors">Takes what is wrong.</param>
internal sealed class InterventionReader(int row, MapNode map, string path, WorldNames names, OpenNames open, int openBy, ErrorList errors)
{
    private readonly List<Choice> _choices = [];
    private readonly List<PlaceSet> _about = [];
    private bool _sound = !map.Faulty;

    /// <summary>Reads all fields of a form.</summary>
    public ReadValues Read(InterventionForm form, int month, int? until)
    {
        var values = new InterventionValues(month, until, names.Tables, names.Networks.Count + open.Networks.Own.Count, names.Describe);
        foreach (var field in form.Fields)
        {
            if (map[KeyOf(field)] is not { Faulty: false } node) continue;
            if (field is CityField or NationField) Choose(field, node, KeyOf(field));
            else if (field is TupleField) ChooseTuple(field, (ListNode)node);
            else if (Value(field, node) is { } value) values.Put(field, value, node is TextNode text ? text.Text : "");
        }
        var read = new ReadValues(values, _choices, _about);
        if (read.Count > ReadValues.Most)
            Refuse(map.Place, "", $"stands for {read.Count:N0} interventions", $"places that make {ReadValues.Most:N0} or fewer");
        values.Sound = _sound;
        return _sound ? read : read with { Choices = [.. _choices.Select(choice => choice with { Targets = [choice.Targets[0]] })] };
    }

    /// <summary>Names a place for messages.</summary>
    public string Describe(Target target) => target is CityTarget ? names.NameOfCity(target.Row) : names.Tables.Nations.Code[target.Row];

    /// <summary>Says that a value does not fit.</summary>
    public void Refuse(InterventionProblem problem)
    {
        string? expected = problem.Range is { } range ? FieldShapes.Of(range).Expected : problem.Expected;
        string key = KeyOf(problem.Field);
        Refuse(map[key]!.Place, key, problem.What, expected);
    }

    /// <summary>The key under which the value of a field stands.</summary>
    private string KeyOf(InterventionField field) => FieldShapes.KeyOf(field).Names.FirstOrDefault(name => map[name] is not null, field.Name);

    private PlaceReader ReaderAt(string key) => new(names, open, openBy, (place, below, match) =>
        Refuse(place, below.Length == 0 ? key : $"{key}.{below}", match.Problem, match.Expected, match.Nearest));

    /// <summary>Reads what stands in one place: what is there to choose from.</summary>
    private void Choose(InterventionField field, Node node, string key)
    {
        bool cities = field is CityField or CityTupleField;
        if ((cities ? ReaderAt(key).Cities(node) : ReaderAt(key).Nations(node)) is not { } part) return;
        List<Target> targets = cities
            ? [.. part.CandidateCities(names.Tables).Select(city => new CityTarget(part, city))]
            : [.. part.CandidateNations(names.Tables).Select(nation => new NationTarget(part, nation))];
        if (targets.Count == 0) Refuse(node.Place, key, $"{part.Name} has no city in the table of cities", "a part of the world with a city");
        else _choices.Add(new Choice(field, targets, node is TextNode || (node is ListNode list && list.Items.All(item => item is TextNode))));
        _about.Add(part);
    }

    private void ChooseTuple(InterventionField field, ListNode list)
    {
        for (int i = 0; i < list.Items.Count; i++)
        {
            string key = $"{field.Name}.{i}";
            int before = _choices.Count;
            Choose(field, list.Items[i], key);
            if (_choices.Count == before || list.Items[i] is not TextNode text) continue;
            var same = _choices.SkipLast(1).FirstOrDefault(choice => choice.Field == field && choice is { IsOpen: false } && Same(choice, _choices[^1]));
            if (same is not null) Refuse(text.Place, key, $"{text.Text} stands twice", "each once");
        }
        // Without one of its places nothing can be said of the others.
        if (_choices.Count(choice => choice.Field == field) < list.Items.Count) _choices.RemoveAll(choice => choice.Field == field);
    }

    private static bool Same(Choice one, Choice other) => one.Targets[0].Row == other.Targets[0].Row;

    private PlaceList Several(InterventionField field, Node node, Func<string, NameMatch> find)
    {
        var items = node is ListNode list ? list.Items : [node];
        var (rows, sets) = (new List<int>(), new List<PlaceSet>());
        for (int i = 0; i < items.Count; i++)
        {
            string key = node is ListNode ? $"{field.Name}.{i}" : field.Name;
            if (items[i] is MapNode map)
            {
                if (ReaderAt(key).Part(map, "") is { } part) sets.Add(part);
                continue;
            }
            if (items[i] is not TextNode { Faulty: false } text || Row(key, text, find) is not { } row) continue;
            if (rows.Contains(row)) Refuse(text.Place, key, $"{text.Text} stands twice", "each once");
            rows.Add(row);
        }
        return new PlaceList(rows, sets);
    }

    /// <summary>The value of a field; null where there is none that is sound. A list lacks the names that are not known.</summary>
    private object? Value(InterventionField field, Node node) => (field, node) switch
    {
        (CitiesField, _) => Several(field, node, ReaderAt(field.Name).City),
        (NationsField, _) => Several(field, node, ReaderAt(field.Name).Nation),
        (PolicyField policy, MapNode one) => Policy(policy, one),
        (_, not TextNode) or (_, { Faulty: true }) => null,
        (OneNationField, TextNode text) => Row(field.Name, text, names.Nation),
        (DomainField, TextNode text) => Row(field.Name, text, names.Domain),
        (GroupField, TextNode text) => Group(field.Name, text),
        (NumberField, _) => NumberShape.Read(node),
        (FlagField, _) => FlagShape.Read(node),
        (ParameterField, TextNode text) => ParameterInfo.Find(text.Text),
        (TreatyField, TextNode text) => Known(field, text.Place, open.TreatyOf(text.Text), open.NoTreaty),
        (NetworkField, TextNode text) => Known(field, text.Place, text.Text, open.NoNetwork),
        (NewTreatyField, TextNode text) => New(field, text, "treaty", open.Treaties),
        (NewNetworkField, TextNode text) => New(field, text, "network", open.Networks),
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

    private int? Group(string key, TextNode text)
    {
        if (Row(key, text, names.Group) is not { } group) return null;
        _about.Add(ReaderAt(key).GroupSet(group));
        return group;
    }

    /// <summary>The one entry of a policy, <c>DOMAIN: value</c>.</summary>
    private PolicyChoice? Policy(PolicyField field, MapNode one)
    {
        if (one.Entries is not [var (name, place, value)]) return null;
        var valid = names.Domains.Select(domain => field.Prefix + domain.Name).ToList();
        int domain = valid.IndexOf(name);
        if (domain < 0) Refuse(place, field.Name, $"{name} is no policy of this scenario", $"one of {string.Join(", ", valid)}", Nearest.Of(name, valid));
        return new PolicyChoice(domain, value.Faulty ? double.NaN : NumberShape.Read(value));
    }

    /// <summary>A name of the tables or of what the scenario founds, which must be open by then.</summary>
    private string? Known(InterventionField field, Place place, string name, Func<string, int, NameMatch?> missing)
    {
        if (missing(name, openBy) is not { } match) return name;
        Refuse(place, field.Name, match.Problem, match.Expected, match.Nearest);
        return null;
    }

    /// <summary>A name that neither the tables nor an intervention before this one has.</summary>
    private string New(InterventionField field, TextNode text, string what, ShortNames all)
    {
        string name = text.Text;
        if (all.Tables.ContainsKey(name) || all.Own[name].Row != row) Refuse(text.Place, field.Name, $"there is a {what} {name} already", "a new name");
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
        errors.Add(place, key.Length == 0 ? path : $"{path}.{key}", problem, expected, nearest);
        _sound = false;
    }
}
