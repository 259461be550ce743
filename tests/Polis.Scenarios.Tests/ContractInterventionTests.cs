using Polis.Engine.Parallel;
using Polis.Model;
using Xunit;

namespace Polis.Scenarios.Tests;

/// <summary>Every form of intervention that users are promised, in its words and on the real world: the file is sound,
/// and each begins and ends in the model.</summary>
public sealed class ContractInterventionTests : IDisposable
{
    private readonly ScenarioFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static readonly string[] _lasting =
    [
        "set: {parameter: policyLoss, to: 0.1}",
        "set: {nation: CHN, column: policy.security, to: -0.8, announce: true}",
        "set: {city: \"Chicago\", column: autonomy.climate, to: 0.6}",
        "set: {pair: [USA, IRN], column: tradeAgreement, to: 0}",
        "join: {nation: USA, to: sacu}",
        "join: {city: \"Chicago\", to: cities-for-mobility}",
        "withdraw: {nation: USA, from: wto, announce: {policy.trade: -0.5}}",
        "withdraw: {nation: USA, from: nafta, policy: {trade: -0.5}}",
        "set: {nation: {treaty: nafta}, column: policy.security, to: -0.8}",
        "set: {city: {region: \"ESP.56\"}, column: grievance, to: 0.6}",
        "set: {cities: [Chicago, Tokyo], column: grievance, to: 0.6}",
        "stance: {city: {nation: FRA}, domain: climate, hold: defy}",
        "join: {city: {network: c40}, to: iclei}",
        "sanction: {by: {treaty: eu-single-market}, on: [IRN, TUR], strength: 1.5}",
        "withdraw: {city: \"New York City\", from: c40}",
        "found: {network: new-ports, domain: trade, charter: 0.8, minimumPopulation: 500000, nation: USA, members: [Seattle, \"Houston, USA\"], "
            + "announce: {policy.trade: -0.5}}",
        "found: {treaty: pacific-pact, kind: alliance, domain: security, position: 0.8, parties: [USA, JPN, AUS]}",
        "sanction: {by: USA, on: IRN, strength: 1.5}",
        "shock: {city: \"Chicago\", productivity: -5}",
        "shock: {nation: USA, productivity: -5}",
        "shock: {group: \"Catalan, ESP\", productivity: -5}",
        "tie: {between: [\"Chicago\", \"Paris, FRA\"], kind: sister-city, make: true}",
        "tie: {between: [\"Chicago\", \"Tokyo\"], kind: trade-agreement}",
        "tie: {between: [\"Chicago\", \"London, GBR\"], kind: office}",
        "stance: {city: \"Chicago\", domain: climate, hold: defy}",
    ];

    [Fact]
    public void Each_is_sound_begins_in_its_step_and_ends_in_its_own()
    {
        _folder.Write("s.yaml", "extends: world-2015\nyears: 1\ninterventions:\n"
            + string.Concat(_lasting.Select(kind => $"  - {{at: 2015-02, until: 2015-07, {kind}}}\n"))
            + "  - {at: 2015-02, bid: {city: \"Barcelona, ESP\"}}\n");
        using var team = new ThreadTeam(2);
        var scenario = ScenarioLoader.Load(_folder.PathOf("s.yaml"));
        var plan = scenario.ToPlan(team);
        Assert.Equal(
            [
                "interventions.8: treaty:nafta has 4 parties in 2015-02, by the table: CAN, MEX, PRI and 1 more",
                "interventions.9: region:ESP.56 stands for 1 city of the table: Barcelona, with 5,258,000 people, 11.4 % of those of ESP; smaller places "
                    + "and the countryside are hinterland, which is not touched",
            ],
            scenario.Notes(plan).Take(2));
        Assert.Equal(_lasting.Length + 1, plan.Lines);
        using var simulation = new Simulation(plan, 1, team);
        var (began, ended) = (new List<int>(), new List<int>());
        for (int step = 0; step < plan.Steps; step++)
        {
            simulation.Step();
            began.Add(Count(EventKind.InterventionBegan));
            ended.Add(Count(EventKind.InterventionEnded));
        }
        // By quarters: February begins with the second step, July is the third.
        Assert.Equal([0, _lasting.Length + 1, 0, 0], began);
        Assert.Equal([0, 0, _lasting.Length, 0], ended);
        Assert.Contains(Enumerable.Range(0, simulation.World.Bids.Count), bid => simulation.World.CityName(simulation.World.Bids.Starter[bid]) == "Barcelona");

        int Count(EventKind kind) => Enumerable.Range(0, simulation.World.Events.Count).Count(row => simulation.World.Events.Kind[row] == (byte)kind);
    }
}
