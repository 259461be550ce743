using Polis.Model;
using Polis.Results;

namespace Polis.Validation;

/// <summary>Follows one run of world-2015 and keeps what the sections ask for.</summary>
internal sealed class RunWatch : IRunObserver
{
    private readonly List<double> _yes = [];
    private readonly SortedDictionary<int, List<double>> _births = [];
    private readonly VoiceCounts _voice = new();
    private readonly MetricHistory _metrics;
    private readonly DefianceWatch _defiance;
    private readonly double[] _connectivity, _hazard;
    private readonly int _perYear, _lastTen;
    private double _memberships = double.NaN;
    private RunRecord? _record;

    public RunWatch(Simulation simulation)
    {
        var (world, plan) = (simulation.World, simulation.Plan);
        _metrics = new MetricHistory(world, plan.Clock);
        _connectivity = world.Cities.Connectivity.Span[..world.Cities.Count].ToArray();
        _hazard = new double[world.Cities.Count];
        _perYear = plan.Clock.StepsIn(1);
        _defiance = new DefianceWatch(world, _perYear);
        _lastTen = plan.Steps - 10 * _perYear;
    }

    /// <summary>What was kept; there once the run has ended.</summary>
    public RunRecord Record => _record ?? throw new InvalidOperationException("The run has not ended yet.");

    public void Start(Simulation simulation) => _metrics.RecordStart();

    public void Step(Simulation simulation)
    {
        var world = simulation.World;
        int step = simulation.StepsDone;
        _metrics.RecordStep();
        for (int e = 0; e < world.Events.Count; e++)
            if (world.Events.Kind[e] == (int)EventKind.ReferendumHeld) _yes.Add(world.Events.Value[e]);
        FollowBirths(world, step);
        _defiance.Add(world);
        if (step % _perYear != 0) return;
        for (int i = 0; i < _hazard.Length; i++)
            if (ExitView.IsEligible(world, i)) _hazard[i] += ExitView.Hazard(world, i, world.Cities.NetBenefit[i]);
        if (simulation.Plan.Clock.YearOf(step) == 2020) _memberships = MembershipsPerMember(world);
        if (step <= _lastTen) return;
        _voice.Count(world);
        _defiance.CountGaps(world);
    }

    public void End(Simulation simulation, bool complete)
    {
        var world = simulation.World;
        ((IRunObserver)_metrics).End(simulation, complete);
        _record = new RunRecord
        {
            Metrics = _metrics,
            Bids =
            [
                .. Enumerable.Range(0, world.Bids.Count)
                    .Select(b => new Bid(world.Bids.Starter[b], world.Bids.Members[b], world.Bids.Decision[b], world.Bids.Outcome[b])),
            ],
            YesShares = _yes,
            Births = [.. _births.Select(born => new Birth(ByConsent(world, born.Key), born.Value))],
            Years = (double)simulation.StepsDone / _perYear,
            NationYears = _metrics.Sum("nations") / _perYear,
            Clashes = ClashHistory.Of(simulation),
            Defiance = _defiance,
            Voice = _voice,
            Connectivity = _connectivity,
            Hazard = _hazard,
            Memberships2020 = _memberships,
        };
    }

    private void FollowBirths(World world, int step)
    {
        for (int n = world.Inputs.Nations.Count; n < world.Nations.Count; n++)
        {
            if ((step - 1 - world.Nations.Born[n]) % _perYear != 0) continue;
            int others = 0, recognise = 0;
            for (int m = 0; m < world.Nations.Count; m++)
            {
                if (m == n || world.Nations.Alive[m] == 0) continue;
                others++;
                recognise += world.Pairs.Recognised[world.Pairs[n, m]];
            }
            if (!_births.TryGetValue(n, out var shares)) _births[n] = shares = [];
            shares.Add((double)recognise / others);
        }
    }

    private static bool ByConsent(World world, int nation)
    {
        for (int b = 0; b < world.Bids.Count; b++)
            if (world.Bids.NewNation[b] == nation) return world.Bids.Decision[b] == BidDecision.Referendum;
        return false;
    }

    private static double MembershipsPerMember(World world)
    {
        int members = 0, memberships = 0;
        for (int i = 0; i < world.Cities.Count; i++)
        {
            int count = world.Cities.MembershipCount(i);
            memberships += count;
            if (count > 0) members++;
        }
        return (double)memberships / members;
    }
}
