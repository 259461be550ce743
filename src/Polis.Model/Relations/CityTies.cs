using Polis.Engine.Parallel;
using Polis.Engine.Random;
using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>Cities consider partners, send missions and exchanges, make ties and let them go (docs/MODEL.md, 3).</summary>
/// <remarks>Cost O(cities + ties). Considerations are Poisson counts; a pair has one tie.</remarks>
public sealed class CityTies : IMechanism<World>
{
    private readonly PartnerDraw _draw = new();
    private Proposal[] _proposals = new Proposal[64];
    private Visit[] _visits = new Visit[64];
    private bool[] _breaks = [];
    private int[] _considered = [];
    private int _count;

    /// <inheritdoc/>
    public string Name => nameof(CityTies);

    /// <inheritdoc/>
    public Access Access { get; } = new Access(
        reads:
        [
            Columns.Cities.Nation, Columns.Cities.Stance, Columns.Pairs.Sanction, Columns.Ties.First, Columns.Ties.Second, Columns.Ties.Kind,
            Columns.Ties.Since,
        ],
        writes: [Columns.Ties.First, Columns.Ties.Second, Columns.Ties.Kind, Columns.Ties.Since, Columns.Events])
        + PartnerDraw.Reads + TieView.Reads + TieBook.Touches + TieIndex.Rebuilds;

    /// <inheritdoc/>
    public void Step(World state, StepContext step)
    {
        Propose(state, step);
        bool made = MakeTies(state, step);
        if (EndTies(state, step) || made) state.TieIndex.Rebuild(state);
    }

    /// <summary>All considerations of the step that end in a visit, on the state at its start.</summary>
    private void Propose(World world, StepContext step)
    {
        var p = world.Parameters;
        _draw.Prepare(world);
        _count = 0;
        double mean = p.TieRate * step.Dt, all = mean * world.Cities.Count;

        // Room for eight standard deviations more than are expected: steps to come allocate nothing.
        if (_proposals.Length < all) Resize((int)(all + 8 * Math.Sqrt(all)) + 64);
        if (_considered.Length != world.Cities.Count) _considered = new int[world.Cities.Count];
        step.Random.FillPoissons(Streams.TieCount, 0, step.Step, 0, mean, _considered);
        for (int i = 0; i < _considered.Length; i++)
        {
            for (int c = 0; c < _considered[i]; c++)
            {
                int j = _draw.Partner(world, step, i, c);
                if (j < 0 || world.Cities.Nation[j] == world.Cities.Nation[i] || world.TieIndex.Tied(i, j)) continue;
                if (_count == _proposals.Length) Resize(2 * _count);
                var situation = TieView.Situation(world, i, j);
                var visit = _visits[_count] = new Visit(TieChoice.Terms(situation, p), situation.Office, step.Uniform(Streams.TieAcceptance, i, c));
                _proposals[_count] = new Proposal(
                    i, j, TieView.DrawKind(world, i, j, step.Random, Streams.TieKind, i, step.Step, 3 * c),
                    visit.Draw < TieChoice.Acceptance(visit.Terms.Sum), _count,
                    step.Uniform(Streams.TieOrder, i, c));
                _count++;
            }
        }
    }

    private void Resize(int room)
    {
        Array.Resize(ref _proposals, room);
        Array.Resize(ref _visits, room);
    }

    /// <summary>After the ties of the step are made, as docs/MODEL.md has it: all that stand then may end.</summary>
    private bool EndTies(World world, StepContext step)
    {
        var (ties, p) = (world.Ties, world.Parameters);
        double ends = step.Probability(p.TieDissolutionRate);
        FindBreaks(world);
        int kept = 0;
        ReadOnlySpan<int> firsts = ties.First.Span[..ties.Count], seconds = ties.Second.Span[..ties.Count];
        Span<double> draws = stackalloc double[Chunk.Block];
        for (int t = 0; t < firsts.Length; t++)
        {
            var (first, second) = (firsts[t], seconds[t]);
            if (t % Chunk.Block == 0) DrawEnds(step, firsts[t..], seconds[t..], draws);
            if (draws[t % Chunk.Block] < ends
                || (_breaks[world.Cities.Nation[first]] && RelationsBroken(world, first, second)))
            {
                world.Record(EventKind.TieEnded, step.Step, first, second, value: (double)ties.Kind[t]);
                continue;
            }
            if (kept != t) (ties.First[kept], ties.Second[kept], ties.Kind[kept], ties.Since[kept]) = (first, second, ties.Kind[t], ties.Since[t]);
            kept++;
        }
        bool any = kept < ties.Count;
        ties.Resize(kept);
        return any;
    }

    /// <summary>The draws of the first ties, as many as there is room for. Those of a pair have one key, whoever made the tie.</summary>
    private static void DrawEnds(StepContext step, ReadOnlySpan<int> firsts, ReadOnlySpan<int> seconds, Span<double> draws)
    {
        Span<int> low = stackalloc int[Chunk.Block], high = stackalloc int[Chunk.Block];
        int count = Math.Min(firsts.Length, draws.Length);
        for (int t = 0; t < count; t++) (low[t], high[t]) = (Math.Min(firsts[t], seconds[t]), Math.Max(firsts[t], seconds[t]));
        step.Random.FillEach(Streams.TieEnd, low[..count], step.Step, high[..count], draws);
    }

