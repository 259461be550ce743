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

    /// <summary>Length of the run, years.</summary>
    public required double Years { get; init; }

    /// <summary>Years of all nations alive, summed.</summary>
    public required double NationYears { get; init; }

    /// <summary>Clashes and their answers.</summary>
    public required ClashHistory Clashes { get; init; }

    /// <summary>Who defied, and for how long.</summary>
    public required DefianceWatch Defiance { get; init; }

    /// <summary>Who voices among large and small cities, over the last ten years.</summary>
    public required VoiceCounts Voice { get; init; }

    /// <summary>Corporate connectivity by city at the start.</summary>
    public required double[] Connectivity { get; init; }

    /// <summary>Hazard of a bid by city, summed over years, as it stands at the end of each.</summary>
    public required double[] Hazard { get; init; }

    /// <summary>Memberships a member city at the start of 2020.</summary>
    public required double Memberships2020 { get; init; }
}
