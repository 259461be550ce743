using Polis.Engine.Parallel;
using Polis.Engine.Scheduling;
using Polis.Model;
using Polis.Scenarios;

namespace Polis.Cli;

/// <summary>The schedule of a step as a table.</summary>
internal static class SchedulePrinter
{
    /// <summary>Prints the mechanisms with what they read and write and their share of the time.</summary>
    public static void Print(IReadOnlyList<MechanismCost> mechanisms, TextWriter output)
    {
        output.WriteLine("Mechanisms of a step, in their order:");
        foreach (var mechanism in mechanisms)
        {
            string share = mechanism.Seconds > 0 ? $"  {mechanism.Share:P1} of the time, {mechanism.Seconds:0.000} s" : "";
            output.WriteLine($"  {mechanism.Name}{share}");
            output.WriteLine($"    reads   {string.Join(", ", mechanism.Access.Reads)}");
            output.WriteLine($"    writes  {string.Join(", ", mechanism.Access.Writes)}");
        }
    }

    /// <summary>Prints the schedule of a world without a run.</summary>
    public static int PrintDeclared(TextWriter output)
    {
        using var team = new ThreadTeam(1);
        Print(StandardSchedule.Create(ScenarioLoader.Load("tiny").ToPlan(team)).Describe(), output);
        return ExitCode.Done;
    }
}
