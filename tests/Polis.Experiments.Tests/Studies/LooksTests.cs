using Polis.Engine.Random;
using Polis.Results;
using Polis.Results.Folder;
using Polis.Statistics;
using Xunit;

namespace Polis.Experiments.Tests.Studies;

/// <summary>Studies that go on until an interval is narrow enough.</summary>
public sealed class LooksTests : IDisposable
{
    private readonly SmallStudy _studies = new();

    [Theory]
    [InlineData("defiance=0.02", "defiance", 0.02)]
    [InlineData("income.max@group:a=b=1e-3", "income.max@group:a=b", 0.001)]
    public void A_metric_and_a_width_are_read(string text, string metric, double width) =>
        Assert.Equal(new UntilNarrow(metric, width), UntilNarrow.Parse(text));

    [Theory]
    [InlineData("defiance")]
    [InlineData("=0.1")]
    [InlineData("defiance=")]
    [InlineData("defiance=0")]
    [InlineData("defiance=-1")]
    [InlineData("defiance=NaN")]
    [InlineData("defiance=narrow")]
    public void What_is_no_metric_and_width_is_refused(string text) => Assert.Null(UntilNarrow.Parse(text));

    // As in the pairs of rare events: few values far off. The width is such that studies stop at different looks.
    [Fact]
    public void Wherever_a_study_stops_the_interval_holds_the_mean_as_often_as_it_says()
    {
        const int Studies = 2000, Most = 640;
        var (held, stops) = (0, new Dictionary<int, int>());
        double[] uniforms = new double[Most];
        for (int study = 0; study < Studies; study++)
        {
            new KeyedRandom(19).FillUniforms(1, 0, study, 0, uniforms);
            double[] values = [.. uniforms.Select(place => place < 0.1 ? place + 0.9 : place / 10)];
            var looks = new Looks(
                new("made", 0.22), "clashes", isDifference: true, Most, Effect.Confidence,
                (runs, confidence) => [SkewedMean.Interval(values.Take(runs), confidence)]);
            while (looks.Advance())
            {
            }
            var outcome = looks.Outcome!;
            stops[outcome.Runs] = stops.GetValueOrDefault(outcome.Runs) + 1;
            if (outcome.Low <= 0.1445 && 0.1445 <= outcome.High) held++;
            Assert.Equal(outcome.Reached, outcome.High - outcome.Low <= 0.22);
        }
        Assert.True(stops.Values.Count(count => count > Studies / 50) > 1, "all studies stop at one look");
        Assert.InRange(held / (double)Studies, 0.945, 1);
    }

