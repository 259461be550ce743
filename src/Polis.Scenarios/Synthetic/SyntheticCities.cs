using Polis.Engine.Numerics;
using Polis.Engine.Parallel;
using Polis.Model;
using static System.FormattableString;

namespace Polis.Scenarios;

/// <summary>The cities of a synthetic world, nation by nation and by falling size: the first of each nation is its capital.</summary>
internal sealed class SyntheticCities
{
    // Elasticity of productivity to the size of a city (Rosenthal and Strange 2004), as in the world of 2015.
    private const double PremiumExponent = 0.06, PremiumBase = 300_000;

    // Whoever lives outside the cities keeps at least the rest of the nation's output.
    private const double MostOutputInCities = 0.92;

    // A circle of districts round the centre, about as many as each has cities.
    private const int MostDistricts = 24;

    private readonly SyntheticNations _nations;
    private readonly SyntheticDraws _draws;
    private readonly int[] _first, _firstDistrict, _firstGroup;
    private readonly SphereFrame[] _frames;
    private readonly double[] _spread;
    private readonly CityInputs _table;

    private SyntheticCities(SyntheticNations nations, SyntheticDraws draws)
    {
        _nations = nations;
        _draws = draws;
        int count = nations.Table.Count;
        _frames = new SphereFrame[count];
        _spread = new double[count];
        _first = new int[count + 1];
        _firstDistrict = new int[count + 1];
        _firstGroup = new int[count + 1];
        var districts = new List<string>();
        var groups = new List<string>();
        for (int n = 0; n < count; n++)
        {
            _frames[n] = new SphereFrame(nations.Centres[n]);
            _spread[n] = Math.Sqrt(nations.Table.Area[n]) / 3 / Geography.EarthRadius;
            string code = SyntheticNations.Code(n);
            int districtCount = Math.Min((int)Math.Sqrt(nations.CityCounts[n]), MostDistricts), groupCount = CulturalSectors.CountOf(draws, n);
            for (int i = 1; i <= districtCount; i++) districts.Add(Invariant($"{code} district {i}"));
            for (int i = 1; i <= groupCount; i++) groups.Add(Invariant($"{code} group {i}"));
            _first[n + 1] = _first[n] + nations.CityCounts[n];
            _firstDistrict[n + 1] = districts.Count;
            _firstGroup[n + 1] = groups.Count;
        }
        int cities = _first[count];
        _table = new CityInputs
        {
            Id = Column<long>(cities),
            Nation = Column<int>(cities),
            Region = Column<int>(cities),
            RegionNames = [.. districts],
            Latitude = Column<double>(cities),
            Longitude = Column<double>(cities),
            Population = Column<double>(cities),
            IncomePerHead = Column<double>(cities),
            Capital = Column<bool>(cities),
            Group = Column<int>(cities),
            GroupNames = [.. groups],
            CulturalDistance = Column<double>(cities),
        };
    }

    /// <summary>Makes them. Every row of every column is written once, from draws of its own: the number of threads changes nothing.</summary>
    public static CityInputs Make(SyntheticNations nations, SyntheticDraws draws, ThreadTeam team)
    {
        var cities = new SyntheticCities(nations, draws);
        team.ForEachChunk(cities._table.Count, cities, static (self, chunk) => self.Fill(chunk));
        cities.LimitOutput();
        return cities._table;
    }

    private void Fill(Chunk chunk)
    {
        int nation = Array.BinarySearch(_first, chunk.Begin);
        if (nation < 0) nation = ~nation - 1;
        for (int row = chunk.Begin; row < chunk.End; nation++)
        {
            int end = Math.Min(_first[nation + 1], chunk.End);
            FillNation(nation, row, end);
            row = end;
        }
    }

    private void FillNation(int nation, int begin, int end)
    {
        var table = _table;
        var frame = _frames[nation];
        var sectors = new CulturalSectors(_draws, nation, _firstGroup[nation + 1] - _firstGroup[nation]);
        double largest = _nations.LargestCities[nation], income = _nations.Table.IncomePerHead[nation], spread = _spread[nation];
        int firstDistrict = _firstDistrict[nation], districts = _firstDistrict[nation + 1] - firstDistrict;
        for (int i = begin; i < end; i++)
        {
            int rank = i - _first[nation];
            double people = UrbanSystem.People(largest, rank);

            // Normal with one standard deviation in all directions: the distance is Rayleigh's, the bearing uniform.
            var draw = _draws.Block(SyntheticPurpose.Place, nation, rank);
            double angle = spread * Math.Sqrt(-2 * DeterministicMath.Log(draw.Uniform0)), bearing = draw.Uniform1;
            var place = frame.Travel(angle, bearing);

            // The capital belongs to the nation's core, from which the others' distance is measured.
            int group = rank == 0 ? -1 : sectors.GroupAt(bearing);
            table.Id[i] = i + 1L;
            table.Nation[i] = nation;
            table.Region[i] = firstDistrict + (int)(bearing * districts);
            table.Latitude[i] = place.Latitude;
            table.Longitude[i] = place.Longitude;
            table.Population[i] = people;
            table.IncomePerHead[i] = income * DeterministicMath.Pow(people / PremiumBase, PremiumExponent);
            table.Capital[i] = rank == 0;
            table.Group[i] = group < 0 ? -1 : _firstGroup[nation] + group;
            table.CulturalDistance[i] = group < 0 ? 0 : sectors.DistanceOf(group);
        }
    }

    /// <summary>Scales incomes where a nation's cities would produce more of its output than they may.
    /// In row order, so that sums are always the same.</summary>
    private void LimitOutput()
    {
        for (int n = 0; n < _nations.Table.Count; n++)
        {
            var people = _table.Population.AsSpan(_first[n].._first[n + 1]);
            var income = _table.IncomePerHead.AsSpan(_first[n].._first[n + 1]);
            double output = 0, most = MostOutputInCities * _nations.Table.Population[n] * _nations.Table.IncomePerHead[n];
            for (int i = 0; i < people.Length; i++) output += people[i] * income[i];
            if (output <= most) continue;
            double factor = most / output;
            for (int i = 0; i < income.Length; i++) income[i] *= factor;
        }
    }

    /// <summary>A column that <see cref="Fill"/> writes to the last row: at 10 million cities, clearing it first would cost as much again.</summary>
    private static T[] Column<T>(int rows) => GC.AllocateUninitializedArray<T>(rows);
}
