using Polis.Engine.Parallel;
using Polis.Engine.Random;
using Polis.Engine.Scheduling;

namespace Polis.Model.Tests.Limits;

/// <summary>
/// Steps a world by its mechanisms, in which every city has a new government and reviews every stance in every step, and holds what cities and nations choose
/// against the probabilities that their utilities give at that moment. New governments make the choices of one city in several steps independent.
/// </summary>
internal sealed class ChoiceAudit : IDisposable
{
    private readonly ThreadTeam _team = new(1);
    private readonly Simulation _simulation;
    private readonly StepContext _context;
    private double[] _utilities = [];

    public ChoiceAudit(SimulationPlan plan, ulong seed = 1)
    {
        // At 100 a year a step of a quarter passes without a review or a change of government in 1 of 10¹¹ cases.
        plan = plan with
        {
            Parameters = plan.Parameters with { StanceReviewRate = 100, GovernmentTurnover = 100 },
            Clock = plan.Clock with { StepLength = StepLength.Quarter },
        };
        _simulation = new Simulation(plan, seed, _team);
        _context = new StepContext(plan.Clock, new KeyedRandom(seed), _team);
    }

    public World World => _simulation.World;

    /// <summary>Stances that constituent cities chose: comply, voice, defy.</summary>
    public ChoiceCounts Stances { get; } = new(3);

    /// <summary>Answers that nations chose.</summary>
    public ChoiceCounts Answers { get; } = new(ResponseChoice.Count);

    /// <summary>Does a number of steps.</summary>
    public ChoiceAudit Steps(int count)
    {
        for (int s = 0; s < count; s++)
        {
            World.ClearLogs();
            int answered = World.Responses.Count;
            foreach (var mechanism in _simulation.Schedule.Mechanisms)
            {
                if (mechanism is CityStance) Weigh();
                mechanism.Step(World, _context);
                if (mechanism is CityStance) CountStances();
            }
            CountAnswers(answered);
            _context.Step++;
        }
        return this;
    }

    public void Dispose()
    {
        _simulation.Dispose();
        _team.Dispose();
    }

    /// <summary>Utilities of all stances, on the state that cities will see: with the governments of this step.</summary>
    private void Weigh()
    {
        Government.Change(World, _context);
        int domains = World.Domains.Count;
        _utilities = new double[World.Cities.Count * domains * 3];
        RivalSupply[] rivals = [.. Enumerable.Range(0, World.Nations.Count).Select(n => StanceView.RivalSupply(World, n))];
        for (int i = 0; i < World.Cities.Count; i++)
            for (int k = 0; k < domains; k++) StanceView.Weigh(World, i, k, rivals[World.Cities.Nation[i]]).CopyTo(_utilities.AsSpan((i * domains + k) * 3, 3));
    }

    private void CountStances()
    {
        double[] probabilities = new double[3];
        int domains = World.Domains.Count;
        for (int cell = 0; cell < World.Cities.Count * domains; cell++)
        {
            if (World.Cities.Status[cell / domains] != CityStatus.Constituent || World.Cities.HeldStance[cell] != Stance.None) continue;
            var utilities = _utilities.AsSpan(cell * 3, 3);
            StanceChoice.Probabilities(utilities, World.Parameters, probabilities);
            Stances.Add((int)World.Cities.Stance[cell], utilities, probabilities);
        }
    }

    private void CountAnswers(int from)
    {
        double[] probabilities = new double[ResponseChoice.Count];
        for (int r = from; r < World.Responses.Count; r++)
        {
            var utilities = World.Responses.Utility.Row(r);
            ResponseChoice.Probabilities(utilities, World.Parameters, probabilities);
            Answers.Add((int)World.Responses.Kind[r], utilities, probabilities);
        }
    }
}

/// <summary>Choices among a number of options, held against the probabilities of each.</summary>
/// <param name="options">Number of options.</param>
internal sealed class ChoiceCounts(int options)
{
    private readonly double[] _expected = new double[options], _variance = new double[options];

    /// <summary>How often each was chosen.</summary>
    public int[] Chosen { get; } = new int[options];

    /// <summary>Choices in all.</summary>
    public int All => Chosen.Sum();

    /// <summary>Choices of an option when another was better.</summary>
    public int NotBest { get; private set; }

    /// <summary>Greatest distance over options between how often it was chosen and how often it was to be expected, in standard deviations.</summary>
    public double WorstZ => Enumerable.Range(0, options).Max(o => Distance(Chosen[o], _expected[o], _variance[o]));

    /// <summary>The same of one share that is known beforehand.</summary>
    public static double Distance(int chosen, int all, double share) => Distance(chosen, all * share, all * share * (1 - share));

    /// <summary>Counts a choice.</summary>
    public void Add(int chosen, ReadOnlySpan<double> utilities, ReadOnlySpan<double> probabilities)
    {
        Chosen[chosen]++;
        bool best = true;
        for (int o = 0; o < options; o++)
        {
            _expected[o] += probabilities[o];
            _variance[o] += probabilities[o] * (1 - probabilities[o]);
            best &= utilities[o] <= utilities[chosen];
        }
        if (!best) NotBest++;
    }

    private static double Distance(double chosen, double expected, double variance)
    {
        double difference = Math.Abs(chosen - expected);
        return variance > 1e-9 ? difference / Math.Sqrt(variance) : difference < 1e-6 ? 0 : double.PositiveInfinity;
    }
}
