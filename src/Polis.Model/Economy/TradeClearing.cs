using System.Runtime.Intrinsics;
using Polis.Engine.Numerics;
using Polis.Engine.Parallel;
using Lanes = System.Runtime.Intrinsics.Vector256<double>;

namespace Polis.Model;

/// <summary>
/// The clearing of every step, from the last step's incomes. Given what nations offer and spend, every unit moves to its own clearing income (a city by one
/// step of Newton's method); what nations then offer and spend is mixed with the passes before (<see cref="AndersonMixing"/>). Plain iteration ends at the same
/// incomes after two to three times as many passes.
/// </summary>
public sealed partial class TradeSystem
{
    private const int ClearingDepth = 6;

    /// <summary>Least slope in a step of Newton's method: a city that trades with itself alone has none, its income follows from the world's output.</summary>
    private const double LeastSlope = 0.1;

    /// <summary>A move of ln y after which a step of Newton's method leaves more than a ten-thousandth, and most steps in a pass.</summary>
    private const double LongMove = 0.02;
    private const int MostTurns = 8;

    private AndersonMixing _mixing = new(0, ClearingDepth, 1);
    private double[] _offers = [], _offersNow = [], _offersBefore = [];

    /// <summary>Clears trade: incomes move until every city and hinterland earns what the world spends on it; world output keeps its value.</summary>
    /// <param name="team">Threads.</param>
    /// <param name="tolerance">Greatest change of ln y in a pass, less the change common to all.</param>
    /// <param name="most">Most passes.</param>
    public void Clear(ThreadTeam team, double tolerance = 1e-6, int most = 200)
    {
        LoadIncomes(team);
        _mixing.Restart(2 * _world.Nations.Count);
        double change = double.PositiveInfinity;
        for (Passes = 1; ; Passes++)
        {
            SupplyAndAccess(team);
            DemandAndMarket(team);
            if (Passes == 1) ReadOffers(_offers);
            else change += MixOffers();
            if (change < tolerance || Passes >= most) break;
            change = MoveIncomes(team);
        }
        Rescale(team);
        SupplyAndAccess(team);
        DemandAndMarket(team);
        StoreIncomes(team);
    }

    private void LoadIncomes(ThreadTeam team)
    {
        var nations = _world.Nations;
        team.ForEachChunk(_world.Cities.Count, this, static (system, chunk) =>
        {
            var cities = system._world.Cities;
            for (int i = chunk.Begin; i < chunk.End; i++) (system._logTechnology[i], system._logIncome[i]) = (cities.Technology[i], cities.Income[i]);
            Span<double> technology = system._logTechnology.AsSpan(chunk.Begin, chunk.Count), income = system._logIncome.AsSpan(chunk.Begin, chunk.Count);
            VectorMath.Log(technology, technology);
            VectorMath.Log(income, income);
        });
        for (int n = 0; n < nations.Count; n++)
            _hinterlandLogIncome[n] = nations.HinterlandPopulation[n] > 0 ? DeterministicMath.Log(nations.HinterlandIncome[n]) : 0;
    }

    /// <summary>What nations offer and spend now, in logarithms: access, then market.</summary>
    private void ReadOffers(double[] offers)
    {
        int nations = _world.Nations.Count;
        VectorMath.Log(_baseAccess.AsSpan(0, nations), offers);
        VectorMath.Log(_baseMarket.AsSpan(0, nations), offers.AsSpan(nations));
    }

    /// <summary>
    /// Mixes what nations offer and spend with the passes before. Returns what this moves an income by: where a pass moves incomes by little of what they
    /// lack, the mixed step is nearer to what they lack than the plain one.
    /// </summary>
    private double MixOffers()
    {
        int nations = _world.Nations.Count, size = 2 * nations;
        double move = 0;
        ReadOffers(_offersNow);
        _offers.AsSpan(0, size).CopyTo(_offersBefore);
        _mixing.Next(_offers.AsSpan(0, size), _offersNow.AsSpan(0, size));
        for (int i = 0; i < size; i++) move = Math.Max(move, Math.Abs(_offers[i] - _offersBefore[i]));
        VectorMath.Exp(_offers.AsSpan(0, nations), _baseAccess);
        VectorMath.Exp(_offers.AsSpan(nations, nations), _baseMarket);
        return move / (1 + _parameters.TradeElasticity);
    }

    /// <summary>
    /// Moves every income towards where its unit alone would clear, ln y = ln(T MA / L) / (1 + θ); that is the step y (s MA / (yL))^(1 / (1 + θ)). What a
    /// city's own income does to its own market is reckoned with. Returns the spread of ln(T MA / L) / (1 + θ) - ln y: a change common to all is no change,
    /// since the map is homogeneous of degree 1.
    /// </summary>
    private double MoveIncomes(ThreadTeam team)
    {
        team.ForEachChunk(_world.Cities.Count, this, static (system, chunk) => system.MoveCities(chunk));
        double lowest = double.PositiveInfinity, highest = double.NegativeInfinity, power = 1 / (1 + _parameters.TradeElasticity);
        for (int c = 0; c < Chunk.CountFor(_world.Cities.Count); c++)
        {
            lowest = Math.Min(lowest, _chunkLow[c]);
            highest = Math.Max(highest, _chunkHigh[c]);
        }
        var nations = _world.Nations;
        var cleared = _nationWork.AsSpan(0, nations.Count);
        for (int n = 0; n < cleared.Length; n++) cleared[n] = nations.HinterlandTechnology[n] * _baseMarket[n] / nations.HinterlandPopulation[n];
        VectorMath.Log(cleared, cleared);
        for (int n = 0; n < cleared.Length; n++)
        {
            if (nations.HinterlandPopulation[n] <= 0) continue;
            double next = cleared[n] * power;
            lowest = Math.Min(lowest, next - _hinterlandLogIncome[n]);
            highest = Math.Max(highest, next - _hinterlandLogIncome[n]);
            _hinterlandLogIncome[n] = next;
        }
        return highest > lowest ? highest - lowest : 0;
    }

