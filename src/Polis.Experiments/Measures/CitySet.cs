namespace Polis.Experiments;

/// <summary>Cities of a question: of a nation or of all others, of all names or of some.</summary>
/// <param name="Nation">Code of the nation; null for all.</param>
/// <param name="Abroad">Whether those outside of the nation are meant.</param>
/// <param name="Names">Names; none for all.</param>
public sealed record CitySet(string? Nation, bool Abroad, params IReadOnlyList<string> Names)
{
    /// <summary>Whether a city belongs to it.</summary>
    /// <param name="nation">Code of its nation.</param>
    /// <param name="name">Its name.</param>
    public bool Has(string? nation, string? name) => (Nation is null || nation == Nation != Abroad) && (Names.Count == 0 || Names.Contains(name));
}
