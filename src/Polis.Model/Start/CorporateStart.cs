using Polis.Engine.Random;
using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>Firms and their offices at the start: those of the table, else drawn by the rule of opening (docs/MODEL.md, start).</summary>
internal static class CorporateStart
{
    /// <summary>Draws after which a firm has found all the cities that it finds.</summary>
    private const int MostDraws = 1000;

    /// <summary>Value of a headquarters.</summary>
    private const byte HeadquartersValue = 5;

    /// <summary>Fills firms and offices; connectivity and corporate shares follow.</summary>
    public static void Fill(World world, StepContext step)
    {
        if (world.Inputs.CorporateOffices.Count > 0) FillFromTable(world);
        else Draw(world, step);
        new Connectivity().MeasureStart(world);
    }

    private static void FillFromTable(World world)
    {
        foreach (var firm in world.Inputs.CorporateOffices.GroupBy(office => office.Firm).OrderBy(firm => firm.Key))
        {
            Begin(world, firm.MaxBy(office => office.Value)!.City);
            foreach (var office in firm) Add(world, office.City, (byte)office.Value);
        }
    }

    private static void Draw(World world, StepContext step)
    {
        var p = world.Parameters;
        var cities = new AliasTable();
        double[] weights = new double[world.Cities.Count];
        OfficeDraw.Weigh(world, world.Nations.HinterlandIdeal, weights);
        cities.Build(weights);
        if (cities.Count == 0) return;
        int least = (int)p.FirmMinimumOffices, most = Math.Max(least, (int)p.FirmMaximumOffices), possible = weights.Count(weight => weight > 0);
        var taken = new HashSet<int>();
        for (int f = 0; f < (int)p.Firms; f++)
        {
            int wanted = Math.Min(possible, least + (int)(step.Uniform(Streams.StartFirm, f) * (most - least + 1)));
            taken.Clear();
            for (int draw = 0; taken.Count < wanted && draw < MostDraws; draw++)
            {
                int city = cities.Draw(step.Uniform(Streams.StartOffice, f, draw));
                if (!taken.Add(city)) continue;
                if (taken.Count == 1) Begin(world, city);
                Add(world, city, taken.Count == 1 ? HeadquartersValue : OfficeDraw.Value(step.Uniform(Streams.StartOfficeValue, f, draw)));
            }
        }
    }

    private static void Begin(World world, int headquarters)
    {
        int firm = world.Firms.Append();
        world.Firms.Headquarters[firm] = headquarters;
        world.Firms.FirstOffice[firm] = world.CorporateOffices.Count;
    }

    private static void Add(World world, int city, byte value)
    {
        var offices = world.CorporateOffices;
        int firm = world.Firms.Count - 1, row = offices.Append();
        (offices.Firm[row], offices.City[row], offices.Value[row]) = (firm, city, value);
        world.Firms.Offices[firm]++;
    }
}
