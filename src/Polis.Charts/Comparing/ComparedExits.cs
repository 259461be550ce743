using Polis.Charts.Data;
using Polis.Results.Folder;

namespace Polis.Charts.Comparing;

/// <summary>Why a city would leave, with a what-if and without.</summary>
/// <param name="Name">City and nation.</param>
/// <param name="IsNamed">Whether the scenario names it; else its net benefit is among those that changed most.</param>
/// <param name="Before">In the base, at the time that is told; null where it may not bid then.</param>
/// <param name="After">With the what-if.</param>
/// <param name="Line">Net benefit over time.</param>
internal sealed record ComparedExit(string Name, bool IsNamed, CityExit? Before, CityExit? After, ComparedLine Line)
{
    /// <summary>By how much the what-if changes its net benefit, log points; 0 where that is not known.</summary>
    public double Change => Before is null || After is null ? 0 : After.NetBenefit - Before.NetBenefit;

    /// <summary>Whether that is enough to be told.</summary>
    public bool IsChanged => Math.Abs(Change) >= ComparedExits.Least;

    /// <summary>The term that changes most, and by how much.</summary>
    public (int Term, double Change) Largest => Enumerable.Range(0, CityEnds.TermNames.Count)
        .Select(term => (term, After!.Terms[term] - Before!.Terms[term])).MaxBy(each => Math.Abs(each.Item2));
}

/// <summary>Net benefit of a city over time, mean over runs, log points.</summary>
/// <param name="Times">Decimal years of the base.</param>
/// <param name="Before">The base.</param>
/// <param name="AfterTimes">Decimal years of the what-if.</param>
/// <param name="After">The what-if.</param>
internal sealed record ComparedLine(double[] Times, double[] Before, double[] AfterTimes, double[] After);

/// <summary>Cities whose reasons to leave are told of a base and a what-if.</summary>
/// <param name="Cities">Those that the scenario names and those whose net benefit changed most: what changes stands before what does not.</param>
/// <param name="Time">The time that is told, decimal year.</param>
internal sealed record ComparedExits(IReadOnlyList<ComparedExit> Cities, double Time)
{
    private const int MostNamed = 4, Most = 3;

    /// <summary>Least change of a net benefit that is told: what is drawn as 0.1 % of income.</summary>
    public const double Least = 0.0005;

    /// <summary>Whether both worlds have what is needed.</summary>
    public static bool Can(RunFolder before, RunFolder after) =>
        SummedExits.Can(before) && SummedExits.Can(after) && CityDifferences.Can(before) && CityDifferences.Can(after);

    /// <summary>Reads them.</summary>
    /// <param name="before">The base.</param>
    /// <param name="after">The what-if.</param>
    /// <param name="until">The end of the years that are told, decimal year: the last time in them is shown.</param>
    /// <param name="runs">Runs of each.</param>
    public static ComparedExits Read(ChartData before, ChartData after, double until, int runs)
    {
        var (was, has) = (SummedExits.Read(before.Folder), SummedExits.Read(after.Folder));
        var times = was.Times.Union(has.Times).ToList();
        if (times.Count == 0) return new ComparedExits([], until);
        double time = times.Where(each => each <= until + 1e-9).DefaultIfEmpty(times.Max()).Max();
        var named = after.NamedCities.Where(id => was.Cities.ContainsKey(id) || has.Cities.ContainsKey(id)).Take(MostNamed).ToList();
        var changed = was.Cities.Keys.Where(id => !after.NamedCities.Contains(id) && IsClear(At(was, id), At(has, id)))
            .OrderByDescending(id => Math.Abs(At(has, id)!.NetBenefit - At(was, id)!.NetBenefit)).ThenBy(id => id).Take(Math.Max(0, Most - named.Count));
        long[] shown = [.. named, .. changed];
        var lines = (Before: Lines(before.Folder, was, shown), After: Lines(after.Folder, has, shown));
        return new ComparedExits(
            [
                .. from exit in shown.Select(id => new ComparedExit(
                    (has.Cities.GetValueOrDefault(id) ?? was.Cities[id]).Name, named.Contains(id), At(was, id), At(has, id),
                    new ComparedLine(lines.Before[id].Times, lines.Before[id].Values, lines.After[id].Times, lines.After[id].Values)))
                   orderby exit.IsChanged descending, exit.IsNamed descending, Math.Abs(exit.Change) descending
                   select exit,
            ], time);

        CityExit? At(SummedExits exits, long id) => exits.Cities.GetValueOrDefault(id)?.At(time);

        // As if pairs shared nothing, which makes the error larger than it is.
        bool IsClear(CityExit? from, CityExit? to) => from is not null && to is not null && 2 * from.Runs >= runs && 2 * to.Runs >= runs
            && Math.Abs(to.NetBenefit - from.NetBenefit) is var change && change >= Least && change > 2 * Math.Sqrt(Variance(from) + Variance(to));
    }

    /// <summary>Variance of a mean net benefit.</summary>
    private static double Variance(CityExit exit)
    {
        double deviation = (exit.High - exit.Low) / 2;
        return deviation * deviation / exit.Runs;
    }

    /// <summary>Net benefit of cities over time: of those that are followed, over the runs in which they may bid; of others, over all runs.</summary>
    private static Dictionary<long, (double[] Times, double[] Values)> Lines(RunFolder folder, SummedExits exits, long[] ids)
    {
        var lines = new Dictionary<long, (double[] Times, double[] Values)>();
        foreach (long id in ids)
            if (exits.Cities.GetValueOrDefault(id) is { Years.Count: > 1 } city)
                lines.Add(id, ([.. city.Years.Select(year => year.Time)], [.. city.Years.Select(year => year.Exit.NetBenefit)]));
        var others = ids.Where(id => !lines.ContainsKey(id)).ToDictionary(id => id, _ => new List<(double Time, double Value)>());
        if (others.Count > 0)
        {
            foreach (var rows in folder.Read(RunFolderFiles.CitiesOverRuns))
            {
                var times = rows.Numbers("time");
                var cities = rows.Integers("city");
                var benefits = rows.Numbers("netBenefit");
                for (int i = 0; i < rows.Count; i++)
                    if (others.TryGetValue(cities[i], out var points)) points.Add((times[i], benefits[i]));
            }
        }
        foreach (var (id, points) in others) lines.Add(id, ([.. points.Select(point => point.Time)], [.. points.Select(point => point.Value)]));
        return lines;
    }
}
