using System.Text;
using System.Xml.Linq;
using CsCheck;
using Polis.Charts.Drawing;
using SkiaSharp;
using Xunit;

namespace Polis.Charts.Tests.Drawing;

public sealed class DrawingTests
{
    private static readonly XNamespace _svg = "http://www.w3.org/2000/svg";

    [Fact]
    public void Text_of_an_SVG_is_outlines_at_the_places_of_its_letters()
    {
        var document = Svg(page => page.Text("Ab c−é", 10, 20, TextStyle.Title));
        Assert.Empty(document.Descendants(_svg + "text"));
        var letters = document.Descendants(_svg + "use").ToList();
        Assert.Equal(5, letters.Count);
        float before = 0;
        foreach (var letter in letters)
        {
            string place = letter.Attribute("transform")!.Value;
            float x = float.Parse(place[(place.IndexOf('(') + 1)..place.IndexOf(' ')]);
            Assert.True(x > before, $"{x} after {before}");
            before = x;
            Assert.Contains("scale(0.018)", place, StringComparison.Ordinal);
        }
        Assert.Equal(5, document.Descendants(_svg + "path").Count(path => path.Attribute("id") is not null));
    }

    [Fact]
    public void The_two_weights_have_their_own_outlines()
    {
        var plain = Svg(page => page.Text("a", 10, 20, TextStyle.Label));
        var bold = Svg(page => page.Text("a", 10, 20, TextStyle.Label with { Bold = true }));
        Assert.NotEqual(Outline(plain), Outline(bold));

        static string Outline(XDocument document) => document.Descendants(_svg + "path").Single(path => path.Attribute("id") is not null).Attribute("d")!.Value;
    }

    [Fact]
    public void Any_text_of_a_scenario_makes_a_sound_SVG()
    {
        var letter = Gen.OneOf(Gen.Char, Gen.Char['\0', ' '], Gen.Int[0, 8].Select(i => "<&\"'>\uD800\uDC00東\uFFFF"[i]));
        letter.Array[0, 12].Sample(letters =>
        {
            string text = new(letters);
            var document = Svg(page => page.Text(text, 10, 20, TextStyle.Label), text);
            Assert.Empty(document.Descendants(_svg + "text"));
        }, iter: 150);
    }

    [Fact]
    public void Letters_that_the_typeface_lacks_are_an_ellipsis_and_not_boxes_or_left_out()
    {
        using var font = ChartFonts.Of(12, false);
        Assert.Equal("a…b", TextMeasure.Drawable("a東京b", font));
        Assert.Equal("… leaves … in May", TextMeasure.Drawable("東京 都 leaves 東 in May", font));
        Assert.Equal("a b", TextMeasure.Drawable("a\u0001b", font));
        Assert.Equal("São Paulo", TextMeasure.Drawable("São Paulo", font));
    }

    [Fact]
    public void Patterns_of_lines_come_into_the_SVG_as_dashes()
    {
        for (int number = 1; number < ChartStyle.Patterns.Count; number++)
        {
            var pattern = ChartStyle.Patterns[number];
            var document = Svg(page => page.Line(0, 10, 100, 10, ChartStyle.Blue, 2, pattern));
            string dashes = string.Join(' ', pattern.Intervals);
            Assert.Contains(document.Descendants(), element => element.Attribute("stroke-dasharray")?.Value == dashes);
            Assert.DoesNotContain(
                document.Descendants(), element => element.Attribute("stroke-miterlimit") is not null && element.Attribute("stroke-dasharray") is not null);
        }
        Assert.DoesNotContain(
            Svg(page => page.Line(0, 10, 100, 10, ChartStyle.Blue)).Descendants(), element => element.Attribute("stroke-dasharray") is not null);
    }

    [Fact]
    public void A_panel_is_drawn_once_and_within_its_area()
    {
        double[] xs = [0, 1, 2], ys = [0, 2, 1];
        var document = Svg(page =>
        {
            using var panel = new Panel(page, new SKRect(100, 50, 400, 250), Axis.Round(0, 2, 2), Axis.Round(0, 2, 2));
            panel.Line(xs, ys, ChartStyle.Vermilion);
            panel.Draw("Title");
        });
        Assert.Single(document.Descendants(_svg + "path"), path => path.Attribute("stroke")?.Value == "#D55E00");
        Assert.Single(document.Descendants(_svg + "clipPath"));
    }

    [Fact]
    public void Title_and_description_are_there_for_those_who_cannot_see()
    {
        var document = Svg(_ => { }, "A & <B>\u0002");
        Assert.Equal("A & <B> ", document.Root!.Element(_svg + "title")!.Value);
        Assert.Equal("said", document.Root.Element(_svg + "desc")!.Value);
        Assert.Equal("0 0 800 100", document.Root.Attribute("viewBox")!.Value);
    }

    [Fact]
    public void Labels_at_the_ends_of_lines_move_apart_in_their_order()
    {
        Assert.Equal([10, 26, 42], DirectLabels.Spread([10, 11, 12], 0, 300));
        Assert.Equal([268, 284, 300], DirectLabels.Spread([290, 295, 299], 0, 300));
        Assert.Equal([20, 100], DirectLabels.Spread([20, 100], 0, 300));
        Gen.Float[0, 300].Array[1, 12].Sample(places =>
        {
            Array.Sort(places);
            float[] spread = DirectLabels.Spread(places, 0, 300);
            for (int i = 1; i < spread.Length; i++) Assert.True(spread[i] - spread[i - 1] >= DirectLabels.LineHeight - 0.01f);
            Assert.All(spread, place => Assert.InRange(place, -0.01f, 300.01f));
        });
    }

    [Fact]
    public void Long_texts_are_wrapped_and_cut_to_their_width()
    {
        var lines = TextMeasure.Wrap("one two three four five six seven", TextStyle.Label, 80);
        Assert.Equal("one two three four five six seven", string.Join(' ', lines));
        Assert.All(lines, line => Assert.InRange(TextMeasure.Width(line, TextStyle.Label), 1, 80));
        string cut = TextMeasure.Fit("a name that is much too long for its place", TextStyle.Label, 90);
        Assert.EndsWith("…", cut, StringComparison.Ordinal);
        Assert.InRange(TextMeasure.Width(cut, TextStyle.Label), 40, 90);
    }

    [Fact]
    public void Ink_is_readable_on_every_colour()
    {
        foreach (var color in ChartStyle.Lines) Assert.True(Contrast(ChartStyle.InkOn(color), color) >= 4, $"{color}");

        static double Contrast(SKColor a, SKColor b)
        {
            double first = Luminance(a), second = Luminance(b);
            return (Math.Max(first, second) + 0.05) / (Math.Min(first, second) + 0.05);
        }

        static double Luminance(SKColor color) => 0.2126 * Linear(color.Red) + 0.7152 * Linear(color.Green) + 0.0722 * Linear(color.Blue);

        static double Linear(byte channel) => channel / 255.0 is var share && share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }

    private static XDocument Svg(Action<Page> draw, string title = "seen")
    {
        var sheet = new Sheet(title, "said", page =>
        {
            draw(page);
            return 100;
        });
        return XDocument.Parse(Encoding.UTF8.GetString(sheet.ToSvg()));
    }
}
