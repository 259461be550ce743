using System.Globalization;
using Polis.Model;
using Polis.Results.Folder;
using Polis.Scenarios;

namespace Polis.Results.Explaining;

/// <summary>Reads decisions back from <c>decisions.parquet</c>.</summary>
public static class DecisionReader
{
    /// <summary>Whether a folder holds the decisions of a run: of all runs with <c>--record full</c>, of the first with <c>standard</c> in
    /// a world that is not too large.</summary>
    public static bool Covers(RunFolder folder, int run) => folder.Has(RunTable.Decisions) && (run == 0 || folder.Manifest.Record == RecordLevel.Full);

    /// <summary>Reads decisions of a run, in their order.</summary>
    /// <param name="folder">The folder; it covers the run.</param>
    /// <param name="run">Number of the run.</param>
    /// <param name="wanted">Which are wanted; it is asked before terms are read, which most of the time goes into.</param>
    /// <exception cref="RunFolderException">The table is missing or damaged, or holds a name that this program does not know.</exception>
    public static IReadOnlyList<Decision> Read(RunFolder folder, int run, Func<Decision, bool> wanted)
    {
        var decisions = new List<Decision>();
        Decision? open = null;
        long highest = -1;
        var options = new List<PendingOption>();
        foreach (var rows in folder.Read(RunTable.Decisions)) ReadBatch(rows, run, decisions, wanted, options, ref open, ref highest);
        if (open is { Chosen: < 0 }) throw NoneChosen(folder.FileOf(RunTable.Decisions), open);
        Close(null, decisions, wanted, options, ref open);
        return decisions;
    }

    /// <summary>Reads the rows of a batch; the options of its last decision may go on in the next.</summary>
    private static void ReadBatch(
        RowBatch rows, int run, List<Decision> decisions, Func<Decision, bool> wanted, List<PendingOption> options, ref Decision? open, ref long highest)
    {
        var runs = rows.Integers("run");
        int first = runs.IndexOf(run), last = runs.LastIndexOf(run);
        if (first < 0) return;
        ReadOnlySpan<long> numbers = rows.Integers("decision"), cities = rows.Integers("city"), references = rows.Integers("reference");
        ReadOnlySpan<double> times = rows.Numbers("time"), utilities = rows.Numbers("utility"), probabilities = rows.Numbers("probability");
        ReadOnlySpan<double> draws = rows.Numbers("draw"), precisions = rows.Numbers("precision"), values = rows.Numbers("value");
        TextRows kinds = rows.Texts("kind"), names = rows.Texts("name"), nations = rows.Texts("nation");
        TextRows others = rows.Texts("other"), domains = rows.Texts("domain"), optionNames = rows.Texts("option"), facts = rows.Texts("facts");
        var chosen = rows.Booleans("chosen");
        for (int i = first; i <= last; i++)
        {
            if (open is null || open.Number != numbers[i])
            {
                if (open is { Chosen: < 0 }) throw NoneChosen(rows.File, open);
                Close(rows, decisions, wanted, options, ref open);
                if (numbers[i] <= highest)
                    throw new RunFolderException(
                        rows.File, $"column \"decision\" holds {numbers[i]} in row {rows.First + i + 1}",
                        $"a number above {highest}: decisions stand in their order");
                highest = numbers[i];
                open = new Decision(
                    (int)numbers[i], times[i], Parse<DecisionKind>(rows, "kind", kinds[i]), Known(cities[i]),
                    names[i], nations[i], others[i], domains[i], (int?)Known(references[i]), -1, draws[i],
                    Known(precisions[i]), Known(values[i]), [])
                {
                    Facts = Facts(rows, facts[i] ?? ""),
                };
            }
            if (chosen[i] && open.Chosen >= 0)
                throw new RunFolderException(
                    rows.File, $"column \"chosen\" is true in row {rows.First + i + 1}", "one option of each decision that was chosen");
            if (chosen[i]) open = open with { Chosen = options.Count };
            options.Add(new PendingOption(new WeighedOption(Parse<DecisionOption>(rows, "option", optionNames[i]), utilities[i], probabilities[i], []), i));
        }

        // The rows are gone with the batch: terms of a decision that may go on are read now.
        for (int o = 0; o < options.Count; o++) options[o] = new PendingOption(options[o].Read(rows), -1);
    }

    private static RunFolderException NoneChosen(string file, Decision decision) =>
        new(file, $"column \"chosen\" is false for all options of decision {decision.Number}", "one option of each decision that was chosen");

    private static void Close(RowBatch? rows, List<Decision> decisions, Func<Decision, bool> wanted, List<PendingOption> options, ref Decision? open)
    {
        if (open is null) return;
        if (wanted(open with { Options = [.. options.Select(option => option.Option)] }))
            decisions.Add(open with { Options = [.. options.Select(option => option.Read(rows))] });
        open = null;
        options.Clear();
    }

    /// <summary>An option whose terms may not be read yet.</summary>
    /// <param name="Option">The option.</param>
    /// <param name="Row">Row of the batch at hand that has its terms; -1 where they were read.</param>
    private readonly record struct PendingOption(WeighedOption Option, int Row)
    {
        /// <summary>The option with its terms.</summary>
        public WeighedOption Read(RowBatch? rows) => Row < 0 || rows is null ? Option : Option with { Terms = Terms(rows, rows.Texts("terms")[Row] ?? "") };
    }

    private static WeighedTerm[] Terms(RowBatch rows, string text) =>
        [.. Figures<DecisionTerm>(rows, "terms", text).Select(figure => new WeighedTerm(figure.Name, figure.Value))];

    private static KnownFact[] Facts(RowBatch rows, string text) =>
        [.. Figures<DecisionFact>(rows, "facts", text).Select(figure => new KnownFact(figure.Name, figure.Value))];

    /// <summary>The figures of a text as in <c>policyLoss=-0.012 voiceCost=-0.002</c>.</summary>
    private static (T Name, double Value)[] Figures<T>(RowBatch rows, string column, string text) where T : struct, Enum
    {
        if (text.Length == 0) return [];
        string[] pairs = text.Split(' ');
        var figures = new (T, double)[pairs.Length];
        for (int f = 0; f < pairs.Length; f++)
        {
            int equals = pairs[f].IndexOf('=');
            if (equals < 0 || !double.TryParse(pairs[f].AsSpan(equals + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out double value))
                throw new RunFolderException(rows.File, $"column \"{column}\" holds \"{text}\"", $"{column} as name=value");
            figures[f] = (Parse<T>(rows, column, pairs[f][..equals]), value);
        }
        return figures;
    }

    /// <summary>The member of a name that a table holds.</summary>
    private static T Parse<T>(RowBatch rows, string column, string? name) where T : struct, Enum
    {
        if (EnumNames<T>.TryParse(name ?? "", out var value)) return value;
        throw new RunFolderException(
            rows.File, $"column \"{column}\" holds \"{name}\"", "a name that this version of polis knows", Nearest.Of(name ?? "", EnumNames<T>.Names));
    }

    private static long? Known(long value) => value == long.MinValue ? null : value;

    private static double? Known(double value) => double.IsNaN(value) ? null : value;
}
