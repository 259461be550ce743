#:project ../src/Polis.Charts
// A run: twenty futures of a small world. Where do cities defy their nations, and when does one leave?
using Polis.Experiments;
using Polis.Results;

var runs = Experiment.Load("tiny").Run(runs: 20);

foreach (var answer in runs.Answers.Defiance)
    Console.WriteLine($"{answer.Domain,-10} {answer.Share:P1} of cities defy ({answer.Low:P1} to {answer.High:P1})");
Console.WriteLine(AnswerText.FirstIndependence(runs.Answers.FirstIndependence, runs.Count, runs.Plan.Years));

// Any metric, a number a run, and as a table for other programs.
var bids = runs.Mean("bids");
Console.WriteLine($"Bids in the last ten years: {bids.Value:F2} (95 %: {bids.Low:F2} to {bids.High:F2})");
if (args is [var folder]) runs.ToParquet(Path.Combine(folder, "series.parquet"));
