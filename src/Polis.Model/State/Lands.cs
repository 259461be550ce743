using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>
/// Lands: what a bid for independence speaks for (docs/MODEL.md, 5). A capital is a land by itself; a nation's other cities of one group are a land;
/// those without a group are by region; one that has neither is a land by itself. So lands divide a nation's cities.
/// They are no state: they follow from the tables.
/// </summary>
/// <remarks>Cost O(cities); which city is of which land is found anew only where a nation was born.</remarks>
public sealed class Lands
{
    /// <summary>What <see cref="Refresh"/> reads.</summary>
    internal static Access Reads => new(
        reads:
        [
            Columns.Cities.Nation, Columns.Cities.Group, Columns.Cities.Region, Columns.Cities.Capital, Columns.Cities.Population, Columns.Cities.Supply,
            Columns.Nations.Population,
        ]);

    private readonly Dictionary<(int Nation, bool ByGroup, int Key), int> _known = [];
    private int[] _of = [];
    private double[] _people = [], _supply = [], _nationPeople = [], _nationSupply = [];
    private double[] _weighed = [], _scaleWeight = [];
    private double _scaleExponent = double.NaN;
    private int _count, _nations = -1;

    /// <summary>Share w of the people of the nation's cities that live in a city's land.</summary>
    public double PeopleShare(World world, int city) => Share(_people[_of[city]], _nationPeople[world.Cities.Nation[city]]);

    /// <summary>Share u of the supply of the nation's cities that a city's land has.</summary>
    public double SupplyShare(World world, int city) => Share(_supply[_of[city]], _nationSupply[world.Cities.Nation[city]]);

    /// <summary>People of the cities of a city's land.</summary>
    public double CityPeople(int city) => _people[_of[city]];

    /// <summary>People P_D who would leave: the land's share of all people of the nation, the hinterland among them,
    /// and not fewer than its cities have.</summary>
    public double People(World world, int city) =>
        Math.Max(PeopleShare(world, city) * world.Nations.Population[world.Cities.Nation[city]], CityPeople(city));

    /// <summary>A figure of the people who would leave with a city. They hardly change: it is kept until they do, or until the parameter that it follows from
    /// does.</summary>
    /// <param name="world">The world.</param>
    /// <param name="city">Row of the city.</param>
    /// <param name="figure">Works the figure out, always the same.</param>
    public double Kept(World world, int city, Func<double, Parameters, double> figure)
    {
        double people = People(world, city);
        if (people != _weighed[city]) (_weighed[city], _scaleWeight[city]) = (people, figure(people, world.Parameters));
        return _scaleWeight[city];
    }

    /// <summary>Finds all lands and what they hold, at the world's present state.</summary>
    public void Refresh(World world)
    {
        var cities = world.Cities;
        if (_nations != world.Nations.Count || _of.Length != cities.Count) Divide(world);
        if (_scaleExponent != world.Parameters.ScaleExponent)
        {
            _scaleExponent = world.Parameters.ScaleExponent;
            Array.Fill(_weighed, double.NaN);
        }
        Array.Clear(_people, 0, _count);
        Array.Clear(_supply, 0, _count);
        Array.Clear(_nationPeople);
        Array.Clear(_nationSupply);
        for (int i = 0; i < cities.Count; i++)
        {
            int land = _of[i], nation = cities.Nation[i];
            double people = cities.Population[i], supply = cities.Supply[i];
            _people[land] += people;
            _supply[land] += supply;
            _nationPeople[nation] += people;
            _nationSupply[nation] += supply;
        }
    }

    /// <summary>The same where the tables were replaced: as many nations need not be the same nations.</summary>
    public void FindAnew(World world)
    {
        _nations = -1;
        Refresh(world);
    }

    private void Divide(World world)
    {
        var cities = world.Cities;
        if (_of.Length != cities.Count)
        {
            _of = new int[cities.Count];
            _people = new double[cities.Count];
            _supply = new double[cities.Count];
            _scaleWeight = new double[cities.Count];
            _weighed = new double[cities.Count];
            Array.Fill(_weighed, double.NaN);
        }
        if (_nationPeople.Length < world.Nations.Count)
        {
            _nationPeople = new double[world.Nations.Count + 64];
            _nationSupply = new double[world.Nations.Count + 64];
        }
        _known.Clear();
        _known.EnsureCapacity(cities.Count);
        _count = 0;
        for (int i = 0; i < cities.Count; i++) _of[i] = LandOf(cities, i);
        _nations = world.Nations.Count;
    }

    private int LandOf(Cities cities, int city)
    {
        bool byGroup = cities.Group[city] >= 0;
        int key = byGroup ? cities.Group[city] : cities.Region[city];
        if (cities.Capital[city] != 0 || key < 0) return _count++;
        if (!_known.TryGetValue((cities.Nation[city], byGroup, key), out int land)) _known.Add((cities.Nation[city], byGroup, key), land = _count++);
        return land;
    }

    private static double Share(double part, double whole) => whole > 0 ? part / whole : 0;
}