    /// <summary>Nations that broke relations with any other: few, so that most ties need no look at the pair of their nations.</summary>
    private void FindBreaks(World world)
    {
        int count = world.Nations.Count;
        if (_breaks.Length < count) _breaks = new bool[count + 64];
        double most = world.Parameters.SanctionBreak;
        for (int n = 0; n < count; n++)
        {
            bool breaks = false;
            foreach (double sanction in world.Pairs.Sanction.Span.Slice(world.Pairs[n, 0], count)) breaks |= !(sanction <= most);
            _breaks[n] = breaks;
        }
    }

    /// <summary>Whether nations broke relations; a city that defies in security keeps its ties.</summary>
    private static bool RelationsBroken(World world, int first, int second)
    {
        var cities = world.Cities;
        if (world.Pairs.Sanction[world.Pairs[cities.Nation[first], cities.Nation[second]]] <= world.Parameters.SanctionBreak) return false;
        int align = world.AlignmentDomain, domains = world.Domains.Count;
        return align < 0 || (cities.Stance[first * domains + align] != Stance.Defy && cities.Stance[second * domains + align] != Stance.Defy);
    }

    /// <summary>Of several proposals of a pair, the one with the lowest drawn key is heard first; after a tie is made the others are void.</summary>
    private bool MakeTies(World world, StepContext step)
    {
        var proposals = _proposals.AsSpan(0, _count);
        proposals.Sort();
        bool any = false;
        for (int a = 0; a < proposals.Length; a++)
        {
            var proposal = proposals[a];
            if (a > 0 && proposals[a - 1].SamePair(proposal) && proposals[a - 1].Accepted)
            {
                proposals[a] = proposal with { Accepted = true };
                continue;
            }
            if (proposal.Kind != TieKind.Office)
            {
                ref readonly var visit = ref _visits[proposal.Visit];
                int decision = AgreementReasons.Visit(world, step, proposal.To, visit.Terms, visit.HasOffice, visit.Draw);
                var kind = proposal.Kind == TieKind.TradeAgreement ? EventKind.TradeMission : EventKind.CulturalExchange;
                world.Record(kind, step.Step, proposal.From, proposal.To, value: proposal.Accepted ? 1 : 0, decision: decision);
            }
            if (!proposal.Accepted) continue;
            TieBook.Make(world, step.Step, proposal.From, proposal.To, proposal.Kind);
            any = true;
        }
        return any;
    }

    /// <summary>What is weighed at a visit, and what was drawn.</summary>
    private readonly record struct Visit(TieTerms Terms, bool HasOffice, double Draw);

    /// <summary>A visit of one city to another and what it would lead to, with its place among the visits.</summary>
    private readonly record struct Proposal(int From, int To, TieKind Kind, bool Accepted, int Visit, double Key) : IComparable<Proposal>
    {
        private int Low => Math.Min(From, To);

        private int High => Math.Max(From, To);

        public bool SamePair(in Proposal other) => Low == other.Low && High == other.High;

        public int CompareTo(Proposal other)
        {
            int order = Low.CompareTo(other.Low);
            if (order == 0) order = High.CompareTo(other.High);
            if (order == 0) order = Key.CompareTo(other.Key);
            return order;
        }
    }
}

/// <summary>Draws partners: most by size over all cities, the rest among partners' partners.</summary>
internal sealed class PartnerDraw
{
    /// <summary>What <see cref="Prepare"/> and <see cref="Partner"/> read.</summary>
    internal static Access Reads => new Access(reads: [Columns.Cities.Population, Columns.Cities.Income]) + TieIndex.Reads;

    private readonly AliasTable _bySize = new();
    private double[] _weights = [];

    /// <summary>Builds the table of sizes at the world's present outputs.</summary>
    public void Prepare(World world)
    {
        int cities = world.Cities.Count;
        if (_weights.Length != cities) _weights = new double[cities];
        for (int i = 0; i < cities; i++) _weights[i] = TieChoice.SizeWeight(world.Cities.Output(i), world.Parameters);
        _bySize.Build(_weights);
    }

    /// <summary>A partner by size, by one uniform; -1 where there is none.</summary>
    public int BySize(double uniform) => _bySize.Draw(uniform);

    /// <summary>The partner that a city considers; -1 for none. It may be itself or at home: then the consideration ends.</summary>
    public int Partner(World world, StepContext step, int city, int consideration)
    {
        int index = 4 * consideration;
        var partners = world.TieIndex.Partners(city);
        if (partners.Length == 0 || step.Uniform(Streams.TiePartner, city, index) < world.Parameters.TieBySizeShare)
            return BySize(step.Uniform(Streams.TiePartner, city, index + 1));
        var theirs = world.TieIndex.Partners(Pick(partners, step.Uniform(Streams.TiePartner, city, index + 2)));
        return Pick(theirs, step.Uniform(Streams.TiePartner, city, index + 3));
    }

    private static int Pick(ReadOnlySpan<int> of, double uniform) => of[Math.Min((int)(uniform * of.Length), of.Length - 1)];
}