    [Fact]
    public void The_widest_of_several_what_ifs_decides_and_the_most_ends_it()
    {
        var made = new List<int>();
        var looks = new Looks(new("made", 1), "clashes", isDifference: true, 100, 0.95, (runs, _) =>
        {
            made.Add(runs);
            return [new Estimate(0, -0.1, 0.1), new Estimate(0, -1.0 / runs, runs < 100 ? 1 : 2)];
        });
        Assert.Equal(40, looks.Runs);
        Assert.True(looks.Advance() && looks.Advance() && !looks.Advance());
        Assert.Equal([40, 80, 100], made);
        var outcome = looks.Outcome!;
        Assert.Equal((100, 100, false, -1.0 / 100, 2.0), (outcome.Runs, outcome.Most, outcome.Reached, outcome.Low, outcome.High));
        Assert.False(looks.Advance());
        Assert.Equal(3, made.Count);
        string sentence = outcome.Sentence;
        Assert.Contains("not as narrow as 1 after all 100 pairs", sentence, StringComparison.Ordinal);
        Assert.Contains("fixed looks after 40, 80, 100 pairs, each with an interval of 98.3 %", sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("years", 0.05, 0.221, 0.268, true, "interval 0.221 to 0.268 later, no wider than 0.05 years")]
    [InlineData("years", 0.05, -0.268, -0.221, true, "interval 0.221 to 0.268 earlier, no wider than 0.05 years")]
    [InlineData("years", 0.05, -0.02, 0.02, true, "interval 0.020 earlier to 0.020 later")]
    [InlineData("years", 0.000001, 0.2, 0.3, false, "not as narrow as 0.000001 years")]
    [InlineData("points", 0.001, -0.0004, 0.0004, true, "interval −0.04 to +0.04 points, no wider than 0.1 points")]
    [InlineData("points", 0.02, -0.004, 0.004, true, "interval −0.4 to +0.4, no wider than 2 points")]
    public void Bounds_have_as_many_digits_as_show_that_they_are_as_near(string unit, double width, double low, double high, bool reached, string told)
    {
        var outcome = new UntilOutcome("made", width, 40, 80, reached, low, high, [40], 0.95)
            .InWords(unit == "years" ? MetricUnit.Year : MetricUnit.Share("cities"), isDifference: true);
        Assert.Contains(told, outcome.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void An_ensemble_ends_at_the_look_at_which_the_interval_is_narrow_whatever_the_threads_and_stops()
    {
        var until = WidthBetween(40, 80);
        using (var study = _studies.EnsembleUntil("whole", until, 100)) SmallStudy.Finish(study);
        using (var study = _studies.EnsembleUntil("threads", until, 100)) SmallStudy.Finish(study, threads: 3);
        using (var study = _studies.EnsembleUntil("stopped", until, 100)) Stop(study, after: 5);
        Assert.False(RunFolder.IsFinished(_studies.PathOf("stopped")));
        // Stopped once more after the first look.
        using (var study = StudyFolders.Resume(_studies.PathOf("stopped"), 2)!) Stop(study, after: 50);
        using (var study = StudyFolders.Resume(_studies.PathOf("stopped"), 2)!)
        {
            SmallStudy.Finish(study, threads: 2);
            var outcome = ((RunStudy)study).Outcome!;
            Assert.Equal((80, 100, true), (outcome.Runs, outcome.Most, outcome.Reached));
            Assert.InRange(outcome.High!.Value - outcome.Low!.Value, 1e-9, until.Width);
        }
        var whole = _studies.Data("whole");
        var manifest = RunFolder.ReadManifest(_studies.PathOf("whole"));
        Assert.Equal(80, manifest.Runs.Count);
        Assert.StartsWith("--until defiance: stopped after 80 of at most 100 runs; interval ", manifest.Outcome!.Sentence, StringComparison.Ordinal);
        Assert.Equal(manifest.Outcome.Sentence, RunFolder.ReadManifest(_studies.PathOf("stopped")).Outcome!.Sentence);
        foreach (string other in (string[])["threads", "stopped"]) Assert.Equal(whole, _studies.Data(other));
        Assert.True(RunFolder.IsFinished(_studies.PathOf("stopped")));
    }

    [Fact]
    public void A_comparison_ends_at_the_look_at_which_the_interval_of_the_difference_is_narrow_whatever_the_stops()
    {
        double wide;
        using (var study = _studies.Comparison("first", runs: 100, until: new UntilNarrow("income", 1e9)))
        {
            SmallStudy.Finish(study, threads: 2);
            Assert.Equal((40, 40, true), (study.Plan.Runs, study.Outcome!.Runs, study.Outcome.Reached));
            wide = study.Outcome.High!.Value - study.Outcome.Low!.Value;
        }
        var manifest = ComparisonManifest.Read(_studies.PathOf("first"));
        Assert.Equal((40, "income=1000000000"), (manifest.Runs, manifest.Until));
        Assert.StartsWith("--until income: stopped after 40 of at most 100 pairs; interval ", manifest.Outcome!.Sentence, StringComparison.Ordinal);
        // A little narrower than after the first look: the second ends it.
        var until = new UntilNarrow("income", 0.9 * wide);
        using (var study = _studies.Comparison("whole", runs: 100, until: until))
        {
            SmallStudy.Finish(study, threads: 2);
            Assert.Equal((80, 80, true), (study.Plan.Runs, study.Outcome!.Runs, study.Outcome.Reached));
        }
        using (var study = _studies.Comparison("stopped", runs: 100, until: until)) Stop(study, after: 9);
        // Stopped once more after the first look, which is after 80 runs.
        using (var study = StudyFolders.Resume(_studies.PathOf("stopped"), 1)!)
        {
            Stop(study, after: 100);
            Assert.Equal(160, study.Units.Count);
        }
        using (var study = StudyFolders.Resume(_studies.PathOf("stopped"), 1)!) SmallStudy.Finish(study);
        Assert.Equal(_studies.Data("whole"), _studies.Data("stopped"));
    }

    [Fact]
    public void A_metric_that_nothing_is_named_is_refused_with_the_nearest()
    {
        var failure = Assert.Throws<OutputException>(() => _studies.Comparison("wrong", until: new("defianc", 0.1)));
        Assert.Contains("nearest: defiance", failure.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_studies.PathOf("wrong")));
    }

    public void Dispose() => _studies.Dispose();

    /// <summary>A width that the interval of defiance has after some runs and not after others.</summary>
    private UntilNarrow WidthBetween(int wide, int narrow)
    {
        using var study = _studies.EnsembleUntil("measured", new UntilNarrow("defiance", 1e-12), 100);
        SmallStudy.Finish(study);
        var looks = study.Outcome!;
        double[] values =
            [.. RecordedMetrics.Read(RunFolder.Open(_studies.PathOf("measured"))).Select(run => run.MeanBetween("defiance", 2015, 2018))];
        var (few, many) = (Width(wide), Width(narrow));
        Assert.True(many < few);
        return new UntilNarrow("defiance", (few + many) / 2);

        double Width(int runs) => SkewedMean.Interval(values.Take(runs), looks.Confidence) is var mean ? mean.High - mean.Low : 0;
    }

    private static void Stop(IStudyFolder study, int after)
    {
        EnsembleCost cost;
        do
        {
            using var stop = new CancellationTokenSource();
            long most = study.Units.Count(unit => !study.IsDone(unit));
            int done = study.Units.Count - (int)most;
            cost = StudyRuns.Make(study, 1, progress =>
            {
                if (done + progress.StepsDone * (double)most / progress.StepsInAll >= after) stop.Cancel();
            }, stop.Token);
        }
        while (cost.Complete && study.Advance());
        Assert.False(cost.Complete);
        study.Close(complete: false, ManifestTimings.None);
    }
}
