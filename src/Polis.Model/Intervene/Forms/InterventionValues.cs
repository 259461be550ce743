namespace Polis.Model;

/// <summary>The values of one intervention, checked one by one and with names looked up. What was not sound is absent.</summary>
/// <param name="month">Month from which it holds.</param>
/// <param name="until">Month in which it ends; null for never.</param>
/// <param name="tables">Tables of the world.</param>
/// <param name="networks">Number of networks of the tables and of the scenario.</param>
/// <param name="describe">Names a city and its nation.</param>
public sealed class InterventionValues(int month, int? until, WorldInputs tables, int networks, Func<int, string> describe)
{
    private readonly Dictionary<string, (object Value, string Written)> _values = [];

    /// <summary>Month from which it holds.</summary>
    public int Month { get; } = month;

    /// <summary>Month in which it ends; null for never.</summary>
    public int? Until { get; } = until;

    /// <summary>Tables of the world.</summary>
    public WorldInputs Tables { get; } = tables;

    /// <summary>Number of networks of the tables and of the scenario, those that interventions found included.</summary>
    public int Networks { get; } = networks;

    /// <summary>Whether all that was written is sound.</summary>
    public bool Sound { get; set; } = true;

    /// <summary>Puts the value of a field.</summary>
    /// <param name="field">Field.</param>
    /// <param name="value">Value, of the field's type.</param>
    /// <param name="written">The value as the user wrote it.</param>
    public void Put(InterventionField field, object value, string written) => _values[field.Name] = (value, written);

    /// <summary>A copy, to which more may be put.</summary>
    public InterventionValues Copy()
    {
        var copy = new InterventionValues(Month, Until, Tables, Networks, describe) { Sound = Sound };
        foreach (var (name, entry) in _values) copy._values[name] = entry;
        return copy;
    }

    /// <summary>Whether a field has a sound value.</summary>
    public bool Has(InterventionField field) => _values.ContainsKey(field.Name);

    /// <summary>The value of a field; where it has none, what stands for it.</summary>
    public T Get<T>(InterventionField<T> field) => _values.TryGetValue(field.Name, out var entry) ? (T)entry.Value : field.Absent;

    /// <summary>The value of a field as the user wrote it; empty where it has none.</summary>
    public string Written(InterventionField field) => _values.TryGetValue(field.Name, out var entry) ? entry.Written : "";

    /// <summary>A city and its nation, as in <c>Paris, FRA</c>.</summary>
    public string Describe(int city) => describe(city);
}
