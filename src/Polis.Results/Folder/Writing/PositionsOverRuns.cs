using Polis.Engine.Scheduling;
using Polis.Model;

namespace Polis.Results.Folder;

/// <summary>
/// <c>positions-over-runs.parquet</c>: policies of the nations that are followed and ideals of their cities, over all runs, a row for each year, subject and
/// domain. Positions are counted by hundredths of the scale, so that quantiles are those of all runs together.
/// </summary>
/// <param name="world">Tables of the world.</param>
/// <param name="followed">The places that are followed.</param>
/// <param name="clock">Calendar.</param>
internal sealed class PositionsOverRuns(WorldInputs world, FollowedPlaces followed, Clock clock) : SummedTable(RunFolderFiles.PositionsOverRuns)
{
    private const int Bins = 2 * PositionStateTable.Parts + 1;

    private readonly SortedDictionary<(int Year, int Subject, int Domain), int[]> _counts = [];
    private int _runs;

    /// <inheritdoc/>
    public override void Add(TableBuffer states)
    {
        _runs++;
        foreach (var (year, subject, positions) in PositionStateTable.Rows(states))
        {
            for (int k = 0; k < positions.Length; k++)
            {
                if (!_counts.TryGetValue((year, subject, k), out int[]? counts)) _counts.Add((year, subject, k), counts = new int[Bins]);
                counts[positions[k] + PositionStateTable.Parts]++;
            }
        }
    }

    /// <inheritdoc/>
    public override void Write(string folder)
    {
        if (_runs == 0) return;
        var subjects = PositionStateTable.SubjectsOf(followed).ToList();
        var keys = _counts.Keys.ToList();
        var rows = _counts.Values.ToList();
        new ResultTable(Name)
            .Numbers("time", keys.ConvertAll(key => clock.YearOf(clock.StepsIn(key.Year))))
            .Texts("nation", keys.ConvertAll(key => world.Nations.Code[NationOf(subjects[key.Subject])]))
            .Texts("name", keys.ConvertAll(key => world.Nations.Name[NationOf(subjects[key.Subject])]))
            .Texts("subject", keys.ConvertAll(key => EnumNames<PositionSubject>.Of(subjects[key.Subject].Kind)))
            .Texts("city", keys.ConvertAll(key => subjects[key.Subject] is (PositionSubject.City, var city) ? world.Cities.NameOf(city) : null))
            .Texts("domain", keys.ConvertAll(key => world.Domains[key.Domain].Name))
            .Integers("count", rows.ConvertAll(counts => counts.Sum()))
            .Numbers("mean", rows.ConvertAll(Mean))
            .Numbers("low", rows.ConvertAll(counts => Quantile(counts, Quantiles.LowShare)))
            .Numbers("median", rows.ConvertAll(counts => Quantile(counts, 0.5)))
            .Numbers("high", rows.ConvertAll(counts => Quantile(counts, Quantiles.HighShare)))
            .Write(folder);
    }

    private int NationOf((PositionSubject Kind, int Place) subject) =>
        subject.Kind == PositionSubject.City ? world.Cities.Nation[subject.Place] : subject.Place;

    private static double Mean(int[] counts)
    {
        long sum = 0, count = 0;
        for (int bin = 0; bin < Bins; bin++) (sum, count) = (sum + (long)counts[bin] * (bin - PositionStateTable.Parts), count + counts[bin]);
        return (double)sum / PositionStateTable.Parts / count;
    }

    private static double Quantile(int[] counts, double share) =>
        (Quantiles.OfCounts(counts, share) - PositionStateTable.Parts) / PositionStateTable.Parts;
}
