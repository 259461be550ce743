using Polis.Engine.Scheduling;
using Polis.Model;

namespace Polis.Results.Folder;

/// <summary>
/// <c>exits-over-runs.parquet</c>: why cities would leave, over all runs. A row for each city that may bid at the end in any run, and for those that are
/// followed one for each year.
/// </summary>
/// <param name="world">Tables of the world.</param>
/// <param name="clock">Calendar.</param>
internal sealed class ExitsOverRuns(WorldInputs world, Clock clock) : SummedTable(RunFolderFiles.ExitsOverRuns)
{
    private readonly Dictionary<(int Year, int City), Sums> _rows = [];
    private int _runs;

    /// <inheritdoc/>
    public override void Add(TableBuffer states)
    {
        _runs++;
        foreach (var state in ExitStateTable.Rows(states))
        {
            if (!_rows.TryGetValue((state.Year, state.City), out var sums)) _rows.Add((state.Year, state.City), sums = new Sums());
            sums.Add(state);
        }
    }

    /// <inheritdoc/>
    public override void Write(string folder)
    {
        if (_runs == 0) return;
        var (cities, nations) = (world.Cities, world.Nations);
        var keys = _rows.Keys.Order().ToList();
        var rows = keys.ConvertAll(key => _rows[key]);
        var table = new ResultTable(Name)
            .Numbers("time", keys.ConvertAll(key => clock.YearOf(clock.StepsIn(key.Year))))
            .Longs("city", keys.ConvertAll(key => cities.Id[key.City]))
            .Texts("name", keys.ConvertAll(key => cities.NameOf(key.City)))
            .Texts("nation", keys.ConvertAll(key => nations.Code[cities.Nation[key.City]]))
            .Integers("runs", rows.ConvertAll(_ => _runs))
            .Integers("mayBid", rows.ConvertAll(sums => sums.Runs))
            .Numbers("bidHazard", rows.ConvertAll(sums => sums.Hazard / ExitStateTable.HazardParts / sums.Runs))
            .Numbers("netBenefit", rows.ConvertAll(sums => sums.NetBenefit / ExitStateTable.Parts / sums.Runs))
            .Numbers("netBenefitDeviation", rows.ConvertAll(sums => sums.Deviation));
        for (int t = 0; t < BenefitColumns.OwnTerms.Count; t++)
        {
            int term = t;
            table.Numbers(BenefitColumns.OwnTerms[t], rows.ConvertAll(sums => sums.Terms[term] / ExitStateTable.Parts / sums.Runs));
        }
        table.Write(folder);
    }

    /// <summary>Sums over the runs in which a city may bid.</summary>
    private sealed class Sums
    {
        private Int128 _squares;

        public int Runs { get; private set; }

        public long Hazard { get; private set; }

        public long NetBenefit { get; private set; }

        public long[] Terms { get; } = new long[BenefitTerms.Count];

        /// <summary>Standard deviation of net benefit over the runs, log points; 0 of a single run.</summary>
        public double Deviation => Runs < 2 ? 0
            : Math.Sqrt((double)(Runs * _squares - (Int128)NetBenefit * NetBenefit) / ((double)Runs * (Runs - 1))) / ExitStateTable.Parts;

        public void Add(in ExitState state)
        {
            Runs++;
            Hazard += state.Hazard;
            NetBenefit += state.NetBenefit;
            _squares += (long)state.NetBenefit * state.NetBenefit;
            for (int t = 0; t < Terms.Length; t++) Terms[t] += state.Terms[t];
        }
    }
}
