using Polis.Engine.Events;

namespace Polis.Model;

/// <summary>The tables of a world without rows: they stand for their columns where mechanisms declare what they read and write.</summary>
public static class Columns
{
    /// <summary>What belongs to the world as a whole.</summary>
    public static Globe Globe { get; } = new();

    /// <summary>How far interventions have come.</summary>
    public static InterventionStates InterventionStates { get; } = new();

    /// <summary>Nations.</summary>
    public static Nations Nations { get; } = new(domains: 1);

    /// <summary>Pairs of nations.</summary>
    public static Pairs Pairs { get; } = new();

    /// <summary>Treaties.</summary>
    public static Treaties Treaties { get; } = new();

    /// <summary>Parties to treaties.</summary>
    public static Parties Parties { get; } = new();

    /// <summary>Cities.</summary>
    public static Cities Cities { get; } = new(domains: 1);

    /// <summary>Ties between cities.</summary>
    public static Ties Ties { get; } = new();

    /// <summary>City networks.</summary>
    public static Networks Networks { get; } = new();

    /// <summary>Firms.</summary>
    public static Firms Firms { get; } = new();

    /// <summary>Offices of firms.</summary>
    public static CorporateOfficeTable CorporateOffices { get; } = new();

    /// <summary>News of policies.</summary>
    public static News News { get; } = new();

    /// <summary>Clashes of cities and nations.</summary>
    public static Clashes Clashes { get; } = new();

    /// <summary>Answers of nations to clashes.</summary>
    public static Responses Responses { get; } = new();

    /// <summary>Bids for independence.</summary>
    public static Bids Bids { get; } = new();

    /// <summary>Cities that joined bids.</summary>
    public static BidMembers BidMembers { get; } = new();

    /// <summary>The log of events and that of their reasons, declared as a whole.</summary>
    public static EventLog Events { get; } = new();
}
