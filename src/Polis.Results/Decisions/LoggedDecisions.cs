using Polis.Engine.Scheduling;
using Polis.Model;

namespace Polis.Results;

/// <summary>Reads the decisions out of a world's log: the one way from there to the tables, and to what is computed again.</summary>
/// <param name="world">World of the run, its log on.</param>
/// <param name="clock">Calendar of the run.</param>
public sealed class LoggedDecisions(World world, Clock clock)
{
    private int _number;

    /// <summary>The decisions of the step that was done last, in their order, numbered on from those read before.</summary>
    public IReadOnlyList<Decision> Take()
    {
        var log = world.Decisions;
        var taken = new Decision[log.Decisions.Count];
        for (int row = 0; row < taken.Length; row++) taken[row] = Read(log, row);
        return taken;
    }

    private Decision Read(DecisionLog log, int row)
    {
        var decisions = log.Decisions;
        var kind = decisions.Kind[row];
        int city = decisions.City[row], nation = decisions.Nation[row], domain = decisions.Domain[row], reference = decisions.Reference[row];
        int end = row + 1 < decisions.Count ? decisions.FirstOption[row + 1] : log.Options.Count;
        var options = new WeighedOption[end - decisions.FirstOption[row]];
        for (int o = 0; o < options.Length; o++) options[o] = ReadOption(log, decisions.FirstOption[row] + o);
        bool numbered = kind <= DecisionKind.Contest && reference >= 0;
        return new Decision(
            _number++, clock.YearOf(decisions.Step[row] + 1), EnumNames<DecisionKind>.Of(kind), EnumNames<ActorKind>.Of(decisions.Actor[row]),
            city < 0 ? null : world.Inputs.Cities.Id[city], city < 0 ? null : world.CityName(city), nation < 0 ? null : world.NationCode(nation),
            Other(kind, decisions.Other[row], reference), domain < 0 ? null : world.Domains[domain].Name, numbered ? reference : null,
            decisions.Chosen[row], decisions.Draw[row], Known(decisions.Precision[row]), Known(decisions.Value[row]), options);
    }

    private static WeighedOption ReadOption(DecisionLog log, int row)
    {
        var options = log.Options;
        int first = options.FirstTerm[row], end = row + 1 < options.Count ? options.FirstTerm[row + 1] : log.Terms.Count;
        var terms = new WeighedTerm[end - first];
        for (int t = 0; t < terms.Length; t++) terms[t] = new WeighedTerm(EnumNames<DecisionTerm>.Of(log.Terms.Term[first + t]), log.Terms.Value[first + t]);
        return new WeighedOption(EnumNames<DecisionOption>.Of(options.Option[row]), options.Utility[row], options.Probability[row], terms);
    }

    private string? Other(DecisionKind kind, int other, int reference) => kind switch
    {
        DecisionKind.AccordJoin or DecisionKind.AccordWithdrawal or DecisionKind.AllianceJoin or DecisionKind.AllianceWithdrawal => world.TreatyRows[reference].Name,
        DecisionKind.NetworkJoin or DecisionKind.NetworkLeave => world.NetworkName(reference),
        _ => other < 0 ? null : world.NationCode(other),
    };

    private static double? Known(double value) => double.IsFinite(value) ? value : null;
}
