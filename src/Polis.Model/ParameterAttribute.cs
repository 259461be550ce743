using System.Collections.Immutable;
using System.Reflection;

namespace Polis.Model;

/// <summary>What a user must know of a parameter beside its meaning.</summary>
/// <param name="symbol">Symbol in docs/MODEL.md, or a dash.</param>
/// <param name="unit">Unit.</param>
/// <param name="minimum">Least value allowed.</param>
/// <param name="maximum">Greatest value allowed.</param>
/// <param name="source">Source or reason of the default.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ParameterAttribute(string symbol, string unit, double minimum, double maximum, string source) : Attribute
{
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
    /// <summary>All parameters, in the order of the record.</summary>
    public static ImmutableArray<ParameterInfo> All { get; } =
    [
        .. typeof(Parameters).GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(property => (property, attribute: property.GetCustomAttribute<ParameterAttribute>()))
            .Where(pair => pair.attribute is not null)
            .Select(pair => new ParameterInfo(char.ToLowerInvariant(pair.property.Name[0]) + pair.property.Name[1..], pair.property, pair.attribute!)),
    ];

    /// <summary>The parameter of a name, or null.</summary>
    public static ParameterInfo? Find(string name) => All.FirstOrDefault(parameter => parameter.Name == name);

    /// <summary>Its default; NaN where it is computed.</summary>
    public double Default => Read(Parameters.Default);

    /// <summary>Its value in a record.</summary>
    public double Read(Parameters parameters) => (double)Property.GetValue(parameters)!;

    /// <summary>A copy of a record with this parameter set.</summary>
    public Parameters With(Parameters parameters, double value)
    {
        var copy = parameters with { };
        Property.SetValue(copy, value);
        return copy;
    }
}
