using System.CommandLine;
using System.Globalization;
using Polis.Mutate;

var rooms = new Option<string>("--rooms")
{
    Description = "Rooms and how many mutants of each.",
    DefaultValueFactory = _ => "Results=50,Experiments=20,Scenarios=50,Model=80",
};
var count = new Option<int?>("--count") { Description = "How many mutants of each room, instead of the numbers above." };
var files = new Option<string>("--files")
{
    Description = "Only files whose path below the room's folder matches, such as \"Answers/*\".",
    DefaultValueFactory = _ => "*",
};
var seed = new Option<int>("--seed") { Description = "Another seed draws other mutants.", DefaultValueFactory = _ => 1 };
var jobs = new Option<int>("--jobs") { Description = "How many mutants run at a time.", DefaultValueFactory = _ => 2 };
var list = new Option<bool>("--list") { Description = "Only lists the mutants that would run." };
var built = new Option<bool>("--no-build") { Description = "Takes the rooms and their tests as they were built last." };
var file = new Option<string?>("--out") { Description = "A file for the report, besides the screen. It is written anew after every mutant." };
var known = new Option<string>("--equivalents")
{
    Description = "The list of mutants that no test could catch.",
    DefaultValueFactory = _ => "tests/mutate-equivalents.txt",
};

var command = new RootCommand("Changes the sources of rooms in small ways and counts how many changes the room's own tests catch.")
{
    rooms, count, files, seed, jobs, list, built, file, known,
};
command.SetAction(parsed =>
{
    var root = Directory.GetCurrentDirectory();
    var screen = new Lock();
    var done = new List<(string Room, IReadOnlyList<Result> Results)>();
    var equivalents = Equivalents.Read(parsed.GetValue(known)!);
    foreach (var entry in parsed.GetValue(rooms)!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
    {
        var parts = entry.Split('=');
        var wanted = parsed.GetValue(count) ?? (parts.Length > 1 ? int.Parse(parts[1], CultureInfo.InvariantCulture) : 50);
        var room = new Room(root, parts[0], wanted);
        if (!parsed.GetValue(built)) room.Build();
        var source = room.Read();
        var sample = room.Draw(source, parsed.GetValue(files)!, parsed.GetValue(seed), equivalents);
        if (parsed.GetValue(list))
        {
            Console.Write(Report.List(root, room.Name, sample));
            continue;
        }
        done.Add((room.Name, []));
        room.Run(source, sample, parsed.GetValue(jobs), Say, results =>
        {
            done[^1] = (room.Name, results);
            if (parsed.GetValue(file) is { } path) File.WriteAllText(path, Report.Write(root, done));
        });
    }
    if (done.Count > 0) Console.Write(Report.Write(root, done));

    void Say(string line)
    {
        lock (screen) Console.WriteLine(line);
    }
});
return command.Parse(args).Invoke();
