using System.Globalization;
using Polis.RareEvents;

// What expected figures of rare events save, whether they are right, and whether their intervals hold what they say (docs/RARE-EVENTS.md).
const string Usage = """
    usage: whatifs PAIRS             six what-ifs on world-2015: counted against expected, variance and interval
           agree RUNS                a small world: the mean of counted less expected over its standard error
           coverage POOL TIMES       the same small world: how often intervals of 8, 16 and 40 pairs, drawn TIMES from a pool, hold the difference
    """;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
switch (args)
{
    case ["whatifs", var pairs] when Count(pairs) is >= 2 and var count:
        WhatIfs.Print(count, Console.Out);
        return 0;
    case ["agree", var runs] when Count(runs) is >= 2 and var count:
        Agreement.Print(count, Console.Out);
        return 0;
    case ["coverage", var pairs, var times] when Count(pairs) is >= 2 and var pool && Count(times) is >= 1 and var replications:
        Coverage.Print(pool, replications, Console.Out);
        return 0;
    default:
        Console.Error.WriteLine(Usage);
        return 2;
}

static int Count(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) ? count : 0;
