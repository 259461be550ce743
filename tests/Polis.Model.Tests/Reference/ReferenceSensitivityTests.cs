using System.Text.Json.Nodes;
using Xunit;

namespace Polis.Model.Tests.Reference;

/// <summary>Tests of the reference tests: whatever is changed in a case, the comparison must notice.</summary>
public class ReferenceSensitivityTests
{
    [Theory, MemberData(nameof(ReferenceFiles.All), MemberType = typeof(ReferenceFiles))]
    public void A_quantity_with_one_number_changed_by_a_millionth_fails(string file)
    {
        var document = ReferenceFiles.Read(file);
        foreach (var (path, leaf) in new ReferenceCase(document).Leaves("expected"))
        {
            string name = path["expected.".Length..];
            var places = ReferenceChanges.Places(leaf).ToList();
            if (places.Count == 0) continue;
            var alone = document.Expecting(name);
            foreach (int[] place in (int[][])[places[0], places[places.Count / 2], places[^1]])
            {
                var changed = alone.With(path, leaf.With(place, ReferenceChanges.ByAMillionth(name, leaf.At(place))));
                Assert.Contains(ReferenceComparison.Failures(changed), failure => failure.StartsWith(path, StringComparison.Ordinal));
            }
        }
    }

    [Theory, MemberData(nameof(ReferenceFiles.All), MemberType = typeof(ReferenceFiles))]
    public void Every_single_number_is_held_closer_than_a_millionth(string file)
    {
        var from = new ReferenceCase(ReferenceFiles.Read(file));
        using var quantities = QuantitySet.Of(from);
        foreach (var (path, leaf) in from.Leaves("expected"))
        {
            string name = path["expected.".Length..];
            if (quantities.Numbers(name) is not { } actual) continue;
            var cells = ReferenceChanges.Cells(leaf).ToList();
            Assert.Equal(actual.Numbers.Length, cells.Count);
            for (int cell = 0; cell < cells.Count; cell++)
            {
                double changed = cells[cell] is { } number ? ReferenceChanges.ByAMillionth(name, number) : 0;
                Assert.False(ReferenceComparison.Meets(name, changed, actual.Numbers[cell]), $"{path}, number {cell}");
            }
        }
    }

    [Theory, MemberData(nameof(ReferenceFiles.All), MemberType = typeof(ReferenceFiles))]
    public void An_order_of_options_with_another_name_fails(string file)
    {
        var document = ReferenceFiles.Read(file);
        using var quantities = QuantitySet.Of(new ReferenceCase(document));
        foreach (var (path, leaf) in new ReferenceCase(document).Leaves("expected"))
        {
            if (leaf is not JsonArray names || !quantities.Orders.ContainsKey(path["expected.".Length..])) continue;
            for (int option = 0; option < names.Count; option++)
            {
                var changed = names.DeepClone().AsArray();
                changed[option] = "other";
                Assert.Contains(ReferenceComparison.Failures(document.With(path, changed)), failure => failure.StartsWith(path, StringComparison.Ordinal));
            }
        }
    }

    [Theory, MemberData(nameof(ReferenceFiles.OwnOfBoth), MemberType = typeof(ReferenceFiles))]
    public void An_order_of_options_turned_round_fails_where_their_numbers_are_not(string file)
    {
        var document = ReferenceFiles.Read(file);
        using var quantities = QuantitySet.Of(new ReferenceCase(document));
        foreach (var (path, leaf) in new ReferenceCase(document).Leaves("expected"))
        {
            if (leaf is not JsonArray names || !quantities.Orders.ContainsKey(path["expected.".Length..])) continue;
            if (path == "expected.tieKindOrder" && document["expected"]!["tieKindUtility"] is JsonArray { Count: 0 }) continue;
            var turned = new JsonArray([.. names.Reverse().Select(name => name!.DeepClone())]);
            Assert.Contains(ReferenceComparison.Failures(document.With(path, turned)), failure => failure.StartsWith("expected.", StringComparison.Ordinal));
        }
    }

    /// <summary>Of the own cases, which exercise everything: what another case says nothing about, its own author knows.</summary>
    [Theory, MemberData(nameof(ReferenceFiles.Own), MemberType = typeof(ReferenceFiles))]
    public void A_parameter_changed_by_a_hundredth_fails(string file)
    {
        var document = ReferenceFiles.Read(file);
        var from = new ReferenceCase(document);
        foreach (var (path, leaf) in from.Leaves("parameters").Concat(from.Leaves("earthRadiusKm")))
        {
            var changed = document.With(path, JsonValue.Create(ReferenceChanges.Noticeably((double)leaf, counted: false)));
            Assert.True(ReferenceChanges.HasWrongQuantity(changed), $"{path} of {file} is read by no quantity that the case expects.");
        }
    }

