using Polis.Model;

namespace Polis.Results.Folder;

/// <summary>
/// Why cities of one run would leave, packed: what <c>exits-over-runs.parquet</c> is made of. It is in the blocks of runs and in no file of its own. Whole
/// numbers, so that sums over runs are the same in any order.
/// </summary>
internal sealed class ExitStateTable : TableBuffer
{
    /// <summary>Parts of a log point in which net benefit and its terms are kept.</summary>
    public const double Parts = 1e6;

    /// <summary>Parts of a bid a year in which hazards are kept: most are small.</summary>
    public const double HazardParts = 1e9;

    private readonly NumberBuffer<short> _year;
    private readonly NumberBuffer<int> _city, _netBenefit;
    private readonly NumberBuffer<long> _hazard;
    private readonly NumberBuffer<int>[] _terms;

    public ExitStateTable() : base(RunFolderFiles.ExitsOverRuns)
    {
        _year = Add(new NumberBuffer<short>("year", repeats: true));
        _city = Add(new NumberBuffer<int>("city"));
        _hazard = Add(new NumberBuffer<long>("bidHazard"));
        _netBenefit = Add(new NumberBuffer<int>("netBenefit"));
        _terms = [.. BenefitColumns.OwnTerms.Select(term => Add(new NumberBuffer<int>(term)))];
    }

    /// <summary>Appends those of some cities that may bid now.</summary>
    /// <param name="world">The world.</param>
    /// <param name="year">Year of the run, from 0; the last stands for its end.</param>
    /// <param name="cities">Rows of cities.</param>
    public void Add(World world, int year, IEnumerable<int> cities)
    {
        Span<double> values = stackalloc double[BenefitTerms.Count];
        double borderLoss = ExitView.BorderLoss(world);
        foreach (int city in cities)
        {
            if (!ExitView.IsEligible(world, city)) continue;
            var terms = ExitView.Terms(world, city, ExitView.NationWeight(world, world.Cities.Nation[city]), borderLoss);
            terms.CopyTo(values);
            _year.Add((short)year);
            _city.Add(city);
            _hazard.Add((long)Math.Round(HazardParts * ExitView.Hazard(world, city, terms.Sum)));
            _netBenefit.Add(Whole(terms.Sum));
            for (int term = 0; term < _terms.Length; term++) _terms[term].Add(Whole(values[term]));
        }
    }

    /// <summary>The rows of a table that was in a block.</summary>
    public static IEnumerable<ExitState> Rows(TableBuffer table)
    {
        var columns = table.Columns;
        var (years, cities, hazards) = ((NumberBuffer<short>)columns[0], (NumberBuffer<int>)columns[1], (NumberBuffer<long>)columns[2]);
        NumberBuffer<int>[] values = [.. columns.Skip(3).Cast<NumberBuffer<int>>()];
        var terms = new int[values.Length - 1];
        for (int row = 0; row < table.Count; row++)
        {
            for (int term = 0; term < terms.Length; term++) terms[term] = values[term + 1].At(row);
            yield return new ExitState(years.At(row), cities.At(row), hazards.At(row), values[0].At(row), terms);
        }
    }

    private static int Whole(double logPoints) => (int)Math.Clamp(Math.Round(Parts * logPoints), int.MinValue, int.MaxValue);
}

/// <summary>A city that may bid, at one time of a run.</summary>
/// <param name="Year">Year of the run, from 0.</param>
/// <param name="City">Row of the city.</param>
/// <param name="Hazard">Hazard of a bid, in <see cref="ExitStateTable.HazardParts"/>.</param>
/// <param name="NetBenefit">Net benefit, in <see cref="ExitStateTable.Parts"/>.</param>
/// <param name="Terms">Its terms; only until the next row is asked for.</param>
internal readonly record struct ExitState(int Year, int City, long Hazard, int NetBenefit, int[] Terms);
