using Polis.Model;
using Polis.Results.Explaining;
using Polis.Results.Folder;
using Polis.Scenarios;
using Polis.Tests;
using Xunit;

namespace Polis.Results.Tests.Explaining;

/// <summary>Names, clashes and bids as a folder of two runs has them.</summary>
public sealed class FolderFactsTests : IDisposable
{
    private readonly SmallFolder _folder = new(runs: 2);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Names_are_those_of_the_start_of_the_run_and_nations_born_later_are_known()
    {
        _folder.With(
            RunTable.Cities, ("run", (int[])[0, 0, 0, 0, 1, 1]), ("time", (double[])[2015, 2015, 2016, 2016, 2015, 2016]), ("city", (long[])[7, 8, 7, 8, 9, 9]),
            ("name", (string[])["Bern", "Genf", "Bern", "Genf", "Paris", "Paris"]),
            ("nation", (string[])["CHE", "FRA", "NEW-7", "FRA", "FRA", "FRA"]), ("population", (float[])[10, 20, 11, 21, 30, 31]));
        _folder.With(
            RunTable.Nations, ("run", (int[])[0, 0, 0, 0, 0, 1]), ("nation", (string[])["CHE", "FRA", "CHE", "FRA", "NEW-7", "FRA"]),
            ("name", (string[])["Switzerland", "France", "Switzerland", "France", "Bern", "France"]));
        var lists = FolderNames.Read(_folder.Open(), 0)!.Lists;
        Assert.Equal([7, 8], lists.CityIds);
        Assert.Equal(["Bern", "Genf"], [lists.NameOf(0), lists.NameOf(1)]);
        Assert.Equal([0, 1], lists.CityNations);
        Assert.Equal([10, 20], lists.Populations);
        Assert.Equal(["CHE", "FRA", "NEW-7"], lists.NationCodes);
        Assert.Equal(["Switzerland", "France", "Bern"], lists.NationNames);
        Assert.Equal(0, FolderNames.Read(_folder.Open(), 0)!.City("Bern").Row);
        var second = FolderNames.Read(_folder.Open(), 1)!.Lists;
        Assert.Equal((9, "Paris", "FRA"), (Assert.Single(second.CityIds), second.NameOf(0), Assert.Single(second.NationCodes)));
        Assert.Null(FolderNames.Read(_folder.Open(), 2));
    }

    [Fact]
    public void Without_states_there_are_no_names()
    {
        _folder.Manifest = _folder.Manifest with { Record = RecordLevel.Events };
        Assert.Null(FolderNames.Read(_folder.Open(), 0));
    }

    [Fact]
    public void Clashes_and_bids_are_those_of_the_run_with_their_answers_and_members_counted()
    {
        _folder.With(
            RunTable.Clashes, ("run", (int[])[0, 1, 0]), ("clash", (int[])[0, 0, 1]), ("city", (long[])[5, 6, 7]),
            ("name", (string[])["E", "F", "G"]), ("domain", (string[])["climate", "trade", "trade"]),
            ("started", (double[])[2015, 2016, 2017]), ("ended", (double?[])[2018, null, null]),
            ("outcome", (string[])["autonomy", "open", "open"]), ("responses", (string[])["tolerate@2015 devolve@2018", "", "coerce@2018"]));
        _folder.With(
            RunTable.Bids, ("run", (int[])[1, 0]), ("city", (long[])[5, 6]), ("bid", (int[])[0, 0]),
            ("memberIds", (string[])["5", "6 8 9"]), ("newNation", (string?[])[null, "NEW-6"]),
            ("ended", (double?[])[null, 2020]), ("outcome", (string[])["open", "independence"]),
            ("term.trade", (float[])[0, -0.5f]), ("rival.trade", (float[])[0, -0.25f]));
        var conflicts = Conflicts.Read(_folder.Open(), 0);
        Assert.Equal(
            [new(0, 5, "E", "AAA", "climate", 2015, 2018, "autonomy", 2), new(1, 7, "G", "AAA", "trade", 2017, null, "open", 1)],
            conflicts.Clashes);
        var bid = Assert.Single(conflicts.Bids);
        Assert.Equal((6, 2020, "independence", "NEW-6"), (bid.City, bid.Ended, bid.Outcome, bid.NewNation));
        Assert.Equal([6, 8, 9], bid.Members);
        Assert.Equal((DecisionTerm.Trade, -0.5, -0.25, -0.25),
            (bid.ApartFromRivals[0].Term, bid.ApartFromRivals[0].Value, bid.ApartFromRivals[0].Rivals, bid.ApartFromRivals[0].Difference));
        var second = Conflicts.Read(_folder.Open(), 1);
        Assert.Equal((0, null, null), (second.Clashes[0].Answers, second.Bids[0].NewNation, second.Bids[0].Ended));
    }
}
