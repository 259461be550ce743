using Polis.Engine.Parallel;
using Polis.Engine.Random;
using Polis.Engine.Scheduling;

namespace Polis.Model.Tests.Reference;

/// <summary>The world of a reference case: columns filled from its inputs, productivity inverted by the model's own solver to its fixed point.</summary>
internal sealed class ReferenceWorld : IDisposable
{
    /// <summary>Change at which a solver is at its fixed point: some units of the last place of a logarithm.</summary>
    private const double Tolerance = 1e-13;
    private const int MostPasses = 1_000_000;
    private readonly Simulation _simulation;
    private readonly ThreadTeam _team = new(1);

    public ReferenceWorld(ReferenceCase from)
    {
        Case = from;
        Parameters = from.Parameters();
        Step = new StepContext(new Clock(Clock.Month(2015, 1), StepLength.Quarter), new KeyedRandom(1), _team);
        _simulation = new Simulation(new SimulationPlan(Tables(from), Parameters, [], Step.Clock, 1), 1, _team);
        FillNations();
        FillPairs();
        FillCities();
        FillTies();
        World.Globe.Governance[0] = 0;
        World.Globe.Output[0] = WorldOutput();
        Trade.Prepare(World);
        Trade.Invert(_team, Tolerance, MostPasses);
        DemandConvergence("inversion");
        World.Lands.Refresh(World);
        new Exit().MeasureBenefits(World, Step);
        Defiance.Sum(World, _team);
    }

    public ReferenceCase Case { get; }

    public Parameters Parameters { get; }

    public StepContext Step { get; }

    public TradeSystem Trade { get; } = new();

    public NationalDefiance Defiance { get; } = new();

    public World World => _simulation.World;

    /// <summary>Lifts every sanction and clears trade anew, technology and world output as they are.</summary>
    public void LiftSanctions()
    {
        World.Pairs.Sanction.Span.Clear();
        Trade.Prepare(World);
        Trade.Clear(_team, Tolerance, MostPasses);
        DemandConvergence("clearing");
    }

    /// <summary>Goes on from the case by whole steps.</summary>
    public void DoSteps(int count)
    {
        for (int step = 0; step < count; step++) _simulation.Step();
    }

    public void Dispose()
    {
        _simulation.Dispose();
        _team.Dispose();
    }

    private void DemandConvergence(string what)
    {
        if (Trade.Passes >= MostPasses) throw new ReferenceException($"The {what} came to no fixed point.");
    }

    private double WorldOutput()
    {
        double sum = 0;
        for (int i = 0; i < World.Cities.Count; i++) sum += World.Cities.Output(i);
        for (int n = 0; n < World.Nations.Count; n++) sum += World.Nations.HinterlandIncome[n] * World.Nations.HinterlandPopulation[n];
        return sum;
    }

    /// <summary>Tables of the right sizes; what the start draws and computes from them is replaced by the inputs.</summary>
    private static WorldInputs Tables(ReferenceCase from)
    {
        int nations = from.Nations;
        var tables = ReferenceTables.Of(from, from.Domains());
        return tables with
        {
            Nations = tables.Nations with
            {
                Area = from.Numbers("inputs.nations.area", nations),
                Latitude = from.Numbers("inputs.nations.lat", nations),
                Longitude = from.Numbers("inputs.nations.lon", nations),
            },
        };
    }

    private void FillNations()
    {
        var nations = World.Nations;
        int count = nations.Count, domains = World.Domains.Count;
        Case.Numbers("inputs.nations.population", count).CopyTo(nations.Population.Span);
        Case.Numbers("inputs.nations.hinterlandPopulation", count).CopyTo(nations.HinterlandPopulation.Span);
        Case.Numbers("inputs.nations.hinterlandIncome", count).CopyTo(nations.HinterlandIncome.Span);
        Case.Numbers("inputs.nations.belief", count).CopyTo(nations.Belief.Span);
        Case.Numbers("inputs.nations.policy", count, domains).CopyTo(nations.Policy.Span);
    }

