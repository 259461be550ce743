using System.Runtime.Intrinsics;
using Polis.Engine.Numerics;
using Polis.Engine.Parallel;
using Polis.Engine.Scheduling;
using Polis.Engine.State;

namespace Polis.Model;

/// <summary>
/// Structural gravity over cities and hinterlands (docs/MODEL.md, 1; Eaton and Kortum 2002, Anderson and van Wincoop 2003): frictions, access, market
/// access, the inversion at the start and the clearing of every step. A pass costs O(cities + nations² + trade ties).
/// </summary>
public sealed partial class TradeSystem : IDisposable
{
    /// <summary>What <see cref="Prepare"/> and <see cref="Clear"/> touch.</summary>
    internal static Access Touches => new(
        reads:
        [
            Columns.Globe.Output, Columns.Cities.Nation, Columns.Cities.Population, Columns.Cities.Income, Columns.Cities.Technology,
            Columns.Nations.HinterlandPopulation, Columns.Nations.HinterlandIncome, Columns.Nations.HinterlandTechnology, Columns.Nations.Output,
            Columns.Nations.InnerDistance, Columns.Nations.Policy, Columns.Pairs.Distance, Columns.Pairs.Contiguous, Columns.Pairs.Language,
            Columns.Pairs.TradeAgreement, Columns.Pairs.Sanction, Columns.Pairs.Recognised, Columns.Pairs.Friction, Columns.Ties.First, Columns.Ties.Second,
            Columns.Ties.Kind,
        ],
        writes:
        [
            Columns.Cities.Income, Columns.Cities.Supply, Columns.Cities.Access, Columns.Cities.ForeignShare, Columns.Nations.HinterlandIncome,
            Columns.Nations.HinterlandAccess, Columns.Nations.Supply, Columns.Nations.Output, Columns.Pairs.Friction,
        ]);

    private readonly ChunkSums _sums = new();
    private double[] _own = [], _logPeople = [], _logTechnology = [], _logIncome = [],
        _output = [], _supply = [], _slope = [], _demand = [], _access = [], _tieSupply = [], _tieDemand = [], _nationAccess = [], _nationMarket = [];
    private double[] _nationSupply = [], _nationDemand = [], _baseAccess = [], _baseMarket = [], _hinterlandLogIncome = [], _hinterlandIncome = [],
        _nationWork = [], _openness = [], _alignment = [];
    private readonly double[] _chunkLow = new double[Chunk.Most], _chunkHigh = new double[Chunk.Most];

    // In native memory, since ties grow in number during a run and steps allocate nothing.
    private readonly Column<int> _tieFirst = new("trade.tieFirst"), _tieSecond = new("trade.tieSecond");
    private readonly Column<double> _tieWeight = new("trade.tieWeight");
    private double[] _lasting = [], _logFriction = [], _work = [];
    private int _ties, _lastingOf;
    private const int Room = 16;
    private World _world = null!;
    private Parameters _parameters = null!, _ownParameters = null!;

    /// <summary>Passes of the last clearing or inversion.</summary>
    public int Passes { get; private set; }

    /// <summary>Looks at the world as it is now: frictions of all pairs, own markets, trade ties. What follows works on this.</summary>
    /// <param name="world">The world; <c>pairs.friction</c> is written.</param>
    public void Prepare(World world)
    {
        if (!ReferenceEquals(_world, world)) _ownParameters = null!;
        _world = world;
        _parameters = world.Parameters;
        Size(world.Cities.Count, world.Nations.Count);
        bool all = !ReferenceEquals(_ownParameters, _parameters);
        if (all || _lastingOf != world.Nations.Count) FindLasting(world);
        WriteFrictions(world);
        _ownParameters = _parameters;
        for (int i = 0; i < world.Cities.Count; i++) _own[i] = _logPeople[i] = world.Cities.Population[i];
        VectorMath.Log(_logPeople, _logPeople);
        TradeEquations.OwnFrictions(_own, _parameters);
        CollectTies(world);
    }

    /// <summary>Market access MA of a city at the present incomes: what the world spends through it on a unit of supply.</summary>
    public double MarketAccess(int city) => MarketAccess(city, _world.Cities.Nation[city]);

