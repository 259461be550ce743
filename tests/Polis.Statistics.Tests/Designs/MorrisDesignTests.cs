using CsCheck;
using Xunit;

namespace Polis.Statistics.Tests.Designs;

public sealed class MorrisDesignTests
{
    [Fact]
    public void Each_step_moves_one_dimension_by_the_change_it_names_and_each_moves_once() =>
        Gen.Select(Gen.Int[1, 8], Gen.Int[1, 6], Gen.ULong).Sample((dimensions, halfLevels, seed) =>
        {
            int levels = 2 * halfLevels;
            double delta = levels / (2.0 * (levels - 1));
            var design = MorrisDesign.Draw(3, dimensions, levels, seed);
            Assert.Equal(dimensions, design.Groups);
            foreach (var trajectory in design.Trajectories)
            {
                Assert.Equal(Enumerable.Range(0, dimensions), trajectory.Steps.Select(step => step.Group).Order());
                for (int s = 0; s < dimensions; s++)
                {
                    double[] change = [.. trajectory.Points[s + 1].Zip(trajectory.Points[s], (to, from) => to - from)];
                    Assert.Equal(delta, Math.Abs(trajectory.Steps[s].Change), 12);
                    for (int dimension = 0; dimension < dimensions; dimension++)
                        Assert.Equal(dimension == trajectory.Steps[s].Group ? trajectory.Steps[s].Change : 0, change[dimension], 12);
                }
                Assert.All(trajectory.Points.SelectMany(point => point), place =>
                    Assert.True(place is >= 0 and <= 1 && Math.Abs(place * (levels - 1) - Math.Round(place * (levels - 1))) < 1e-9));
            }
            Assert.Equal(3 * (dimensions + 1), design.Points.Count());
        }, iter: 200);

    [Fact]
    public void A_group_moves_together()
    {
        int[] groupOf = [0, 1, 0, 2, 1];
        var design = MorrisDesign.Draw(20, groupOf, 4, 3);
        Assert.Equal(3, design.Groups);
        Assert.Equal(groupOf, design.GroupOf);
        bool opposed = false;
        foreach (var trajectory in design.Trajectories)
        {
            Assert.Equal(4, trajectory.Points.Count);
            for (int s = 0; s < 3; s++)
            {
                double[] change = [.. trajectory.Points[s + 1].Zip(trajectory.Points[s], (to, from) => to - from)];
                for (int dimension = 0; dimension < 5; dimension++)
                    Assert.Equal(groupOf[dimension] == trajectory.Steps[s].Group ? 2.0 / 3 : 0, Math.Abs(change[dimension]), 12);
                opposed |= change[0] * change[2] < 0;
                if (trajectory.Steps[s].Group == 2) Assert.Equal(change[3], trajectory.Steps[s].Change, 12);
                else Assert.Equal(2.0 / 3, trajectory.Steps[s].Change, 12);
            }
        }
        Assert.True(opposed, "the members of a group always move the same way");
    }

    [Fact]
    public void All_levels_and_orders_are_equally_likely()
    {
        const int count = 6000;
        var design = MorrisDesign.Draw(count, 3, 4, 8);
        foreach (int dimension in new[] { 0, 2 })
            foreach (var level in design.Trajectories.GroupBy(trajectory => Math.Round(3 * trajectory.Points[0][dimension])))
                Assert.InRange((double)level.Count() / count, 0.25 - 3.5 * 0.0056, 0.25 + 3.5 * 0.0056);
        var orders = design.Trajectories.GroupBy(trajectory => string.Join(' ', trajectory.Steps.Select(step => step.Group))).ToList();
        Assert.Equal(6, orders.Count);
        Assert.All(orders, order => Assert.InRange((double)order.Count() / count, 1.0 / 6 - 3.5 * 0.0048, 1.0 / 6 + 3.5 * 0.0048));
    }

    [Fact]
    public void More_trajectories_begin_with_those_of_fewer() =>
        Assert.Equal(MorrisDesign.Draw(3, 5, 6, 1).Points, MorrisDesign.Draw(7, 5, 6, 1).Points.Take(18));

    [Fact]
    public void Odd_levels_and_gaps_between_groups_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => MorrisDesign.Draw(3, 5, 5, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => MorrisDesign.Draw(0, 5, 4, 1));
        Assert.Throws<ArgumentException>(() => MorrisDesign.Draw(3, [0, 2], 4, 1));
        Assert.Throws<ArgumentException>(() => MorrisDesign.Draw(3, [], 4, 1));
    }
}
