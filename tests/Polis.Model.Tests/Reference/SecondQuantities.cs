using System.Collections.Immutable;

namespace Polis.Model.Tests.Reference;

/// <summary>Every quantity that a case of the second set may expect, computed by the functions that the step calls.</summary>
internal sealed class SecondQuantities(ReferenceCase from) : QuantitySet(from)
{
    private static readonly ImmutableDictionary<string, Func<SecondQuantities, QuantityValues>> _numbers =
        new Dictionary<string, Func<SecondQuantities, QuantityValues>>
        {
            ["agreementGain"] = q => q.OfPairs(Gain),
            ["agreementAcceptance"] = q => q.OfPairs((w, n, m) => TreatyChoice.AgreementAcceptance(Gain(w, n, m), w.Parameters)),
            ["accordJoinRate"] = q => q.OfNations((w, n) => TreatyMoves.JoinRate(w.World, SecondWorld.Accord, n)),
            ["accordWithdrawalRate"] = q => q.OfNations((w, n) => TreatyMoves.WithdrawalRate(w.World, SecondWorld.Accord, n)),
            ["allianceJoinRate"] = q => q.OfNations((w, n) => TreatyMoves.JoinRate(w.World, w.AllianceOrThrow(), n)),
            ["governance"] = q => new QuantityValues([Diplomacy.Governance(q.World.World)]),
            ["connectivity"] = q => q.OfCities((w, i) => w.World.Cities.Connectivity[i]),
            ["connectivityGrowth"] = q => q.ConnectivityGrowth(),
            ["openingProbability"] = q => q.OpeningProbability(),
            ["closingRate"] = q => new QuantityValues([Corporations.ClosingRate(q.AtReach())]),
            ["policyTarget"] = q => q.PolicyTarget(),
            ["policyNext"] = q => q.PolicyNext(),
            ["networkShareAtMidStep"] = q => new QuantityValues([q.Network().Share]),
            ["networkJoinProbability"] = q => q.NetworkJoinProbability(),
            ["tieKindUtility"] = q => q.Ordered("tieKindOrder", q.TieKindUtility()),
            ["recognitionRate"] = q => q.RecognitionRate(),
            ["blocJoinProbability"] = q => q.BlocJoinProbability(),
            ["bidEligible"] = q => q.OfCities((w, i) => ExitView.IsEligible(w.World, i) ? 1 : 0),
            ["highestBenefitAmongMovements"] = q => q.HighestBenefit(),
        }.ToImmutableDictionary();

    private static readonly ImmutableDictionary<string, ImmutableArray<string>> _orders = new Dictionary<string, ImmutableArray<string>>
    {
        ["tieKindOrder"] = [.. Names<TieKind>(TieView.Kinds).Select(InWords)],
    }.ToImmutableDictionary();

    private readonly Lazy<SecondWorld> _world = new(() => new SecondWorld(from));

    public override ImmutableDictionary<string, ImmutableArray<string>> Orders => _orders;

    private SecondWorld World => _world.Value;

    public override QuantityValues? Numbers(string name) => _numbers.TryGetValue(name, out var compute) ? compute(this) : null;

    public override void Dispose()
    {
        if (_world.IsValueCreated) _world.Value.Dispose();
    }

    /// <summary>A name in camel case as words.</summary>
    private static string InWords(string name) =>
        string.Concat(name.Select(letter => char.IsUpper(letter) ? $" {char.ToLowerInvariant(letter)}" : $"{letter}"));

    private static double Gain(SecondWorld world, int nation, int other) => TradeProposals.Gain(world.World, nation, other).Sum;

    /// <summary>Numbers of pairs of nations, 0 of a nation with itself.</summary>
    private QuantityValues OfPairs(Func<SecondWorld, int, int, double> of)
    {
        int nations = World.World.Nations.Count;
        double[] numbers = new double[nations * nations];
        for (int n = 0; n < nations; n++)
            for (int m = 0; m < nations; m++)
                if (n != m) numbers[n * nations + m] = of(World, n, m);
        return new QuantityValues(numbers, nations, nations);
    }

    private QuantityValues OfNations(Func<SecondWorld, int, double> of)
    {
        int nations = World.World.Nations.Count;
        World.BindByTreaties(false);
        return new QuantityValues([.. Enumerable.Range(0, nations).Select(n => of(World, n))], nations);
    }

    private QuantityValues OfCities(Func<SecondWorld, int, double> of)
    {
        int cities = World.World.Cities.Count;
        return new QuantityValues([.. Enumerable.Range(0, cities).Select(i => of(World, i))], cities);
    }