    /// <summary>Supply of a nation's hinterland at its present income; 0 where nobody lives there.</summary>
    public double HinterlandSupply(int nation) => _world.Nations.HinterlandPopulation[nation] > 0
        ? TradeEquations.Supply(_world.Nations.HinterlandTechnology[nation], DeterministicMath.Exp(_hinterlandLogIncome[nation]), _parameters)
        : 0;

    private double MarketAccess(int city, int nation) => _baseMarket[nation] + _own[city] * _demand[city] + _tieDemand[city];

    /// <inheritdoc/>
    public void Dispose()
    {
        _tieFirst.Dispose();
        _tieSecond.Dispose();
        _tieWeight.Dispose();
    }

    private void Size(int cities, int nations)
    {
        if (_own.Length != cities)
        {
            _ownParameters = null!;
            _own = new double[cities];
            _logPeople = new double[cities];
            _logTechnology = new double[cities];
            _logIncome = new double[cities];
            _output = new double[cities];
            _supply = new double[cities];
            _work = new double[cities];
            _slope = new double[cities];
            _demand = new double[cities];
            _access = new double[cities];
            _tieSupply = new double[cities];
            _nationAccess = new double[cities];
            _nationMarket = new double[cities];
            _tieDemand = new double[cities];
        }
        if (_nationSupply.Length < nations)
        {
            int room = nations + Room;
            _nationSupply = new double[room];
            _nationDemand = new double[room];
            _baseAccess = new double[room];
            _baseMarket = new double[room];
            _hinterlandLogIncome = new double[room];
            _hinterlandIncome = new double[room];
            _nationWork = new double[room];
            _openness = new double[room];
            _alignment = new double[room];
            _offers = new double[2 * room];
            _offersNow = new double[2 * room];
            _offersBefore = new double[2 * room];
            _mixing = new AndersonMixing(2 * room, ClearingDepth, 1, MostMove);
        }
    }

    /// <summary>κ of all pairs: the logarithms of a row together, then their exponentials in vector lanes.</summary>
    private void WriteFrictions(World world)
    {
        var p = world.Parameters;
        var (nations, pairs) = (world.Nations, world.Pairs);
        int open = world.OpennessDomain, align = world.AlignmentDomain, domains = world.Domains.Count, count = nations.Count;
        for (int n = 0; n < count; n++)
        {
            _openness[n] = open < 0 ? 0 : nations.Policy[n * domains + open];
            _alignment[n] = align < 0 ? 0 : nations.Policy[n * domains + align];
        }
        var frictions = pairs.Friction.Span;
        for (int n = 0; n < count; n++)
        {
            int row = pairs[n, 0];
            ReadOnlySpan<double> lasting = _lasting.AsSpan(row, count), sanction = pairs.Sanction.Span.Slice(row, count);
            ReadOnlySpan<byte> recognised = pairs.Recognised.Span.Slice(row, count);
            ReadOnlySpan<int> agreement = pairs.TradeAgreement.Span.Slice(row, count);
            var logFriction = _logFriction.AsSpan(0, count);
            double openness = _openness[n], alignment = _alignment[n];
            for (int m = n + 1; m < logFriction.Length; m++)
            {
                logFriction[m] = TradeEquations.LogFriction(
                    lasting[m], agreement[m] > 0, (openness + _openness[m]) / 2, Math.Abs(alignment - _alignment[m]), sanction[m], recognised[m] != 0, p);
            }
            logFriction[n] = -p.DistanceElasticity * DeterministicMath.Log(nations.InnerDistance[n]);
            VectorMath.Exp(logFriction[n..], frictions[(row + n)..]);
        }
        Mirror(frictions, pairs.Stride, count);
    }

    /// <summary>Copies the upper half of a matrix to the lower, a tile of one cache line by another at a time.</summary>
    private static void Mirror(Span<double> matrix, int stride, int count)
    {
        const int tile = 8;
        for (int top = 0; top < count; top += tile)
            for (int left = 0; left <= top; left += tile)
                for (int n = top; n < Math.Min(top + tile, count); n++)
                {
                    var row = matrix.Slice(n * stride, count);
                    for (int m = left; m < Math.Min(left + tile, n); m++) row[m] = matrix[m * stride + n];
                }
    }

