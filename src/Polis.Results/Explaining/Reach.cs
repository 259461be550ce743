using Polis.Model;

namespace Polis.Results.Explaining;

/// <summary>Whom of a chain an intervention acted on.</summary>
/// <param name="Any">Whether it acted on any.</param>
/// <param name="Cities">Ids of the cities.</param>
internal sealed record Reached(bool Any, IReadOnlyList<long> Cities);

/// <summary>On whom an intervention acted when it began: whom it names, and who belonged then to what it names.</summary>
internal sealed class Reach
{
    private readonly WorldInputs _tables;
    private readonly Affiliations _affiliations;
    private readonly int _line;
    private readonly IReadOnlyList<Intervention> _parts;
    private readonly Dictionary<long, string?> _born;
    private readonly Dictionary<PlaceSet, (HashSet<int> Cities, HashSet<int> Nations)> _rows = [];

    /// <summary>Prepares.</summary>
    /// <param name="tables">The tables of the scenario.</param>
    /// <param name="affiliations">Who belonged where.</param>
    /// <param name="conflicts">Clashes and bids of the run.</param>
    /// <param name="begin">The event with which it began.</param>
    /// <param name="parts">The interventions that its item of the scenario's list stands for.</param>
    public Reach(WorldInputs tables, Affiliations affiliations, Conflicts conflicts, AffiliationEvent begin, IReadOnlyList<Intervention> parts)
    {
        (_tables, _affiliations, _line, _parts) = (tables, affiliations, begin.Line, parts);
        _born = [];
        foreach (var bid in conflicts.Bids.Where(bid => bid.Won && bid.Ended < begin.Time))
            foreach (long city in bid.Members) _born[city] = bid.NewNation;
    }

    /// <summary>Whom of a chain it acted on.</summary>
    public Reached Of(Chain chain)
    {
        var sets = _parts.SelectMany(part => part.About).Distinct().ToList();
        var rows = chain.Nation is { } code ? Enumerable.Range(0, _tables.Cities.Count).Where(row => NationOf(row) == code)
            : chain.Cities.Select(city => Array.IndexOf(_tables.Cities.Id, city)).Where(row => row >= 0);
        long[] reached = [.. rows.Where(row => sets.Any(set => HasCity(set, row))).Select(row => _tables.Cities.Id[row])];
        bool nation = chain.Nation is { } of && sets.Any(set => HasNation(set, of));
        return new Reached(reached.Length > 0 || nation || _parts.Any(part => part is SetParameter), reached);
    }

    private bool HasCity(PlaceSet set, int row)
    {
        long city = _tables.Cities.Id[row];
        return set switch
        {
            PlaceSet.Together many => many.Parts.Any(part => HasCity(part, row)),
            PlaceSet.OfNetwork { Network: var network } => Founds(network)
                ? _affiliations.JoinedAfter(_line, each => each.City == city && each.Body == network) is not null
                : _affiliations.IsMember(city, network, _line),
            _ when RowsOf(set).Nations.Count > 0 => HasNation(set, NationOf(row)),
            _ => RowsOf(set).Cities.Contains(row),
        };
    }

    private bool HasNation(PlaceSet set, string? code) => set switch
    {
        PlaceSet.Together many => many.Parts.Any(part => HasNation(part, code)),
        PlaceSet.OfTreaty { Treaty: var treaty } => code is not null && (Founds(treaty)
            ? _affiliations.JoinedAfter(_line, each => each.Nation == code && each.Body == treaty) is not null
            : _affiliations.IsParty(code, treaty, _line)),
        _ => RowsOf(set).Nations.Contains(Array.IndexOf(_tables.Nations.Code, code)),
    };

    /// <summary>Rows of the cities and nations that a part of the world may have.</summary>
    private (HashSet<int> Cities, HashSet<int> Nations) RowsOf(PlaceSet set)
    {
        if (!_rows.TryGetValue(set, out var rows))
            _rows[set] = rows = (set.CandidateCities(_tables).ToHashSet(), set.CandidateNations(_tables).ToHashSet());
        return rows;
    }

    /// <summary>Whether the intervention itself founds the network or the treaty: then it acts on those who join it.</summary>
    private bool Founds(string name) => _parts.Any(part => part.FoundedNetwork?.Name == name || part.FoundedTreaty?.Name == name);

    /// <summary>The nation of a city then: that of the tables, or the one that its bid bore before; null where that is not known.</summary>
    private string? NationOf(int row) => _born.TryGetValue(_tables.Cities.Id[row], out string? born) ? born : _tables.Nations.Code[_tables.Cities.Nation[row]];
}
