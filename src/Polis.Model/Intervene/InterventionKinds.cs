using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>All kinds of interventions by the word that scenarios have for them. A new kind is a file of the folder Kinds and a line here.</summary>
public static class InterventionKinds
{
    /// <summary>All kinds, in the order of documents.</summary>
    public static IReadOnlyList<InterventionKind> All { get; } =
    [
        new(
            "set", "Sets a value, once; with `until` it is held until then, and then the old value comes back.",
            SetParameter.Form, SetNation.Form, SetCity.Form, SetPair.Form),
        new("join", "A nation joins a treaty, or a city joins a network.", JoinTreaty.Form, JoinNetwork.Form),
        new("withdraw", "A nation leaves a treaty, or a city leaves a network.", WithdrawTreaty.Form, WithdrawNetwork.Form),
        new("found", "A network of cities or a treaty of nations is founded; with `until` it is dissolved then.", FoundNetwork.Form, FoundTreaty.Form),
        new("sanction", PutSanction.Form),
        new("tie", SetTie.Form),
        new("shock", "A shock to productivity, once; with `until` it is taken back then.", ProductivityShock.Forms),
        new("stance", TakeStance.Form),
        new("bid", StartBid.Form) { Lasts = false },
    ];

    /// <summary>All forms of all kinds.</summary>
    internal static IEnumerable<InterventionForm> Forms => All.SelectMany(kind => kind.Forms);

    /// <summary>What several declarations read and write together.</summary>
    internal static Access Together(IEnumerable<Access> all) => all.Aggregate(new Access(), (together, access) => together + access);
}
