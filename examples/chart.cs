#:project ../src/Polis.Charts
// Charts: a metric of several experiments side by side, what a what-if changes, and the charts of a run folder.
using Polis.Charts;
using Polis.Experiments;

string folder = args is [var given] ? given : "charts";
var tiny = Experiment.Load("tiny").With("years", 15);

var (usual, doubled) = (tiny.Run(runs: 12), tiny.With("policyLoss", 0.1).Run(runs: 12));
var lines = usual.Chart("defiance.trade", beside: doubled);
lines.SavePng(Path.Combine(folder, "defiance.png"));
Console.WriteLine(lines.Title);

var difference = doubled.Compare(usual).Chart("defiance.trade");
difference.SaveSvg(Path.Combine(folder, "difference.svg"));
Console.WriteLine(difference.Title);

var outcomes = tiny.RunInto(Path.Combine(folder, "run"), overwrite: true).Chart("clash-outcomes");
outcomes.SavePng(Path.Combine(folder, "clash-outcomes.png"));
Console.WriteLine(outcomes.Title);
