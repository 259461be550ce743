using Polis.Model;
using Polis.Results.Folder;
using Polis.Scenarios;
using Xunit;

namespace Polis.Experiments.Tests.Studies;

/// <summary>Designs over the values of a scenario, and what their tables hold.</summary>
public sealed class SweepTests : IDisposable
{
    private readonly SmallStudy _study = new();

    public void Dispose() => _study.Dispose();

    [Theory]
    [InlineData("parameters.harm=0.05,0.2", 2)]
    [InlineData("parameters.harm=0.05:0.2:5", 5)]
    [InlineData("parameters.harm=0.05:0.2:3:log", 3)]
    [InlineData("synthetic.cities=4:8:2", 2)]
    public void An_axis_is_written_as_it_was_read(string text, int count)
    {
        var axis = StudyAxis.Parse("--vary", text);
        Assert.Equal((text, count), (axis.ToString(), axis.Count));
        Assert.Equal(axis, StudyAxis.Parse("--vary", axis.ToString()) with { Values = axis.Values });
    }

    [Theory]
    [InlineData("parameters.harm", "has no path and values")]
    [InlineData("=1:2", "has no path and values")]
    [InlineData("parameters.harm=", "has no path and values")]
    [InlineData("parameters.harm=2:1", "has a lower end that is not below the upper")]
    [InlineData("parameters.harm=1:x", "is no range")]
    [InlineData("parameters.harm=1:2:3:4", "is no range")]
    [InlineData("parameters.harm=0:2:log", "which :log needs")]
    [InlineData("parameters.harm=1:2:1", "no whole number from 2 to 10,000")]
    [InlineData("parameters.harm=1,2,1", "names a value twice")]
    public void An_axis_that_is_none_is_refused(string text, string problem)
    {
        string message = Assert.Throws<OutputException>(() => StudyAxis.Parse("--vary", text)).Message;
        Assert.Contains(problem, message, StringComparison.Ordinal);
        Assert.Contains("expected PATH=LOW:HIGH", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_grid_has_all_combinations_and_reaches_both_ends()
    {
        var plan = SmallStudy.PlanOf(["parameters.harm=0.05:0.2:4", "parameters.policyLoss=0.02,0.1"]);
        Assert.Equal(8, plan.Points.Count);
        Assert.Equal(["0.05", "0.02"], plan.Points[0]);
        Assert.Equal(["0.2", "0.1"], plan.Points[^1]);
        Assert.Equal(8, plan.Points.Select(point => string.Join(' ', point)).Distinct().Count());
        Assert.Equal(8, Enumerable.Range(0, 8).Select(plan.HashOf).Distinct().Count());
    }

    [Theory]
    [InlineData(DesignKind.Lhs)]
    [InlineData(DesignKind.Sobol)]
    public void A_design_that_fills_space_has_its_points_and_stays_within_the_ranges(DesignKind kind)
    {
        var plan = SmallStudy.PlanOf(["parameters.harm=0.05:0.2", "parameters.policyLoss=0.02:0.1:log"], new StudyDesign(kind, 16));
        Assert.Equal(16, plan.Points.Count);
        Assert.All(plan.Points, point => Assert.InRange(StudyAxis.NumberOf(point[0]), 0.05, 0.2));
        // Half of the points lie below the middle, which of a logarithmic range is the geometric mean.
        Assert.InRange(plan.Points.Count(point => StudyAxis.NumberOf(point[0]) < 0.125), 7, 9);
        Assert.InRange(plan.Points.Count(point => StudyAxis.NumberOf(point[1]) < Math.Sqrt(0.002)), 7, 9);
    }

    [Fact]
    public void The_table_has_what_single_runs_of_the_point_give()
    {
        using (var sweep = SweepFolder.Create(_study.PathOf("out"), overwrite: false, SmallStudy.PlanOf(["parameters.policyLoss=0.02,0.3"]), null))
            SmallStudy.Finish(sweep, 2);
        var table = StudyTable.Read(_study.PathOf("out"));
        Assert.Equal((4, 2), (table.Rows, table.Points.Count));
        var runs = Experiment.Load("tiny").With("runs", 2).With("years", 3).With("parameters.policyLoss", 0.3).Run(stop: TestContext.Current.CancellationToken);
        for (int run = 0; run < 2; run++)
        {
            int row = 2 + run;
            Assert.Equal((1, run), (table.Point[row], table.Run[row]));
            Assert.Equal(runs[run].Sum("clashesOpened"), table.Column("clashesOpened")[row], 9);
            Assert.Equal(Enumerable.Range(1, 3).Average(year => runs[run].AfterYears("defiance", year)), table.Column("defiance")[row], 12);
            Assert.Equal(0.3, table.Column("parameters.policyLoss")[row]);
        }
        Assert.NotEqual(table.Column("clashesOpened")[..2], table.Column("clashesOpened")[2..]);
    }

    [Fact]
    public void Years_that_are_asked_for_hold_for_counts_and_states()
    {
        using (var sweep = SweepFolder.Create(
            _study.PathOf("out"), overwrite: false, SmallStudy.PlanOf(["parameters.policyLoss=0.3,0.4"], asked: new AskedYears(2016, 2016)), null))
            SmallStudy.Finish(sweep);
        var run =
            Experiment.Load("tiny").With("runs", 1).With("years", 3).With("parameters.policyLoss", 0.3).Run(stop: TestContext.Current.CancellationToken)[0];
        var table = StudyTable.Read(_study.PathOf("out"));
        Assert.Equal(run.AfterYears("defiance", 2), table.Column("defiance")[0], 12);
        Assert.Equal(run.SumBetween("clashesOpened", 2016, 2017), table.Column("clashesOpened")[0], 9);
    }

    [Fact]
    public void A_value_of_an_intervention_can_be_varied()
    {
        var plan = SmallStudy.PlanOf(
            ["interventions.0.set.to=0.1,0.2"], sets: ["interventions=[{at: 2016-01, set: {parameter: harm, to: 0.3}}]"]);
        Assert.NotEqual(plan.HashOf(0), plan.HashOf(1));
        Assert.Equal(ScenarioLoader.Load("tiny", ["runs=2", "years=3", "interventions=[{at: 2016-01, set: {parameter: harm, to: 0.2}}]"]).Hash, plan.HashOf(1));
    }

    [Theory]
    [InlineData("parameters.harms=0.1,0.2", "harm")]
    [InlineData("parameters.harm=0.1,much", "parameters.harm")]
    [InlineData("interventions.0.set.to=0.1,0.2", "interventions")]
    public void A_path_or_value_that_the_scenario_has_not_is_an_error_of_the_scenario(string axis, string told) =>
        Assert.Contains(told, Assert.Throws<ScenarioException>(() => SmallStudy.PlanOf([axis])).Errors[0].ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("seed=1,2", "is shared by all points")]
    [InlineData("years=2,3", "is shared by all points")]
    public void What_all_points_share_cannot_be_varied(string axis, string problem) =>
        Assert.Contains(problem, Assert.Throws<OutputException>(() => SmallStudy.PlanOf([axis])).Message, StringComparison.Ordinal);

    [Fact]
    public void A_path_that_is_given_twice_is_refused() => Assert.Contains(
        "is given twice", Assert.Throws<OutputException>(() => SmallStudy.PlanOf(["parameters.harm=1,2", "parameters.harm=0.1:0.2:3"])).Message,
        StringComparison.Ordinal);
}
