using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>Nations recognise those born during the run, the parent with its consent at once, others one by one (docs/MODEL.md, 5).</summary>
/// <remarks>
/// Cost O(cities + ties + nations · new nations) while any is not recognised by all. A pair of nations is recognised when the older recognises the younger.
/// </remarks>
public sealed class Recognition : IMechanism<World>
{
    private double[] _highestBenefit = [];
    private bool[] _office = [];
    private Recognised[] _recognised = new Recognised[256];

    /// <inheritdoc/>
    public string Name => nameof(Recognition);

    /// <inheritdoc/>
    public Access Access { get; } = new Access(
        reads:
        [
            Columns.Cities.Nation, Columns.Cities.NetBenefit, Columns.Cities.CulturalDistance, Columns.Cities.Grievance, Columns.Nations.Key,
            Columns.Nations.Supply, Columns.Nations.HinterlandAccess,
            Columns.Nations.Policy, Columns.Nations.Alive, Columns.Nations.Parent, Columns.Pairs.Recognised, Columns.Pairs.Friction, Columns.Ties.First,
            Columns.Ties.Second, Columns.Ties.Kind,
        ],
        writes: [Columns.Pairs.Recognised, Columns.Events])
        + ExitView.Eligibility;

    /// <inheritdoc/>
    public void Step(World state, StepContext step)
    {
        bool measured = false;
        int count = 0;
        if (_highestBenefit.Length < state.Nations.Count)
        {
            _highestBenefit = new double[state.Nations.Count + 64];
            _office = new bool[state.Nations.Count + 64];
        }
        for (int born = state.Inputs.Nations.Count; born < state.Nations.Count; born++)
        {
            if (state.Nations.Alive[born] == 0 || IsRecognisedByAll(state, born)) continue;
            if (!measured) FindHighestBenefits(state, _highestBenefit);
            measured = true;
            FindOffices(state, born);
            for (int m = 0; m < born; m++)
            {
                if (state.Nations.Alive[m] == 0 || state.Pairs.Recognised[state.Pairs[m, born]] != 0) continue;
                var terms = Terms(state, born, m, _office[m], _highestBenefit[m]);
                double probability = step.Probability(RecognitionChoice.Rate(terms, m == state.Nations.Parent[born], state.Parameters));
                double drawn = step.Uniform(Streams.Recognition, state.Nations.Key[m], state.Nations.Key[born]);
                if (drawn >= probability) continue;
                if (count == _recognised.Length) Array.Resize(ref _recognised, 2 * count);
                _recognised[count++] = new Recognised(m, born, ExitReasons.Recognition(state, step, m, born, terms, probability, drawn));
            }
        }
        foreach (ref readonly var decision in _recognised.AsSpan(0, count)) Recognise(state, step, decision);
    }

    /// <summary>Terms of the decision of a nation on a new one, at the world's present state.</summary>
    /// <param name="world">The world.</param>
    /// <param name="newNation">Row of the new nation.</param>
    /// <param name="nation">Row of the nation that decides.</param>
    /// <param name="office">Whether a city of the new nation has an office in it.</param>
    /// <param name="highestBenefit">Highest net benefit of its own cities that may bid and have a movement; -∞ for none.</param>
    public static RecognitionTerms Terms(World world, int newNation, int nation, bool office, double highestBenefit)
    {
        var (nations, pairs) = (world.Nations, world.Pairs);
        int domains = world.Domains.Count, parent = nations.Parent[newNation];
        double distance = 0;
        for (int k = 0; k < domains; k++) distance += Math.Abs(nations.Policy[newNation * domains + k] - nations.Policy[nation * domains + k]);
        return RecognitionChoice.Terms(
            pairs.Recognised[pairs[parent, newNation]] != 0, domains == 0 ? 0 : distance / domains, office,
            pairs.Friction[pairs[parent, nation]] * nations.Supply[parent] / nations.HinterlandAccess[nation], highestBenefit, world.Parameters);
    }

    private static bool IsRecognisedByAll(World world, int born)
    {
        for (int m = 0; m < born; m++)
            if (world.Nations.Alive[m] != 0 && world.Pairs.Recognised[world.Pairs[m, born]] == 0) return false;
        return true;
    }

    /// <summary>Finds the highest net benefit, as last measured, of each nation's cities that may bid and have a movement; -∞ for none.</summary>
    internal static void FindHighestBenefits(World world, Span<double> highestBenefit)
    {
        highestBenefit.Fill(double.NegativeInfinity);
        for (int i = 0; i < world.Cities.Count; i++)
        {
            if (!ExitView.HasMovement(world, i) || !ExitView.IsEligible(world, i)) continue;
            ref double highest = ref highestBenefit[world.Cities.Nation[i]];
            highest = Math.Max(highest, world.Cities.NetBenefit[i]);
        }
    }

    /// <summary>In which nations cities of a new nation have offices.</summary>
    private void FindOffices(World world, int born)
    {
        Array.Clear(_office);
        var (ties, cities) = (world.Ties, world.Cities);
        for (int t = 0; t < ties.Count; t++)
            if (ties.Kind[t] == TieKind.Office && cities.Nation[ties.First[t]] == born) _office[cities.Nation[ties.Second[t]]] = true;
    }

    private static void Recognise(World world, StepContext step, in Recognised decision)
    {
        var (nation, newNation, row) = decision;
        world.Pairs.Recognised[world.Pairs[nation, newNation]] = world.Pairs.Recognised[world.Pairs[newNation, nation]] = 1;
        world.Record(EventKind.NationRecognised, step.Step, nation, newNation, decision: row);
    }

    /// <summary>A recognition, with the row of the decision, which was taken on the state at the start of the step.</summary>
    private readonly record struct Recognised(int Nation, int NewNation, int Row);
}
