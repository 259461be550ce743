using System.Globalization;
using System.Text;
using Polis.Model;

namespace Polis.Results.Folder;

/// <summary>What the columns of a table may hold, by the name of the column; in those of each domain the name of the domain follows a dot.</summary>
internal sealed class TableRules
{
    /// <summary>Most bytes of a name: that of a nation that is born is made of others.</summary>
    private const int LongestName = 1000;

    /// <summary>More people, or dollars, than any world has.</summary>
    private const double LargestAmount = 1e30;

    private static readonly ColumnRule _position = new() { Least = -1, Most = 1 };

    private static readonly ColumnRule
        _count = new() { Least = 0, Most = int.MaxValue }, _amount = new() { Least = 0, Most = LargestAmount }, _share = new() { Least = 0, Most = 1 };

    private static readonly ColumnRule _name = new()
    {
        Takes = text => !text.Any(char.IsControl) && Encoding.UTF8.GetByteCount(text) <= LongestName,
        Texts = $"text of at most {LongestName} bytes without control characters",
    };

    private static readonly Dictionary<string, ColumnRule> _byColumn = new()
    {
        ["latitude"] = new() { Least = -90, Most = 90 },
        ["longitude"] = new() { Least = -180, Most = 180 },
        ["population"] = _amount,
        ["hinterlandPopulation"] = _amount,
        ["income"] = _amount,
        ["realIncome"] = _amount,
        ["output"] = _amount,
        ["policy"] = _position,
        ["ideal"] = _position,
        ["hinterlandIdeal"] = _position,
        ["democracy"] = _share,
        ["federalism"] = _share,
        ["probability"] = _share,
        ["defies"] = _share,
        ["voices"] = _share,
        ["independent"] = _share,
        ["clash"] = _count,
        ["bid"] = _count,
        ["decision"] = _count,
        ["reference"] = _count,
        ["members"] = _count,
        ["ties"] = _count,
        ["memberships"] = _count,
        ["cities"] = _count,
        ["recognisedBy"] = _count,
        ["runs"] = _count,
        ["mayBid"] = _count,
        ["count"] = _count,
        ["memberIds"] = new() { Takes = IsIds, Texts = "ids of cities with spaces between them" },
        ["responses"] = ColumnRule.Any,
        ["facts"] = ColumnRule.Any,
        ["terms"] = ColumnRule.Any,
        ["reasons"] = ColumnRule.Any,
        ["status"] = Words<CityStatus>(),
        ["stance"] = Words<Stance>(),
        ["subject"] = Words<PositionSubject>(),
        ["actor"] = Words<ActorKind>(),
        ["lastResponse"] = Words<Response>(),
    };

    /// <summary>Columns that differ between tables, and those of which a row may have no value.</summary>
    private static readonly Dictionary<(string Table, string Column), ColumnRule> _ofTables = new()
    {
        [("clashes", "outcome")] = Words<ClashOutcome>(),
        [("bids", "outcome")] = Words<BidOutcome>(),
        [("bids", "decision")] = Words<BidDecision>(),
        [("events", "kind")] = Words<EventKind>(),
        [("ties", "kind")] = Words<TieKind>(),
        // Their reader tells the nearest of the words that it knows.
        [("decisions", "kind")] = ColumnRule.Any,
        [("decisions", "option")] = ColumnRule.Any,
        // An option that is not open is worth less than anything.
        [("decisions", "utility")] = ColumnRule.Any with { Least = double.NegativeInfinity, Most = double.MaxValue },
        [("offices", "value")] = _count,
        [("series", "value")] = new() { Least = -LargestAmount, Most = LargestAmount },
        [(RunFolderFiles.PositionsOverRuns, "mean")] = _position,
        [(RunFolderFiles.PositionsOverRuns, "low")] = _position,
        [(RunFolderFiles.PositionsOverRuns, "median")] = _position,
        [(RunFolderFiles.PositionsOverRuns, "high")] = _position,
    };

    private static readonly HashSet<(string Table, string Column)> _mayBeMissing =
    [
        ("nations", "parent"), ("nations", "born"), ("nations", "capital"), ("nations", "governmentSince"), ("cities", "governmentSince"),
        ("clashes", "ended"), ("clashes", "lastResponse"), ("bids", "ended"), ("bids", "decision"), ("bids", "newNation"),
        ("networks", "domain"), ("networks", "nation"),
        ("events", "city"), ("events", "cityName"), ("events", "nation"), ("events", "other"), ("events", "domain"), ("events", "reference"),
        ("events", "detail"), ("events", "reasons"),
        ("decisions", "city"), ("decisions", "name"), ("decisions", "nation"), ("decisions", "other"), ("decisions", "domain"), ("decisions", "reference"),
        ("decisions", "precision"), ("decisions", "value"), ("decisions", "kind"), ("decisions", "option"),
        (RunFolderFiles.PositionsOverRuns, "city"), (RunFolderFiles.PositionsOverRuns, "cityName"),
    ];

    /// <summary>Columns that hold a time of the run.</summary>
    private static readonly HashSet<string> _times = ["time", "started", "ended", "born"];

    private readonly string _table;
    private readonly ColumnRule _run, _time, _domain;

    private TableRules(string table, Manifest manifest)
    {
        _table = table;
        double start = manifest.Clock.YearOf(0);
        _run = new ColumnRule { Least = 0, Most = manifest.Runs.Count - 1 };
        _time = new ColumnRule { Least = start, Most = start + Scenarios.Scenario.MostYears };
        var domains = manifest.Domains;
        _domain = new ColumnRule { Takes = domains.Contains, Texts = $"one of {string.Join(", ", domains)}" };
    }

    private TableRules() => (_table, _run, _time, _domain) = ("", _loose, _loose, _loose);

    private static readonly ColumnRule _loose = new() { MayBeMissing = true, Least = -LargestAmount, Most = LargestAmount };

    /// <summary>For tables of studies, in any row of which any value may be missing.</summary>
    public static TableRules OfStudies { get; } = new();

    /// <summary>For a table of a run folder.</summary>
    /// <param name="table">Name of the table: that of its file without <c>.parquet</c>.</param>
    /// <param name="manifest">Manifest of the folder.</param>
    public static TableRules Of(string table, Manifest manifest) => new(table, manifest);

    /// <summary>What a column may hold.</summary>
    public ColumnRule this[string column]
    {
        get
        {
            if (_table.Length == 0) return _loose;
            string plain = column.Split('.')[0];
            var rule = _ofTables.TryGetValue((_table, plain), out var own) ? own
                : plain == "run" ? _run
                : _times.Contains(plain) ? _time
                : plain == "domain" ? _domain
                : _byColumn.GetValueOrDefault(plain, _name);
            return _mayBeMissing.Contains((_table, plain)) ? rule with { MayBeMissing = true } : rule;
        }
    }

    private static ColumnRule Words<T>() where T : struct, Enum => new()
    {
        Takes = text => EnumNames<T>.TryParse(text, out _),
        Texts = $"one of {string.Join(", ", EnumNames<T>.Names)}",
    };

    private static bool IsIds(string text) =>
        text.Length > 0 && text.Split(' ').All(id => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out _));
}
