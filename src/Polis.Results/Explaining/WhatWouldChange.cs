using Polis.Engine.Numerics;
using Polis.Engine.Random;
using Polis.Model;

namespace Polis.Results.Explaining;

/// <summary>What would have been without a term.</summary>
/// <param name="Option">Option that the term belongs to.</param>
/// <param name="Term">The term.</param>
/// <param name="Value">Its value, log points.</param>
/// <param name="ByDraw">Option that the same draw would have chosen without it.</param>
/// <param name="ByDrawProbability">Probability of that option then.</param>
/// <param name="Likeliest">Option that would have been the likeliest without it.</param>
/// <param name="Probability">Probability of that option then.</param>
/// <param name="ChosenProbability">Probability of the chosen option then.</param>
/// <param name="OfMovement">Of identity and grievance at the start of a bid: the distance or the grievance, which the movement went without too; 0 elsewhere.
/// </param>
public sealed record WithoutTerm(
    DecisionOption Option, DecisionTerm Term, double Value, DecisionOption ByDraw, double ByDrawProbability, DecisionOption Likeliest, double Probability,
    double ChosenProbability, double OfMovement = 0);

/// <summary>The least change of one term, for its size, with which the same draw would have chosen another option.</summary>
/// <param name="Option">Option that the term belongs to.</param>
/// <param name="Term">The term.</param>
/// <param name="Value">Its value, log points.</param>
/// <param name="Needed">The value beyond which it would have to be.</param>
/// <param name="Instead">Option that would have been chosen then.</param>
public sealed record ClosestChange(DecisionOption Option, DecisionTerm Term, double Value, double Needed, DecisionOption Instead);

/// <summary>What would have changed a choice. All else stays as it was: the other terms, the draw, and the rule by which chances follow.</summary>
/// <param name="Rival">The likeliest option beside the chosen one.</param>
/// <param name="Without">Terms without which the same draw would have chosen another option, the largest first;
/// all terms where chances are those of a rate, at the start of a bid the one first without which its chance would have changed most.</param>
/// <param name="Closest">The least change with which the same draw would have chosen another option; null where no term could do it, and where chances are
/// those of a rate.</param>
/// <param name="OfRate">Whether chances are those of a rate: then it says what the chance of the chosen option would have been.</param>
public sealed record WhatWouldChange(DecisionOption Rival, IReadOnlyList<WithoutTerm> Without, ClosestChange? Closest, bool OfRate)
{
    /// <summary>What would have changed a decision; null where its chances follow no rule of its utilities.</summary>
    public static WhatWouldChange? Of(Decision decision)
    {
        if (decision.Precision is not { } precision || !(precision > 0) || !double.IsFinite(precision) || decision.Options.Count < 2) return null;
        var rule = DecisionKinds.Of(decision.Kind).Rule;
        bool ofRate = rule is DecisionRule.Hazard or DecisionRule.Rate;
        var movement = Movement.Of(decision);
        var without = new List<WithoutTerm>();
        ClosestChange? closest = null;
        double least = double.PositiveInfinity;
        for (int o = 0; o < decision.Options.Count; o++)
        {
            var option = decision.Options[o];
            var turns = Turns(decision, rule, precision, o);
            for (int t = 0; t < option.Terms.Count; t++)
            {
                var term = option.Terms[t];
                double shared = movement?.SharedWith(term.Term) ?? 0;
                if (term.Value == 0 && shared == 0) continue;
                // Distance and grievance that are away do not make a movement either.
                double left = movement is { } all ? all.Without(term.Term).Probability / all.Probability : 1;
                double[] then = Reweighed(decision, rule, precision, o, SumWithout(option, t), left);
                if (!double.IsFinite(then.Sum())) continue;
                if (ofRate || Logit.Choose(then, decision.Draw) != decision.Chosen)
                    without.Add(Absence(decision, option.Option, term.Term, term.Value, then) with { OfMovement = shared });
                foreach (var (shift, instead) in turns)
                {
                    double share = Math.Abs(shift / term.Value);
                    // A loss cannot become a gain, nor a gain a loss: such a change is none that could have happened.
                    bool turnsAround = term.Value * (term.Value + shift) < 0;
                    if (!(share < least) || !double.IsFinite(shift) || turnsAround) continue;
                    least = share;
                    closest = new ClosestChange(option.Option, term.Term, term.Value, term.Value + shift, decision.Options[instead].Option);
                }
            }
        }
        if (rule == DecisionRule.Rate && decision.Kind == DecisionKind.NetworkJoin && Beyond(decision, precision) is > Least and var news)
        {
            double then = -DeterministicMath.Expm1(-(Hazard(decision.Options[0].Probability) - news));
            without.Insert(0, Absence(decision, decision.Options[0].Option, DecisionTerm.NewsWave, news, [then, 1 - then]));
        }
        return new WhatWouldChange(
            decision.Options.Where((_, o) => o != decision.Chosen).MaxBy(option => option.Probability)!.Option,
            [.. without.OrderByDescending(term => Weight(term, decision, rule))], closest, ofRate);
    }

