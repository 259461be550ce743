using Polis.Model;
using Polis.Results.Explaining;
using Polis.Results.Folder;
using Polis.Scenarios;
using Polis.Tests;
using Xunit;

namespace Polis.Results.Tests.Explaining;

public sealed class DecisionTableTests : IDisposable
{
    private readonly SmallFolder _folder = new(runs: 2);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_written_is_read_back_to_the_last_bit()
    {
        Decision[] written =
        [
            SmallDecisions.Stance(0, 2015.25, 3, DecisionOption.Defy, harm: -1.0 / 3),
            SmallDecisions.Answer(1, 2015.5, 3, DecisionOption.Sanction), SmallDecisions.Start(2, 2015.75, null, chance: 5e-324),
            new(3, 2016, DecisionKind.Contest, 7, "Łódź", "POL", null, null, 0, 1, 0.1 + 0.2, 1, null,
                [
                    new(DecisionOption.Independence, double.NegativeInfinity, 0,
                        [new(DecisionTerm.Resolve, double.NegativeInfinity), new(DecisionTerm.Friends, -0.0)]),
                    new(DecisionOption.Suppression, -1e-17, 1, [new(DecisionTerm.Force, Math.PI)]),
                ]),
            new(4, 2016, DecisionKind.AccordJoin, null, null, "POL", "paris-agreement",
                "climate", null, 0, 0.25, null, 0.75, [new(DecisionOption.Join, 1e300, 1, [])]),
        ];
        Write((0, written));
        Assert.Equal(written.Select(SmallDecisions.Line), DecisionReader.Read(_folder.Open(), 0, _ => true).Select(SmallDecisions.Line));
    }

    [Fact]
    public void Decisions_of_another_run_and_unwanted_ones_are_left_out_also_where_row_groups_cut_them_in_two()
    {
        Decision[] first = [.. Enumerable.Range(0, 50_000).Select(number => SmallDecisions.Stance(number, 2015.25, number, DecisionOption.Defy))],
            second = [SmallDecisions.Answer(0, 2016, 2, DecisionOption.Concede)];
        Write((0, first), (1, second));
        var folder = _folder.Open();
        Assert.Equal(first.Length, DecisionReader.Read(folder, 0, decision => decision.Options.Count == 3).Count);
        Assert.Equal([SmallDecisions.Line(first[43_690])], DecisionReader.Read(folder, 0, decision => decision.Number == 43_690).Select(SmallDecisions.Line));
        Assert.Equal(second.Select(SmallDecisions.Line), DecisionReader.Read(folder, 1, _ => true).Select(SmallDecisions.Line));
    }

    [Fact]
    public void A_table_covers_the_first_run_of_standard_and_all_of_full()
    {
        Assert.False(DecisionReader.Covers(_folder.Open(), 0));
        Write((0, [SmallDecisions.Answer(0, 2016, 2, DecisionOption.Concede)]));
        var standard = _folder.Open();
        Assert.Equal((true, false), (DecisionReader.Covers(standard, 0), DecisionReader.Covers(standard, 1)));
        _folder.Manifest = _folder.Manifest with { Record = RecordLevel.Full };
        Assert.True(DecisionReader.Covers(_folder.Open(), 1));
    }

    [Theory]
    [InlineData("kind", "respnse", "column \"kind\" holds \"respnse\"; expected a name that this version of polis knows; nearest: response")]
    [InlineData("kind", null, "column \"kind\" holds \"\"; expected a name that this version of polis knows")]
    [InlineData("option", "concedes", "column \"option\" holds \"concedes\"; expected a name that this version of polis knows; nearest: concede")]
    [InlineData("option", "Concede", "column \"option\" holds \"Concede\"; expected a name that this version of polis knows; nearest: concede")]
    [InlineData("terms", "costs=1", "column \"terms\" holds \"costs\"; expected a name that this version of polis knows; nearest: cost")]
    [InlineData("terms", "cost", "column \"terms\" holds \"cost\"; expected terms as name=value")]
    [InlineData("facts", "landShares=1", "column \"facts\" holds \"landShares\"; expected a name that this version of polis knows; nearest: landShare")]
    [InlineData("facts", "landShare", "column \"facts\" holds \"landShare\"; expected facts as name=value")]
    [InlineData("terms", "no name=1", "column \"terms\" holds \"no name=1\"; expected terms as name=value")]
    public void A_name_that_nobody_knows_is_an_error_that_names_it_and_the_nearest(string column, string? value, string message)
    {
        (string Name, Array Values)[] row =
        [
            ("run", (int[])[0]), ("decision", (int[])[0]), ("time", (double[])[2016]),
            ("kind", (string[])["response"]), ("actor", (string[])["nation"]), ("city", (long?[])[1]),
            ("name", (string[])["A"]), ("nation", (string[])["AAA"]), ("other", (string?[])[null]), ("domain", (string[])["trade"]), ("reference", (int?[])[0]),
            ("option", (string[])["concede"]), ("utility", (double[])[0]),
            ("probability", (double[])[1]), ("chosen", (bool[])[true]), ("draw", (double[])[0.5]),
            ("precision", (double?[])[1]), ("value", (double?[])[null]), ("facts", (string[])[""]), ("terms", (string[])["cost=0"]),
        ];
        SmallFolder.Write(_folder.FileOf(RunTable.Decisions), [.. row.Select(pair => pair.Name == column ? (column, (string?[])[value]) : pair)]);
        var error = Assert.Throws<RunFolderException>(() => DecisionReader.Read(_folder.Open(), 0, _ => true));
        Assert.EndsWith($"decisions.parquet: {message}", error.Message, StringComparison.Ordinal);
    }

    private void Write(params (int Run, Decision[] Decisions)[] runs)
    {
        using var names = new NameStore();
        var table = new DecisionTable(names);
        using var file = new ParquetTableFile(_folder.Path, table);
        foreach (var (run, decisions) in runs) table.Add(run, decisions);
        file.Append(table);
        file.Close();
    }
}
