using Polis.Charts.Drawing;
using Polis.Results.Folder;

namespace Polis.Charts.Data;

/// <summary>Why a city would leave, over all runs: at the end and, where it is followed, each year.</summary>
/// <param name="Id">Id of the city.</param>
/// <param name="Name">City and nation.</param>
/// <param name="Years">Decimal years and what is known of them, in the order of time; those in which it may bid in any run.</param>
internal sealed record SummedExit(long Id, string Name, IReadOnlyList<(double Time, CityExit Exit)> Years)
{
    /// <summary>What is known of a time; null where it is not.</summary>
    public CityExit? At(double time)
    {
        foreach (var (known, exit) in Years)
            if (known == time) return exit;
        return null;
    }
}

/// <summary>The table over all runs of why cities would leave.</summary>
/// <param name="Cities">Cities by id.</param>
/// <param name="Times">Times that it tells of, in their order.</param>
/// <param name="Runs">Runs that it is over; 0 where it has no row.</param>
internal sealed record SummedExits(IReadOnlyDictionary<long, SummedExit> Cities, IReadOnlyList<double> Times, int Runs)
{
    /// <summary>Whether a folder has it.</summary>
    public static bool Can(RunFolder folder) => folder.Has(RunFolderFiles.ExitsOverRuns);

    /// <summary>Reads it.</summary>
    public static SummedExits Read(RunFolder folder)
    {
        var cities = new Dictionary<long, (string Name, List<(double Time, CityExit Exit)> Years)>();
        var known = new HashSet<double>();
        long all = 0;
        foreach (var rows in folder.Read(RunFolderFiles.ExitsOverRuns))
        {
            var times = rows.Numbers("time");
            var ids = rows.Integers("city");
            var names = rows.Texts("name");
            var nations = rows.Texts("nation");
            var over = rows.Integers("runs");
            var runs = rows.Integers("mayBid");
            var hazards = rows.Numbers("bidHazard");
            var benefits = rows.Numbers("netBenefit");
            var deviations = rows.Numbers("netBenefitDeviation");
            double[][] terms = [.. CityEnds.TermNames.Select(term => rows.Numbers($"term.{term}").ToArray())];
            for (int i = 0; i < rows.Count; i++)
            {
                int row = i;
                if (!cities.TryGetValue(ids[i], out var city)) cities.Add(ids[i], city = ($"{ChartFonts.Named(names[i], ids[i])}, {nations[i]}", []));
                known.Add(times[i]);
                all = over[i];
                city.Years.Add((times[i], new CityExit(
                    (int)runs[i], benefits[i], benefits[i] - deviations[i], benefits[i] + deviations[i], hazards[i], [.. terms.Select(term => term[row])])));
            }
        }
        return new SummedExits(
            cities.ToDictionary(city => city.Key, city => new SummedExit(city.Key, city.Value.Name, city.Value.Years)), [.. known.Order()], (int)all);
    }
}