    /// <summary>Distances, borders and languages only change with the birth of a nation: what they make of frictions is kept.</summary>
    private void FindLasting(World world)
    {
        var pairs = world.Pairs;
        int count = world.Nations.Count;
        if (_lasting.Length != pairs.Count) _lasting = new double[pairs.Count];
        if (_logFriction.Length < count) _logFriction = new double[count + Room];
        for (int n = 0; n < count; n++)
        {
            for (int m = n + 1; m < count; m++)
            {
                int pair = pairs[n, m];
                _lasting[pair] = TradeEquations.LastingLogFriction(
                    DeterministicMath.Log(pairs.Distance[pair]), pairs.Contiguous[pair] != 0, pairs.Language[pair] != 0, world.Parameters);
            }
        }
        _lastingOf = count;
    }

    private void CollectTies(World world)
    {
        var (ties, cities, pairs) = (world.Ties, world.Cities, world.Pairs);
        double bonus = TradeEquations.TieBonus(_parameters);
        _tieFirst.EnsureCapacity(ties.Capacity);
        _tieSecond.EnsureCapacity(ties.Capacity);
        _tieWeight.EnsureCapacity(ties.Capacity);
        _ties = 0;
        for (int t = 0; t < ties.Count; t++)
        {
            if (ties.Kind[t] != TieKind.TradeAgreement) continue;
            (_tieFirst[_ties], _tieSecond[_ties]) = (ties.First[t], ties.Second[t]);
            _tieWeight[_ties++] = bonus * pairs.Friction[pairs[cities.Nation[ties.First[t]], cities.Nation[ties.Second[t]]]];
        }
    }

    /// <summary>Supply of every unit at its income, and what nations offer: the access that it makes.</summary>
    private void SupplyAndAccess(ThreadTeam team)
    {
        _sums.Shape(_world.Nations.Count, _world.Cities.Count);
        team.ForEachChunk(_world.Cities.Count, this, static (system, chunk) =>
        {
            system.SupplyOf(chunk);
            var nation = system._world.Cities.Nation.Span;
            var sums = system._sums.Start(chunk);
            for (int i = chunk.Begin; i < chunk.End; i++) sums[nation[i]] += system._supply[i];
        });
        Array.Clear(_nationSupply);
        _sums.AddTo(_nationSupply);
        AddHinterlandSupply();
        AddOverPairs(_nationSupply, _baseAccess);
        ScatterTies(_supply, _tieSupply);
    }

    /// <summary>What <see cref="HinterlandSupply"/> is of every nation, in vector lanes; the incomes of hinterlands are kept for what they spend.</summary>
    private void AddHinterlandSupply()
    {
        var nations = _world.Nations;
        double theta = _parameters.TradeElasticity;
        Span<double> income = _hinterlandIncome.AsSpan(0, nations.Count), supply = _nationWork.AsSpan(0, nations.Count);
        VectorMath.Exp(_hinterlandLogIncome.AsSpan(0, nations.Count), income);
        VectorMath.Log(income, supply);
        for (int n = 0; n < supply.Length; n++) supply[n] = -theta * supply[n];
        VectorMath.Exp(supply, supply);
        for (int n = 0; n < supply.Length; n++)
            if (nations.HinterlandPopulation[n] > 0) _nationSupply[n] += nations.HinterlandTechnology[n] * supply[n];
    }

    /// <summary>Supply and output of the cities of a chunk at their incomes.</summary>
    private void SupplyOf(Chunk chunk)
    {
        double theta = _parameters.TradeElasticity;
        var work = _work.AsSpan(chunk.Begin, chunk.Count);
        for (int i = chunk.Begin; i < chunk.End; i++) _work[i] = _logTechnology[i] - theta * _logIncome[i];
        VectorMath.Exp(work, _supply.AsSpan(chunk.Begin, work.Length));
        for (int i = chunk.Begin; i < chunk.End; i++) _work[i] = _logIncome[i] + _logPeople[i];
        VectorMath.Exp(work, _output.AsSpan(chunk.Begin, work.Length));
    }

