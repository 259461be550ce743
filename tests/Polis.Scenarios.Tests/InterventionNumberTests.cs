using Polis.Scenarios.Interventions;
using Xunit;

namespace Polis.Scenarios.Tests;

/// <summary>Paths of interventions count from 0, words for people from 1.</summary>
public class InterventionNumberTests
{
    [Fact]
    public void Words_count_from_1_and_name_the_path_that_counts_from_0() =>
        Assert.Equal("intervention 2 of the scenario (interventions.1)", InterventionNumber.Words(1));

    [Theory]
    [InlineData("", "")]
    [InlineData("0", "1")]
    [InlineData("2 0", "1, 3")]
    [InlineData("3 1 2 2 6 8 9", "2–4, 7, 9–10")]
    public void Several_numbers_are_ranges(string lines, string expected) =>
        Assert.Equal(expected, InterventionNumber.Counts(lines.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)));
}
