namespace Polis.Charts.Data;

/// <summary>A city at the end of the runs.</summary>
/// <param name="id">Id in the scenario's table.</param>
/// <param name="name">Name.</param>
/// <param name="latitude">Degrees north.</param>
/// <param name="longitude">Degrees east.</param>
internal sealed class CityEnd(long id, string name, double latitude, double longitude)
{
    /// <summary>Id in the scenario's table.</summary>
    public long Id => id;

    /// <summary>Name.</summary>
    public string Name => name;

    /// <summary>Degrees north.</summary>
    public double Latitude => latitude;

    /// <summary>Degrees east.</summary>
    public double Longitude => longitude;

    /// <summary>Code of its nation, at the end of the first run in which it is no nation's of its own.</summary>
    public string Nation { get; set; } = "";

    /// <summary>People, mean over runs.</summary>
    public double Population { get; set; }

    /// <summary>Runs that have it.</summary>
    public int Runs { get; set; }

    /// <summary>Runs in which it defies in any domain.</summary>
    public int DefiantRuns { get; set; }

    /// <summary>Domains in which it defies, summed over runs.</summary>
    public double DefiedDomains { get; set; }

    /// <summary>Runs in which it voices in any domain and defies in none.</summary>
    public int VoicingRuns { get; set; }

    /// <summary>Runs in which it is of a new nation.</summary>
    public int IndependentRuns { get; set; }

    /// <summary>Why it would leave, over the runs in which it may bid; null where it may in none.</summary>
    public CityExit? Exit { get; set; }
}

/// <summary>Why a city would leave, over the runs in which it may bid; log points.</summary>
/// <param name="Runs">Number of those runs.</param>
/// <param name="NetBenefit">Net benefit of independence, mean.</param>
/// <param name="Low">Lower end of its spread over the runs (<see cref="CityEnds.IsDeviation"/>).</param>
/// <param name="High">Upper end.</param>
/// <param name="Hazard">Hazard of a bid per year, mean over those runs.</param>
/// <param name="Terms">Terms of the net benefit, mean, in the order of <see cref="CityEnds.TermNames"/>.</param>
internal sealed record CityExit(int Runs, double NetBenefit, double Low, double High, double Hazard, IReadOnlyList<double> Terms);
