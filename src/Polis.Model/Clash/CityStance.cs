using Polis.Engine.Parallel;
using Polis.Engine.Random;
using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>
/// Governments change; cities review their stance in each domain: comply, voice or defy. A turn to defy opens a clash, a turn from it closes one for a reason
/// (docs/MODEL.md, 4).
/// </summary>
/// <remarks>Cost O(cities · domains + ties + nations²).</remarks>
public sealed class CityStance : IMechanism<World>
{
    private RivalSupply[] _rivals = [];
    private double[] _utilities = [], _rivalWork = [], _draws = [], _people = [], _capacity = [];
    private Parameters? _capacityFor;
    private int[] _drawnFor = [];
    private byte[] _next = [];
    private ClashOutcome[] _outcomes = [];

    /// <inheritdoc/>
    public string Name => nameof(CityStance);

    /// <inheritdoc/>
    public Access Access { get; } = new Access(
        reads:
        [
            Columns.Cities.Stance, Columns.Cities.HeldStance, Columns.Cities.Status, Columns.Cities.OpenClash, Columns.Clashes.Gap, Columns.Clashes.Belief,
        ],
        writes: [Columns.Cities.Stance, Columns.Cities.HeldStance])
        + Government.Changes + StanceView.Reads + ClashBook.Opens + ClashBook.Closes;

    /// <inheritdoc/>
    public void Step(World state, StepContext step)
    {
        Government.Change(state, step);
        Size(state);
        StanceView.FindRivalSupplies(state, _rivals.AsSpan(0, state.Nations.Count), _rivalWork);
        step.ForEachChunk(state.Cities.Count, (this, state, step), static (s, chunk) => s.Item1.Review(s.state, s.step, chunk));
        int firstDecision = state.Decisions.Decisions.Count;
        if (state.Decisions.KeepsAll) Explain(state, step);
        Apply(state, step, firstDecision);
    }

    private void Size(World world)
    {
        int cells = world.Cities.Count * world.Domains.Count;
        if (_next.Length != cells)
        {
            _next = new byte[cells];
            _outcomes = new ClashOutcome[cells];
            _utilities = new double[cells * StanceChoice.Count];
            _draws = new double[cells];
            _drawnFor = new int[world.Cities.Count];
            Array.Fill(_drawnFor, Government.None);
            (_people, _capacity, _capacityFor) = (new double[world.Cities.Count], new double[world.Cities.Count], null);
        }
        if (!ReferenceEquals(_capacityFor, world.Parameters))
        {
            _capacityFor = world.Parameters;
            Array.Fill(_people, double.NaN);
        }
        if (_rivals.Length >= world.Nations.Count) return;
        _rivals = new RivalSupply[world.Nations.Count + 64];
        _rivalWork = new double[2 * _rivals.Length];
    }

    /// <summary>In the first step every city reviews, so that the stock of clashes stands from then on.</summary>
    private static double ReviewProbability(StepContext step, Parameters p) => step.Step == 0 ? 1 : step.Probability(p.StanceReviewRate);

    private void Review(World world, StepContext step, Chunk chunk)
    {
        var cities = world.Cities;
        int domains = world.Domains.Count;
        double rate = ReviewProbability(step, world.Parameters);
        Span<double> draws = stackalloc double[Chunk.Block * domains], probabilities = stackalloc double[Chunk.Block * domains * StanceChoice.Count];
        Span<int> reviewed = stackalloc int[Chunk.Block * domains];
        for (int first = chunk.Begin; first < chunk.End; first += Chunk.Block)
        {
            int end = Math.Min(first + Chunk.Block, chunk.End);
            int reviews = 0;
            step.FillUniforms(Streams.StanceReview, first, domains, draws[..((end - first) * domains)]);
            for (int i = first; i < end; i++)
            {
                bool constituent = cities.Status[i] == CityStatus.Constituent;
                bool known = false;
                for (int k = 0; k < domains; k++)
                {
                    int cell = i * domains + k;
                    var held = cities.HeldStance[cell];
                    _next[cell] = (byte)cities.Stance[cell];
                    if (!constituent || (held != Stance.Due && !(held == Stance.None && draws[cell - first * domains] < rate))) continue;
                    if (!known) Know(world, step, i);
                    known = true;
                    Weigh(world, i, k).CopyTo(probabilities[(reviews * StanceChoice.Count)..]);
                    reviewed[reviews++] = cell;
                }
            }
            Decide(world, reviewed[..reviews], probabilities[..(reviews * StanceChoice.Count)]);
        }
    }

    /// <summary>
    /// What a city's reviews have in common: its capacity, kept as long as its people stay as many, and the draws of its government in all domains
    /// (<see cref="StanceView.Draw"/>), kept as long as that is in office.
    /// </summary>
    private void Know(World world, StepContext step, int city)
    {
        double people = world.Cities.Population[city];
        if (_people[city] != people) (_people[city], _capacity[city]) = (people, StanceView.Capacity(world, city));
        int term = world.Cities.Term[city], domains = world.Domains.Count;
        if (_drawnFor[city] == term) return;
        step.Random.FillRows(Streams.StanceChoice, city, term, domains, _draws.AsSpan(city * domains, domains));
        _drawnFor[city] = term;
    }