    [Theory, MemberData(nameof(ReferenceFiles.Own), MemberType = typeof(ReferenceFiles))]
    public void An_input_that_is_changed_fails(string file)
    {
        var document = ReferenceFiles.Read(file);
        var from = new ReferenceCase(document);
        foreach (var (path, leaf) in from.Leaves("inputs"))
        {
            bool counted = ReferenceChanges.IsCounted(leaf) && path != "inputs.networkCharter";
            // The first places may be of a pair of a nation with itself, of a tie that would be there twice, of a draw that decides as before or of a gap
            // that explains nothing: one place of several must tell.
            bool noticed = ReferenceChanges.Places(leaf).Take(16)
                .Any(place => ReferenceChanges.Variants(leaf, place, counted).Any(changed => ReferenceChanges.HasWrongQuantity(document.With(path, changed))));
            Assert.True(noticed, $"{path} of {file} is read by no quantity.");
        }
    }

    [Theory, MemberData(nameof(ReferenceFiles.OwnOfBoth), MemberType = typeof(ReferenceFiles))]
    public void What_nothing_reads_fails(string file)
    {
        var document = ReferenceFiles.Read(file);
        foreach (string path in (string[])["expected.unheardOf", "expected.benefitComponents.unheardOf",
            "parameters.unheardOf", "inputs.unheardOf", "inputs.cities.unheardOf", "unheardOf"])
            Assert.Contains(
                ReferenceComparison.Failures(document.With(path, JsonValue.Create(1.0))), failure => failure.StartsWith(path, StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(ReferenceFiles.Own), MemberType = typeof(ReferenceFiles))]
    public void An_input_of_a_quantity_that_is_not_expected_fails_as_unread(string file)
    {
        var changed = ReferenceFiles.Read(file);
        changed["expected"]!.AsObject().Remove("corporateConnectivity");
        Assert.Equal(["inputs.officeValues is read by nothing."], ReferenceComparison.Failures(changed));
    }

    [Theory, MemberData(nameof(ReferenceFiles.Own), MemberType = typeof(ReferenceFiles))]
    public void A_case_that_lacks_a_quantitys_input_or_a_row_fails(string file)
    {
        var lacking = ReferenceFiles.Read(file);
        lacking["inputs"]!["cities"]!.AsObject().Remove("grievance");
        Assert.Contains("The case has no inputs.cities.grievance.", ReferenceComparison.Failures(lacking));
        var shorter = ReferenceFiles.Read(file);
        shorter["expected"]!["supply"]!.AsArray().RemoveAt(0);
        Assert.Contains(ReferenceComparison.Failures(shorter), failure => failure.StartsWith("expected.supply", StringComparison.Ordinal));
    }

    /// <summary>Inputs that a case need not have where nothing that it expects is of them.</summary>
    [Theory]
    [InlineData("inputs.reviews", "reviewProbability", "reviewProbabilityUnpressed", "reviewStance", "reviewOutcome")]
    [InlineData(
        "inputs.bid",
        "blocMembers", "blocNetBenefit", "blocFollowers", "blocWinProbability", "blocDecisionProbability", "blocContestProbability", "blocYesShare")]
    [InlineData("inputs.cities.referendumMood", "yesShare", "blocYesShare")]
    [InlineData("inputs.nations.leaning", "responseUtilityWithLeaning", "responseProbability")]
    [InlineData("inputs.dt", "pressureDecayed", "governmentChangeProbability", "ruleChangeProbability", "beliefNext")]
    public void A_case_may_lack_an_input_of_quantities_that_it_does_not_expect(string path, params string[] quantities)
    {
        foreach (string file in ReferenceFiles.Own().Select(row => row.Data))
        {
            var document = ReferenceFiles.Read(file);
            string[] names = path.Split('.');
            names[..^1].Aggregate((JsonNode)document, (node, name) => node[name]!).AsObject().Remove(names[^1]);
            Assert.NotEmpty(ReferenceComparison.Failures(document));
            foreach (string quantity in quantities) Assert.True(document["expected"]!.AsObject().Remove(quantity));
            if (path == "inputs.dt")
                foreach (string answers in (string[])["responses", "strongResponses"]) document["inputs"]!["nations"]!.AsObject().Remove(answers);
            Assert.Empty(ReferenceComparison.Failures(document));
        }
    }

    [Theory, MemberData(nameof(ReferenceFiles.Own), MemberType = typeof(ReferenceFiles))]
    public void A_case_may_have_no_reviews(string file)
    {
        var document = ReferenceFiles.Read(file);
        foreach (string column in (string[])["city", "domain", "pressure", "draw", "gapAtOpening", "beliefAtOpening"])
            document["inputs"]!["reviews"]![column] = new JsonArray();
        foreach (string quantity in (string[])["reviewProbability", "reviewProbabilityUnpressed", "reviewStance", "reviewOutcome"])
            document["expected"]![quantity] = new JsonArray();
        Assert.Empty(ReferenceComparison.Failures(document));
    }

    /// <summary>Lands, pressure and what is settled: without them a case is of cities by themselves that nothing presses.</summary>
    [Theory]
    [InlineData("group", "-1")]
    [InlineData("region", "-1")]
    [InlineData("capital", "0")]
    [InlineData("pressure", "[0,0,0,0,0]")]
    [InlineData("settled", "[0,0,0,0,0]")]
    public void A_column_that_a_case_lacks_is_of_nothing(string column, string nothing)
    {
        foreach (string file in ReferenceFiles.Own().Select(row => row.Data))
        {
            var document = ReferenceFiles.Read(file);
            var filled = document.With(
                $"inputs.cities.{column}", new JsonArray([.. document["inputs"]!["cities"]!["nation"]!.AsArray().Select(_ => JsonNode.Parse(nothing))]));
            document["inputs"]!["cities"]!.AsObject().Remove(column);
            Assert.Equal(ReferenceComparison.Failures(filled), ReferenceComparison.Failures(document));
        }
    }

    [Theory, MemberData(nameof(ReferenceFiles.Own), MemberType = typeof(ReferenceFiles))]
    public void Defying_where_the_government_has_settled_must_be_null_and_elsewhere_a_number(string file)
    {
        var document = ReferenceFiles.Read(file).Expecting("stanceUtility");
        var cells = document["expected"]!["stanceUtility"]!.AsArray().SelectMany((city, i) => city!.AsArray().Select((cell, k) => (I: i, K: k, Defy: cell![2])))
            .ToList();
        var (settled, free) = (cells.First(cell => cell.Defy is null), cells.First(cell => cell.Defy is not null));
        foreach (var (cell, by) in new[] { (settled, (JsonNode?)JsonValue.Create(0.0)), (free, null) })
        {
            var utilities = document["expected"]!["stanceUtility"]!.DeepClone();
            utilities[cell.I]![cell.K]![2] = by;
            Assert.Contains(ReferenceComparison.Failures(document.With("expected.stanceUtility", utilities)),
                failure => failure.StartsWith($"expected.stanceUtility[{cell.I}][{cell.K}][2]", StringComparison.Ordinal));
        }
    }

    [Theory, MemberData(nameof(ReferenceFiles.Own), MemberType = typeof(ReferenceFiles))]
    public void A_case_with_its_domains_in_another_order_is_met_too(string file)
    {
        var document = ReferenceFiles.Read(file);
        int domains = document["domains"]!.AsArray().Count;
        foreach (string path in (string[])
            ["domains", "inputs.nations.policy", "inputs.cities.ideal", "inputs.cities.salience", "inputs.cities.autonomy", "inputs.cities.stance",
            "inputs.cities.pressure", "inputs.cities.settled", "expected.economicGainOfDefying", "expected.stanceUtility", "expected.stanceProbability",
            "expected.responseUtility", "expected.responseUtilityWithLeaning", "expected.responseProbability", "expected.pressureDecayed"])
        {
            var leaf = path.Split('.').Aggregate((JsonNode)document, (node, name) => node[name]!);
            document = document.With(path, path == "domains" ? Rotated(leaf) : new JsonArray([.. leaf.AsArray().Select(row => Rotated(row!))]));
        }
        var reviewed = document["inputs"]!["reviews"]!["domain"]!.AsArray();
        document = document.With(
            "inputs.reviews.domain", new JsonArray([.. reviewed.Select(domain => JsonValue.Create(((double)domain! + domains - 2) % domains))]));
        Assert.Empty(ReferenceComparison.Failures(document));

        JsonArray Rotated(JsonNode row) => new([.. Enumerable.Range(0, domains).Select(k => row[(k + 2) % domains]!.DeepClone())]);
    }
}
