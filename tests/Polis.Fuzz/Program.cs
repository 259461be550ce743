using System.CommandLine;
using System.Globalization;
using Polis.Fuzz;

var minutes = new Option<double>("--minutes") { Description = "How long inputs are tried.", DefaultValueFactory = _ => 1 };
var inputs = new Option<int>("--inputs") { Description = "How many inputs are tried at most.", DefaultValueFactory = _ => int.MaxValue };
var seed = new Option<ulong>("--seed") { Description = "Another seed makes other inputs.", DefaultValueFactory = _ => 1 };
var kind = new Option<string?>("--kind") { Description = "Only inputs of a kind: mutation, grammar, tables, folders." };
var jobs = new Option<int>("--jobs") { Description = "Processes side by side.", DefaultValueFactory = _ => Environment.ProcessorCount };
var replay = new Option<int?>("--replay") { Description = "Tries one input again, keeps its files and prints what is said of it." };
var folder = new Option<string>("--folder")
{
    Description = "Where the files of inputs go.",
    DefaultValueFactory = _ => Path.Combine(Path.GetTempPath(), "polis-fuzz"),
};
var refusals = new Option<int>("--refusals") { Description = "Prints so many of the most frequent refusals: what most inputs fail at." };
var work = new Option<string?>("--work") { Description = "First input, stride and count of a worker.", Hidden = true };
var originals = new Option<string?>("--originals") { Description = "Whole folders of a worker.", Hidden = true };

var command = new RootCommand("Tries many odd inputs on the program and tells where it fails, hangs, takes all memory or names no file.")
{
    minutes, inputs, seed, kind, jobs, replay, folder, refusals, work, originals,
};
command.SetAction(parse =>
{
    string files = parse.GetRequiredValue(folder);
    var (of, only) = (parse.GetValue(seed), parse.GetValue(kind));
    Worker Make(string place) => new(of, place, parse.GetValue(originals) ?? Path.Combine(files, "originals"), only);
    if (parse.GetValue(work) is { } span)
    {
        int[] numbers = [.. span.Split(',').Select(number => int.Parse(number, CultureInfo.InvariantCulture))];
        Make(files).Work(numbers[0], numbers[1], numbers[2]);
        return 0;
    }
    if (parse.GetValue(replay) is { } index)
    {
        string place = Path.Combine(files, $"input-{index}");
        var (name, finding, refusal) = Make(place).Try(index);
        Console.WriteLine($"{name} {index} in {place}: {(refusal is null ? "taken" : "refused")}\n{finding?.What}\n{finding?.Detail}");
        return finding is null ? 0 : 1;
    }
    var supervisor = new Supervisor(of, only, parse.GetValue(jobs), files, parse.GetValue(refusals), Console.WriteLine);
    supervisor.Run(TimeSpan.FromMinutes(parse.GetValue(minutes)), parse.GetValue(inputs));
    return supervisor.HasFindings ? 1 : 0;
});
return command.Parse(args).Invoke();
