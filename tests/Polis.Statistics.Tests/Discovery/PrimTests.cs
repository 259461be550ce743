using CsCheck;
using Xunit;

namespace Polis.Statistics.Tests.Discovery;

public sealed class PrimTests
{
    [Fact]
    public void A_known_box_is_found_within_a_step()
    {
        // It happens for 0.2 < x < 0.6 and y > 0.7 (12 % of the points), and in one of twenty cases elsewhere.
        var points = LatinHypercube.Points(2000, 5, 1);
        var found = Prim.Boxes(points, [.. points.Select((point, row) => IsInside(point) || row % 20 == 0)], 1, new PrimOptions { MostBoxes = 1 })[0];
        var box = found.Overall.Box;
        Assert.Equal([0, 1], box.Restricted);

        // A step of peeling takes 5 % of the box's points: 5 % of its side where the others are as they should be.
        Assert.Equal(0.2, box.Low[0], 0.02);
        Assert.Equal(0.6, box.High[0], 0.02);
        Assert.Equal(0.7, box.Low[1], 0.015);
        Assert.Equal(double.PositiveInfinity, box.High[1]);
        Assert.True(found.Overall.Density > 0.9 && found.Overall.Mass is > 0.1 and < 0.14, $"{found.Overall}");
        Assert.Equal(0.01, found.P);
        Assert.All(found.Limits, limit => Assert.True(limit.QuasiP < 1e-6 && limit.Reproduced > 0.95, $"{limit}"));

        static bool IsInside(double[] point) => point[0] is > 0.2 and < 0.6 && point[1] > 0.7;
    }

    [Fact]
    public void Where_nothing_matters_the_box_is_one_of_chance()
    {
        var values = new List<double>();
        for (ulong seed = 0; seed < 20; seed++)
        {
            var points = LatinHypercube.Points(200, 4, seed);

            // A fifth dimension decides, which the search does not see.
            var hidden = LatinHypercube.Points(200, 1, 1000 + seed);
            var found = Prim.Boxes(points, [.. hidden.Select(point => point[0] < 0.3)], seed, new PrimOptions { MostBoxes = 1, Replicates = 39 });
            values.Add(found[0].P);
        }

        // P is uniform then: of 20, more than 4 are below 0.1 in one of 25 samples, and their mean is 0.5 ± 0.065 (standard error).
        Assert.InRange(values.Count(p => p < 0.1), 0, 5);
        Assert.InRange(values.Average(), 0.5 - 3 * 0.065, 0.5 + 3 * 0.065);
    }

    [Fact]
    public void Two_boxes_are_found_one_after_the_other()
    {
        var points = SobolSequence.Scrambled(3, 2).Points(2048);
        bool[] happens = [.. points.Select(point => point[0] < 0.4 && point[1] < 0.5 || point[0] > 0.8 && point[2] > 0.8)];
        var boxes = Prim.Boxes(points, happens, 2, new PrimOptions { Replicates = 19, LeastMass = 0.02 });
        Assert.True(boxes.Count >= 2);
        Assert.All(boxes.Take(2), box => Assert.Equal(1, box.Overall.Density, 0.05));
        Assert.Equal(1, boxes[0].Overall.Coverage + boxes[1].Overall.Coverage, 0.06);
        Assert.Equal([[0, 1], [0, 2]], boxes.Take(2).Select(box => box.Overall.Box.Restricted));

        // The second is searched among what the first has left.
        Assert.Equal(happens.Count(here => here) - boxes[0].Pasted.Cases, boxes[1].Trajectory[0].Cases);
        Assert.Equal(points.Count - boxes[0].Pasted.Count, boxes[1].Trajectory[0].Count);
    }

    [Fact]
    public void What_is_told_of_each_step_is_what_lies_in_its_box()
    {
        var points = LatinHypercube.Points(300, 3, 3);
        bool[] happens = [.. points.Select(point => point[0] + point[1] > 1.2)];
        var found = Prim.Boxes(points, happens, 3, new PrimOptions { MostBoxes = 1, Replicates = 1 })[0];
        Assert.Equal(300, found.Trajectory[0].Count);
        foreach (var step in (PrimStep[])[.. found.Trajectory, found.Pasted, found.Overall])
        {
            int[] inside =
            [
                .. Enumerable.Range(0, 300).Where(row =>
                    points[row].Zip(step.Box.Low.Zip(step.Box.High), (x, own) => own.First <= x && x <= own.Second).All(within => within)),
            ];
            int cases = inside.Count(row => happens[row]);
            Assert.Equal((inside.Length, cases), (step.Count, step.Cases));
            Assert.Equal(cases / (double)inside.Length, step.Density, 12);
            Assert.Equal(cases / (double)happens.Count(here => here), step.Coverage, 12);
            Assert.Equal(inside.Length / 300.0, step.Mass, 12);
        }

        // Each step takes 5 % of the points, the density rises, and the last box is the densest or the smallest that is allowed.
        foreach (var (before, after) in found.Trajectory.Zip(found.Trajectory.Skip(1)))
        {
            Assert.Equal(Math.Max(1, (int)(0.05 * before.Count)), before.Count - after.Count);
            Assert.True(after.Density > before.Density - 0.02);
        }
        Assert.True(found.Trajectory[^1].Density == 1 || found.Trajectory[^1].Mass < 0.06);
    }

