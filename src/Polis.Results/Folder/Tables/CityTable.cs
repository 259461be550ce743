using ParquetSharp;
using Polis.Model;

namespace Polis.Results.Folder;

/// <summary><c>cities.parquet</c>: a row per run, city and recorded time.</summary>
internal sealed class CityTable : TableBuffer
{
    private readonly RunNames _names;
    private readonly ByteArray[] _statusWords, _stanceWords;
    private readonly NumberColumn<int> _run;
    private readonly NumberColumn<double> _time;
    private readonly NumberColumn<long> _city;
    private readonly NameColumn _name, _nation, _status;
    private readonly NumberColumn<float> _latitude, _longitude, _population, _income,
        _realIncome, _grievance, _culturalDistance, _connectivity, _corporateShare;
    private readonly NumberColumn<bool> _capital, _eligible;
    private readonly NumberColumn<int> _ties, _memberships;
    private readonly BenefitColumns _benefit;
    private readonly NumberColumn<float>[] _ideal, _salience, _autonomy;
    private readonly NameColumn[] _stance;

    public CityTable(IReadOnlyList<string> domains, RunNames names) : base("cities")
    {
        _names = names;
        _statusWords = names.Store.Of<CityStatus>();
        _stanceWords = names.Store.Of<Stance>();
        _run = Add(new NumberColumn<int>("run", repeats: true));
        _time = Add(new NumberColumn<double>("time", repeats: true));
        _city = Add(new NumberColumn<long>("city"));
        _name = Add(new NameColumn("name"));
        _nation = Add(new NameColumn("nation"));
        _latitude = Number("latitude");
        _longitude = Number("longitude");
        _population = Number("population");
        _income = Number("income");
        _realIncome = Number("realIncome");
        _status = Add(new NameColumn("status"));
        _capital = Add(new NumberColumn<bool>("capital"));
        _grievance = Number("grievance");
        _culturalDistance = Number("culturalDistance");
        _ties = Add(new NumberColumn<int>("ties"));
        _memberships = Add(new NumberColumn<int>("memberships"));
        _connectivity = Number("connectivity");
        _corporateShare = Number("corporateShare");
        _eligible = Add(new NumberColumn<bool>("eligible"));
        _benefit = new BenefitColumns(Add);
        _ideal = AddEach(domains, name => new NumberColumn<float>(name), "ideal");
        _salience = AddEach(domains, name => new NumberColumn<float>(name), "salience");
        _autonomy = AddEach(domains, name => new NumberColumn<float>(name), "autonomy");
        _stance = AddEach(domains, name => new NameColumn(name), "stance");
    }

    /// <summary>Appends all cities as they are now.</summary>
    public void Add(int run, double time, World world)
    {
        var (cities, p) = (world.Cities, world.Parameters);
        double borderLoss = ExitView.BorderLoss(world);
        for (int i = 0; i < cities.Count; i++)
        {
            int nation = cities.Nation[i];
            _run.Add(run);
            _time.Add(time);
            _city.Add(world.Inputs.Cities.Id[i]);
            _name.Add(_names.City(i));
            _nation.Add(_names.Code(nation));
            _latitude.Add((float)cities.Latitude[i]);
            _longitude.Add((float)cities.Longitude[i]);
            _population.Add((float)cities.Population[i]);
            _income.Add((float)cities.Income[i]);
            _realIncome.Add((float)TradeEquations.RealIncome(cities.Income[i], cities.Access[i] / cities.AccessAtStart[i], p));
            _status.Add(_statusWords[(int)cities.Status[i]]);
            _capital.Add(cities.Capital[i] != 0);
            _grievance.Add((float)cities.Grievance[i]);
            _culturalDistance.Add((float)cities.CulturalDistance[i]);
            _ties.Add(cities.Degree[i]);
            _memberships.Add(cities.MembershipCount(i));
            _connectivity.Add((float)cities.Connectivity[i]);
            _corporateShare.Add((float)cities.CorporateShare[i]);
            _eligible.Add(ExitView.IsEligible(world, i));
            _benefit.Add(ExitView.Terms(world, i, cities.Population[i], ExitView.NationWeight(world, nation), borderLoss));
            for (int k = 0; k < _ideal.Length; k++)
            {
                int cell = i * _ideal.Length + k;
                _ideal[k].Add((float)cities.Ideal[cell]);
                _salience[k].Add((float)cities.Salience[cell]);
                _autonomy[k].Add((float)cities.Autonomy[cell]);
                _stance[k].Add(_stanceWords[(int)cities.Stance[cell]]);
            }
        }
    }

    private NumberColumn<float> Number(string name) => Add(new NumberColumn<float>(name));
}
