using Polis.Engine.State;

namespace Polis.Model;

/// <summary>
/// The decisions of the last step. For each decision the log holds its options, the terms of their utilities, their probabilities and the random draw that
/// chose among them. These are the very numbers that decided. The log is not part of the state: no mechanism reads it, only what records
/// and measures after a step, and snapshots do not contain it.
/// </summary>
/// <remarks>
/// A decision is always kept if an event quotes it as its reason. Other decisions are kept only if <see cref="KeepsAll"/> is set: decisions that led to
/// no event, and decisions whose numbers are also in a table of the state (the start of a clash or of a bid, an answer), where the event finds them.
/// One thread writes, in the order of the cities or nations, when all chunks are done and before any change is applied to the state.
/// To write a decision, call <c>Begin</c>, then <c>Fact</c> for what it goes by beside utilities, then <c>Option</c> for each option with <c>Term</c> for each
/// of its terms, then <c>Choose</c>.
/// The event that follows from the decision is recorded with the decision's row.
/// </remarks>
public sealed class DecisionLog : IDisposable
{
    /// <summary>Whether all decisions are kept, and not only those that events quote.
    /// Mechanisms ask for it before they compute what only these others need.</summary>
    public bool KeepsAll { get; set; }

    /// <summary>Decisions, in the order in which they were written.</summary>
    public Decisions Decisions { get; } = new();

    /// <summary>Options, decision after decision.</summary>
    public DecisionOptions Options { get; } = new();

    /// <summary>Terms, option after option.</summary>
    public DecisionTerms Terms { get; } = new();

    /// <summary>Facts, decision after decision.</summary>
    public DecisionFacts Facts { get; } = new();

    private readonly EventDecisions _ofEvents = new();

    /// <summary>Begins a decision; its options follow.</summary>
    /// <param name="kind">What is decided, and by whom.</param>
    /// <param name="step">Step.</param>
    /// <param name="city">Row of the city that decides or that it is about; -1 for none.</param>
    /// <param name="nation">Row of the nation that decides, or that the city belongs to; -1 for none.</param>
    /// <param name="domain">Row of the domain; -1 for none.</param>
    /// <param name="reference">Row of what it is about, as the kind says (clash, bid, treaty, network); -1 for none.</param>
    /// <param name="other">Row of the other nation, where there is one; -1 for none.</param>
    /// <returns>Row of the decision.</returns>
    public int Begin(DecisionKind kind, int step, int city, int nation, int domain = -1, int reference = -1, int other = -1)
    {
        int row = Decisions.Append();
        Decisions.Kind[row] = kind;
        Decisions.Step[row] = step;
        Decisions.City[row] = city;
        Decisions.Nation[row] = nation;
        Decisions.Domain[row] = domain;
        Decisions.Reference[row] = reference;
        Decisions.Other[row] = other;
        Decisions.FirstOption[row] = Options.Count;
        Decisions.FirstFact[row] = Facts.Count;
        return row;
    }

    /// <summary>A fact of the decision that was begun last.</summary>
    public void Fact(DecisionFact fact, double value)
    {
        int row = Facts.Append();
        Facts.Fact[row] = fact;
        Facts.Value[row] = value;
    }

    /// <summary>An option of the decision that was begun last; its terms follow.</summary>
    /// <param name="option">Which.</param>
    /// <param name="utility">Its utility, log points; the sum of its terms.</param>
    /// <param name="probability">Its probability; those of a decision add up to 1.</param>
    public void Option(DecisionOption option, double utility, double probability)
    {
        int row = Options.Append();
        Options.Option[row] = option;
        Options.Utility[row] = utility;
        Options.Probability[row] = probability;
        Options.FirstTerm[row] = Terms.Count;
    }

    /// <summary>A term of the option that was entered last.</summary>
    public void Term(DecisionTerm term, double value)
    {
        int row = Terms.Append();
        Terms.Term[row] = term;
        Terms.Value[row] = value;
    }

    /// <summary>An option with its terms.</summary>
    public void Option(DecisionOption option, double utility, double probability, ReadOnlySpan<UtilityTerm> terms)
    {
        Option(option, utility, probability);
        foreach (var term in terms) Term(term.Name, term.Value);
    }

    /// <summary>An option with the terms of its utility.</summary>
    public void Option(DecisionOption option, double utility, double probability, in UtilityTerms terms) => Option(option, utility, probability, terms.Terms);

    /// <summary>Ends the decision that was begun last.</summary>
    /// <param name="option">Number of the option that was chosen, from 0.</param>
    /// <param name="draw">The uniform that chose it, option after option: the chosen one is that in whose share of (0, 1) it falls.</param>
    /// <param name="precision">λ of its <see cref="DecisionRule"/>, per log point; NaN where its chances follow no such rule.</param>
    /// <param name="value">A figure that says how much, as the kind says; NaN for none.</param>
    public void Choose(int option, double draw, double precision = double.NaN, double value = double.NaN)
    {
        int row = Decisions.Count - 1;
        Decisions.Chosen[row] = option;
        Decisions.Draw[row] = draw;
        Decisions.Precision[row] = precision;
        Decisions.Value[row] = value;
    }

    /// <summary>Sets the clash or bid that a decision led to, where it is known only when the decision is carried out.</summary>
    /// <param name="decision">Row of the decision.</param>
    /// <param name="reference">Row of the clash or bid.</param>
    public void Refer(int decision, int reference) => Decisions.Reference[decision] = reference;

