using System.Runtime.InteropServices;
using Polis.Engine.State;
using Polis.Model.Tests.Worlds;

namespace Polis.Model.Tests.Properties;

/// <summary>What holds in every world after every step.</summary>
internal static class Invariants
{
    private static readonly HashSet<string> _unit =
    [
        Columns.Cities.Autonomy.Name, Columns.Cities.Grievance.Name, Columns.Cities.CulturalDistance.Name,
        Columns.Cities.ForeignShare.Name, Columns.Cities.CorporateShare.Name,
        Columns.Nations.Belief.Name, Columns.Nations.Democracy.Name, Columns.Nations.Federalism.Name, Columns.Globe.Governance.Name,
        Columns.Clashes.Belief.Name,
    ];

    private static readonly HashSet<string> _signed =
        [Columns.Cities.Ideal.Name, Columns.Nations.Policy.Name, Columns.Nations.HinterlandIdeal.Name, Columns.Nations.HinterlandIdealAtStart.Name,
            Columns.Networks.Charter.Name, Columns.Treaties.Position.Name];

    private static readonly HashSet<string> _positive =
    [
        Columns.Cities.Population.Name, Columns.Cities.Income.Name, Columns.Cities.Technology.Name,
        Columns.Cities.Access.Name, Columns.Cities.AccessAtStart.Name, Columns.Nations.Population.Name,
        Columns.Nations.Output.Name, Columns.Nations.Supply.Name, Columns.Nations.Area.Name,
        Columns.Nations.InnerDistance.Name, Columns.Pairs.Friction.Name, Columns.Globe.Output.Name,
    ];

    /// <summary>Columns in which not a number means something.</summary>
    private static readonly HashSet<string> _mayBeNaN = [Columns.Nations.Growth.Name, Columns.News.Announced.Name];

    /// <summary>All that does not hold after the steps done so far, in words; empty where all is well.</summary>
    public static List<string> Broken(WorldRun run)
    {
        var world = run.World;
        List<string> broken = [.. world.Columns.SelectMany(column => Numbers(world, column))];
        PeopleAddUp(world, broken);
        OutputAddsUp(world, broken);
        Relations(world, broken);
        ConflictLinks.Check(world, broken);
        GovernmentLinks.Check(world, run.Simulation.StepsDone, broken);
        LandsDivideNations(world, broken);
        return broken;
    }

    /// <summary>People of the world.</summary>
    public static double People(World world) => Enumerable.Range(0, world.Nations.Count).Sum(n => world.Nations.Population[n]);

    private static IEnumerable<string> Numbers(World world, Column column)
    {
        if (column.ElementType != nameof(Double)) yield break;
        var table = world.Tables.Single(table => table.Columns.Contains(column));
        double[] values = MemoryMarshal.Cast<byte, double>(column.RawBytes(table.Count)).ToArray();
        for (int cell = 0; cell < values.Length; cell++)
        {
            int row = cell / column.Width;
            if (table is Pairs pairs && (row / pairs.Stride >= world.Nations.Count || row % pairs.Stride >= world.Nations.Count)) continue;
            double value = values[cell];
            if (double.IsNaN(value) && _mayBeNaN.Contains(column.Name)) continue;
            if (column.Name == Columns.Cities.NetBenefit.Name && double.IsNaN(value) && world.Cities.Status[row] == CityStatus.Independent) continue;
            bool sound = double.IsFinite(value)
                && (!_unit.Contains(column.Name) || value is >= 0 and <= 1)
                && (!_signed.Contains(column.Name) || value is >= -1 and <= 1)
                && (!_positive.Contains(column.Name) || value > 0)
                && (column.Name != Columns.Cities.Salience.Name || value is >= 0 and <= 3)
                && (column.Name != Columns.Cities.Pressure.Name || value >= 0)
                && (column.Name != Columns.Clashes.Gap.Name || value is >= -2 and <= 2);
            if (!sound) yield return $"{column.Name}[{cell}] is {value}";
        }
    }

    private static void PeopleAddUp(World world, List<string> broken)
    {
        double[] people = [.. Enumerable.Range(0, world.Nations.Count).Select(n => world.Nations.HinterlandPopulation[n])];
        for (int i = 0; i < world.Cities.Count; i++) people[world.Cities.Nation[i]] += world.Cities.Population[i];
        for (int n = 0; n < people.Length; n++)
        {
            double counted = world.Nations.Population[n];
            if (!Near(people[n], counted)) broken.Add($"nation {n} has {counted} people, its cities and hinterland {people[n]}");
        }
    }

