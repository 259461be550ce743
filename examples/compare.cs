#:project ../src/Polis.Charts
// A comparison: what if national policy that is not to a city's liking cost its people four times as much?
using Polis.Charts;
using Polis.Experiments;

using var interrupt = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) => { pressed.Cancel = true; interrupt.Cancel(); };
var progress = new Progress<double>(share => Console.Error.Write($"\r{share:P0} "));

var answer = Experiment.Load("tiny").With("policyLoss", 0.2).Compare(runs: 16, progress: progress, stop: interrupt.Token);

Console.WriteLine($"\n{answer.Sentence}");
foreach (var finding in answer.Findings.Skip(1)) Console.WriteLine(finding.Sentence);
if (args is [var folder])
{
    answer.ToParquet(Path.Combine(folder, "effects.parquet"));
    answer.Chart().SavePng(Path.Combine(folder, "difference.png"));
}
