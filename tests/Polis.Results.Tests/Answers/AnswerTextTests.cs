using Xunit;

namespace Polis.Results.Tests.Answers;

public class AnswerTextTests
{
    [Theory]
    [InlineData(1, 2031.25, null, null, 0, "The first city leaves in 2031.3.")]
    [InlineData(1, null, null, null, 1, "No city leaves within 30 years.")]
    [InlineData(200, null, null, null, 1, "No city leaves within 30 years in any of 200 runs.")]
    [InlineData(200, null, null, null, 0.94, "A city leaves within 30 years in 6 % of the runs, which is too rare to date.")]
    [InlineData(200, null, 2026.4, null, 0.69, "A city leaves within 30 years in 31 % of the runs, in 10 % before 2026.4.")]
    [InlineData(200, 2030.0, 2020.5, 2040.0, 0,
        "A city leaves within 30 years in 100 % of the runs, in 10 % before 2020.5, in 50 % before 2030.0, in 90 % before 2040.0.")]
    public void The_first_independence_is_told_in_a_sentence(int runs, double? median, double? low, double? high, double without, string expected) =>
        Assert.Equal(expected, AnswerText.FirstIndependence(new IndependenceAnswer(median, low, high, without, []), runs, 30));
}