    /// <summary>What every unit spends for a unit of its access, and what nations spend: the market that it makes.</summary>
    private void DemandAndMarket(ThreadTeam team)
    {
        _sums.Shape(_world.Nations.Count, _world.Cities.Count);
        team.ForEachChunk(_world.Cities.Count, this, static (system, chunk) =>
        {
            var nation = system._world.Cities.Nation.Span;
            var sums = system._sums.Start(chunk);
            system.DemandOf(chunk);
            for (int i = chunk.Begin; i < chunk.End; i++) sums[nation[i]] += system._demand[i];
        });
        Array.Clear(_nationDemand);
        _sums.AddTo(_nationDemand);
        for (int n = 0; n < _world.Nations.Count; n++)
        {
            double people = _world.Nations.HinterlandPopulation[n];
            if (people > 0) _nationDemand[n] += _hinterlandIncome[n] * people / _baseAccess[n];
        }
        AddOverPairs(_nationDemand, _baseMarket);
        ScatterTies(_demand, _tieDemand);
    }

    /// <summary>Access of the cities of a chunk, and what they spend for a unit of it.</summary>
    private void DemandOf(Chunk chunk)
    {
        var nation = _world.Cities.Nation.Span;
        for (int i = chunk.Begin; i < chunk.End; i++) _nationAccess[i] = _baseAccess[nation[i]];
        int first = chunk.Begin, count = chunk.Count;
        ReadOnlySpan<double> nationAccess = _nationAccess.AsSpan(first, count), own = _own.AsSpan(first, count), supply = _supply.AsSpan(first, count),
            tieSupply = _tieSupply.AsSpan(first, count), output = _output.AsSpan(first, count);
        Span<double> accesses = _access.AsSpan(first, count), demand = _demand.AsSpan(first, count);
        for (int i = 0; i < count; i += Vector256<double>.Count)
        {
            var access = VectorMath.Load(nationAccess, i) + VectorMath.Load(own, i) * VectorMath.Load(supply, i) + VectorMath.Load(tieSupply, i);
            VectorMath.Store(access, accesses, i);
            VectorMath.Store(VectorMath.Load(output, i) / access, demand, i);
        }
    }

    private void Publish(ThreadTeam team)
    {
        var nations = _world.Nations;
        _sums.Shape(nations.Count, _world.Cities.Count);
        team.ForEachChunk(_world.Cities.Count, this, static (system, chunk) =>
        {
            var (cities, pairs) = (system._world.Cities, system._world.Pairs);
            var sums = system._sums.Start(chunk);
            for (int i = chunk.Begin; i < chunk.End; i++)
            {
                int n = cities.Nation[i];
                cities.Supply[i] = system._supply[i];
                cities.Access[i] = system._access[i];
                double foreign = system._baseAccess[n] - pairs.Friction[pairs[n, n]] * system._nationSupply[n] + system._tieSupply[i];
                cities.ForeignShare[i] = Math.Max(0, foreign) / system._access[i];
                sums[n] += system._output[i];
            }
        });
        for (int n = 0; n < nations.Count; n++)
        {
            nations.Supply[n] = _nationSupply[n];
            nations.HinterlandAccess[n] = _baseAccess[n];
            nations.Output[n] = nations.HinterlandIncome[n] * nations.HinterlandPopulation[n];
        }
        _sums.AddTo(nations.Output.Span);
    }

    /// <summary>Σ_m κ_nm v_m for every nation n, by rows, so that every sum has one order.</summary>
    private void AddOverPairs(double[] values, double[] sums)
    {
        int nations = _world.Nations.Count;
        Array.Clear(sums);
        VectorSums.AddScaledRows(_world.Pairs.Friction.Span, _world.Pairs.Stride, values.AsSpan(0, nations), sums.AsSpan(0, nations));
    }

    private void ScatterTies(double[] values, double[] sums)
    {
        Array.Clear(sums);
        ReadOnlySpan<int> first = _tieFirst.Span[.._ties], second = _tieSecond.Span[.._ties];
        ReadOnlySpan<double> weight = _tieWeight.Span[.._ties];
        for (int t = 0; t < first.Length; t++)
        {
            sums[first[t]] += weight[t] * values[second[t]];
            sums[second[t]] += weight[t] * values[first[t]];
        }
    }
}
