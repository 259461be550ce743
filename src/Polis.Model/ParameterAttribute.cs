using System.Collections.Immutable;
using System.Reflection;

namespace Polis.Model;

/// <summary>Parts of docs/MODEL.md that parameters belong to, in the order in which documents list them. Each has a folder of its name.</summary>
public enum Submodel
{
    /// <summary>Trade, income and growth (section 1).</summary>
    Economy,

    /// <summary>Preferences of cities and policy of nations (section 2).</summary>
    Opinion,

    /// <summary>The state at the start.</summary>
    Start,

    /// <summary>Ties, networks, treaties and corporations (section 3).</summary>
    Relations,

    /// <summary>Stances of cities and answers of nations (section 4).</summary>
    Clash,

    /// <summary>Bids for independence and recognition (section 5).</summary>
    Exit,
}

/// <summary>What a user must know of a parameter beside its meaning.</summary>
/// <param name="submodel">Part of the model that it belongs to.</param>
/// <param name="symbol">Symbol in docs/MODEL.md, or a dash.</param>
/// <param name="unit">Unit.</param>
/// <param name="minimum">Least value allowed.</param>
/// <param name="maximum">Greatest value allowed.</param>
/// <param name="source">Source or reason of the default.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ParameterAttribute(Submodel submodel, string symbol, string unit, double minimum, double maximum, string source) : Attribute
{
    /// <summary>Part of the model that it belongs to.</summary>
    public Submodel Submodel { get; } = submodel;

    /// <summary>Symbol in docs/MODEL.md, or a dash.</summary>
    public string Symbol { get; } = symbol;

    /// <summary>Unit.</summary>
    public string Unit { get; } = unit;

    /// <summary>Least value allowed.</summary>
    public double Minimum { get; } = minimum;

    /// <summary>Greatest value allowed.</summary>
    public double Maximum { get; } = maximum;

    /// <summary>Source or reason of the default.</summary>
    public string Source { get; } = source;
}

/// <summary>One parameter as scenarios see it.</summary>
/// <param name="Name">Name in scenarios, camelCase.</param>
/// <param name="Property">Property of <see cref="Parameters"/>.</param>
/// <param name="Attribute">Unit, range, source.</param>
public sealed record ParameterInfo(string Name, PropertyInfo Property, ParameterAttribute Attribute)
{
    // Delegates: a property that is read by reflection a second time is compiled for that reading, some 0.3 ms each at every start.
    private readonly Func<Parameters, double> _get = Property.GetMethod!.CreateDelegate<Func<Parameters, double>>();
    private readonly Action<Parameters, double> _set = Property.SetMethod!.CreateDelegate<Action<Parameters, double>>();

    /// <summary>All parameters: by submodel, within one in the order of its file.</summary>
    public static ImmutableArray<ParameterInfo> All { get; } =
    [
        .. typeof(Parameters).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(property => (property, attribute: property.GetCustomAttribute<ParameterAttribute>()))
            .Where(pair => pair.attribute is not null)
            .OrderBy(pair => pair.attribute!.Submodel)
            .Select(pair => new ParameterInfo(char.ToLowerInvariant(pair.property.Name[0]) + pair.property.Name[1..], pair.property, pair.attribute!)),
    ];

    /// <summary>The parameter of a name, or null.</summary>
    public static ParameterInfo? Find(string name) => All.FirstOrDefault(parameter => parameter.Name == name);

    /// <summary>Its default; NaN where it is computed.</summary>
    public double Default => Read(Parameters.Default);

    /// <summary>Word that stands for the value of a parameter that is computed unless it is set.</summary>
    internal const string Computed = "computed";

    /// <summary>What it may be: a number, and the word for computed where that is its default.</summary>
    public NumberRange Range => new(Attribute.Minimum, Attribute.Maximum, double.IsNaN(Default) ? Computed : null);

    /// <summary>Its value in a record.</summary>
    public double Read(Parameters parameters) => _get(parameters);

    /// <summary>A copy of a record with this parameter set.</summary>
    public Parameters With(Parameters parameters, double value)
    {
        var copy = parameters with { };
        _set(copy, value);
        return copy;
    }
}
