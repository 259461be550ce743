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
/// <param name="years">Length of the runs.</param>
internal sealed class PositionsOverRuns(WorldInputs world, FollowedPlaces followed, Clock clock, int years) : SummedTable(RunFolderFiles.PositionsOverRuns)
{
    private const int Bins = 2 * PositionStateTable.Parts + 1;

    private readonly List<(PositionSubject Kind, int Place)> _subjects = [.. PositionStateTable.SubjectsOf(followed)];
    private int[]?[] _counts = [];

    /// <inheritdoc/>
    public override void Add(TableBuffer states)
    {
        if (_counts.Length == 0) _counts = new int[]?[(years + 1) * _subjects.Count * world.Domains.Count];
        foreach (var (year, subject, positions) in PositionStateTable.Rows(states))
        {
            int first = (year * _subjects.Count + subject) * positions.Length;
            for (int k = 0; k < positions.Length; k++) (_counts[first + k] ??= new int[Bins])[positions[k] + PositionStateTable.Parts]++;
        }
    }

    /// <inheritdoc/>
    public override void Write(string folder)
    {
        if (_counts.Length == 0) return;
        int domains = world.Domains.Count;
        var rows = _counts.Index().Where(each => each.Item is not null)
            .Select(each => (Year: each.Index / domains / _subjects.Count, Subject: _subjects[each.Index / domains % _subjects.Count],
                Domain: each.Index % domains, Counts: each.Item!)).ToList();
        new ResultTable(Name)
            .Numbers("time", rows.ConvertAll(row => clock.YearOf(clock.StepsIn(row.Year))))
            .Texts("nation", rows.ConvertAll(row => world.Nations.Code[NationOf(row.Subject)]))
            .Texts("name", rows.ConvertAll(row => world.Nations.Name[NationOf(row.Subject)]))
            .Texts("subject", rows.ConvertAll(row => EnumNames<PositionSubject>.Of(row.Subject.Kind)))
            .OptionalLongs("city", rows.ConvertAll(row => row.Subject is (PositionSubject.City, var city) ? world.Cities.Id[city] : (long?)null))
            .Texts("cityName", rows.ConvertAll(row => row.Subject is (PositionSubject.City, var city) ? world.Cities.NameOf(city) : null))
            .Texts("domain", rows.ConvertAll(row => world.Domains[row.Domain].Name))
            .Integers("count", rows.ConvertAll(row => row.Counts.Sum()))
            .Numbers("mean", rows.ConvertAll(row => Mean(row.Counts)))
            .Numbers("low", rows.ConvertAll(row => Quantile(row.Counts, Quantiles.LowShare)))
            .Numbers("median", rows.ConvertAll(row => Quantile(row.Counts, 0.5)))
            .Numbers("high", rows.ConvertAll(row => Quantile(row.Counts, Quantiles.HighShare)))
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
