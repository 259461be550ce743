using System.Collections.Immutable;

namespace Polis.Model.Tests.Reference;

/// <summary>Numbers of a quantity by shape, the last index fastest; the first index is that of the case's inputs.</summary>
public sealed record QuantityValues(double[] Numbers, params int[] Shape)
{
    /// <summary>Whether some may not be there: -∞, in the file null.</summary>
    public bool Optional { get; init; }
}

/// <summary>What the cases of a kind may expect.</summary>
internal abstract class QuantitySet(ReferenceCase from) : IDisposable
{
    /// <summary>Names of options by the quantity that gives their order.</summary>
    public abstract ImmutableDictionary<string, ImmutableArray<string>> Orders { get; }

    protected ReferenceCase Case => from;

    /// <summary>The quantities of a case's kind.</summary>
    public static QuantitySet Of(ReferenceCase from) => from.Kind switch
    {
        null => new ReferenceQuantities(from),
        "second" => new SecondQuantities(from),
        var kind => throw new ReferenceException($"kind is {kind}, of which nothing is known."),
    };

    /// <summary>The model's numbers; null for a quantity that nothing computes.</summary>
    public abstract QuantityValues? Numbers(string name);

    /// <summary>The options in the order of the file: a permutation of their names, or no order at all.</summary>
    public int[] Order(string name)
    {
        string[] given = [.. from.Array($"expected.{name}").Select(node => (string)node!)];
        if (!given.Order().SequenceEqual(Orders[name].Order()))
            throw new ReferenceException($"expected.{name} is [{string.Join(", ", given)}], not [{string.Join(", ", Orders[name])}].");
        return [.. given.Select(option => Orders[name].IndexOf(option))];
    }

    public abstract void Dispose();

    /// <summary>Names of an enumeration in camel case.</summary>
    protected static ImmutableArray<string> Names<T>(int count) where T : struct, Enum =>
        [.. Enumerable.Range(0, count).Select(option => Enum.GetName((T)Enum.ToObject(typeof(T), option))!)
            .Select(name => char.ToLowerInvariant(name[0]) + name[1..])];

    /// <summary>The options, which the last index runs over, in the order of the file.</summary>
    protected QuantityValues Ordered(string name, QuantityValues values)
    {
        int[] order = Order(name);
        return values with
        {
            Numbers = [.. values.Numbers.Select((_, cell) => values.Numbers[cell / order.Length * order.Length + order[cell % order.Length]])]
        };
    }
}
