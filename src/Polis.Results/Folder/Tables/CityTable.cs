using ParquetSharp;
using Polis.Engine.Scheduling;
using Polis.Model;

namespace Polis.Results.Folder;

/// <summary><c>cities.parquet</c>: a row per run, city and recorded time.</summary>
internal sealed class CityTable : TableBuffer
{
    private readonly RunNames _names;
    private readonly ByteArray[] _statusWords, _stanceWords;
    private readonly NumberBuffer<int> _run;
    private readonly NumberBuffer<double> _time;
    private readonly NumberBuffer<long> _city;
    private readonly NameBuffer _name, _nation, _status;
    private readonly NumberBuffer<float> _latitude, _longitude, _population, _income,
        _realIncome, _grievance, _culturalDistance, _connectivity, _corporateShare, _bidHazard;
    private readonly NumberBuffer<bool> _capital, _eligible;
    private readonly NumberBuffer<int> _ties, _memberships;
    private readonly BenefitColumns _benefit;
    private readonly NumberBuffer<float>[] _ideal, _salience, _autonomy, _pressure;
    private readonly OptionalBuffer<double> _governmentSince;
    private readonly NameBuffer[] _stance;

    public CityTable(IReadOnlyList<string> domains, RunNames names) : base(RunTable.Cities.Name())
    {
        _names = names;
        _statusWords = names.Store.Of<CityStatus>();
        _stanceWords = names.Store.Of<Stance>();
        _run = Add(new NumberBuffer<int>("run", repeats: true));
        _time = Add(new NumberBuffer<double>("time", repeats: true));
        _city = Add(new NumberBuffer<long>("city"));
        _name = Add(new NameBuffer("name"));
        _nation = Add(new NameBuffer("nation"));
        _latitude = Number("latitude");
        _longitude = Number("longitude");
        _population = Number("population");
        _income = Number("income");
        _realIncome = Number("realIncome");
        _status = Add(new NameBuffer("status"));
        _capital = Add(new NumberBuffer<bool>("capital"));
        _grievance = Number("grievance");
        _culturalDistance = Number("culturalDistance");
        _ties = Add(new NumberBuffer<int>("ties"));
        _memberships = Add(new NumberBuffer<int>("memberships"));
        _connectivity = Number("connectivity");
        _corporateShare = Number("corporateShare");
        _eligible = Add(new NumberBuffer<bool>("eligible"));
        _bidHazard = Number("bidHazard");
        _governmentSince = Add(new OptionalBuffer<double>("governmentSince"));
        _benefit = BenefitColumns.OfCity(Add);
        _ideal = AddEach(domains, name => new NumberBuffer<float>(name), "ideal");
        _salience = AddEach(domains, name => new NumberBuffer<float>(name), "salience");
        _autonomy = AddEach(domains, name => new NumberBuffer<float>(name), "autonomy");
        _pressure = AddEach(domains, name => new NumberBuffer<float>(name), "pressure");
        _stance = AddEach(domains, name => new NameBuffer(name), "stance");
    }

    /// <summary>Appends all cities as they are now.</summary>
    public void Add(int run, double time, World world, Clock clock)
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
            bool eligible = ExitView.IsEligible(world, i);
            var terms = ExitView.Terms(world, i, ExitView.NationWeight(world, nation), borderLoss);
            _eligible.Add(eligible);
            _bidHazard.Add(eligible ? (float)ExitView.Hazard(world, i, terms.Sum) : 0);
            _governmentSince.Add(GovernmentYears.Of(cities.Term[i], clock));
            _benefit.Add(terms);
            for (int k = 0; k < _ideal.Length; k++)
            {
                int cell = i * _ideal.Length + k;
                _ideal[k].Add((float)cities.Ideal[cell]);
                _salience[k].Add((float)cities.Salience[cell]);
                _autonomy[k].Add((float)cities.Autonomy[cell]);
                _pressure[k].Add((float)cities.Pressure[cell]);
                _stance[k].Add(_stanceWords[(int)cities.Stance[cell]]);
            }
        }
    }

    private NumberBuffer<float> Number(string name) => Add(new NumberBuffer<float>(name));
}