    /// <summary>Row of the decision that led to an event; -1 for none.</summary>
    /// <param name="row">Row of the event.</param>
    public int OfEvent(int row) => row < _ofEvents.Count ? _ofEvents.Decision[row] : -1;

    /// <summary>Row behind the last option of a decision.</summary>
    /// <param name="decision">Row of the decision.</param>
    public int EndOfOptions(int decision) => decision + 1 < Decisions.Count ? Decisions.FirstOption[decision + 1] : Options.Count;

    /// <summary>Row behind the last fact of a decision.</summary>
    /// <param name="decision">Row of the decision.</param>
    public int EndOfFacts(int decision) => decision + 1 < Decisions.Count ? Decisions.FirstFact[decision + 1] : Facts.Count;

    /// <summary>Row behind the last term of an option.</summary>
    /// <param name="option">Row of the option.</param>
    public int EndOfTerms(int option) => option + 1 < Options.Count ? Options.FirstTerm[option + 1] : Terms.Count;

    /// <summary>Whether a term is among those of a decision's first option.</summary>
    /// <param name="decision">Row of the decision.</param>
    /// <param name="term">The term.</param>
    public bool Holds(int decision, DecisionTerm term)
    {
        int option = Decisions.FirstOption[decision];
        for (int t = Options.FirstTerm[option]; t < EndOfTerms(option); t++)
            if (Terms.Term[t] == term) return true;
        return false;
    }

    /// <summary>Sets the decision that led to the event recorded last. The world calls this for every event.</summary>
    /// <param name="decision">Row of the decision; -1 for none.</param>
    internal void Quote(int decision) => _ofEvents.Decision[_ofEvents.Append()] = decision;

    /// <summary>Removes all rows and keeps the memory.</summary>
    public void Clear()
    {
        Decisions.Resize(0);
        Options.Resize(0);
        Terms.Resize(0);
        Facts.Resize(0);
        _ofEvents.Resize(0);
    }

    /// <summary>Makes room for the rows of the next step. It is called between steps.</summary>
    public void Reserve()
    {
        Decisions.Reserve(Math.Max(1024, Decisions.Count / 4));
        Options.Reserve(Math.Max(4096, Options.Count / 4));
        Terms.Reserve(Math.Max(16_384, Terms.Count / 4));
        Facts.Reserve(Math.Max(1024, Facts.Count / 4));
        _ofEvents.Reserve(Math.Max(1024, _ofEvents.Count / 4));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Decisions.Dispose();
        Options.Dispose();
        Terms.Dispose();
        Facts.Dispose();
        _ofEvents.Dispose();
    }
}

/// <summary>Decisions, a row each.</summary>
public sealed class Decisions() : Table("decisions")
{
    /// <summary>What was decided.</summary>
    public Column<DecisionKind> Kind { get; } = new();

    /// <summary>Step in which it was decided.</summary>
    public Column<int> Step { get; } = new();

    /// <summary>Row of the city; -1 for none.</summary>
    public Column<int> City { get; } = new();

    /// <summary>Row of the nation; -1 for none.</summary>
    public Column<int> Nation { get; } = new();

    /// <summary>Row of the domain; -1 for none.</summary>
    public Column<int> Domain { get; } = new();

    /// <summary>Row of what it is about, as the kind says; -1 for none.</summary>
    public Column<int> Reference { get; } = new();

    /// <summary>Row of the other nation; -1 for none.</summary>
    public Column<int> Other { get; } = new();

    /// <summary>Row of its first option; its options go on to the first of the next decision.</summary>
    public Column<int> FirstOption { get; } = new();

    /// <summary>Row of its first fact; its facts go on to the first of the next decision.</summary>
    public Column<int> FirstFact { get; } = new();

    /// <summary>Number of the chosen option among its own, from 0.</summary>
    public Column<int> Chosen { get; } = new();

    /// <summary>The uniform that chose.</summary>
    public Column<double> Draw { get; } = new();

    /// <summary>λ of its rule, per log point; NaN for none.</summary>
    public Column<double> Precision { get; } = new();

    /// <summary>A figure that says how much; NaN for none.</summary>
    public Column<double> Value { get; } = new();
}

/// <summary>Options of decisions, a row each.</summary>
public sealed class DecisionOptions() : Table("decisionOptions")
{
    /// <summary>Which.</summary>
    public Column<DecisionOption> Option { get; } = new();

    /// <summary>Its utility, log points.</summary>
    public Column<double> Utility { get; } = new();

    /// <summary>Its probability.</summary>
    public Column<double> Probability { get; } = new();

    /// <summary>Row of its first term; its terms go on to the first of the next option.</summary>
    public Column<int> FirstTerm { get; } = new();
}

/// <summary>Terms of options, a row each.</summary>
public sealed class DecisionTerms() : Table("decisionTerms")
{
    /// <summary>Which.</summary>
    public Column<DecisionTerm> Term { get; } = new();

    /// <summary>Its value, log points.</summary>
    public Column<double> Value { get; } = new();
}

/// <summary>Facts of decisions, a row each.</summary>
public sealed class DecisionFacts() : Table("decisionFacts")
{
    /// <summary>Which.</summary>
    public Column<DecisionFact> Fact { get; } = new();

    /// <summary>Its value, as the fact says.</summary>
    public Column<double> Value { get; } = new();
}

/// <summary>Which decision each event came of, a row an event. It stands here and not in the log of events, which is state:
/// rows of decisions depend on what is kept.</summary>
internal sealed class EventDecisions() : Table("eventDecisions")
{
    /// <summary>Row of the decision; -1 for none.</summary>
    public Column<int> Decision { get; } = new();
}
