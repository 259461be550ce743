using Polis.Engine.Scheduling;
using Polis.Model.Tests.Worlds;

namespace Polis.Model.Tests.Properties;

/// <summary>What happened in a number of random scenarios, each held against all invariants after every step.</summary>
/// <param name="Scenarios">Scenarios run.</param>
/// <param name="Steps">Steps done in all, each followed by all checks.</param>
/// <param name="WithBid">Scenarios with a bid for independence.</param>
/// <param name="WithIndependence">Scenarios in which a nation was born.</param>
/// <param name="WithTreatyChange">Scenarios in which a party joined or left a treaty, or two nations made or ended an agreement, after the start.</param>
/// <param name="WithAll">Scenarios with all three.</param>
/// <param name="Broken">What did not hold, with its scenario and step; empty where all is well.</param>
internal sealed record ScenarioCounts(
    int Scenarios, int Steps, int WithBid, int WithIndependence, int WithTreatyChange, int WithAll, IReadOnlyList<string> Broken)
{
    /// <summary>Steps of each scenario.</summary>
    private const int Length = 2 * RandomWorld.Horizon;

    private static readonly StepLength[] _steps = [StepLength.Quarter, StepLength.Month, StepLength.Year];

    /// <summary>Runs scenarios 0 to a number less 1: a scenario is a function of its number.</summary>
    public static ScenarioCounts Of(int scenarios)
    {
        var (steps, bids, independences, treaties, all) = (0, 0, 0, 0, 0);
        var broken = new List<string>();
        for (int number = 0; number < scenarios; number++)
        {
            var small = Make(number);
            using var run = small.Start((ulong)number);
            double people = Invariants.People(run.World);
            bool peopleAreSet = small.Interventions.Any(intervention => intervention is SetCity { Column.CountsPeople: true });
            for (int step = 0; step < Length; step++, steps++)
            {
                run.Steps(1);
                var found = Invariants.Broken(run);
                if (!peopleAreSet && Math.Abs(Invariants.People(run.World) - people) > 1e-9 * people) found.Add("people were made or lost");
                broken.AddRange(found.Select(problem => $"scenario {number}, step {step}: {problem}"));
            }
            bool bid = run.World.Bids.Count > 0, independence = run.World.Nations.Count > run.World.Inputs.Nations.Count, treaty = TreatiesChanged(run);
            if (bid) bids++;
            if (independence) independences++;
            if (treaty) treaties++;
            if (bid && independence && treaty) all++;
        }
        return new ScenarioCounts(scenarios, steps, bids, independences, treaties, all, broken);
    }

    /// <summary>The scenario of a number: two to five nations, ten to thirty cities, twelve to twenty interventions of any kind;
    /// in half of them parameters anywhere in their ranges.</summary>
    private static SmallWorld Make(int number)
    {
        var random = new Random(number);
        int extremes = number % 2 == 0 ? 0 : 1 + random.Next(15);
        return new RandomWorld(
            number, random.Next(2, 6), random.Next(10, 31), random.Next(1, 6), random.Next(12, 21), extremes, _steps[number % _steps.Length]).Make();
    }

    /// <summary>Whether an event of the run changed who is bound by a treaty or an agreement.</summary>
    private static bool TreatiesChanged(WorldRun run) =>
        run.Count(EventKind.TreatyJoined) + run.Count(EventKind.TreatyLeft) + run.Count(EventKind.AgreementSigned) > 0;
}
