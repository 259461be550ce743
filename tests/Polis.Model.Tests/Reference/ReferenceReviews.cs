using System.Collections.Immutable;

namespace Polis.Model.Tests.Reference;

/// <summary>The reviews of a case, in a world of their own: each of a cell that defies and is not settled, under the pressure that the review gives.</summary>
internal sealed class ReferenceReviews : IDisposable
{
    private readonly ReferenceWorld _of;
    private readonly int[] _city, _domain;
    private readonly double[] _pressure, _draw, _gap, _belief;

    public ReferenceReviews(ReferenceWorld of)
    {
        _of = of;
        int count = of.Case.Array("inputs.reviews.city").Count;
        _city = of.Case.Rows("inputs.reviews.city", of.World.Cities.Count, count);
        _domain = of.Case.Rows("inputs.reviews.domain", of.World.Domains.Count, count);
        _pressure = of.Case.Numbers("inputs.reviews.pressure", count);
        _draw = of.Case.Numbers("inputs.reviews.draw", count);
        _gap = of.Case.Numbers("inputs.reviews.gapAtOpening", count);
        _belief = of.Case.Numbers("inputs.reviews.beliefAtOpening", count);
    }

    /// <summary>What may become of a clash at a review: the city defies on, or turns for a reason.</summary>
    public static ImmutableArray<string> OutcomeNames { get; } = ["defies", "complied", "policyChanged", "lapsed"];

    private static ReadOnlySpan<ClashOutcome> Turns => [ClashOutcome.Complied, ClashOutcome.PolicyChanged, ClashOutcome.Lapsed];

    private Parameters Parameters => _of.Parameters;

    public QuantityValues Probabilities() => Probabilities((situation, _) => situation);

    /// <summary>Without what presses the city.</summary>
    public QuantityValues ProbabilitiesUnpressed() => Probabilities((situation, belief) => situation.Unpressed(belief));

    public QuantityValues Stances() => new([.. Rows.Select(row => Of(row, (situation, _) => (double)Choose(row, situation)))], _city.Length);

    /// <summary>A 1 under what becomes of the clash.</summary>
    public QuantityValues Outcomes()
    {
        int options = OutcomeNames.Length;
        double[] numbers = new double[_city.Length * options];
        foreach (int row in Rows) numbers[row * options + Of(row, (situation, clash) => Outcome(row, situation, clash))] = 1;
        return new QuantityValues(numbers, _city.Length, options);
    }

    public void Dispose() => _of.Dispose();

    private IEnumerable<int> Rows => Enumerable.Range(0, _city.Length);

    private QuantityValues Probabilities(Func<DefySituation, double, DefySituation> pressed) => new(
        [.. Rows.SelectMany(row => Of(row, (situation, _) =>
        {
            double[] probabilities = new double[StanceChoice.Count];
            StanceView.Weigh(_of.World, _city[row], _domain[row], pressed(situation, _belief[row])).CopyTo(probabilities);
            StanceChoice.Probabilities([.. probabilities], Parameters, probabilities);
            return probabilities;
        }))],
        _city.Length, StanceChoice.Count);

    private Stance Choose(int row, in DefySituation situation) =>
        CityStance.Choose(_of.World, _city[row], _domain[row], situation, _draw[row], new double[StanceChoice.Count]);

    private int Outcome(int row, in DefySituation situation, int clash) =>
        Choose(row, situation) == Stance.Defy ? 0 : 1 + Turns.IndexOf(CityStance.WhyTurned(_of.World, _city[row], _domain[row], situation, _draw[row], clash));

    /// <summary>Looks at what the city weighs, and at the clash, while the cell is as the review has it.</summary>
    private T Of<T>(int row, Func<DefySituation, int, T> look)
    {
        var (world, cities) = (_of.World, _of.World.Cities);
        int cell = _city[row] * world.Domains.Count + _domain[row], clash = world.Clashes.Append();
        var (pressure, stance, settled) = (cities.Pressure[cell], cities.Stance[cell], cities.Settled[cell]);
        (cities.Pressure[cell], cities.Stance[cell], cities.Settled[cell]) = (_pressure[row], Stance.Defy, Government.None);
        (world.Clashes.Gap[clash], world.Clashes.Belief[clash]) = (_gap[row], _belief[row]);
        var seen = look(StanceView.Situation(world, _city[row], _domain[row], StanceView.RivalSupply(world, cities.Nation[_city[row]])), clash);
        (cities.Pressure[cell], cities.Stance[cell], cities.Settled[cell]) = (pressure, stance, settled);
        world.Clashes.Resize(clash);
        return seen;
    }
}