    [Fact]
    public void A_step_of_peeling_is_the_best_of_all_ends()
    {
        var points = LatinHypercube.Points(100, 3, 5);
        bool[] happens = [.. points.Select(point => point[2] > 0.4 && point[0] < 0.8)];
        var found = Prim.Boxes(points, happens, 5, new PrimOptions { MostBoxes = 1, Replicates = 1 })[0];
        for (int s = 1; s < found.Trajectory.Count; s++)
        {
            // By brute force: every end of the box before, without its 5 % outermost points.
            double[][] before = [.. points.Where(found.Trajectory[s - 1].Box.Contains)];
            int taken = Math.Max(1, before.Length / 20);
            double best = Enumerable.Range(0, 3).SelectMany(k => new[] { before.OrderBy(point => point[k]), before.OrderByDescending(point => point[k]) })
                .Max(order => order.Skip(taken).Average(point => point[2] > 0.4 && point[0] < 0.8 ? 1.0 : 0));
            Assert.Equal(best, found.Trajectory[s].Density, 12);
        }
    }

    [Fact]
    public void Pasting_brings_back_what_peeling_took_too_much()
    {
        var points = LatinHypercube.Points(500, 2, 6);
        bool[] happens = [.. points.Select(point => point[0] > 0.5)];

        // The smallest box of the trajectory has lost cases; pasting finds them again.
        var found = Prim.Boxes(points, happens, 6, new PrimOptions { PeelShare = 0.3, Replicates = 1, MostBoxes = 1 }, trajectory => trajectory.Count - 1)[0];
        Assert.Equal(found.Trajectory.Count - 1, found.Chosen);
        Assert.True(found.Trajectory[^1].Coverage < 0.99);
        Assert.Equal(1, found.Pasted.Density);
        Assert.InRange(found.Pasted.Coverage, 0.99, 1);
        Assert.Equal(0.5, found.Pasted.Box.Low[0], 0.01);
        Assert.Equal(double.PositiveInfinity, found.Pasted.Box.High[0]);
    }

    [Fact]
    public void Quasi_p_is_the_binomial_probability()
    {
        // Ten of ten cases in the box; without the limit ten of twenty: 0.5^10.
        double[][] points = [.. Enumerable.Range(0, 20).Select(row => (double[])[row, row % 2])];
        var found = Prim.Boxes(points, [.. points.Select(point => point[0] >= 10)], 1, new PrimOptions { MostBoxes = 1, Replicates = 9 })[0];
        Assert.Equal(0, Assert.Single(found.Limits).Dimension);
        Assert.Equal((9.5, double.PositiveInfinity), (found.Limits[0].Low, found.Limits[0].High));
        Assert.Equal(Math.Pow(0.5, 10), found.Limits[0].QuasiP, 12);
    }

    [Fact]
    public void Points_with_equal_values_go_together() =>
        Gen.Select(Gen.Int[2, 5], Gen.Int[2, 5], Gen.ULong).Sample((levels, others, seed) =>
        {
            var points = FullGrid.Points([levels, others, 4]);
            var hidden = LatinHypercube.Points(points.Count, 1, seed);
            var boxes = Prim.Boxes(points, [.. hidden.Select(point => point[0] < 0.4)], seed,
                new PrimOptions { MostBoxes = 1, Replicates = 1 });
            foreach (var step in boxes.SelectMany(box => box.Trajectory))
                for (int k = 0; k < 3; k++) Assert.DoesNotContain(points, point => point[k] == step.Box.Low[k] || point[k] == step.Box.High[k]);
        }, iter: 30);

    [Fact]
    public void Without_cases_there_is_no_box_and_with_nothing_else_it_is_the_whole()
    {
        var points = LatinHypercube.Points(50, 2, 1);
        Assert.Empty(Prim.Boxes(points, new bool[50], 1));
        var whole = Assert.Single(Prim.Boxes(points, [.. Enumerable.Repeat(true, 50)], 1));
        Assert.Empty(whole.Limits);
        Assert.Equal((1, 1, 1, 1), (whole.Pasted.Density, whole.Pasted.Coverage, whole.Pasted.Mass, whole.P));
        Assert.Throws<ArgumentException>(() => Prim.Boxes(points, new bool[49], 1));
        Assert.Throws<ArgumentException>(() => Prim.Boxes([], [], 1));
    }

    [Fact]
    public void Halves_that_find_a_box_with_all_cases_find_its_limits()
    {
        // All steps up to the box cover all cases, the whole space among them, which has no limits.
        var points = LatinHypercube.Points(400, 3, 2);
        var box = Prim.Boxes(points, [.. points.Select(point => point[0] < 0.5)], 1, new PrimOptions { MostBoxes = 1 })[0];
        Assert.True(box.Overall.Coverage > 0.97);
        Assert.True(Assert.Single(box.Limits) is { Dimension: 0, Reproduced: > 0.95 }, $"{box.Limits[0]}");
    }

    [Fact]
    public void Limits_that_say_nothing_are_dropped_where_that_is_asked_for_and_the_others_stay()
    {
        // The second dimension has cases everywhere but in a thin slice that chance has emptied.
        var points = LatinHypercube.Points(300, 3, 4);
        bool[] happens = [.. points.Select((point, row) => point[0] < 0.4 && row % 3 != 0 && point[1] < 0.97)];
        var all = Prim.Boxes(points, happens, 1, new PrimOptions { MostBoxes = 1, Replicates = 9 })[0];
        var few = Prim.Boxes(points, happens, 1, new PrimOptions { MostBoxes = 1, Replicates = 9, MostQuasiP = 0.05 })[0];
        Assert.Contains(all.Limits, limit => limit.QuasiP > 0.05);
        Assert.Equal(0, Assert.Single(few.Limits).Dimension);
        Assert.True(few.Overall.Coverage >= all.Overall.Coverage);
    }
}