    /// <summary>Cities of a chunk: one step of Newton's method, and more where it is a long one,
    /// since what is mixed must be what nations offer at these incomes.</summary>
    private void MoveCities(Chunk chunk)
    {
        (_chunkLow[chunk.Index], _chunkHigh[chunk.Index]) = MoveOnce(chunk, out double farthest);
        for (int turn = 1; turn < MostTurns && farthest > LongMove; turn++)
        {
            SupplyOf(chunk);
            MoveOnce(chunk, out farthest);
        }
    }

    private (double Low, double High) MoveOnce(Chunk chunk, out double farthest)
    {
        var nation = _world.Cities.Nation.Span;
        int first = chunk.Begin, count = chunk.Count;
        for (int city = first; city < chunk.End; city++) (_nationAccess[city], _nationMarket[city]) = (_baseAccess[nation[city]], _baseMarket[nation[city]]);
        Span<double> logMarket = _work.AsSpan(first, count), slope = _slope.AsSpan(first, count), logIncome = _logIncome.AsSpan(first, count);
        ReadOnlySpan<double> own = _own.AsSpan(first, count), supply = _supply.AsSpan(first, count), output = _output.AsSpan(first, count),
            nationAccess = _nationAccess.AsSpan(first, count), nationMarket = _nationMarket.AsSpan(first, count),
            tieSupply = _tieSupply.AsSpan(first, count), tieDemand = _tieDemand.AsSpan(first, count),
            logTechnology = _logTechnology.AsSpan(first, count), logPeople = _logPeople.AsSpan(first, count);
        double elasticity = _parameters.TradeElasticity;
        Lanes theta = Vector256.Create(elasticity), power = Vector256.Create(1 / (1 + elasticity)), least = Vector256.Create(LeastSlope);
        for (int i = 0; i < count; i += Lanes.Count)
        {
            Lanes access = VectorMath.Load(nationAccess, i) + VectorMath.Load(own, i) * VectorMath.Load(supply, i) + VectorMath.Load(tieSupply, i);
            Lanes spent = VectorMath.Load(own, i) * VectorMath.Load(output, i) / access;
            Lanes market = VectorMath.Load(nationMarket, i) + spent + VectorMath.Load(tieDemand, i);
            Lanes offered = VectorMath.Load(own, i) * VectorMath.Load(supply, i) / access;
            VectorMath.Store(market, logMarket, i);
            VectorMath.Store(Vector256.Max(least, Lanes.One - spent / market * (Lanes.One + theta * offered) * power), slope, i);
        }
        VectorMath.Log(logMarket, logMarket);
        Lanes low = Vector256.Create(double.PositiveInfinity), high = Vector256.Create(double.NegativeInfinity), far = Lanes.Zero;
        for (int i = 0; i < count; i += Lanes.Count)
        {
            Lanes income = VectorMath.Load(logIncome, i);
            Lanes change = (VectorMath.Load(logTechnology, i) + VectorMath.Load(logMarket, i) - VectorMath.Load(logPeople, i)) * power - income;
            Lanes move = change / VectorMath.Load(slope, i);
            (low, high, far) = (Vector256.Min(low, change), Vector256.Max(high, change), Vector256.Max(far, Vector256.Abs(move)));
            VectorMath.Store(income + move, logIncome, i);
        }
        double lowest = double.PositiveInfinity, highest = double.NegativeInfinity;
        farthest = 0;
        for (int lane = 0; lane < Lanes.Count; lane++)
            (lowest, highest, farthest) = (Math.Min(lowest, low[lane]), Math.Max(highest, high[lane]), Math.Max(farthest, far[lane]));
        return (lowest, highest);
    }

    /// <summary>World nominal output is the numéraire: all incomes move together until it has its value.</summary>
    private void Rescale(ThreadTeam team)
    {
        var nations = _world.Nations;
        _sums.Shape(1, _world.Cities.Count);
        team.ForEachChunk(_world.Cities.Count, this, static (system, chunk) =>
        {
            double sum = 0;
            for (int i = chunk.Begin; i < chunk.End; i++) sum += system._output[i];
            system._sums.Start(chunk)[0] = sum;
        });
        Span<double> output = [0];
        _sums.AddTo(output);
        for (int n = 0; n < nations.Count; n++)
        {
            double people = nations.HinterlandPopulation[n];
            if (people > 0) output[0] += DeterministicMath.Exp(_hinterlandLogIncome[n]) * people;
        }
        if (!(output[0] > 0)) return;
        double shift = DeterministicMath.Log(_world.Globe.Output[0] / output[0]);
        for (int i = 0; i < _world.Cities.Count; i++) _logIncome[i] += shift;
        for (int n = 0; n < nations.Count; n++) _hinterlandLogIncome[n] += shift;
    }

    private void StoreIncomes(ThreadTeam team)
    {
        var nations = _world.Nations;
        team.ForEachChunk(_world.Cities.Count, this, static (system, chunk) =>
            VectorMath.Exp(system._logIncome.AsSpan(chunk.Begin, chunk.Count), system._world.Cities.Income.Span.Slice(chunk.Begin, chunk.Count)));
        for (int n = 0; n < nations.Count; n++)
            nations.HinterlandIncome[n] = nations.HinterlandPopulation[n] > 0 ? DeterministicMath.Exp(_hinterlandLogIncome[n]) : 0;
        Publish(team);
    }
}
