using Polis.Engine.Scheduling;
using Polis.Model;

namespace Polis.Results.Folder;

/// <summary><c>nations.parquet</c>: a row per run, nation and recorded time.</summary>
internal sealed class NationTable : TableBuffer
{
    private readonly RunNames _names;
    private readonly NumberBuffer<int> _run, _cities, _recognisedBy;
    private readonly NumberBuffer<double> _time, _population, _hinterlandPopulation, _output;
    private readonly NameBuffer _nation, _name, _parent;
    private readonly NumberBuffer<bool> _alive;
    private readonly NumberBuffer<float> _democracy, _federalism, _vetoPlayers, _belief;
    private readonly OptionalBuffer<double> _born, _governmentSince;
    private readonly OptionalBuffer<long> _capital;
    private readonly NumberBuffer<float>[] _policy, _hinterlandIdeal;
    private int[] _cityCount = [];

    public NationTable(IReadOnlyList<string> domains, RunNames names) : base(RunTable.Nations.Name())
    {
        _names = names;
        _run = Add(new NumberBuffer<int>("run", repeats: true));
        _time = Add(new NumberBuffer<double>("time", repeats: true));
        _nation = Add(new NameBuffer("nation"));
        _name = Add(new NameBuffer("name"));
        _alive = Add(new NumberBuffer<bool>("alive"));
        _population = Add(new NumberBuffer<double>("population"));
        _hinterlandPopulation = Add(new NumberBuffer<double>("hinterlandPopulation"));
        _output = Add(new NumberBuffer<double>("output"));
        _democracy = Add(new NumberBuffer<float>("democracy"));
        _federalism = Add(new NumberBuffer<float>("federalism"));
        _vetoPlayers = Add(new NumberBuffer<float>("vetoPlayers"));
        _belief = Add(new NumberBuffer<float>("belief"));
        _governmentSince = Add(new OptionalBuffer<double>("governmentSince"));
        _cities = Add(new NumberBuffer<int>("cities"));
        _recognisedBy = Add(new NumberBuffer<int>("recognisedBy"));
        _parent = Add(new NameBuffer("parent"));
        _born = Add(new OptionalBuffer<double>("born"));
        _capital = Add(new OptionalBuffer<long>("capital"));
        _policy = AddEach(domains, name => new NumberBuffer<float>(name), "policy");
        _hinterlandIdeal = AddEach(domains, name => new NumberBuffer<float>(name), "hinterlandIdeal");
    }

    /// <summary>Appends all nations as they are now.</summary>
    public void Add(int run, double time, World world, Clock clock)
    {
        var nations = world.Nations;
        CountCities(world);
        for (int n = 0; n < nations.Count; n++)
        {
            _run.Add(run);
            _time.Add(time);
            _nation.Add(_names.Code(n));
            _name.Add(_names.Nation(n));
            _alive.Add(nations.Alive[n] != 0);
            _population.Add(nations.Population[n]);
            _hinterlandPopulation.Add(nations.HinterlandPopulation[n]);
            _output.Add(nations.Output[n]);
            _democracy.Add((float)nations.Democracy[n]);
            _federalism.Add((float)nations.Federalism[n]);
            _vetoPlayers.Add((float)nations.VetoPlayers[n]);
            _belief.Add((float)nations.Belief[n]);
            _governmentSince.Add(GovernmentYears.Of(nations.Rule[n], clock));
            _cities.Add(_cityCount[n]);
            _recognisedBy.Add(RecognisedBy(world, n));
            _parent.Add(nations.Parent[n] < 0 ? default : _names.Code(nations.Parent[n]));
            _born.Add(nations.Born[n] < 0 ? null : clock.YearOf(nations.Born[n] + 1));
            _capital.Add(nations.Capital[n] < 0 ? null : world.Inputs.Cities.Id[nations.Capital[n]]);
            for (int k = 0; k < _policy.Length; k++)
            {
                _policy[k].Add((float)nations.Policy[n * _policy.Length + k]);
                _hinterlandIdeal[k].Add((float)nations.HinterlandIdeal[n * _policy.Length + k]);
            }
        }
    }

    private static int RecognisedBy(World world, int nation)
    {
        int count = 0;
        for (int m = 0; m < world.Nations.Count; m++)
            if (m != nation && world.Nations.Alive[m] != 0 && world.Pairs.Recognised[world.Pairs[m, nation]] != 0) count++;
        return count;
    }

    private void CountCities(World world)
    {
        if (_cityCount.Length < world.Nations.Count) _cityCount = new int[world.Nations.Count + 16];
        Array.Clear(_cityCount);
        for (int i = 0; i < world.Cities.Count; i++) _cityCount[world.Cities.Nation[i]]++;
    }
}
