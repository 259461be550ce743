using Polis.Engine.Numerics;
using Polis.Engine.Parallel;
using Polis.Engine.Random;
using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>Cities review their stance in each domain: comply, voice or defy.
/// A turn to defy opens a clash, a turn from it ends one (docs/MODEL.md, 4).</summary>
/// <remarks>Cost O(cities · domains + ties + nations²).</remarks>
public sealed class CityStance : IMechanism<World>
{
    private double[] _rivalSupply = [], _utilities = [];
    private byte[] _next = [];

    /// <inheritdoc/>
    public string Name => nameof(CityStance);

    /// <inheritdoc/>
    public Access Access { get; } = new Access(
        reads: [Columns.Cities.Stance, Columns.Cities.HeldStance, Columns.Cities.Status],
        writes: [Columns.Cities.Stance])
        + Weighing + ClashBook.Opens + ClashBook.Closes;

    /// <summary>What <see cref="Utilities"/> and <see cref="RivalSupply"/> read.</summary>
    internal static Access Weighing => new Access(
        reads:
        [
            Columns.Cities.Nation, Columns.Cities.Population, Columns.Cities.Access, Columns.Cities.ForeignShare, Columns.Cities.Ideal,
            Columns.Cities.Salience, Columns.Cities.Autonomy, Columns.Cities.Stance, Columns.Cities.Memberships, Columns.Nations.Population,
            Columns.Nations.Supply, Columns.Nations.Policy, Columns.Nations.Belief, Columns.Pairs.Friction,
        ])
        + TieIndex.Reads;

    /// <summary>Utilities of complying, voicing and defying of a city in a domain, at the world's present state.</summary>
    /// <param name="world">The world.</param>
    /// <param name="city">Row of the city.</param>
    /// <param name="domain">Row of the domain.</param>
    /// <param name="rivalSupply">Of its nation, from <see cref="RivalSupply"/>.</param>
    /// <param name="utilities">Receives three.</param>
    public static void Utilities(World world, int city, int domain, double rivalSupply, Span<double> utilities)
    {
        var terms = Weigh(world, city, domain, rivalSupply);
        utilities[(int)Stance.Comply] = terms.Comply;
        utilities[(int)Stance.Voice] = terms.Voice.Sum;
        utilities[(int)Stance.Defy] = terms.Defy.Sum;
    }

    /// <summary>The terms of these utilities.</summary>
    /// <param name="world">The world.</param>
    /// <param name="city">Row of the city.</param>
    /// <param name="domain">Row of the domain.</param>
    /// <param name="rivalSupply">Of its nation, from <see cref="RivalSupply"/>.</param>
    public static StanceTerms Weigh(World world, int city, int domain, double rivalSupply)
    {
        var (cities, nations, p) = (world.Cities, world.Nations, world.Parameters);
        int domains = world.Domains.Count, cell = city * domains + domain, nation = cities.Nation[city];
        double gap = cities.Ideal[cell] - nations.Policy[nation * domains + domain];
        double autonomy = cities.Autonomy[cell], share = cities.Population[city] / nations.Population[nation];
        double loss = StanceChoice.Loss(gap, cities.Salience[cell], autonomy, p);
        return new StanceTerms(
            -loss,
            StanceChoice.Voice(loss, StanceChoice.Influence(share, cities.MembershipCount(city), p), p),
            StanceChoice.Defy(
                EconomicGain(world, city, domain, gap, rivalSupply), PartnersDefying(world, city, domain), nations.Belief[nation], share, autonomy, p));
    }

    /// <summary>Economic gain E_k of defying.</summary>
    public static double EconomicGain(World world, int city, int domain, double gap, double rivalSupply) => world.Domains[domain].Lever switch
    {
        EconomicLever.Openness => StanceChoice.OpennessGain(gap, world.Cities.ForeignShare[city], world.Parameters),
        EconomicLever.Alignment => StanceChoice.AlignmentGain(gap, rivalSupply, world.Cities.Access[city], world.Parameters),
        _ => 0,
    };

    /// <summary>Supply of other nations that rivalry keeps away from a nation: Σ_m κ_nm (e^(ρ|Δ|/2) - 1) S_m.</summary>
    public static double RivalSupply(World world, int nation)
    {
        int align = world.AlignmentDomain, domains = world.Domains.Count;
        if (align < 0) return 0;
        var (nations, pairs) = (world.Nations, world.Pairs);
        double own = nations.Policy[nation * domains + align], sum = 0;
        for (int m = 0; m < nations.Count; m++)
        {
            if (m == nation || nations.Supply[m] <= 0) continue;
            double distance = Math.Abs(own - nations.Policy[m * domains + align]);
            sum += pairs.Friction[pairs[nation, m]] * StanceChoice.RivalryRelief(distance, world.Parameters) * nations.Supply[m];
        }
        return sum;
    }

    /// <summary>Share of a city's partners that defy in a domain; 0 where it has none.</summary>
    public static double PartnersDefying(World world, int city, int domain)
    {
        var partners = world.TieIndex.Partners(city);
        if (partners.Length == 0) return 0;
        int domains = world.Domains.Count, defying = 0;
        foreach (int partner in partners)
            if (world.Cities.Stance[partner * domains + domain] == Stance.Defy) defying++;
        return (double)defying / partners.Length;
    }

