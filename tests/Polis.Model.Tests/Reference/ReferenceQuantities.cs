using Polis.Engine.Scheduling;
using System.Collections.Immutable;

namespace Polis.Model.Tests.Reference;

/// <summary>Every quantity that a case of the first set may expect, computed by the functions that the step calls.</summary>
internal sealed class ReferenceQuantities(ReferenceCase from) : QuantitySet(from)
{
    private readonly Lazy<ReferenceWorld> _world = new(() => new ReferenceWorld(from));
    private readonly Lazy<ReferenceWorld> _withoutSanctions = new(() => WithoutSanctions(from));
    private readonly Lazy<ReferenceWorld> _withoutNetworks = new(() => WithoutNetworks(from));
    private readonly Lazy<ReferenceWorld> _atGovernance08 = new(() => AtGovernance(from, 0.8));
    private readonly Lazy<ReferenceReviews> _reviews = new(() => new ReferenceReviews(new ReferenceWorld(from)));
    private readonly Lazy<ReferenceBids> _bids = new(() => new ReferenceBids(new ReferenceWorld(from)));

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
            ["rivalSupply"] = q => q.RivalSupplies(),
            ["economicGainOfDefying"] = q => q.OfCells((w, i, k) => StanceView.EconomicGain(w.World, i, k, StanceView.Gap(w.World, i, k), Rivals(w, i))),
            ["stanceUtility"] = q => q.OfCells(3, StanceUtilities) with { Optional = true },
            ["stanceProbability"] = q => q.OfCells(3, (w, i, k, probabilities) =>
            {
                StanceUtilities(w, i, k, probabilities);
                StanceChoice.Probabilities(probabilities.ToArray(), w.Parameters, probabilities);
            }),
            ["responseUtility"] = q => q.Ordered("responseOrder", q.OfCells(ResponseChoice.Count, q.ResponseUtilities)),
            ["responseUtilityWithLeaning"] = q => q.Ordered("responseOrder", q.OfCells(ResponseChoice.Count, q.LeaningUtilities())),
            ["responseProbability"] = q => q.Ordered("responseOrder", q.ResponseProbabilities()),
            ["pressureIncrement.preempt"] = q => q.PressureIncrement(Response.Preempt),
            ["pressureIncrement.sanction"] = q => q.PressureIncrement(Response.Sanction),
            ["pressureIncrement.coerce"] = q => q.PressureIncrement(Response.Coerce),
            ["pressureDecayed"] = q => q.PressureDecayed(),
            ["governmentChangeProbability"] = q => new QuantityValues([StepContext.Probability(q.World.Parameters.GovernmentTurnover, q.Dt)]),
            ["ruleChangeProbability"] = q => new QuantityValues([StepContext.Probability(q.World.Parameters.RuleTurnover, q.Dt)]),
            ["beliefNext"] = q => q.BeliefNext(),
            ["reviewProbability"] = q => q._reviews.Value.Probabilities(),
            ["reviewProbabilityUnpressed"] = q => q._reviews.Value.ProbabilitiesUnpressed(),
            ["reviewStance"] = q => q._reviews.Value.Stances(),
            ["reviewOutcome"] = q => q.Ordered("reviewOutcomeOrder", q._reviews.Value.Outcomes()),
            ["landPeopleShare"] = q => OfCities(q.World, (w, i) => w.World.Lands.PeopleShare(w.World, i)),
            ["landSupplyShare"] = q => OfCities(q.World, (w, i) => w.World.Lands.SupplyShare(w.World, i)),
            ["landPeople"] = q => OfCities(q.World, (w, i) => w.World.Lands.People(w.World, i)),
            ["landCityPeople"] = q => OfCities(q.World, (w, i) => w.World.Lands.CityPeople(i)),
            ["benefitComponents.policy"] = q => q.OfTerms(terms => terms.Policy),
            ["benefitComponents.budget"] = q => q.OfTerms(terms => terms.Budget),
            ["benefitComponents.scale"] = q => q.OfTerms(terms => terms.Scale),
            ["benefitComponents.trade"] = q => q.OfTerms(terms => terms.Trade),
            ["benefitComponents.identity"] = q => q.OfTerms(terms => terms.Identity),
            ["benefitComponents.grievance"] = q => q.OfTerms(terms => terms.Grievance),
            ["benefitComponents.conflict"] = q => q.OfTerms(terms => terms.Conflict),
            ["netBenefit"] = q => q.OfTerms(terms => terms.Sum),
            ["netBenefitAtGovernance08"] = q => OfCities(q._atGovernance08.Value, (w, i) => ExitView.Terms(w.World, i).Sum),
            ["movementFactor"] = q => OfCities(
                q.World, (w, i) => Secession.Movement(w.World.Cities.CulturalDistance[i], w.World.Cities.Grievance[i], w.Parameters)),
            ["bidHazard"] = q => OfCities(q.World, (w, i) => ExitView.Hazard(w.World, i, ExitView.Terms(w.World, i).Sum)),
            ["bidEligible"] = q => OfCities(q.World, (w, i) => ExitView.IsEligible(w.World, i) ? 1 : 0),
            ["benefitMeanOfRivals.policy"] = q => q.OfRivals(mean => mean.Policy),
            ["benefitMeanOfRivals.budget"] = q => q.OfRivals(mean => mean.Budget),
            ["benefitMeanOfRivals.scale"] = q => q.OfRivals(mean => mean.Scale),
            ["benefitMeanOfRivals.trade"] = q => q.OfRivals(mean => mean.Trade),
            ["benefitMeanOfRivals.identity"] = q => q.OfRivals(mean => mean.Identity),
            ["benefitMeanOfRivals.grievance"] = q => q.OfRivals(mean => mean.Grievance),
            ["benefitMeanOfRivals.conflict"] = q => q.OfRivals(mean => mean.Conflict),
            ["bidFollowers"] = q => q._bids.Value.OfLone(bid => bid.Situation.Followers),
            ["winProbability"] = q => q._bids.Value.OfLone(bid => bid.Situation.WinProbability),
            ["bidDecisionProbability"] = q => q.Ordered("bidDecisionOrder", q._bids.Value.DecisionsOfLone()),
            ["contestProbability"] = q => q._bids.Value.OfLone(bid => bid.ContestProbability),
            ["yesShare"] = q => q._bids.Value.OfLone(bid => bid.YesShare),
            ["bidJoinProbability"] = q => OfCities(q.World, (w, i) => Secession.JoinProbability(ExitView.Terms(w.World, i).Sum, w.Parameters)),
            ["blocMembers"] = q => q._bids.Value.BlocMembers(),
            ["blocNetBenefit"] = q => q._bids.Value.OfBloc(bid => bid.NetBenefit),
            ["blocFollowers"] = q => q._bids.Value.OfBloc(bid => bid.Situation.Followers),
            ["blocWinProbability"] = q => q._bids.Value.OfBloc(bid => bid.Situation.WinProbability),
            ["blocDecisionProbability"] = q => q.Ordered("bidDecisionOrder", q._bids.Value.DecisionsOfBloc()),
            ["blocContestProbability"] = q => q._bids.Value.OfBloc(bid => bid.ContestProbability),
            ["blocYesShare"] = q => q._bids.Value.OfBloc(bid => bid.YesShare),
            ["tieAcceptance"] = q => q.TieAcceptance(),
            ["networkJoinLogistic"] = q => q.NetworkJoinLogistic(),
            ["corporateConnectivity"] = q => q.CorporateConnectivity(),
        }.ToImmutableDictionary();

    /// <summary>Names of options by the quantity that gives their order.</summary>
    private static readonly ImmutableDictionary<string, ImmutableArray<string>> _orders = new Dictionary<string, ImmutableArray<string>>
    {
        ["responseOrder"] = Names<Response>(ResponseChoice.Count),
        ["reviewOutcomeOrder"] = ReferenceReviews.OutcomeNames,
        ["bidDecisionOrder"] = Names<BidDecision>(Secession.DecisionCount),
    }.ToImmutableDictionary();

    private ReferenceWorld World => _world.Value;

    /// <summary>Length of the step, years.</summary>
    private double Dt => Case.Number("inputs.dt");

    public override ImmutableDictionary<string, ImmutableArray<string>> Orders => _orders;

    public override QuantityValues? Numbers(string name) => _numbers.TryGetValue(name, out var compute) ? compute(this) : null;

    public override void Dispose()
    {
        foreach (var world in (Lazy<ReferenceWorld>[])[_world, _withoutSanctions, _withoutNetworks, _atGovernance08])
            if (world.IsValueCreated) world.Value.Dispose();
        if (_reviews.IsValueCreated) _reviews.Value.Dispose();
        if (_bids.IsValueCreated) _bids.Value.Dispose();
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

    private static RivalSupply Rivals(ReferenceWorld world, int city) => StanceView.RivalSupply(world.World, world.World.Cities.Nation[city]);

    private static void StanceUtilities(ReferenceWorld w, int city, int domain, Span<double> utilities) =>
        StanceView.Weigh(w.World, city, domain, Rivals(w, city)).CopyTo(utilities);

    private void ResponseUtilities(ReferenceWorld w, int city, int domain, Span<double> utilities) =>
        ResponseChoice.Utilities(NationalResponse.Situation(w.World, city, domain, w.Defiance), w.Parameters, utilities);

    /// <summary>With what the present government of the city's nation leans to.</summary>
    private CellQuantity LeaningUtilities()
    {
        int[] order = Order("responseOrder");
        double[] normals = Case.Numbers("inputs.nations.leaning", World.World.Nations.Count, ResponseChoice.Count);
        return (w, i, k, utilities) =>
        {
            ResponseUtilities(w, i, k, utilities);
            for (int place = 0; place < order.Length; place++)
                utilities[order[place]] += ResponseChoice.Leaning(normals[w.World.Cities.Nation[i] * order.Length + place], w.Parameters);
        };
    }

    private QuantityValues ResponseProbabilities()
    {
        var weigh = LeaningUtilities();
        return OfCells(ResponseChoice.Count, (w, i, k, probabilities) =>
        {
            weigh(w, i, k, probabilities);
            ResponseChoice.Probabilities(probabilities.ToArray(), w.Parameters, probabilities);
        });
    }

    private QuantityValues PressureIncrement(Response response) => new([ResponseChoice.PressureIncrement(response, World.Parameters)]);

    private QuantityValues PressureDecayed()
    {
        var cities = World.World.Cities;
        double[] pressure = cities.Pressure.Span.ToArray(), grievance = cities.Grievance.Span.ToArray();
        NationalResponse.Decay(World.World, Dt);
        double[] decayed = cities.Pressure.Span.ToArray();
        pressure.CopyTo(cities.Pressure.Span);
        grievance.CopyTo(cities.Grievance.Span);
        return new QuantityValues(decayed, cities.Count, World.World.Domains.Count);
    }

    /// <summary>After the answers of a step; a nation that did not answer is believed to be what it was.</summary>
    private QuantityValues BeliefNext()
    {
        int nations = World.World.Nations.Count;
        int[] answers = Case.Integers("inputs.nations.responses", nations), strong = Case.Integers("inputs.nations.strongResponses", nations);
        return OfNations(World, (w, n) => answers[n] == 0
            ? w.World.Nations.Belief[n]
            : ResponseChoice.NextBelief(w.World.Nations.Belief[n], (double)strong[n] / answers[n], Dt, w.Parameters));
    }

    private QuantityValues RivalSupplies()
    {
        int nations = World.World.Nations.Count;
        return new QuantityValues(
            [.. Enumerable.Range(0, nations).Select(n => StanceView.RivalSupply(World.World, n)).SelectMany(rivals => (double[])[rivals.Below, rivals.Above])],
            nations, 2);
    }

    private QuantityValues OfPairs(Func<ReferenceWorld, int, int, double> of)
    {
        int nations = World.World.Nations.Count;
        return new QuantityValues([.. Enumerable.Range(0, nations * nations).Select(cell => of(World, cell / nations, cell % nations))], nations, nations);
    }

    private QuantityValues OfTerms(Func<BenefitTerms, double> term) => OfCities(World, (w, i) => term(ExitView.Terms(w.World, i)));

    /// <summary>Numbers of a city and a domain, each of a number of options.</summary>
    private delegate void CellQuantity(ReferenceWorld world, int city, int domain, Span<double> options);

    private QuantityValues OfCells(int options, CellQuantity of)
    {
        int cities = World.World.Cities.Count, domains = World.World.Domains.Count;
        double[] numbers = new double[cities * domains * options];
        for (int i = 0; i < cities; i++)
            for (int k = 0; k < domains; k++) of(World, i, k, numbers.AsSpan((i * domains + k) * options, options));
        return new QuantityValues(numbers, cities, domains, options);
    }

    private QuantityValues OfCells(Func<ReferenceWorld, int, int, double> of)
    {
        int cities = World.World.Cities.Count, domains = World.World.Domains.Count;
        return new QuantityValues([.. Enumerable.Range(0, cities * domains).Select(cell => of(World, cell / domains, cell % domains))], cities, domains);
    }

    /// <summary>A term of the mean over all cities that may bid.</summary>
    private QuantityValues OfRivals(Func<BenefitTerms, double> term) => new([term(Model.Rivals.MeanOf(World.World))]);

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
