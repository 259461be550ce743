using Polis.Results.Folder;
using Xunit;

namespace Polis.Results.Tests.Folder;

/// <summary>Parts of a study.</summary>
public sealed class StudyPartTests
{
    [Theory]
    [InlineData("3/8", 3, 8)]
    [InlineData("1/1", 1, 1)]
    public void A_part_is_read_as_it_is_written(string text, int index, int count)
    {
        Assert.Equal(new StudyPart(index, count), StudyPart.Parse(text));
        Assert.Equal(text, StudyPart.Parse(text)!.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("3")]
    [InlineData("0/8")]
    [InlineData("9/8")]
    [InlineData("-1/8")]
    [InlineData("1/2/3")]
    [InlineData("a/b")]
    [InlineData("1/10001")]
    public void What_is_no_part_is_not_read(string text) => Assert.Null(StudyPart.Parse(text));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(20)]
    public void Every_unit_belongs_to_one_part(int parts)
    {
        for (int unit = 0; unit < 10; unit++) Assert.Single(Enumerable.Range(1, parts), part => new StudyPart(part, parts).Holds(unit));
    }
}
