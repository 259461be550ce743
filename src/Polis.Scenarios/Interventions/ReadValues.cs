using Polis.Model;

namespace Polis.Scenarios.Interventions;

/// <summary>One place of an intervention, and what may stand there: a row, or several of which each makes an intervention of its own.</summary>
/// <param name="Field">Field that it belongs to.</param>
/// <param name="Targets">What may stand there.</param>
/// <param name="Named">Whether the file names each of them, and not a part of the world to which they belong.</param>
internal sealed record Choice(InterventionField Field, IReadOnlyList<Target> Targets, bool Named)
{
    /// <summary>Whether several may stand there.</summary>
    public bool IsOpen => Targets.Count > 1 || !Named;
}

/// <summary>The values of one intervention of a file: those that are single, and the places of which several may be named.</summary>
/// <param name="Values">The single values.</param>
/// <param name="Choices">The places; those of one field follow each other in their order.</param>
/// <param name="About">The parts of the world that are named.</param>
internal sealed record ReadValues(InterventionValues Values, IReadOnlyList<Choice> Choices, IReadOnlyList<PlaceSet> About)
{
    /// <summary>Most interventions that one may stand for.</summary>
    public const int Most = 1_000_000;

    /// <summary>Number of combinations.</summary>
    public double Count => Choices.Aggregate(1.0, (count, choice) => count * choice.Targets.Count);

    /// <summary>Whether a combination that cannot be is left out without a word, because the file does not name it itself.</summary>
    public bool MayBeLeftOut => Choices.Any(choice => !choice.Named) || Choices.Count(choice => choice.IsOpen) > 1;

    /// <summary>The values with one place in each choice, for all combinations in which no field has a place twice.</summary>
    /// <param name="describe">Names a place for messages.</param>
    public IEnumerable<(InterventionValues Values, IReadOnlyList<Target> Targets)> Combinations(Func<Target, string> describe)
    {
        var chosen = new int[Choices.Count];
        do
        {
            var targets = Choices.Select((choice, i) => choice.Targets[chosen[i]]).ToArray();
            var values = Values.Copy();
            bool twice = false;
            foreach (var places in Choices.Zip(targets).GroupBy(pair => pair.First.Field, pair => pair.Second))
            {
                int[] rows = [.. places.Select(target => target.Row)];
                twice |= rows.Distinct().Count() < rows.Length;
                values.Put(places.Key, places.Key is TupleField ? rows : rows[0], string.Join(", ", places.Select(describe)));
            }
            if (!twice) yield return (values, targets);
        }
        while (Next(chosen));
    }

    /// <summary>Goes on to the next combination, the last choice turning fastest; false after the last.</summary>
    private bool Next(int[] chosen)
    {
        for (int i = chosen.Length - 1; i >= 0; i--)
        {
            if (++chosen[i] < Choices[i].Targets.Count) return true;
            chosen[i] = 0;
        }
        return false;
    }
}
