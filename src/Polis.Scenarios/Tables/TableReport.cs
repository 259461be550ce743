namespace Polis.Scenarios.Tables;

/// <summary>What is wrong with one table: the first errors in full, the others counted, so that a broken file of a million rows stays readable.</summary>
/// <param name="name">File as a user would name it.</param>
internal sealed class TableReport(string name)
{
    /// <summary>Most errors of a file that are listed.</summary>
    public const int Most = 20;

    /// <summary>Most notes on a file.</summary>
    private const int MostNotes = 10;

    private readonly List<ScenarioError> _listed = [];
    private readonly List<string> _notes = [];
    private readonly HashSet<string> _wrongColumns = [];

    /// <summary>File as a user would name it.</summary>
    public string Name { get; } = name;

    /// <summary>Number of errors.</summary>
    public int Count { get; private set; }

    /// <summary>Remarks on what is allowed but probably not meant, each with the file.</summary>
    public IReadOnlyList<string> Notes => _notes.Count <= MostNotes ? _notes
        : [.. _notes.Take(MostNotes), $"{Name}: and {_notes.Count - MostNotes:N0} more such columns"];

    /// <summary>Adds a remark.</summary>
    /// <param name="text">Text, without the file.</param>
    public void Note(string text) => _notes.Add($"{Name}: {text}");

    /// <summary>Adds an error.</summary>
    /// <param name="line">Line, or row of a Parquet file; 0 for the file as a whole.</param>
    /// <param name="position">Column of text on the line; 0 for the line as a whole.</param>
    /// <param name="column">Name of the table's column; empty for none.</param>
    /// <param name="problem">What is wrong.</param>
    /// <param name="expected">What was expected.</param>
    /// <param name="nearest">Nearest valid names.</param>
    public void Add(int line, int position, string column, string problem, string? expected = null, string? nearest = null)
    {
        _wrongColumns.Add(column);
        if (++Count <= Most) _listed.Add(new ScenarioError(Name, line, position, column, problem, expected, nearest));
    }

    /// <summary>Whether all values of a column are there and right.</summary>
    public bool IsSound(string column) => !_wrongColumns.Contains(column) && !_wrongColumns.Contains("");

    /// <summary>Hands everything over.</summary>
    public void MoveTo(ErrorList errors)
    {
        foreach (var error in _listed) errors.Add(error);
        if (Count > Most) errors.Add(new ScenarioError(Name, 0, 0, "", $"and {Count - Most:N0} more errors"));
    }
}
