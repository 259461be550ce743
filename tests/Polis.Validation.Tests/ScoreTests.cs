using Xunit;

namespace Polis.Validation.Tests;

/// <summary><c>tests/score</c> as a user meets it: what it says of wrong files, and one trial of all three lists.</summary>
public sealed class ScoreTests : IDisposable
{
    private const string Movements = "id,name,iso3,admin1,truth,doubtful\n";
    private const string Polls = "iso3,admin1,city,region,support,year\n";
    private const string Conflicts = "id,city,nation,tier,democracy,years,censored,answers,outcome\n";

    private readonly ScoreFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", "list.csv: is empty; expected a header with id, name, iso3, admin1, truth")]
    [InlineData(Movements, "list.csv: has no rows; expected one at least")]
    [InlineData("id,name,iso3,admin1,truht,doubtful\n1,A,AAA,1,0,0\n",
        "list.csv:1: truth: the column is missing; expected a whole number from 0 to 3; nearest: truht")]
    [InlineData("id,name,iso3,admin1,truth,doubtfull\n1,A,AAA,1,0,1\n",
        "list.csv:1: doubtfull: there is no such column; expected doubtful, or no name near it")]
    [InlineData(Movements + "1,A,AAA,1,0,0\n2,B,AAA,1,4,0\n", "list.csv:3:11: truth: is \"4\"; expected a whole number from 0 to 3")]
    [InlineData(Movements + "1,A,AAA,1,much,0\n", "list.csv:2:11: truth: is \"much\"; expected a whole number from 0 to 3")]
    [InlineData(Movements + "1,A,AAA,1,0,0\n2,B,AAA,1,1,0\n1,A,AAA,1,0,0\n", "list.csv:4: id: 1 stands twice, first on line 2; expected each city once")]
    [InlineData(Movements + "1,A,AAA,1,0,1\n2,B,AAA,1,1,1\n",
        "list.csv: has nothing to score: all 2 rows are left out, as doubtful or of a city that may not bid")]
    [InlineData(Movements + "1,A,AAA,1,0,0\n",
        "list.csv: has nothing to score: its only row is of cities that are not in world-2015; expected numbers of cities")]
    public void A_wrong_list_of_movements_is_refused_with_its_place(string text, string message) => Refused(message, _folder.Write("list.csv", text));

    [Theory]
    [InlineData(Polls + "GBR,SCT,,Scotland,1.4,2014\n", "list.csv:2:19: support: is \"1.4\"; expected a number from 0 to 1")]
    [InlineData(Polls + "GBR,SCT,,Scotland,0.4,2014\nGBR,SCT,,Scotland,0.5,2014\n",
        "list.csv:3: year: SCT, GBR in 2014 stands twice, first on line 2; expected each place once in a year")]
    [InlineData(Polls + "GBR,XXX,,Nowhere,0.4,2014\n", "list.csv: has nothing to score: its only row is of places without a city in world-2015")]
    public void A_wrong_list_of_polls_is_refused_with_its_place(string text, string message) => Refused(message, "--polls", _folder.Write("list.csv", text));

    [Theory]
    [InlineData(Conflicts + "1,A,AAA,nation,full,2,0,shout,lapsed\n",
        "list.csv:2:25: answers: is \"shout\"; expected answers separated by spaces: tolerate, concede, devolve, preempt, sanction, coerce; or nothing")]
    [InlineData(Conflicts + "1,A,AAA,nation,full,2,0,,ended\n", "list.csv:2:26: outcome: is \"ended\"; expected complied,")]
    [InlineData(Conflicts + "7,A,AAA,nation,full,2,0,,lapsed\n7,B,AAA,nation,full,2,0,,lapsed\n",
        "list.csv:3: id: 7 stands twice, first on line 2; expected each conflict once")]
    [InlineData(Conflicts + "1,A,AAA,state,full,2,0,,lapsed\n", "list.csv: has nothing to score: its only row is of conflicts with a state; expected one row")]
    public void A_wrong_list_of_conflicts_is_refused_with_its_place(string text, string message) =>
        Refused(message, "--conflicts", _folder.Write("list.csv", text));

    [Fact]
    public void A_list_that_is_not_there_is_told() => Refused("there is no file", _folder.At("missing.csv"));

    [Theory]
    [InlineData]
    [InlineData("--polls")]
    [InlineData("one.csv", "two.csv")]
    [InlineData("one.csv", "--threads", "0")]
    public void A_wrong_command_is_answered_with_its_usage(params string[] arguments) => Refused("usage: tests/score [FILE]", arguments);

    [Fact]
    public void All_three_lists_are_scored_in_one_call()
    {
        // Glasgow and Edinburgh with a movement, Manchester and Leeds without.
        string movements = _folder.Write("movements.csv", Movements
            + "2648579,Glasgow,GBR,SCT,3,0\n2650225,Edinburgh,GBR,SCT,3,0\n2643123,Manchester,GBR,ENG,0,0\n2644688,Leeds,GBR,ENG,0,0\n1,Nowhere,GBR,ENG,0,0\n");
        string polls = _folder.Write("polls.csv", Polls + "GBR,SCT,,Scotland,0.447,2014\n");
        // Two conflicts with answers, one of them met with a law at once; one without.
        string conflicts = _folder.Write("conflicts.csv", Conflicts
            + "1,Glasgow,GBR,nation,full,2,0,tolerate sanction,complied\n2,Leeds,GBR,nation,full,4,0,preempt,lapsed\n3,Leeds,GBR,nation,full,6,1,,ongoing\n");
        var scores = ScoreFolder.Run(movements, "--polls", polls, "--conflicts", conflicts, "--quick");
        Assert.Equal(0, scores.ExitCode);
        Assert.Contains("(not in it: Nowhere)", scores.Output, StringComparison.Ordinal);
        Assert.Contains("| area under the curve, strength 1 or more | 2 | 1 (1 to 1) | 0.5: chance | ✓ |", scores.Output, StringComparison.Ordinal);
        Assert.Contains("| Scotland, GBR | 2014 | 44.7 % |", scores.Output, StringComparison.Ordinal);
        Assert.Contains("3 conflicts of 1 nations", scores.Output, StringComparison.Ordinal);
        Assert.Contains("Of 1 of the conflicts no answer is known", scores.Output, StringComparison.Ordinal);
        // Shares of answers are of the two that have any; of ends of the two that ended. One of two by Wilson: 0.0945 to 0.9055.
        Assert.Contains("| first answer: law | 0.5 (0.0945 to 0.905) | 1 of 2 |", scores.Output, StringComparison.Ordinal);
        Assert.Contains("| next answer is harsher | 1 (0.207 to 1) | 1 of 1 |", scores.Output, StringComparison.Ordinal);
        Assert.Contains("| ended: lapsed | 0.5 (0.0945 to 0.905) | 1 of 2 |", scores.Output, StringComparison.Ordinal);
        // All three last longer than a year: two of three longer than two, with the third censored.
        Assert.Contains("| lasts longer than 2 years | 0.667 (", scores.Output, StringComparison.Ordinal);
    }

    private static void Refused(string message, params string[] arguments)
    {
        var scores = ScoreFolder.Run(arguments);
        Assert.Equal(2, scores.ExitCode);
        Assert.Contains(message, scores.Told, StringComparison.Ordinal);
        Assert.Empty(scores.Output);
    }
}
