using Polis.Engine.Scheduling;
using Polis.Model;

namespace Polis.Results.Folder;

/// <summary><c>nations.parquet</c>: a row per run, nation and recorded time.</summary>
internal sealed class NationTable : TableBuffer
{
    private readonly RunNames _names;
    private readonly NumberColumn<int> _run, _cities, _recognisedBy;
    private readonly NumberColumn<double> _time, _population, _hinterlandPopulation, _output;
    private readonly NameColumn _nation, _name, _parent;
    private readonly NumberColumn<bool> _alive;
    private readonly NumberColumn<float> _democracy, _federalism, _vetoPlayers, _belief;
    private readonly OptionalColumn<double> _born;
    private readonly OptionalColumn<long> _capital;
    private readonly NumberColumn<float>[] _policy, _hinterlandIdeal;
    private int[] _cityCount = [];

    public NationTable(IReadOnlyList<string> domains, RunNames names) : base("nations")
    {
        _names = names;
        _run = Add(new NumberColumn<int>("run", repeats: true));
        _time = Add(new NumberColumn<double>("time", repeats: true));
        _nation = Add(new NameColumn("nation"));
        _name = Add(new NameColumn("name"));
        _alive = Add(new NumberColumn<bool>("alive"));
        _population = Add(new NumberColumn<double>("population"));
        _hinterlandPopulation = Add(new NumberColumn<double>("hinterlandPopulation"));
        _output = Add(new NumberColumn<double>("output"));
        _democracy = Add(new NumberColumn<float>("democracy"));
        _federalism = Add(new NumberColumn<float>("federalism"));
        _vetoPlayers = Add(new NumberColumn<float>("vetoPlayers"));
        _belief = Add(new NumberColumn<float>("belief"));
        _cities = Add(new NumberColumn<int>("cities"));
        _recognisedBy = Add(new NumberColumn<int>("recognisedBy"));
        _parent = Add(new NameColumn("parent"));
        _born = Add(new OptionalColumn<double>("born"));
        _capital = Add(new OptionalColumn<long>("capital"));
        _policy = AddEach(domains, name => new NumberColumn<float>(name), "policy");
        _hinterlandIdeal = AddEach(domains, name => new NumberColumn<float>(name), "hinterlandIdeal");
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
