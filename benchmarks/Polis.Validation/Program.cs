using System.Diagnostics;
using Polis.Validation;
using Polis.Validation.Sections;

// Holds the model against its equations, a prototype, its own logic and recorded history, and writes docs/VALIDATION.md.
// Usage: tests/validate [--quick] [--only SECTION] [--threads N] [--out FILE]. --quick takes few runs, to see whether all works; its page says so.
// --only takes one section, for work on it.
// score holds the model against lists of recorded cases instead: see tests/score.
if (args is ["score", .. var lists]) return Score.Run(lists, Console.Out, Console.Error);
string? output = null;
int threads = Math.Max(1, Environment.ProcessorCount);
bool quick = false;
string? only = null;
for (int a = 0; a < args.Length; a++)
{
    switch (args[a])
    {
        case "--quick":
            quick = true;
            break;
        case "--only" when a + 1 < args.Length:
            only = args[++a];
            break;
        case "--threads" when a + 1 < args.Length && int.TryParse(args[a + 1], out int wanted) && wanted > 0:
            threads = wanted;
            a++;
            break;
        case "--out" when a + 1 < args.Length:
            output = args[++a];
            break;
        default:
            Console.Error.WriteLine("usage: tests/validate [--quick] [--only SECTION] [--threads N] [--out FILE]");
            return 2;
    }
}
// A trial or a part never takes the place of the page.
output ??= quick || only is not null ? Path.Combine(Path.GetTempPath(), "VALIDATION.md") : Path.Combine("docs", "VALIDATION.md");
long start = Stopwatch.GetTimestamp();
var (laboratory, page) = (new Laboratory(threads, quick, Console.Out), new Page());
(string Name, Action<Laboratory, Page> Write)[] sections =
[
    ("equations", (_, page) => Equations.Write(page)),
    ("docking", Docking.Write),
    ("signs", Signs.Write),
    ("limits", Limits.Write),
    ("invariants", Soundness.Write),
    ("record", RecordedHistory.Write),
    ("clashes", RecordOfClashes.Write),
    ("secession", RecordOfSecession.Write),
    ("sanctuary", Sanctuary.Write),
];
if (only is not null && sections.All(section => section.Name != only))
{
    Console.Error.WriteLine($"--only takes one of {string.Join(", ", sections.Select(section => section.Name))}");
    return 2;
}
foreach (var (name, write) in sections.Where(section => only is null || section.Name == only))
{
    Console.WriteLine(name);
    write(laboratory, page);
}
File.WriteAllText(output, page.Whole(Introduction.Text(laboratory)));
Console.WriteLine($"{laboratory.RunsDone} runs in {Stopwatch.GetElapsedTime(start).TotalMinutes:0.0} minutes; {output} is written");
return 0;
