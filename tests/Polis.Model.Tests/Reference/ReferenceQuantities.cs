using System.Collections.Immutable;

namespace Polis.Model.Tests.Reference;

/// <summary>Every quantity that a case of the first set may expect, computed by the functions that the step calls.</summary>
internal sealed class ReferenceQuantities(ReferenceCase from) : QuantitySet(from)
{
    private readonly Lazy<ReferenceWorld> _world = new(() => new ReferenceWorld(from));
    private readonly Lazy<ReferenceWorld> _withoutSanctions = new(() => WithoutSanctions(from));
    private readonly Lazy<ReferenceWorld> _withoutNetworks = new(() => WithoutNetworks(from));
    private readonly Lazy<ReferenceWorld> _atGovernance08 = new(() => AtGovernance(from, 0.8));

    /// <summary>Quantities by name.</summary>
    private static readonly ImmutableDictionary<string, Func<ReferenceQuantities, QuantityValues>> _numbers =
        new Dictionary<string, Func<ReferenceQuantities, QuantityValues>>
        {
            ["distanceKm"] = q => q.OfPairs((w, n, m) => n == m ? w.World.Nations.InnerDistance[n] : w.World.Pairs.Distance[w.World.Pairs[n, m]]),
            ["friction"] = q => q.OfPairs((w, n, m) => w.World.Pairs.Friction[w.World.Pairs[n, m]]),
            ["supply"] = q => OfCities(q.World, (w, i) => w.World.Cities.Supply[i]),
            ["hinterlandSupply"] = q => OfNations(q.World, (w, n) => w.Trade.HinterlandSupply(n)),
            ["access"] = q => OfCities(q.World, (w, i) => w.World.Cities.Access[i]),
            ["marketAccess"] = q => OfCities(q.World, (w, i) => w.Trade.MarketAccess(i)),
            ["domesticShare"] = q => OfCities(q.World, (w, i) => ExitView.DomesticShare(w.World, i)),
            ["foreignShare"] = q => OfCities(q.World, (w, i) => w.World.Cities.ForeignShare[i]),
            ["realIncome"] = q => OfCities(q.World, RealIncome),
            ["incomeWithoutSanctions"] = q => OfCities(q._withoutSanctions.Value, (w, i) => w.World.Cities.Income[i]),
            ["hinterlandIncomeWithoutSanctions"] = q => OfNations(q._withoutSanctions.Value, (w, n) => w.World.Nations.HinterlandIncome[n]),
            ["realIncomeRatioWithoutSanctions"] = q => OfCities(q._withoutSanctions.Value, (w, i) => RealIncome(w, i) / RealIncome(q.World, i)),
            ["economicGainOfDefying"] = q => q.OfCells(1, (w, i, k, gains) =>
                gains[0] = CityStance.EconomicGain(w.World, i, k, Gap(w, i, k), CityStance.RivalSupply(w.World, w.World.Cities.Nation[i])), singly: true),
            ["stanceUtility"] = q => q.OfCells(3, StanceUtilities),
            ["stanceProbability"] = q => q.OfCells(3, (w, i, k, probabilities) =>
            {
                StanceUtilities(w, i, k, probabilities);
                StanceChoice.Probabilities(probabilities.ToArray(), w.Parameters, probabilities);
            }),
            ["responseUtility"] = q => q.Ordered("responseOrder", q.OfCells(ResponseChoice.Count, q.ResponseUtilities)),
            ["responseProbability"] = q => q.Ordered("responseOrder", q.OfCells(ResponseChoice.Count, (w, i, k, probabilities) =>
            {
                q.ResponseUtilities(w, i, k, probabilities);
                ResponseChoice.Probabilities(probabilities.ToArray(), w.Parameters, probabilities);
            })),
            ["benefitComponents.policy"] = q => q.OfTerms(terms => terms.Policy),
            ["benefitComponents.budget"] = q => q.OfTerms(terms => terms.Budget),
            ["benefitComponents.scale"] = q => q.OfTerms(terms => terms.Scale),
            ["benefitComponents.trade"] = q => q.OfTerms(terms => terms.Trade),
            ["benefitComponents.identity"] = q => q.OfTerms(terms => terms.Identity),
            ["benefitComponents.grievance"] = q => q.OfTerms(terms => terms.Grievance),
            ["benefitComponents.conflict"] = q => q.OfTerms(terms => terms.Conflict),
            ["netBenefit"] = q => q.OfTerms(terms => terms.Sum),
            ["netBenefitAtGovernance08"] = q => OfCities(q._atGovernance08.Value, (w, i) => ExitView.Terms(w.World, i).Sum),
            ["bidHazard"] = q => OfCities(q.World, (w, i) => Secession.Hazard(ExitView.Terms(w.World, i).Sum, w.Parameters)),
            ["bidDecisionProbability"] = q => q.Ordered("bidDecisionOrder", q.BidDecisions()),
            ["contestProbability"] = q => OfCities(q.World, (w, i) => w.OfLoneBid(i, bid => Exit.ContestProbability(w.World, bid, Bloc.Of(w.World, bid)))),
            ["tieAcceptance"] = q => q.TieAcceptance(),
            ["networkJoinLogistic"] = q => q.NetworkJoinLogistic(),
            ["corporateConnectivity"] = q => q.CorporateConnectivity(),
        }.ToImmutableDictionary();

