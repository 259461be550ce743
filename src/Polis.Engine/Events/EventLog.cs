using Polis.Engine.State;

namespace Polis.Engine.Events;

/// <summary>
/// What happened, in the order of the steps: a row an event. What the codes mean is the model's business.
/// A step empties the log at its start; a recorder reads it afterwards. Events are recorded by one thread, in the
/// order of their subjects, once the chunks are done: the log is then the same for any number of threads.
/// </summary>
public sealed class EventLog() : Table("events")
{
    /// <summary>What happened.</summary>
    public Column<int> Kind { get; } = new();

    /// <summary>Step in which it happened.</summary>
    public Column<int> Step { get; } = new();

    /// <summary>Who.</summary>
    public Column<int> Subject { get; } = new();

    /// <summary>With or to whom; -1 for nobody.</summary>
    public Column<int> Other { get; } = new();

    /// <summary>Domain; -1 for none.</summary>
    public Column<int> Domain { get; } = new();

    /// <summary>Row of a table that the event belongs to (a clash, a bid, a network); -1 for none.</summary>
    public Column<int> Reference { get; } = new();

    /// <summary>A figure that says how much.</summary>
    public Column<double> Value { get; } = new();

    /// <summary>Appends an event.</summary>
    public void Record(int kind, int step, int subject, int other = -1, int domain = -1, int reference = -1, double value = 0)
    {
        int row = Append();
        Kind[row] = kind;
        Step[row] = step;
        Subject[row] = subject;
        Other[row] = other;
        Domain[row] = domain;
        Reference[row] = reference;
        Value[row] = value;
    }
}
