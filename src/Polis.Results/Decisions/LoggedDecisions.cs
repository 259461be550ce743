using Polis.Engine.Scheduling;
using Polis.Model;

namespace Polis.Results;

/// <summary>Reads the decisions out of a world's log: the one way from there to the tables, and to what is computed again.</summary>
/// <param name="world">World of the run; its log keeps all decisions.</param>
/// <param name="clock">Calendar of the run.</param>
public sealed class LoggedDecisions(World world, Clock clock)
{
    private int _number;

    /// <summary>The decisions of the step that was done last which results list, in their order, numbered on from those read before.</summary>
    public IReadOnlyList<Decision> Take()
    {
        var log = world.Decisions;
        var taken = new List<Decision>(log.Decisions.Count);
        for (int row = 0; row < log.Decisions.Count; row++)
            if (DecisionKinds.Of(log.Decisions.Kind[row]).Listed) taken.Add(Read(log, row));
        return taken;
    }

    private Decision Read(DecisionLog log, int row)
    {
        var decisions = log.Decisions;
        var kind = decisions.Kind[row];
        int city = decisions.City[row], nation = decisions.Nation[row], domain = decisions.Domain[row], reference = decisions.Reference[row];
        var options = new WeighedOption[log.EndOfOptions(row) - decisions.FirstOption[row]];
        for (int o = 0; o < options.Length; o++) options[o] = ReadOption(log, decisions.FirstOption[row] + o);
        var of = DecisionKinds.Of(kind).Reference;
        bool numbered = of is RowOf.Clash or RowOf.Bid && reference >= 0;
        return new Decision(
            _number++, clock.YearOf(decisions.Step[row] + 1), kind,
            city < 0 ? null : world.Inputs.Cities.Id[city], city < 0 ? null : world.CityName(city), nation < 0 ? null : world.NationCode(nation),
            Other(of, decisions.Other[row], reference), domain < 0 ? null : world.Domains[domain].Name, numbered ? reference : null,
            decisions.Chosen[row], decisions.Draw[row], Known(decisions.Precision[row]), Value(kind, decisions.Value[row]), options)
        {
            Facts = ReadFacts(log, row),
        };
    }

    private static KnownFact[] ReadFacts(DecisionLog log, int row)
    {
        int first = log.Decisions.FirstFact[row];
        var facts = new KnownFact[log.EndOfFacts(row) - first];
        for (int f = 0; f < facts.Length; f++) facts[f] = new KnownFact(log.Facts.Fact[first + f], log.Facts.Value[first + f]);
        return facts;
    }

    private static WeighedOption ReadOption(DecisionLog log, int row)
    {
        var options = log.Options;
        int first = options.FirstTerm[row];
        var terms = new WeighedTerm[log.EndOfTerms(row) - first];
        for (int t = 0; t < terms.Length; t++) terms[t] = new WeighedTerm(log.Terms.Term[first + t], log.Terms.Value[first + t]);
        return new WeighedOption(options.Option[row], options.Utility[row], options.Probability[row], terms);
    }

    private string? Other(RowOf of, int other, int reference) => of switch
    {
        RowOf.Treaty => world.TreatyRows[reference].Name,
        RowOf.Network => world.NetworkName(reference),
        _ => other < 0 ? null : world.NationCode(other),
    };

    /// <summary>A step in which a government took office is a year for readers.</summary>
    private double? Value(DecisionKind kind, double value) =>
        kind is DecisionKind.Stance or DecisionKind.Response && double.IsFinite(value) ? GovernmentYears.OfStep((int)value, clock) : Known(value);

    private static double? Known(double value) => double.IsFinite(value) ? value : null;
}
