using Polis.Charts.Report;
using Xunit;

namespace Polis.Charts.Tests.Report;

public class WordSectionTests
{
    [Fact]
    public void Every_word_has_a_meaning_without_marks_of_the_glossary()
    {
        Assert.All(WordSection.Words, entry =>
        {
            Assert.True(entry.Meaning.Length > 40, entry.Word);
            Assert.DoesNotContain(entry.Meaning, letter => letter is '`' or '*' or '[' or '|' or '\n');
            Assert.EndsWith(".", entry.Meaning, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_clash_is_told_as_in_the_glossary() =>
        Assert.StartsWith("A clash is a dispute between one city and its nation in one domain.",
            WordSection.Words.Single(entry => entry.Word == "Clash").Meaning,
            StringComparison.Ordinal);
}
