using Polis.Engine.Numerics;
using Polis.Engine.Parallel;

namespace Polis.Model;

/// <summary>
/// The inversion at the start: supply s with which the observed incomes clear. Given what nations offer and spend (Σ κ S and Σ κ D), every city's supply is the
/// root of a quadratic, so that only these two numbers a nation remain to be found: a fixed point, sped up by Anderson mixing (Anderson 1965;
/// Walker and Ni 2011), since plain iteration needs thousands of passes where nations trade little with each other.
/// </summary>
public sealed partial class TradeSystem
{
    private const int Depth = 8;
    private const double Damping = 0.5, MostMove = 5;

    /// <summary>Finds supply and productivity for the present incomes: Σ supply = Σ income · people. Writes productivity, access, shares, output.</summary>
    /// <param name="team">Threads.</param>
    /// <param name="tolerance">Greatest change in a pass of the logarithms of what nations offer and spend.</param>
    /// <param name="most">Most passes.</param>
    public void Invert(ThreadTeam team, double tolerance = 1e-9, int most = 2000)
    {
        int nations = _world.Nations.Count, cities = _world.Cities.Count;
        if (nations == 0) return;
        double total = StartInversion();
        var mixing = new AndersonMixing(2 * nations, Depth, Damping, MostMove);
        double[] state = new double[2 * nations], image = new double[2 * nations];
        ReadState(state);
        int calm = 0;
        for (Passes = 0; Passes < most && calm < 2;)
        {
            Passes++;
            SolveUnits(team, total);
            ReadState(image);
            double change = mixing.Next(state, image);
            calm = change < tolerance ? calm + 1 : 0;
            for (int n = 0; n < nations; n++)
            {
                _baseAccess[n] = DeterministicMath.Exp(state[n]);
                _baseMarket[n] = DeterministicMath.Exp(state[nations + n]);
            }
        }
        SolveUnits(team, total);
        StoreTechnology(cities);
        SupplyAndAccess(team);
        DemandAndMarket(team);
        Publish(team);
    }

    /// <summary>First guess: supply is output. Returns world output.</summary>
    private double StartInversion()
    {
        var (cities, nations) = (_world.Cities, _world.Nations);
        double total = 0;
        Array.Clear(_nationSupply);
        Array.Clear(_tieSupply);
        Array.Clear(_tieDemand);
        for (int i = 0; i < cities.Count; i++)
        {
            _supply[i] = _output[i] = cities.Income[i] * cities.Population[i];
            _nationSupply[cities.Nation[i]] += _supply[i];
            total += _supply[i];
        }
        for (int n = 0; n < nations.Count; n++)
        {
            double output = nations.HinterlandIncome[n] * nations.HinterlandPopulation[n];
            _nationSupply[n] += output;
            total += output;
        }
        AddOverPairs(_nationSupply, _baseAccess);
        for (int n = 0; n < nations.Count; n++) _nationDemand[n] = _nationSupply[n] / _baseAccess[n];
        AddOverPairs(_nationDemand, _baseMarket);
        return total;
    }

    /// <summary>Supply of every unit given what nations offer and spend; then what they offer and spend given that supply, in the scale Σ s = Σ yL.</summary>
    private void SolveUnits(ThreadTeam team, double total)
    {
        var nations = _world.Nations;
        int cities = _world.Cities.Count;
        _sums.Shape(2 * nations.Count, cities);
        team.ForEachChunk(cities, this, static (system, chunk) =>
        {
            var nation = system._world.Cities.Nation.Span;
            var sums = system._sums.Start(chunk);
            for (int i = chunk.Begin; i < chunk.End; i++)
            {
                int n = nation[i];
                double offered = system._baseAccess[n] + system._tieSupply[i], spent = system._baseMarket[n] + system._tieDemand[i];
                double product = spent * offered, output = system._output[i];
                double supply = 2 * output * offered / (product + Math.Sqrt(product * product + 4 * spent * system._own[i] * output * offered));
                double demand = output / (offered + system._own[i] * supply);
                system._supply[i] = supply;
                system._demand[i] = demand;
                sums[2 * n] += supply;
                sums[2 * n + 1] += demand;
            }
        });
        Span<double> both = new double[2 * nations.Count];
        _sums.AddTo(both);
        double sum = 0;
        for (int n = 0; n < nations.Count; n++)
        {
            double output = nations.HinterlandIncome[n] * nations.HinterlandPopulation[n];
            _nationSupply[n] = both[2 * n] + (output > 0 ? output / _baseMarket[n] : 0);
            _nationDemand[n] = both[2 * n + 1] + (output > 0 ? output / _baseAccess[n] : 0);
            sum += _nationSupply[n];
        }
        double scale = total / sum;
        for (int n = 0; n < nations.Count; n++)
        {
            _nationSupply[n] *= scale;
            _nationDemand[n] /= scale;
        }
        for (int i = 0; i < cities; i++)
        {
            _supply[i] *= scale;
            _demand[i] /= scale;
        }
        AddOverPairs(_nationSupply, _baseAccess);
        AddOverPairs(_nationDemand, _baseMarket);
        ScatterTies(_supply, _tieSupply);
        ScatterTies(_demand, _tieDemand);
    }

    private void ReadState(double[] state)
    {
        int nations = _world.Nations.Count;
        for (int n = 0; n < nations; n++)
        {
            state[n] = DeterministicMath.Log(_baseAccess[n]);
            state[nations + n] = DeterministicMath.Log(_baseMarket[n]);
        }
    }

    private void StoreTechnology(int cities)
    {
        var nations = _world.Nations;
        for (int i = 0; i < cities; i++)
        {
            _world.Cities.Technology[i] = TradeEquations.Technology(_supply[i], _world.Cities.Income[i], _parameters);
            _logTechnology[i] = DeterministicMath.Log(_world.Cities.Technology[i]);
            _logIncome[i] = DeterministicMath.Log(_world.Cities.Income[i]);
        }
        for (int n = 0; n < nations.Count; n++)
        {
            double output = nations.HinterlandIncome[n] * nations.HinterlandPopulation[n];
            nations.HinterlandTechnology[n] = output > 0 ? TradeEquations.Technology(output / _baseMarket[n], nations.HinterlandIncome[n], _parameters) : 0;
            _hinterlandLogIncome[n] = output > 0 ? DeterministicMath.Log(nations.HinterlandIncome[n]) : 0;
        }
    }
}
