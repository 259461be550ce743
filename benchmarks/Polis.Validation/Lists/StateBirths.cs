using Polis.Scenarios.Tables;

namespace Polis.Validation.Lists;

/// <summary>A recorded vote on independence.</summary>
/// <param name="Unit">Who voted.</param>
/// <param name="Year">Year.</param>
/// <param name="Yes">Share of valid votes for it.</param>
/// <param name="ByConsent">Whether the nation, or a treaty that it signed, let it be held.</param>
/// <param name="AfterWar">Whether it was held after a war, or in one.</param>
/// <param name="Nation">Code of the nation of the district that voted; empty where it is none of a nation of the world.</param>
/// <param name="District">The district.</param>
internal sealed record Vote(string Unit, int Year, double Yes, bool ByConsent, bool AfterWar, string Nation, string District)
{
    /// <summary>The vote as a poll of its place.</summary>
    public Poll AsPoll => new(Poll.District(District, Nation), false, Nation, Unit, Yes, Year);
}

/// <summary>Recorded votes on independence, and births of states.</summary>
internal static class StateBirths
{
    /// <summary>
    /// Votes between yes and no on leaving a nation that goes on: not of the parts of a union that dissolved, not on staying, and not one where independence
    /// was one of three choices or more.
    /// </summary>
    public static IReadOnlyList<Vote> Votes()
    {
        var date = new TextColumn("date", "Day");
        var unit = new TextColumn("unit", "Who voted");
        var yes = new NumberColumn("yes_share", "Share in favour", 0, 1);
        var consent = new TextColumn("consent", "Whether the nation let it be held", what: "yes, no or treaty",
            fits: text => text is "yes" or "no" or "treaty");
        var context = new TextColumn("context", "When it was held", what: "union, war or vote", fits: text => text is "union" or "war" or "vote");
        var note = new TextColumn("note", "Note");
        var nation = new TextColumn("iso3", "Code of the nation of the district that voted");
        var district = new TextColumn("admin1", "First-level district");
        int rows = ListFile.Read(ListFile.Own("referendums.csv"), date, unit, yes, consent, context, note, nation, district);
        return
        [
            .. Enumerable.Range(0, rows).Where(row => context.Values[row] != "union" && !unit.Values[row].Contains("(to stay", StringComparison.Ordinal)
                    && !note.Values[row].StartsWith("independence as one of", StringComparison.Ordinal))
                .Select(row => new Vote(
                    unit.Values[row], YearOf(date.Values[row]), yes.Values[row], consent.Values[row] != "no", context.Values[row] == "war", nation.Values[row],
                    district.Values[row])),
        ];
    }

    /// <summary>Births of states by year from 1990; of all, or of those alone that left a nation that went on.</summary>
    /// <param name="all">Whether parts of unions that dissolved, and ends of mandates, count too.</param>
    public static IReadOnlyList<int> Years(bool all)
    {
        var date = new TextColumn("independence", "Day");
        var how = new TextColumn("how", "How it came");
        int rows = ListFile.Read(ListFile.Own("new-states.csv"), date, how);
        return
        [
            .. Enumerable.Range(0, rows).Where(row => all || !(how.Values[row].StartsWith("union dissolved", StringComparison.Ordinal)
                || how.Values[row].StartsWith("end of a", StringComparison.Ordinal))).Select(row => YearOf(date.Values[row])),
        ];
    }

    private static int YearOf(string date) => int.Parse(date.AsSpan(0, 4), System.Globalization.CultureInfo.InvariantCulture);
}
