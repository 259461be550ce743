using Polis.Engine.Events;

namespace Polis.Model;

/// <summary>The tables of a world without rows: they stand for their columns where mechanisms declare what they read and write.</summary>
internal static class Columns
{
    public static Globe Globe { get; } = new();

    public static InterventionStates InterventionStates { get; } = new();

    public static Nations Nations { get; } = new(domains: 1);

    public static Pairs Pairs { get; } = new();

    public static Treaties Treaties { get; } = new();

    public static Parties Parties { get; } = new();

    public static Cities Cities { get; } = new(domains: 1);

    public static Ties Ties { get; } = new();

    public static Networks Networks { get; } = new();

    public static Firms Firms { get; } = new();

    public static CorporateOfficeTable CorporateOffices { get; } = new();

    public static News News { get; } = new();

    public static Clashes Clashes { get; } = new();

    public static Responses Responses { get; } = new();

    public static Bids Bids { get; } = new();

    public static BidMembers BidMembers { get; } = new();

    /// <summary>The log of events and that of their reasons, declared as a whole.</summary>
    public static EventLog Events { get; } = new();
}
