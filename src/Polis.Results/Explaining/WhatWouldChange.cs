using Polis.Engine.Numerics;
using Polis.Engine.Random;
using Polis.Model;

namespace Polis.Results.Explaining;

/// <summary>What the chances would have been without a term.</summary>
/// <param name="Option">Option that the term belongs to.</param>
/// <param name="Term">The term.</param>
/// <param name="Value">Its value, log points.</param>
/// <param name="Likeliest">Option that would have been the likeliest without it.</param>
/// <param name="Probability">Probability of that option then.</param>
/// <param name="ChosenProbability">Probability of the chosen option then.</param>
public sealed record WithoutTerm(
    DecisionOption Option, DecisionTerm Term, double Value, DecisionOption Likeliest, double Probability, double ChosenProbability);

/// <summary>The least change of one term, for its size, that makes the rival as likely as the chosen option.</summary>
/// <param name="Option">Option that the term belongs to.</param>
/// <param name="Term">The term.</param>
/// <param name="Value">Its value, log points.</param>
/// <param name="Needed">The value that it would have to have.</param>
public sealed record ClosestChange(DecisionOption Option, DecisionTerm Term, double Value, double Needed);

/// <summary>What would have changed a choice. All else stays as it was: the other terms, and the rule by which chances follow from utilities.</summary>
/// <param name="Rival">The likeliest option beside the chosen one.</param>
/// <param name="Without">Terms without which another option would have been the likeliest, the largest first;
/// all terms where chances are those of a rate.</param>
/// <param name="Closest">What would have made the rival as likely as the chosen option; null where no term could, and where chances are those of a rate:
/// even odds within a step mean nothing then.</param>
/// <param name="OfRate">Whether chances are those of a rate: then it says what the chance of the chosen option would have been.</param>
public sealed record WhatWouldChange(DecisionOption Rival, IReadOnlyList<WithoutTerm> Without, ClosestChange? Closest, bool OfRate)
{
    /// <summary>What would have changed a decision; null where its chances follow no rule of its utilities.</summary>
    public static WhatWouldChange? Of(Decision decision)
    {
        if (decision.Precision is not { } precision || !(precision > 0) || !double.IsFinite(precision) || decision.Options.Count < 2) return null;
        var rule = DecisionKinds.Of(decision.Kind).Rule;
        int rival = Likeliest(decision.Options, decision.Chosen), likeliest = Likeliest(decision.Options, -1);
        var without = new List<WithoutTerm>();
        ClosestChange? closest = null;
        double least = double.PositiveInfinity;
        for (int o = 0; o < decision.Options.Count; o++)
        {
            var option = decision.Options[o];
            double needed = Needed(decision, rule, precision, rival, o);
            for (int t = 0; t < option.Terms.Count; t++)
            {
                var term = option.Terms[t];
                if (term.Value == 0) continue;
                double[] then = Reweighed(decision, rule, precision, o, SumWithout(option, t));
                int best = Array.IndexOf(then, then.Max());
                if ((best != likeliest || rule is DecisionRule.Hazard or DecisionRule.Rate) && double.IsFinite(then.Sum()))
                    without.Add(new WithoutTerm(option.Option, term.Term, term.Value, decision.Options[best].Option, then[best], then[decision.Chosen]));
                double share = Math.Abs(needed / term.Value);
                // A loss cannot become a gain, nor a gain a loss: such a change is none that could have happened.
                bool turnsAround = term.Value * (term.Value + needed) < 0;
                if (!(share < least) || !double.IsFinite(needed) || turnsAround) continue;
                least = share;
                closest = new ClosestChange(option.Option, term.Term, term.Value, term.Value + needed);
            }
        }
        if (rule == DecisionRule.Rate && decision.Kind == DecisionKind.NetworkJoin && Beyond(decision, precision) is > Least and var news)
        {
            double then = -DeterministicMath.Expm1(-(Hazard(decision.Options[0].Probability) - news));
            without.Insert(0, new WithoutTerm(
                decision.Options[0].Option, DecisionTerm.NewsWave, news, decision.Options[then > 0.5 ? 0 : 1].Option, Math.Max(then, 1 - then), then));
        }
        return new WhatWouldChange(
            decision.Options[rival].Option,
            [.. without.OrderByDescending(term => term.Term == DecisionTerm.NewsWave ? double.PositiveInfinity : Math.Abs(term.Value))], closest,
            rule is DecisionRule.Hazard or DecisionRule.Rate);
    }

    /// <summary>The likeliest option, an excepted one (-1 for none) apart.</summary>
    private static int Likeliest(IReadOnlyList<WeighedOption> options, int except)
    {
        int best = -1;
        for (int o = 0; o < options.Count; o++)
            if (o != except && (best < 0 || options[o].Probability > options[best].Probability)) best = o;
        return best;
    }

    private static double SumWithout(WeighedOption option, int left)
    {
        double sum = 0;
        for (int t = 0; t < option.Terms.Count; t++)
            if (t != left) sum += option.Terms[t].Value;
        return sum;
    }

    /// <summary>Probabilities if one option had another utility.</summary>
    private static double[] Reweighed(Decision decision, DecisionRule rule, double precision, int changed, double utility)
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
            double first = -DeterministicMath.Expm1(DeterministicMath.Log1p(-options[0].Probability) * DeterministicMath.Exp(precision * shift));
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

    /// <summary>By how much an option's utility would have to change for the rival to be as likely as the chosen one; infinite where it cannot,
    /// or where the option is neither.</summary>
    private static double Needed(Decision decision, DecisionRule rule, double precision, int rival, int option)
    {
        if (option != rival && option != decision.Chosen) return double.PositiveInfinity;
        return rule switch
        {
            DecisionRule.Hazard or DecisionRule.Rate => double.PositiveInfinity,
            DecisionRule.Probit => -DeterministicMath.NormalQuantile(decision.Options[1].Probability) / precision,
            _ => (decision.Choice.Utility - decision.Options[rival].Utility) * (option == rival ? 1 : -1),
        };
    }
}