    /// <inheritdoc/>
    public void Step(World state, StepContext step)
    {
        int cells = state.Cities.Count * state.Domains.Count;
        if (_next.Length != cells)
        {
            _next = new byte[cells];
            _utilities = new double[cells * 3];
        }
        if (_rivalSupply.Length < state.Nations.Count) _rivalSupply = new double[state.Nations.Count + 64];
        for (int n = 0; n < state.Nations.Count; n++) _rivalSupply[n] = RivalSupply(state, n);
        step.ForEachChunk(state.Cities.Count, (this, state, step), static (s, chunk) => s.Item1.Review(s.state, s.step, chunk));
        int firstDecision = state.Decisions.Decisions.Count;
        if (state.Decisions.KeepsAll) Explain(state, step);
        Apply(state, step, firstDecision);
    }

    private void Review(World world, StepContext step, Chunk chunk)
    {
        var (cities, p) = (world.Cities, world.Parameters);
        int domains = world.Domains.Count;
        double reviews = -DeterministicMath.Expm1(-p.StanceReviewRate * step.Dt);
        Span<double> draws = stackalloc double[Chunk.Block * domains], probabilities = stackalloc double[3];
        for (int first = chunk.Begin; first < chunk.End; first += Chunk.Block)
        {
            int end = Math.Min(first + Chunk.Block, chunk.End);
            step.FillUniforms(Streams.StanceReview, first, domains, draws[..((end - first) * domains)]);
            for (int i = first; i < end; i++)
            {
                bool constituent = cities.Status[i] == CityStatus.Constituent;
                for (int k = 0; k < domains; k++)
                {
                    int cell = i * domains + k;
                    _next[cell] = (byte)cities.Stance[cell];
                    if (!constituent || cities.HeldStance[cell] != Stance.None || draws[cell - first * domains] >= reviews) continue;
                    var utilities = _utilities.AsSpan(cell * 3, 3);
                    Utilities(world, i, k, _rivalSupply[cities.Nation[i]], utilities);
                    StanceChoice.Probabilities(utilities, p, probabilities);
                    _next[cell] = (byte)Logit.Choose(probabilities, step.Uniform(Streams.StanceChoice, i, k));
                }
            }
        }
    }

    /// <summary>Writes down every turn to or from defiance, on the state that all reviewed.</summary>
    private void Explain(World world, StepContext step)
    {
        int domains = world.Domains.Count;
        for (int cell = 0; cell < _next.Length; cell++)
            if (IsTurn(world.Cities.Stance[cell], (Stance)_next[cell])) Explain(world, step, cell / domains, cell % domains);
    }

    private void Explain(World world, StepContext step, int city, int domain)
    {
        var (cities, log, p) = (world.Cities, world.Decisions, world.Parameters);
        int cell = city * world.Domains.Count + domain;
        var terms = Weigh(world, city, domain, _rivalSupply[cities.Nation[city]]);
        var utilities = _utilities.AsSpan(cell * 3, 3);
        Span<double> probabilities = stackalloc double[3];
        StanceChoice.Probabilities(utilities, p, probabilities);
        log.Begin(DecisionKind.Stance, step.Step, city, cities.Nation[city], domain, cities.OpenClash[cell] - 1);
        log.Option(DecisionOption.Comply, utilities[(int)Stance.Comply], probabilities[(int)Stance.Comply]);
        log.Term(DecisionTerm.PolicyLoss, terms.Comply);
        log.Option(DecisionOption.Voice, utilities[(int)Stance.Voice], probabilities[(int)Stance.Voice]);
        log.Term(DecisionTerm.PolicyLoss, terms.Voice.PolicyLoss);
        log.Term(DecisionTerm.VoiceInfluence, terms.Voice.Influence);
        log.Term(DecisionTerm.VoiceCost, terms.Voice.Cost);
        log.Option(DecisionOption.Defy, utilities[(int)Stance.Defy], probabilities[(int)Stance.Defy]);
        log.Term(DecisionTerm.EconomicGain, terms.Defy.EconomicGain);
        log.Term(DecisionTerm.Solidarity, terms.Defy.Solidarity);
        log.Term(DecisionTerm.HarmFeared, terms.Defy.HarmFeared);
        log.Term(DecisionTerm.DefianceCost, terms.Defy.Cost);
        log.Choose(_next[cell], step.Uniform(Streams.StanceChoice, city, domain), p.CityPrecision);
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
            var (was, now) = (stances[cell], (Stance)_next[cell]);
            if (was == now) continue;
            int city = cell / domains, domain = cell % domains;
            stances[cell] = now;
            if (now == Stance.Defy)
            {
                ClashBook.Open(world, step.Step, city, domain, _utilities.AsSpan(cell * 3, 3));
                if (world.Decisions.KeepsAll) world.Decisions.Refer(decision, cities.OpenClash[cell] - 1);
            }
            else if (was == Stance.Defy) ClashBook.Close(world, step.Step, city, domain, ClashOutcome.Complied);
            if (IsTurn(was, now)) decision++;
        }
    }
}
