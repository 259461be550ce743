using System.Text.Json.Nodes;
using Xunit;

namespace Polis.Model.Tests.Reference;

/// <summary>Tests of the reference tests of the second set: what is changed in a case is noticed, and a case of any shape can be read.</summary>
public class SecondSensitivityTests
{
    [Theory, MemberData(nameof(ReferenceFiles.OwnSecond), MemberType = typeof(ReferenceFiles))]
    public void A_parameter_changed_by_a_hundredth_fails(string file)
    {
        var document = ReferenceFiles.Read(file);
        foreach (var (path, leaf) in new ReferenceCase(document).Leaves("parameters"))
        {
            if (ReferenceExceptions.Reason(document, path) is not null) continue;
            var changed = document.With(path, JsonValue.Create(ReferenceChanges.Noticeably((double)leaf, counted: false)));
            Assert.True(ReferenceChanges.HasWrongQuantity(changed), $"{path} of {file} is read by no quantity that the case expects.");
        }
    }

    /// <summary>Parameters that the files leave at their defaults and that quantities hang on.</summary>
    [Theory]
    [InlineData("agreementVetoCost", "agreementGain")]
    [InlineData("accordBase", "accordJoinRate")]
    [InlineData("accordDistanceWeight", "accordWithdrawalRate")]
    [InlineData("accordWithdrawalExponent", "accordWithdrawalRate")]
    [InlineData("officeRate", "closingRate")]
    [InlineData("reachRetention", "closingRate")]
    [InlineData("officeOpennessWeight", "openingProbability")]
    [InlineData("officeAutonomyWeight", "openingProbability")]
    [InlineData("voiceWeight", "policyTarget")]
    [InlineData("hinterlandWeight", "policyTarget")]
    [InlineData("networkBase", "networkJoinProbability")]
    [InlineData("networkAffinityWeight", "networkShareAtMidStep")]
    [InlineData("sisterCityBase", "tieKindUtility")]
    [InlineData("tradeTieWeight", "tieKindUtility")]
    [InlineData("tradeTieShareScale", "tieKindUtility")]
    [InlineData("officeMinimumPopulation", "tieKindUtility")]
    [InlineData("recognitionRate", "recognitionRate")]
    [InlineData("recognitionBase", "recognitionRate")]
    [InlineData("recognitionParentWeight", "recognitionRate")]
    [InlineData("recognitionPolicyWeight", "recognitionRate")]
    [InlineData("recognitionOfficeWeight", "recognitionRate")]
    [InlineData("recognitionTradeWeight", "recognitionRate")]
    [InlineData("recognitionPrecedentWeight", "recognitionRate")]
    [InlineData("recognitionPrecedentThreshold", "recognitionRate")]
    [InlineData("blocThreshold", "blocJoinProbability")]
    [InlineData("bidMinimumPopulation", "bidEligible")]
    [InlineData("bidMaximumShare", "bidEligible")]
    [InlineData("governance", "governance")]
    public void A_parameter_that_the_files_do_not_vary_is_read_too(string name, string quantity)
    {
        foreach (string file in ReferenceFiles.OwnSecond().Select(row => row.Data))
        {
            // Bidders whom every nation fears as a precedent.
            var document = ReferenceFiles.Read(file);
            document = document.With("inputs.nations.highestBenefit",
                new JsonArray([.. document["inputs"]!["nations"]!["highestBenefit"]!.AsArray().Select(_ => JsonValue.Create(-0.01))]));
            double value = name switch
            {
                "governance" => 0.5,
                "officeMinimumPopulation" or "bidMinimumPopulation" => 1e9,
                "bidMaximumShare" => 0.05,
                _ => 2 * ParameterInfo.Find(name)!.Default,
            };
            using var before = QuantitySet.Of(new ReferenceCase(document));
            using var after = QuantitySet.Of(new ReferenceCase(document.With($"parameters.{name}", JsonValue.Create(value))));
            Assert.NotEqual(before.Numbers(quantity)!.Numbers, after.Numbers(quantity)!.Numbers);
        }
    }

    [Theory, MemberData(nameof(ReferenceFiles.OwnSecond), MemberType = typeof(ReferenceFiles))]
    public void Any_parameter_of_the_model_may_be_given(string file)
    {
        var document = ReferenceFiles.Read(file);
        foreach (var parameter in ParameterInfo.All)
            if (!double.IsNaN(parameter.Default) && document["parameters"]![parameter.Name] is null)
                document = document.With($"parameters.{parameter.Name}", JsonValue.Create(parameter.Default));
        Assert.Empty(ReferenceComparison.Failures(document));
    }

