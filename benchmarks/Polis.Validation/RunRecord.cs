using Polis.Experiments;
using Polis.Model;
using Polis.Results;

namespace Polis.Validation;

/// <summary>A bid for independence and how it ended.</summary>
/// <param name="Starter">Row of the city that started it.</param>
/// <param name="Members">Cities in it.</param>
/// <param name="Decision">What the nation decided; none where it did not.</param>
/// <param name="Outcome">How it ended; open where it did not.</param>
internal readonly record struct Bid(int Starter, int Members, BidDecision Decision, BidOutcome Outcome);

/// <summary>A nation born during a run.</summary>
/// <param name="Consent">Whether its parent agreed.</param>
/// <param name="Recognition">Share of the other nations that recognise it by full years since its birth; to the end of the run.</param>
internal sealed record Birth(bool Consent, IReadOnlyList<double> Recognition);

/// <summary>What the sections keep of one run of world-2015.</summary>
internal sealed record RunRecord
{
    /// <summary>All metrics.</summary>
    public required MetricHistory Metrics { get; init; }

    /// <summary>Bids, in the order of their start.</summary>
    public required IReadOnlyList<Bid> Bids { get; init; }

    /// <summary>Yes shares of referendums.</summary>
    public required IReadOnlyList<double> YesShares { get; init; }

    /// <summary>Nations born.</summary>
    public required IReadOnlyList<Birth> Births { get; init; }

    /// <summary>Money sanctions of nations against their own cities, and those of them at which the city gave up.</summary>
    public required (int All, int Met) Sanctions { get; init; }

    /// <summary>Who voices among large and small cities, over the last ten years.</summary>
    public required VoiceCounts Voice { get; init; }

    /// <summary>Corporate connectivity by city at the start.</summary>
    public required double[] Connectivity { get; init; }

    /// <summary>Hazard of a bid by city, summed over years.</summary>
    public required double[] Hazard { get; init; }

    /// <summary>Memberships a member city at the start of 2020.</summary>
    public required double Memberships2020 { get; init; }

    /// <summary>Runs to the end and keeps it.</summary>
    public static RunRecord Of(SampledRun run)
    {
        var (world, clock) = (run.World, run.Plan.Clock);
        var yes = new List<double>();
        var births = new SortedDictionary<int, List<double>>();
        double[] connectivity = world.Cities.Connectivity.Span[..world.Cities.Count].ToArray(), hazard = new double[world.Cities.Count];
        double memberships = double.NaN;
        var voice = new VoiceCounts();
        int perYear = clock.StepsIn(1), lastTen = run.Plan.Steps - 10 * perYear;
        for (int step = 1; run.Step(); step++)
        {
            for (int e = 0; e < world.Events.Count; e++)
                if (world.Events.Kind[e] == (int)EventKind.ReferendumHeld) yes.Add(world.Events.Value[e]);
            FollowBirths(world, step, perYear, births);
            if (step % perYear != 0) continue;
            for (int i = 0; i < hazard.Length; i++)
                if (ExitView.IsEligible(world, i)) hazard[i] += Secession.Hazard(world.Cities.NetBenefit[i], world.Parameters);
            if (clock.YearOf(step) == 2020) memberships = MembershipsPerMember(world);
            if (step > lastTen) voice.Count(world);
        }
        return new RunRecord
        {
            Metrics = run.Metrics,
            Bids = [.. Enumerable.Range(0, world.Bids.Count).Select(b => new Bid(world.Bids.Starter[b], world.Bids.Members[b], world.Bids.Decision[b], world.Bids.Outcome[b]))],
            YesShares = yes,
            Births = [.. births.Select(born => new Birth(ByConsent(world, born.Key), born.Value))],
            Sanctions = CountSanctions(world),
            Voice = voice,
            Connectivity = connectivity,
            Hazard = hazard,
            Memberships2020 = memberships,
        };
    }

    private static void FollowBirths(World world, int step, int perYear, SortedDictionary<int, List<double>> births)
    {
        for (int n = world.Inputs.Nations.Count; n < world.Nations.Count; n++)
        {
            if ((step - 1 - world.Nations.Born[n]) % perYear != 0) continue;
            int others = 0, recognise = 0;
            for (int m = 0; m < world.Nations.Count; m++)
            {
                if (m == n || world.Nations.Alive[m] == 0) continue;
                others++;
                recognise += world.Pairs.Recognised[world.Pairs[n, m]];
            }
            if (!births.TryGetValue(n, out var shares)) births[n] = shares = [];
            shares.Add((double)recognise / others);
        }
    }

    private static bool ByConsent(World world, int nation)
    {
        for (int b = 0; b < world.Bids.Count; b++)
            if (world.Bids.NewNation[b] == nation) return world.Bids.Decision[b] == BidDecision.Referendum;
        return false;
    }

    /// <summary>A sanction is met where it ended its clash: the answer was the clash's last and the city complied in that step.</summary>
    private static (int All, int Met) CountSanctions(World world)
    {
        var (responses, clashes) = (world.Responses, world.Clashes);
        int all = 0, met = 0;
        for (int r = 0; r < responses.Count; r++)
        {
            if (responses.Kind[r] != Response.Sanction) continue;
            int clash = responses.Clash[r];
            all++;
            if (clashes.LastResponse[clash] == r + 1 && clashes.Ended[clash] == responses.Step[r] && clashes.Outcome[clash] == ClashOutcome.Complied) met++;
        }
        return (all, met);
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
