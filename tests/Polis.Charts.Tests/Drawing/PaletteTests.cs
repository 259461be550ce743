using Polis.Charts.Drawing;
using SkiaSharp;
using Xunit;

namespace Polis.Charts.Tests.Drawing;

/// <summary>Colours that stand side by side are told apart with any kind of colour vision.</summary>
public sealed class PaletteTests
{
    private const double LeastDistance = 15;

    public static TheoryData<string> Kinds => [.. ColourVision.Kinds.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Any_two_terms_of_the_net_benefit_may_stand_side_by_side(string kind)
    {
        for (int i = 0; i < Phrases.Terms.Count; i++)
        {
            for (int k = i + 1; k < Phrases.Terms.Count; k++)
            {
                double distance = ColourVision.Distance(ColourVision.Seen(Phrases.Terms[i].Color, kind), ColourVision.Seen(Phrases.Terms[k].Color, kind));
                Assert.True(distance >= LeastDistance, $"{Phrases.Terms[i].Name} and {Phrases.Terms[k].Name}: {distance:0.0}");
            }
        }
    }

    [Theory]
    // Pairs 1, 7, 13, 17 and 25 of Sharma, Wu and Dalal 2005, table 1.
    [InlineData(50, 2.6772, -79.7751, 50, 0, -82.7485, 2.0425)]
    [InlineData(50, 0, 0, 50, -1, 2, 2.3669)]
    [InlineData(50, -0.001, 2.49, 50, 0.0009, -2.49, 4.8045)]
    [InlineData(50, 2.5, 0, 73, 25, -18, 27.1492)]
    [InlineData(60.2574, -34.0099, 36.2677, 60.4626, -34.1751, 39.4387, 1.2644)]
    [InlineData(2.0776, 0.0795, -1.135, 0.9033, -0.0636, -0.5514, 0.9082)]
    public void The_distance_of_colours_is_that_of_the_published_pairs(double l1, double a1, double b1, double l2, double a2, double b2, double distance) =>
        Assert.Equal(distance, ColourVision.Distance((l1, a1, b1), (l2, a2, b2)), 4);

    [Fact]
    public void Colours_that_differ_in_red_and_green_alone_are_one_to_those_who_see_no_green()
    {
        // Purple and grey of Okabe and Ito.
        var (purple, grey) = (new SKColor(0xCC, 0x79, 0xA7), new SKColor(0x99, 0x99, 0x99));
        Assert.True(ColourVision.Distance(ColourVision.Seen(purple, "full"), ColourVision.Seen(grey, "full")) > LeastDistance);
        Assert.True(ColourVision.Distance(ColourVision.Seen(purple, "deuteranopia"), ColourVision.Seen(grey, "deuteranopia")) < LeastDistance);
    }
}