    private static void OutputAddsUp(World world, List<string> broken)
    {
        double[] output = [.. Enumerable.Range(0, world.Nations.Count).Select(n => world.Nations.HinterlandIncome[n] * world.Nations.HinterlandPopulation[n])];
        for (int i = 0; i < world.Cities.Count; i++) output[world.Cities.Nation[i]] += world.Cities.Output(i);
        for (int n = 0; n < output.Length; n++)
            if (!Near(output[n], world.Nations.Output[n]))
                broken.Add($"nation {n} has an output of {world.Nations.Output[n]}, its cities and hinterland {output[n]}");
        if (!Near(output.Sum(), world.Globe.Output[0])) broken.Add($"the world's output is {output.Sum()} instead of {world.Globe.Output[0]}");
    }

    private static void Relations(World world, List<string> broken)
    {
        var pairs = world.Pairs;
        for (int n = 0; n < world.Nations.Count; n++)
        {
            for (int m = 0; m < world.Nations.Count; m++)
            {
                int there = pairs[n, m], back = pairs[m, n];
                bool symmetric = pairs.TradeAgreement[there] == pairs.TradeAgreement[back] && pairs.Alliance[there] == pairs.Alliance[back]
                    && pairs.Recognised[there] == pairs.Recognised[back]
                    && pairs.Sanction[there] == pairs.Sanction[back] && pairs.Distance[there] == pairs.Distance[back]
                    && pairs.Contiguous[there] == pairs.Contiguous[back]
                    && pairs.Language[there] == pairs.Language[back] && pairs.Friction[there] == pairs.Friction[back];
                if (!symmetric) broken.Add($"the pair {n}, {m} differs from {m}, {n}");
                if (pairs.TradeAgreement[there] < 0 || pairs.Alliance[there] < 0 || pairs.Sanction[there] < 0)
                    broken.Add($"the pair {n}, {m} is bound less than not at all");
            }
        }
        var (ties, cities) = (world.Ties, world.Cities);
        int[] degree = new int[cities.Count];
        var tied = new HashSet<(int, int)>();
        for (int t = 0; t < ties.Count; t++)
        {
            var (first, second) = (ties.First[t], ties.Second[t]);
            degree[first]++;
            degree[second]++;
            if (!tied.Add((Math.Min(first, second), Math.Max(first, second)))) broken.Add($"cities {first} and {second} are tied twice");
            if (cities.Nation[first] == cities.Nation[second]) broken.Add($"cities {first} and {second} are tied at home");
            if (!world.TieIndex.Tied(first, second)) broken.Add($"the index does not know the tie of {first} and {second}");
        }
        for (int i = 0; i < cities.Count; i++)
        {
            if (cities.Degree[i] != degree[i] || world.TieIndex.Degree(i) != degree[i]) broken.Add($"city {i} has {degree[i]} ties, not {cities.Degree[i]}");
            if (world.Networks.Count < 64 && cities.Memberships[i] >> world.Networks.Count != 0) broken.Add($"city {i} is in a network that is not there");
            for (int w = 0; w < world.Networks.Count; w++)
                if (world.Networks.Active[w] == 0 && (cities.Memberships[i] >> w & 1) != 0) broken.Add($"city {i} is in network {w}, which does not exist now");
        }
    }

    /// <summary>The lands of a nation are all of its cities, none of them twice: their shares of its people and of its supply add up to 1.</summary>
    private static void LandsDivideNations(World world, List<string> broken)
    {
        var (cities, lands) = (world.Cities, new Lands());
        lands.Refresh(world);
        double[] people = new double[world.Nations.Count];
        bool[] any = new bool[world.Nations.Count];
        for (int i = 0; i < cities.Count; i++)
        {
            // A land's share, parted among its cities by people.
            people[cities.Nation[i]] += lands.PeopleShare(world, i) * cities.Population[i] / lands.CityPeople(i);
            any[cities.Nation[i]] = true;
            if (lands.SupplyShare(world, i) is not (>= 0 and <= 1 + 1e-9)) broken.Add($"the land of city {i} has {lands.SupplyShare(world, i)} of the supply");
            if (lands.CityPeople(i) < cities.Population[i] * (1 - 1e-9)) broken.Add($"the land of city {i} has fewer people than the city");
            if (lands.People(world, i) < lands.CityPeople(i)) broken.Add($"fewer people would leave with city {i} than its land's cities have");
        }
        for (int n = 0; n < people.Length; n++)
            if (any[n] && !Near(people[n], 1)) broken.Add($"the lands of nation {n} have {people[n]} of the people of its cities");
    }

    private static bool Near(double a, double b) => Math.Abs(a - b) <= 1e-9 * Math.Max(Math.Abs(a), Math.Abs(b));
}
