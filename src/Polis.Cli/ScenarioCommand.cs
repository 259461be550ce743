using System.CommandLine;
using Polis.Engine.Parallel;
using Polis.Scenarios;

namespace Polis.Cli;

/// <summary><c>polis scenario list, new, check, schema</c>: everything about scenario files that needs no run.</summary>
internal static class ScenarioCommand
{
    /// <summary>Makes the command with its subcommands.</summary>
    public static Command Create() => new ExampleCommand(
        "scenario", "Lists, makes and checks scenario files", "polis scenario list") { List(), New(), Check(), Schema() };

    private static ExampleCommand List()
    {
        var command = new ExampleCommand("list", "Lists the shipped scenarios, one on a line", "polis scenario list");
        command.SetAction(parse =>
        {
            var output = parse.InvocationConfiguration.Output;
            int width = ShippedScenarios.Names.Select(name => name.Length).DefaultIfEmpty().Max();
            // For other programs a line each; on a terminal it goes on below where it is longer.
            foreach (string name in ShippedScenarios.Names)
                foreach (string line in Terminal.Lines(ShippedScenarios.DescriptionOf(name), Terminal.Width(int.MaxValue), $"{name.PadRight(width)}  "))
                    output.WriteLine(line);
            return ExitCode.Done;
        });
        return command;
    }

    private static ExampleCommand New()
    {
        var file = CommonOptions.Path<string?>("FILE", "File to write; without it the template goes to standard output", ArgumentArity.ZeroOrOne);
        var command = new ExampleCommand("new", "Writes a commented scenario to start from", "polis scenario new mine.yaml") { file };
        command.SetAction(parse =>
        {
            string? path = parse.GetValue(file);
            if (path is null) parse.InvocationConfiguration.Output.Write(ScenarioTemplate.Write());
            else if (!WriteNew(path, ScenarioTemplate.Write(), parse.InvocationConfiguration.Error)) return ExitCode.Wrong;
            else parse.InvocationConfiguration.Output.WriteLine(path);
            return ExitCode.Done;
        });
        return command;
    }

    private static ExampleCommand Check()
    {
        var files = CommonOptions.Paths("FILE", "Paths, or names of shipped scenarios");
        var sets = CommonOptions.Set();
        var command = new ExampleCommand(
            "check", "Checks scenarios with their tables and names, without a run, and prints all errors at once",
            "polis scenario check tiny --set parameters.harm=0.1") { files, sets };
        command.SetAction(parse =>
        {
            using var team = new ThreadTeam(1);
            bool wrong = false;
            foreach (string name in parse.GetRequiredValue(files)) wrong |= !IsSound(name, parse.GetRequiredValue(sets), team, parse.InvocationConfiguration);
            return wrong ? ExitCode.Wrong : ExitCode.Done;
        });
        return command;
    }

    private static ExampleCommand Schema()
    {
        var file = CommonOptions.Path("--out", "File to write; without it the schema goes to standard output", "FILE");
        var command = new ExampleCommand(
            "schema", "Writes the JSON schema of scenario files, with which editors complete and check them",
            "polis scenario schema --out scenario.schema.json") { file };
        command.SetAction(parse =>
        {
            if (parse.GetValue(file) is not { } path)
            {
                parse.InvocationConfiguration.Output.Write(ScenarioSchema.Write());
                return ExitCode.Done;
            }
            return WriteNew(path, ScenarioSchema.Write(), parse.InvocationConfiguration.Error) ? ExitCode.Done : ExitCode.Wrong;
        });
        return command;
    }

    private static bool IsSound(string name, string[] sets, ThreadTeam team, InvocationConfiguration io)
    {
        try
        {
            var scenario = ScenarioLoader.Load(name, sets);
            var plan = scenario.ToPlan(team);
            io.Output.WriteLine($"{name}: valid; {plan.Tables.Cities.Count:N0} cities, {plan.Tables.Nations.Count:N0} nations, {plan.Lines} "
                + $"intervention{(plan.Lines == 1 ? "" : "s")}, {plan.Steps} steps");
            foreach (string line in scenario.SetValues(plan, team)) io.Output.WriteLine($"{name}: {line}");
            foreach (string note in scenario.Notes(plan)) io.Output.WriteLine($"{name}: note: {note}");
            return true;
        }
        catch (ScenarioException failure)
        {
            foreach (var error in failure.Errors) io.Error.WriteLine(error);
            return false;
        }
    }

    private static bool WriteNew(string path, string text, TextWriter error)
    {
        if (File.Exists(path) || Directory.Exists(path))
        {
            error.WriteLine($"{path}: is there already; expected the name of a new file");
            return false;
        }
        try
        {
            using var file = new StreamWriter(new FileStream(path, FileMode.CreateNew, FileAccess.Write));
            file.Write(text);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"{path}: cannot be written: {failure.Message}");
            return false;
        }
    }
}