    /// <summary>From the offices of the case to the next, in a world of its own.</summary>
    private QuantityValues ConnectivityGrowth()
    {
        using var world = new SecondWorld(Case);
        world.Open("inputs.officeValuesNext");
        new Connectivity().MeasureChange(world.World);
        var changes = world.World.Cities.ConnectivityChange;
        int cities = world.World.Cities.Count;
        return new QuantityValues([.. Enumerable.Range(0, cities).Select(i => Corporations.Growth(changes[i], world.Parameters))], cities);
    }

    private QuantityValues OpeningProbability()
    {
        double[] weights = new double[World.World.Cities.Count];
        OfficeDraw.Weigh(World.World, World.World.Nations.Policy, weights);
        double sum = weights.Sum();
        return OfCities((_, i) => weights[i] / sum);
    }

    /// <summary>The parameters at the reach of the case, which it may give by itself.</summary>
    private Parameters AtReach() =>
        Case.Has("inputs.reachGrowth") ? Case.Parameters() with { ReachGrowth = Case.Number("inputs.reachGrowth") } : Case.Parameters();

    private QuantityValues PolicyTarget()
    {
        World.BindByTreaties(true);
        return new QuantityValues(new PolicyTargets().Compute(World.World, World.Team).ToArray(), World.World.Nations.Count, World.World.Domains.Count);
    }

    private QuantityValues PolicyNext()
    {
        var (targets, nations, domains) = (PolicyTarget(), World.World.Nations, World.World.Domains.Count);
        return targets with
        {
            Numbers = [.. targets.Numbers.Select((target, cell) =>
                NationalPolicy.Next(nations.Policy[cell], target, nations.VetoPlayers[cell / domains], World.Dt, World.Parameters))],
        };
    }

    /// <summary>The network surveyed, every city eligible, after news that it was launched.</summary>
    private (NetworkSurvey Survey, double Share) Network()
    {
        var (world, survey) = (World.World, new NetworkSurvey());
        world.News.Resize(0);
        NewsBook.Announce(world, 0, world.Networks.Domain[0], -1, 0, Case.Number("inputs.network.announced"));
        survey.Hear(world, 0, Case.Number("inputs.network.yearsSinceEvent"), World.Dt);
        survey.LookAtPartners(world, World.Team);
        survey.Take(world, World.Team, 0);
        Case.Numbers("inputs.cities.partnerShareInNetwork", world.Cities.Count).CopyTo(survey.PartnerShares);
        return (survey, survey.MidStepShare(world, World.Team, 0, World.Dt));
    }

    private QuantityValues NetworkJoinProbability()
    {
        var (survey, share) = Network();
        return OfCities((w, i) => w.World.Cities.Memberships[i] != 0 ? 0 : survey.JoinProbability(w.World, 0, i, share, w.Dt));
    }

    private QuantityValues TieKindUtility()
    {
        var pairs = Case.Ties("inputs.tiePairs");
        double[] utilities = new double[TieView.Kinds * pairs.Length];
        for (int row = 0; row < pairs.Length; row++)
            TieView.KindUtilities(World.World, pairs[row].First, pairs[row].Second, utilities.AsSpan(TieView.Kinds * row, TieView.Kinds));
        return new QuantityValues(utilities, pairs.Length, TieView.Kinds) { Optional = true };
    }

    private QuantityValues RecognitionRate()
    {
        var (nations, pairs) = (World.World.Nations, World.World.Pairs);
        int born = Case.Row("inputs.newNation", nations.Count), parent = Case.Row("inputs.parent", nations.Count);
        byte[] offices = Case.Flags("inputs.nations.officeInNewNation", nations.Count);
        double[] highest = Case.OptionalNumbers("inputs.nations.highestBenefit", nations.Count);
        nations.Parent[born] = parent;
        pairs.Recognised[pairs[parent, born]] = pairs.Recognised[pairs[born, parent]] = Case.Flag("inputs.parentRecognises") ? (byte)1 : (byte)0;
        return OfNations((w, m) => m == born || m == parent
            ? 0
            : RecognitionChoice.Rate(Recognition.Terms(w.World, born, m, offices[m] != 0, highest[m]), isParent: false, w.Parameters));
    }

    private QuantityValues BlocJoinProbability()
    {
        double[] benefits = Benefits();
        return OfCities((w, i) => Secession.JoinProbability(benefits[i], w.Parameters));
    }

    private QuantityValues HighestBenefit()
    {
        Benefits().CopyTo(World.World.Cities.NetBenefit.Span);
        double[] highest = new double[World.World.Nations.Count];
        Recognition.FindHighestBenefits(World.World, highest);
        return new QuantityValues(highest, highest.Length) { Optional = true };
    }

    /// <summary>Net benefit of each city, with its own land.</summary>
    private double[] Benefits() => Case.Numbers("inputs.cities.benefit", World.World.Cities.Count);
}