    [Theory, MemberData(nameof(ReferenceFiles.OwnSecond), MemberType = typeof(ReferenceFiles))]
    public void An_input_that_is_changed_fails(string file)
    {
        var document = ReferenceFiles.Read(file);
        foreach (var (path, leaf) in new ReferenceCase(document).Leaves("inputs"))
        {
            if (path == "inputs.treaties" || ReferenceExceptions.Reason(document, path) is not null) continue;
            bool counted = ReferenceChanges.IsCounted(leaf);
            // One change of several must tell: degrees count where they become 0, precedents are feared near 0, a row 0 has none before it.
            bool noticed = ReferenceChanges.Places(leaf).Take(8)
                .Any(place => ReferenceChanges.Variants(leaf, place, counted).Any(changed => ReferenceChanges.HasWrongQuantity(document.With(path, changed))));
            Assert.True(noticed, $"{path} of {file} is read by no quantity.");
        }
    }

    [Theory, MemberData(nameof(ReferenceFiles.OwnSecond), MemberType = typeof(ReferenceFiles))]
    public void An_input_without_effect_is_without_effect(string file)
    {
        var document = ReferenceFiles.Read(file);
        foreach (var (path, leaf) in new ReferenceCase(document).Leaves("inputs"))
        {
            if (ReferenceExceptions.Reason(document, path) is null) continue;
            foreach (int[] place in ReferenceChanges.Places(leaf))
                Assert.Empty(ReferenceComparison.Failures(document.With(path, ReferenceChanges.ChangedTo(leaf, place, 1.01 * leaf.At(place)))));
        }
    }

    [Theory, MemberData(nameof(ReferenceFiles.OwnSecond), MemberType = typeof(ReferenceFiles))]
    public void A_treaty_that_is_changed_fails_and_one_with_more_than_is_read_too(string file)
    {
        var document = ReferenceFiles.Read(file);
        foreach (var (name, value) in new[] { ("position", 0.7), ("domain", 3.0), ("unheardOf", 1.0) })
        {
            var treaties = document["inputs"]!["treaties"]!.DeepClone().AsArray();
            treaties[0]![name] = value;
            Assert.NotEmpty(ReferenceComparison.Failures(document.With("inputs.treaties", treaties)));
        }
    }

    [Fact]
    public void What_is_not_there_must_be_null_and_what_is_there_a_number()
    {
        var document = ReferenceFiles.OwnSecond().Select(row => ReferenceFiles.Read(row.Data))
            .First(read => read["expected"]!["tieKindUtility"]!.AsArray().Any(row => row![2] is null));
        var utilities = document["expected"]!["tieKindUtility"]!.AsArray();
        int without = Enumerable.Range(0, utilities.Count).First(row => utilities[row]![2] is null),
            with = Enumerable.Range(0, utilities.Count).First(row => utilities[row]![2] is not null);
        Assert.Contains(ReferenceComparison.Failures(Replaced(without, 0.0)),
            failure => failure.StartsWith($"expected.tieKindUtility[{without}][2]", StringComparison.Ordinal));
        Assert.Contains(
            ReferenceComparison.Failures(Replaced(with, null)), failure => failure.StartsWith($"expected.tieKindUtility[{with}][2]", StringComparison.Ordinal));

        JsonObject Replaced(int row, double? by)
        {
            var copy = utilities.DeepClone().AsArray();
            copy[row]![2] = by is { } number ? JsonValue.Create(number) : null;
            return document.With("expected.tieKindUtility", copy);
        }
    }

    [Theory, MemberData(nameof(ReferenceFiles.OwnSecond), MemberType = typeof(ReferenceFiles))]
    public void A_case_with_its_domains_in_another_order_is_met_too(string file)
    {
        var document = ReferenceFiles.Read(file);
        string[] names = ["trade", "security", "climate", "transport", "culture"];
        document = document.With("domains", new JsonArray([.. Enumerable.Range(0, 5).Select(k => JsonValue.Create(names[(k + 2) % 5]))]));
        foreach (string path in (string[])
            ["inputs.nations.policy", "inputs.nations.hinterlandIdeal", "inputs.cities.ideal",
            "inputs.cities.salience", "inputs.cities.autonomy", "inputs.cities.stance",
            "expected.policyTarget", "expected.policyNext"])
        {
            var rows = path.Split('.').Aggregate((JsonNode)document, (node, name) => node[name]!).AsArray();
            document = document.With(
                path, new JsonArray([.. rows.Select(row => new JsonArray([.. Enumerable.Range(0, 5).Select(k => row![(k + 2) % 5]!.DeepClone())]))]));
        }
        foreach (string path in (string[])["accord", "network"]) document["inputs"]![path]!["domain"] = Moved(document["inputs"]![path]!["domain"]!);
        foreach (var treaty in document["inputs"]!["treaties"]!.AsArray()) treaty!["domain"] = Moved(treaty["domain"]!);
        Assert.Empty(ReferenceComparison.Failures(document));

        static double Moved(JsonNode domain) => ((int)domain + 3) % 5;
    }
}
