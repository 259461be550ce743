using System.Globalization;
using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>A nation leaves a treaty; if that is an accord or a policy is announced, a wave of news starts among its cities.</summary>
/// <param name="Month">Month.</param>
/// <param name="UntilMonth">Until: it stays out until then, and joins again if it was a party before; null where it may join by itself.</param>
/// <param name="Nation">Row of the nation.</param>
/// <param name="Treaty">Name of the treaty.</param>
/// <param name="AnnouncedDomain">Domain of the announced policy; -1 for the treaty's own domain and the nation's own policy.</param>
/// <param name="AnnouncedPolicy">Announced policy; NaN for the nation's own.</param>
public sealed record WithdrawTreaty(int Month, int? UntilMonth, int Nation, string Treaty, int AnnouncedDomain, double AnnouncedPolicy)
    : Intervention(Month, UntilMonth)
{
    private static readonly NationField _nation = new();
    private static readonly TreatyField _treaty = new("from");
    private static readonly PolicyField _policy =
        new("policy", "Policy of a domain that the nation has from then on, until it is a party again; that is the news too.", "");

    private static readonly PolicyField _announce =
        new("announce", "Policy that it announces, by default the nation's own. This is news only: it does not move the policy (use `policy`).", "policy.");

    /// <summary>Its form.</summary>
    public static InterventionForm Form { get; } =
        new("A nation leaves a treaty; that is news for its cities.", [_nation, _treaty, _policy, _announce], Make)
        {
            Check = Check,
            Also = HeldPolicy,
            Touches = TreatyBook.Leaves + TreatyBook.Joins + NewsBook.Touches,
        };

    private static WithdrawTreaty Make(InterventionValues it)
    {
        var (domain, policy) = it.Get(it.Has(_policy) ? _policy : _announce);
        return new WithdrawTreaty(it.Month, it.Until, it.Get(_nation), it.Get(_treaty), domain, policy);
    }

    private static IEnumerable<InterventionProblem> Check(InterventionValues it)
    {
        if (it.Has(_policy) && it.Has(_announce)) yield return new(_announce, "stands beside `policy`, which is the news", "one of the two");
    }

    private static IEnumerable<Intervention> HeldPolicy(InterventionValues it)
    {
        var (domain, policy) = it.Get(_policy);
        if (domain >= 0) yield return new SetNation(it.Month, it.Until, it.Get(_nation), "policy", domain, policy, false) { UntilParty = it.Get(_treaty) };
    }

    /// <inheritdoc/>
    internal override (string Treaty, int Nation)? HeldParty => UntilMonth is null ? null : (Treaty, Nation);

    /// <inheritdoc/>
    public override string? NoteOf(SimulationPlan plan) => NoParty(plan) ?? NewsOnly(plan) ?? KeepsPolicy(plan);

    /// <summary>Says that a policy is announced that nothing moves; null where something does.</summary>
    private string? NewsOnly(SimulationPlan plan)
    {
        if (AnnouncedDomain < 0 || MovesPolicy(plan, AnnouncedDomain)) return null;
        string domain = plan.Tables.Domains[AnnouncedDomain].Name;
        return $"{_announce.Name} is news only, and nothing moves policy.{domain} of {plan.Tables.Nations.Code[Nation]}; "
            + $"`{_policy.Name}: {{{domain}: {AnnouncedPolicy.ToString(CultureInfo.InvariantCulture)}}}` instead is news and moves it";
    }

    /// <summary>Says that who leaves an accord keeps its policy; null where something moves it, or the treaty binds otherwise.</summary>
    private string? KeepsPolicy(SimulationPlan plan)
    {
        if (AnnouncedDomain >= 0 || plan.TreatyRows.FirstOrDefault(row => row.Name == Treaty) is not { Kind: TreatyKind.Accord } treaty
            || MovesPolicy(plan, treaty.Domain)) return null;
        string domain = plan.Tables.Domains[treaty.Domain].Name, code = plan.Tables.Nations.Code[Nation];
        return $"{code} leaves {Treaty} but keeps its policy.{domain}, and little may change; with `{_policy.Name}: {{{domain}: VALUE}}` "
            + "(from -1 to 1) it changes its policy too";
    }

    private bool MovesPolicy(SimulationPlan plan, int domain) =>
        plan.Interventions.OfType<SetNation>().Any(set => set.Nation == Nation && set.Column.IsPolicy && set.Domain == domain);

    private string? NoParty(SimulationPlan plan)
    {
        bool mayJoin = plan.Interventions.Any(other => (other is JoinTreaty join && join.Nation == Nation && join.Treaty == Treaty)
            || (other is FoundTreaty found && found.Treaty.Name == Treaty && (found.Parties.Contains(Nation) || found.PartySets.Count > 0)));
        return mayJoin || plan.Tables.IsParty(Nation, Treaty, Month)
            ? null : $"{plan.Tables.Nations.Code[Nation]} is no party of {Treaty} in {Clock.TextOf(Month)}, by the table";
    }

    /// <inheritdoc/>
    internal override double Begin(in InterventionStep it)
    {
        var (world, treaty) = (it.World, it.Treaty(Treaty));
        var side = world.Parties.Side[world.Parties[treaty, Nation]];
        bool left = TreatyBook.Leave(world, it.Step, treaty, Nation);
        int domain = AnnouncedDomain >= 0 ? AnnouncedDomain : world.Treaties.Domain[treaty];
        bool leavesAccord = left && world.Treaties.Kind[treaty] == TreatyKind.Accord;
        if (leavesAccord || !double.IsNaN(AnnouncedPolicy)) NewsBook.Announce(world, it.Step, domain, Nation, -1, AnnouncedPolicy);
        return left ? 1 + (int)side : 0;
    }

    /// <inheritdoc/>
    internal override void End(in InterventionStep it, double before)
    {
        if (before > 0) TreatyBook.Join(it.World, it.Step, it.Treaty(Treaty), Nation, (TreatySide)((int)before - 1));
    }
}
