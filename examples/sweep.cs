#:project ../src/Polis.Charts
// A sweep: how does the number of bids for independence go with what force costs a city, and with what policy costs it?
using Polis.Experiments;
using Polis.Statistics;

double[] harms = [0.05, 0.1, 0.2], losses = [0.05, 0.1, 0.2];
var points = from harm in harms from loss in losses select (Harm: harm, PolicyLoss: loss);

// Every point runs with the same seeds: points differ by what is varied, not by luck.
var results = points.Select(point => (Point: point, Bids: Bids(point.Harm, point.PolicyLoss))).ToList();

Console.WriteLine("  harm  policyLoss  bids (95 %)");
foreach (var (point, bids) in results)
    Console.WriteLine($"{point.Harm,6}  {point.PolicyLoss,10}  {bids.Value:F1} ({bids.Low:F1} to {bids.High:F1})");

static Estimate Bids(double harm, double policyLoss) => Experiment.Load("tiny")
    .With(parameters => parameters with { Harm = harm, PolicyLoss = policyLoss })
    .Run(runs: 8).Mean("bids", lastYears: 30);