    /// <summary>By what absences are ordered: the size of their terms; at the start of a bid, where some act on its movement too, what they do to the hazard.
    /// </summary>
    private static double Weight(WithoutTerm without, Decision decision, DecisionRule rule)
    {
        if (without.Term == DecisionTerm.NewsWave) return double.PositiveInfinity;
        return rule == DecisionRule.Hazard
            ? Math.Abs(DeterministicMath.Log(Hazard(without.ChosenProbability) / Hazard(decision.Choice.Probability)))
            : Math.Abs(without.Value);
    }

    /// <summary>What would have been without a term, from the probabilities then.</summary>
    private static WithoutTerm Absence(Decision decision, DecisionOption option, DecisionTerm term, double value, double[] then)
    {
        int byDraw = Logit.Choose(then, decision.Draw), best = Array.IndexOf(then, then.Max());
        return new WithoutTerm(
            option, term, value, decision.Options[byDraw].Option, then[byDraw], decision.Options[best].Option, then[best], then[decision.Chosen]);
    }

    private static double SumWithout(WeighedOption option, int left)
    {
        double sum = 0;
        for (int t = 0; t < option.Terms.Count; t++)
            if (t != left) sum += option.Terms[t].Value;
        return sum;
    }

    /// <summary>Probabilities if one option had another utility, and of a hazard a share were left.</summary>
    private static double[] Reweighed(Decision decision, DecisionRule rule, double precision, int changed, double utility, double hazardLeft)
    {
        var options = decision.Options;
        if (rule == DecisionRule.Logit)
        {
            double Utility(int o) => o == changed ? utility : options[o].Utility;
            double best = Enumerable.Range(0, options.Count).Max(Utility);
            double[] weights = [.. options.Select((_, o) => Utility(o) == best ? 1 : DeterministicMath.Exp(precision * (Utility(o) - best)))];
            double sum = weights.Sum();
            return [.. weights.Select(weight => weight / sum)];
        }
        double shift = utility - options[changed].Utility;
        if (rule == DecisionRule.Hazard)
        {
            double first = -DeterministicMath.Expm1(-(decision.Value ?? 0) * hazardLeft * Logit.Logistic(precision * (options[0].Utility + shift)));
            return [first, 1 - first];
        }
        if (rule == DecisionRule.Rate)
        {
            double then = -DeterministicMath.Expm1(-((decision.Value ?? 0) * Approval(options[0].Utility + shift, precision) + Beyond(decision, precision)));
            return [then, 1 - then];
        }
        double second = DeterministicMath.NormalProbability(DeterministicMath.NormalQuantile(options[1].Probability) + precision * shift);
        return [1 - second, second];
    }

    /// <summary>A hazard below which what is left of one is rounding.</summary>
    private const double Least = 1e-9;

    /// <summary>Cumulated hazard of a probability.</summary>
    private static double Hazard(double probability) => -DeterministicMath.Log1p(-probability);

    /// <summary>What speaks for a decision at a rate beside its utility: the part of the hazard that news of the day adds.</summary>
    private static double Beyond(Decision decision, double precision) =>
        Math.Max(0, Hazard(decision.Options[0].Probability) - (decision.Value ?? 0) * Approval(decision.Options[0].Utility, precision));

    /// <summary>Λ(u)^e, the share of the highest rate at which it is done.</summary>
    private static double Approval(double utility, double exponent) => DeterministicMath.Pow(Logit.Logistic(utility), exponent);

    /// <summary>Changes of an option's utility with which the same draw falls into the share of a neighbour of the chosen option, and that neighbour; none
    /// where chances are those of a rate.</summary>
    private static List<(double Shift, int Instead)> Turns(Decision decision, DecisionRule rule, double precision, int option)
    {
        var (options, draw, turns) = (decision.Options, decision.Draw, new List<(double, int)>());
        if (rule == DecisionRule.Probit && option == 1)
        {
            double mood = DeterministicMath.NormalQuantile(1 - draw);
            turns.Add(((mood - DeterministicMath.NormalQuantile(options[1].Probability)) / precision, 1 - decision.Chosen));
        }
        if (rule != DecisionRule.Logit || !(options[option].Probability > 0)) return turns;
        // Options lie side by side, as wide as their probabilities, the chosen one between two bounds. Where one option gets another width and the others keep
        // theirs, a bound meets the draw at that width at which draw · (the others + width) is what lies below the bound.
        int below = LastPossible(options, decision.Chosen), above = FirstPossible(options, decision.Chosen);
        double rest = 1 - options[option].Probability, bound = options.Take(decision.Chosen).Sum(each => each.Probability);
        if (below >= 0) AddTurn(bound, option < decision.Chosen, below);
        if (above >= 0) AddTurn(bound + decision.Choice.Probability, option <= decision.Chosen, above);
        return turns;

        void AddTurn(double at, bool liesBelow, int instead)
        {
            double width = liesBelow ? (draw * rest - (at - options[option].Probability)) / (1 - draw) : (at - draw * rest) / draw;
            if (width > 0) turns.Add((DeterministicMath.Log(width / options[option].Probability) / precision, instead));
        }
    }

    private static int LastPossible(IReadOnlyList<WeighedOption> options, int before)
    {
        for (int o = before - 1; o >= 0; o--)
            if (options[o].Probability > 0) return o;
        return -1;
    }

    private static int FirstPossible(IReadOnlyList<WeighedOption> options, int after)
    {
        for (int o = after + 1; o < options.Count; o++)
            if (options[o].Probability > 0) return o;
        return -1;
    }
}
