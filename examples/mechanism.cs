#:project ../src/Polis.Charts
// A mechanism of one's own: now and then a city holds a festival, after which its people care more about policy. What comes of it?
using Polis.Engine.Scheduling;
using Polis.Experiments;
using Polis.Model;

var answer = Experiment.Load("tiny").WithMechanism(() => new Festivals(rate: 0.1, lift: 0.1), after: typeof(OpinionDrift)).Compare(runs: 16);

Console.WriteLine(answer.Sentence);
foreach (var finding in answer.Findings.Skip(1)) Console.WriteLine(finding.Sentence);

/// <summary>Cities hold festivals, at a rate a year; each makes policy matter more to the city, in all domains.</summary>
sealed class Festivals(double rate, double lift) : IMechanism<World>
{
    public string Name => nameof(Festivals);

    public Access Access { get; } = new(reads: [Columns.Cities.Salience], writes: [Columns.Cities.Salience]);

    public void Step(World world, StepContext step)
    {
        int domains = world.Domains.Count;
        for (int city = 0; city < world.Cities.Count; city++)
        {
            // A draw is a function of stream, city and step: the draws of the model stay as they are.
            if (step.Uniform(OwnStreams.First, city) >= step.Probability(rate)) continue;
            foreach (ref double salience in world.Cities.Salience.Span.Slice(city * domains, domains)) salience = Math.Min(3, salience + lift);
        }
    }
}