    /// <summary>The utilities of a city that reviews.</summary>
    private ReadOnlySpan<double> Weigh(World world, int city, int domain)
    {
        var utilities = _utilities.AsSpan((city * world.Domains.Count + domain) * StanceChoice.Count, StanceChoice.Count);
        StanceView.Weigh(world, city, domain, Situation(world, city, domain)).CopyTo(utilities);
        return utilities;
    }

    private DefySituation Situation(World world, int city, int domain) =>
        StanceView.Situation(world, city, domain, _rivals[world.Cities.Nation[city]], _capacity[city]);

    /// <summary>What cities choose that review, together.</summary>
    /// <param name="world">The world.</param>
    /// <param name="reviewed">Their cells.</param>
    /// <param name="utilities">The utilities of each; probabilities after it.</param>
    private void Decide(World world, ReadOnlySpan<int> reviewed, Span<double> utilities)
    {
        int domains = world.Domains.Count;
        StanceChoice.Probabilities(utilities, world.Parameters, utilities);
        for (int review = 0; review < reviewed.Length; review++)
        {
            int cell = reviewed[review], city = cell / domains, domain = cell % domains, clash = world.Cities.OpenClash[cell] - 1;
            var next = (Stance)Logit.Choose(utilities.Slice(review * StanceChoice.Count, StanceChoice.Count), _draws[cell]);
            _next[cell] = (byte)next;
            if (clash >= 0 && world.Cities.Stance[cell] == Stance.Defy && next != Stance.Defy)
                _outcomes[cell] = WhyTurned(world, city, domain, Situation(world, city, domain), _draws[cell], clash);
        }
    }

    /// <summary>What a city chooses at a review.</summary>
    /// <param name="world">The world.</param>
    /// <param name="city">Row of the city.</param>
    /// <param name="domain">Row of the domain.</param>
    /// <param name="situation">What it weighs of defying.</param>
    /// <param name="draw">The draw of its government.</param>
    /// <param name="utilities">Receives the utilities.</param>
    internal static Stance Choose(World world, int city, int domain, in DefySituation situation, double draw, Span<double> utilities)
    {
        StanceView.Weigh(world, city, domain, situation).CopyTo(utilities);
        return StanceChoice.Chosen(utilities, draw, world.Parameters);
    }

    /// <summary>Why a city turned from a clash at a review.</summary>
    /// <param name="world">The world.</param>
    /// <param name="city">Row of the city.</param>
    /// <param name="domain">Row of the domain.</param>
    /// <param name="situation">What it weighed of defying.</param>
    /// <param name="draw">The draw of its government.</param>
    /// <param name="clash">Row of the clash.</param>
    internal static ClashOutcome WhyTurned(World world, int city, int domain, in DefySituation situation, double draw, int clash)
    {
        Span<double> unpressed = stackalloc double[StanceChoice.Count];
        bool defies = Choose(world, city, domain, situation.Unpressed(world.Clashes.Belief[clash]), draw, unpressed) == Stance.Defy;
        return StanceChoice.WhyTurned(defies, world.Clashes.Gap[clash], StanceView.Gap(world, city, domain), world.Parameters);
    }

    /// <summary>Writes down every turn to or from defiance, on the state that all reviewed.</summary>
    private void Explain(World world, StepContext step)
    {
        int domains = world.Domains.Count;
        for (int cell = 0; cell < _next.Length; cell++)
            if (IsTurn(world.Cities.Stance[cell], (Stance)_next[cell])) StanceReasons.Turn(
                world, step, cell / domains, cell % domains,
                StanceView.Weigh(world, cell / domains, cell % domains, _rivals[world.Cities.Nation[cell / domains]]),
                _utilities.AsSpan(cell * StanceChoice.Count, StanceChoice.Count), (Stance)_next[cell]);
    }

    private static bool IsTurn(Stance was, Stance now) => was != now && (was == Stance.Defy || now == Stance.Defy);

    /// <summary>Applies what was chosen; decisions written down, from the given row on, come in the order of their cells as here.</summary>
    private void Apply(World world, StepContext step, int decision)
    {
        var cities = world.Cities;
        int domains = world.Domains.Count;
        var stances = cities.Stance.Span;
        for (int cell = 0; cell < _next.Length; cell++)
        {
            if (cities.HeldStance[cell] == Stance.Due) cities.HeldStance[cell] = Stance.None;
            var (was, now) = (stances[cell], (Stance)_next[cell]);
            if (was == now) continue;
            int city = cell / domains, domain = cell % domains;
            stances[cell] = now;
            if (now == Stance.Defy)
            {
                ClashBook.Open(world, step.Step, city, domain, _utilities.AsSpan(cell * StanceChoice.Count, StanceChoice.Count));
                if (world.Decisions.KeepsAll) world.Decisions.Refer(decision, cities.OpenClash[cell] - 1);
            }
            else if (was == Stance.Defy) ClashBook.Close(world, step.Step, city, domain, _outcomes[cell]);
            if (IsTurn(was, now)) decision++;
        }
    }
}
