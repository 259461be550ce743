using System.Globalization;
using Polis.Engine.Random;

namespace Polis.Fuzz;

/// <summary>What is drawn for one input: the same for the same seed, kind and number of the input.</summary>
internal sealed class Draws(ulong seed, string kind, int index)
{
    private static readonly string[] _numbers =
    [
        "0", "-0", "1", "-1", "0.5", "2", "12", "1e9", "-1e9", "1e-9", "1e-320", "1e308", "1e309", "-1e309", ".nan", "NaN", ".inf", "-.inf",
        "Infinity", "0x10", "010", "0o17", "1_000", "1,5", "1.5.2", "+3", "9223372036854775807", "9223372036854775808", "18446744073709551616",
        "2147483648", "-2147483649", "0.1", "99999999999999999999999999", "1e400", ".5", "5.", "1e", "--1", "½", "１２", "true", "null", "~", "2015-01",
        "9999-12", "0001-01", "2015-13", "2015-00", "2017-06-01", "2015",
    ];

    private static readonly string[] _texts =
    [
        "", " ", "a", "ß", "İzmir", "e\u0301", "東京", "القاهرة", "🙂", "\u0000", "\u001b[31mred", "\u0007", "\u0085", "\u2028", "\ufffe", "\ud83d",
        "\u202e", "a\tb", "a\nb", "\"", "'", "''", "\\", "{", "}", "[", "]", "&a", "*a", "!x", "!!float 1", "%", "@x", "`", "|", ">", "#", "# x",
        ": ", "- ", "? ", "---", "...", "<<", "null", "true", "../x", "/", "/etc/hostname", ".", "..", "~", "CON", "a,b", "a;b", "=1+1", "defiance",
        "any", "people", "trade", "Trade", "world", "tiny", "USA", "AUR", "VES", "Saltmere", "saltmere", "Paris, FRA", "2", "run=5", "a/b", "a.b",
    ];

    private readonly Random _random = new((int)(KeyedRandom.RunSeed(seed ^ Key(kind), index) & int.MaxValue));

    /// <summary>A whole number from 0 to below a bound.</summary>
    public int Next(int bound) => _random.Next(bound);

    /// <summary>Whether something of a probability happens.</summary>
    public bool Chance(double probability) => _random.NextDouble() < probability;

    /// <summary>One of a list.</summary>
    public T Pick<T>(IReadOnlyList<T> list) => list[_random.Next(list.Count)];

    /// <summary>A few, at least one, mostly one.</summary>
    public int Few(int most)
    {
        int count = 1;
        while (count < most && Chance(0.5)) count++;
        return count;
    }

    /// <summary>A number within bounds; sometimes one of them.</summary>
    public double Between(double low, double high) => _random.Next(8) switch
    {
        0 => low,
        1 => high,
        _ => low + (high - low) * _random.NextDouble(),
    };

    /// <summary>A number in the words of a file, often an odd one.</summary>
    public string Number() => Chance(0.3) ? (_random.NextDouble() * Math.Pow(10, Next(12) - 4)).ToString("G6", CultureInfo.InvariantCulture) : Pick(_numbers);

    /// <summary>A text, often an odd one; rarely a very long one.</summary>
    public string Text() => Chance(0.01) ? string.Concat(Enumerable.Repeat(Pick(_texts), 1 + Next(20_000))) : Pick(_texts);

    /// <summary>Bytes of chance.</summary>
    public byte[] Bytes(int count)
    {
        byte[] bytes = new byte[count];
        _random.NextBytes(bytes);
        return bytes;
    }

    private static ulong Key(string kind) => kind.Aggregate(14_695_981_039_346_656_037UL, (hash, letter) => (hash ^ letter) * 1_099_511_628_211UL);
}