    private void FillPairs()
    {
        var pairs = World.Pairs;
        int count = World.Nations.Count;
        double[] latitude = Case.Numbers("inputs.nations.lat", count), longitude = Case.Numbers("inputs.nations.lon", count);
        double[] contiguous = Case.Pairs("inputs.nations.contiguous"), language = Case.Pairs("inputs.nations.language");
        double[] agreement = Case.Pairs("inputs.nations.agreement"), sanction = Case.Pairs("inputs.nations.sanction");
        double radius = Case.Number("earthRadiusKm");
        for (int n = 0; n < count; n++)
        {
            for (int m = 0; m < count; m++)
            {
                int pair = pairs[n, m], cell = n * count + m;
                pairs.Distance[pair] = Geography.GreatCircle(latitude[n], longitude[n], latitude[m], longitude[m], radius);
                pairs.Contiguous[pair] = (byte)contiguous[cell];
                pairs.Language[pair] = (byte)language[cell];
                pairs.TradeAgreement[pair] = (int)agreement[cell];
                pairs.Sanction[pair] = sanction[cell];
            }
        }
    }

    private void FillCities()
    {
        var cities = World.Cities;
        int count = cities.Count, domains = World.Domains.Count;
        Case.Numbers("inputs.cities.ideal", count, domains).CopyTo(cities.Ideal.Span);
        Case.Numbers("inputs.cities.salience", count, domains).CopyTo(cities.Salience.Span);
        Case.Numbers("inputs.cities.autonomy", count, domains).CopyTo(cities.Autonomy.Span);
        Case.Numbers("inputs.cities.grievance", count).CopyTo(cities.Grievance.Span);
        Case.NumbersOr(0, "inputs.cities.pressure", count, domains).CopyTo(cities.Pressure.Span);
        Case.Numbers("inputs.cities.corporateShare", count).CopyTo(cities.CorporateShare.Span);
        int[] stances = Case.Integers("inputs.cities.stance", count, domains), memberships = Case.Integers("inputs.cities.memberships", count);
        for (int cell = 0; cell < stances.Length; cell++)
            cities.Stance[cell] =
                Enum.IsDefined((Stance)stances[cell]) ? (Stance)stances[cell] : throw new ReferenceException($"{stances[cell]} is no stance.");
        byte[] settled = Case.FlagsOrNone("inputs.cities.settled", count, domains);
        for (int cell = 0; cell < settled.Length; cell++) cities.Settled[cell] = settled[cell] != 0 ? cities.Term[cell / domains] : Government.None;
        for (int i = 0; i < count; i++)
            cities.Memberships[i] = memberships[i] is >= 0 and < 64 ? (1UL << memberships[i]) - 1 : throw new ReferenceException("Too many memberships.");
    }

    private void FillTies()
    {
        var trade = Case.Ties("inputs.tradeTies").Select(Ordered).ToHashSet();
        var pairs = new HashSet<(int First, int Second)>();
        World.Ties.Resize(0);
        foreach (var (first, second) in Case.Ties("inputs.ties"))
        {
            if (!pairs.Add(Ordered((first, second))) || first == second)
                throw new ReferenceException($"The tie of {first} and {second} is given twice or with itself.");
            int row = World.Ties.Append();
            (World.Ties.First[row], World.Ties.Second[row]) = (first, second);
            World.Ties.Kind[row] = trade.Remove(Ordered((first, second))) ? TieKind.TradeAgreement : TieKind.SisterCity;
        }
        if (trade.Count > 0) throw new ReferenceException($"Trade ties {string.Join(", ", trade)} are not among the ties.");
        World.TieIndex.Rebuild(World);
    }

    private static (int First, int Second) Ordered((int First, int Second) tie) => tie.First < tie.Second ? tie : (tie.Second, tie.First);
}