    /// <summary>Names of options by the quantity that gives their order.</summary>
    private static readonly ImmutableDictionary<string, ImmutableArray<string>> _orders = new Dictionary<string, ImmutableArray<string>>
    {
        ["responseOrder"] = Names<Response>(ResponseChoice.Count),
        ["bidDecisionOrder"] = Names<BidDecision>(3),
    }.ToImmutableDictionary();

    private ReferenceWorld World => _world.Value;

    public override ImmutableDictionary<string, ImmutableArray<string>> Orders => _orders;

    public override QuantityValues? Numbers(string name) => _numbers.TryGetValue(name, out var compute) ? compute(this) : null;

    public override void Dispose()
    {
        foreach (var world in (Lazy<ReferenceWorld>[])[_world, _withoutSanctions, _withoutNetworks, _atGovernance08])
            if (world.IsValueCreated) world.Value.Dispose();
    }

    private static ReferenceWorld WithoutSanctions(ReferenceCase from)
    {
        var world = new ReferenceWorld(from);
        world.LiftSanctions();
        return world;
    }

    private static ReferenceWorld WithoutNetworks(ReferenceCase from)
    {
        var world = new ReferenceWorld(from);
        world.World.Cities.Memberships.Span.Clear();
        return world;
    }

    private static ReferenceWorld AtGovernance(ReferenceCase from, double governance)
    {
        var world = new ReferenceWorld(from);
        world.World.Globe.Governance[0] = governance;
        return world;
    }

    private static QuantityValues OfCities(ReferenceWorld world, Func<ReferenceWorld, int, double> of)
    {
        int cities = world.World.Cities.Count;
        return new QuantityValues([.. Enumerable.Range(0, cities).Select(i => of(world, i))], cities);
    }

    private static QuantityValues OfNations(ReferenceWorld world, Func<ReferenceWorld, int, double> of)
    {
        int nations = world.World.Nations.Count;
        return new QuantityValues([.. Enumerable.Range(0, nations).Select(n => of(world, n))], nations);
    }

    private static double RealIncome(ReferenceWorld world, int city) =>
        TradeEquations.RealIncome(world.World.Cities.Income[city], world.World.Cities.Access[city], world.Parameters);

    private static double Gap(ReferenceWorld world, int city, int domain)
    {
        int domains = world.World.Domains.Count;
        return world.World.Cities.Ideal[city * domains + domain] - world.World.Nations.Policy[world.World.Cities.Nation[city] * domains + domain];
    }

    private static void StanceUtilities(ReferenceWorld w, int city, int domain, Span<double> utilities) =>
        CityStance.Utilities(w.World, city, domain, CityStance.RivalSupply(w.World, w.World.Cities.Nation[city]), utilities);

    private void ResponseUtilities(ReferenceWorld w, int city, int domain, Span<double> utilities) =>
        ResponseChoice.Utilities(NationalResponse.Situation(w.World, city, domain, w.Defiance), w.Parameters, utilities);

    private QuantityValues OfPairs(Func<ReferenceWorld, int, int, double> of)
    {
        int nations = World.World.Nations.Count;
        return new QuantityValues([.. Enumerable.Range(0, nations * nations).Select(cell => of(World, cell / nations, cell % nations))], nations, nations);
    }

    private QuantityValues OfTerms(Func<BenefitTerms, double> term) => OfCities(World, (w, i) => term(ExitView.Terms(w.World, i)));

    /// <summary>Numbers of a city and a domain, each of a number of options.</summary>
    private delegate void CellQuantity(ReferenceWorld world, int city, int domain, Span<double> options);

    private QuantityValues OfCells(int options, CellQuantity of, bool singly = false)
    {
        int cities = World.World.Cities.Count, domains = World.World.Domains.Count;
        double[] numbers = new double[cities * domains * options];
        for (int i = 0; i < cities; i++)
            for (int k = 0; k < domains; k++) of(World, i, k, numbers.AsSpan((i * domains + k) * options, options));
        return singly ? new QuantityValues(numbers, cities, domains) : new QuantityValues(numbers, cities, domains, options);
    }

    private QuantityValues BidDecisions()
    {
        new Exit().MeasureBenefits(World.World, World.Step);
        int cities = World.World.Cities.Count;
        double[] numbers = new double[3 * cities], utilities = new double[3];
        for (int i = 0; i < cities; i++)
        {
            World.OfLoneBid(i, bid =>
            {
                Exit.DecisionUtilities(World.World, bid, Bloc.Of(World.World, bid), utilities);
                return 0;
            });
            Secession.DecisionProbabilities(utilities, World.Parameters, numbers.AsSpan(3 * i, 3));
        }
        return new QuantityValues(numbers, cities, 3);
    }

    /// <summary>Rows of a city, another, and the probability; the first two are taken from the file.</summary>
    private QuantityValues TieAcceptance()
    {
        var world = _withoutNetworks.Value;
        int rows = Case.Array("expected.tieAcceptance").Count;
        double[] given = Case.Numbers("expected.tieAcceptance", rows, 3), numbers = new double[3 * rows];
        for (int row = 0; row < rows; row++)
        {
            int city = City(given[3 * row]), other = City(given[3 * row + 1]);
            (numbers[3 * row], numbers[3 * row + 1]) = (city, other);
            numbers[3 * row + 2] = TieChoice.Acceptance(TieView.Situation(world.World, city, other), world.Parameters);
        }
        return new QuantityValues(numbers, rows, 3);
    }

    private int City(double given) =>
        given >= 0 && given < Case.Cities ? (int)given : throw new ReferenceException($"expected.tieAcceptance holds {given}, which is no city.");

    private QuantityValues NetworkJoinLogistic()
    {
        const double weight = 4;
        int domain = Case.Domains().ToList().FindIndex(named => named.Name == "climate"), domains = World.World.Domains.Count;
        if (domain < 0) throw new ReferenceException("The case has no domain climate, which networkJoinLogistic is of.");
        double charter = Case.Number("inputs.networkCharter");
        double[] peers = Case.Numbers("inputs.cities.peerShareInNetwork", Case.Cities);
        return OfCities(World, (w, i) => NetworkChoice.Logistic(NetworkChoice.Wish(
            w.World.Cities.Ideal[i * domains + domain], w.World.Cities.Salience[i * domains + domain],
            charter, weight * w.Parameters.NetworkPeerWeight, peers[i], w.Parameters)));
    }

    private QuantityValues CorporateConnectivity()
    {
        int cities = Case.Cities;
        int[] values = Case.Integers("inputs.officeValues", Case.Array("inputs.officeValues").Count, cities);
        double[] connectivity = new double[cities];
        OfficeValues.Connectivity(values, cities, connectivity);
        return new QuantityValues(connectivity, cities);
    }
}
