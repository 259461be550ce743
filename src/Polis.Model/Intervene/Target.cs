namespace Polis.Model;

/// <summary>A city or a nation that an intervention acts on, as belonging to the part of the world that the scenario names.</summary>
/// <param name="Set">The part of the world.</param>
/// <param name="Row">Row of the city or the nation.</param>
public abstract record Target(PlaceSet Set, int Row)
{
    /// <summary>Whether it belongs to the part of the world now.</summary>
    internal abstract bool Belongs(World world);
}

/// <summary>A city that an intervention acts on.</summary>
/// <param name="Set">The part of the world.</param>
/// <param name="Row">Row of the city.</param>
public sealed record CityTarget(PlaceSet Set, int Row) : Target(Set, Row)
{
    /// <inheritdoc/>
    internal override bool Belongs(World world) => Set.HasCityNow(world, Row);
}

/// <summary>A nation that an intervention acts on.</summary>
/// <param name="Set">The part of the world.</param>
/// <param name="Row">Row of the nation.</param>
public sealed record NationTarget(PlaceSet Set, int Row) : Target(Set, Row)
{
    /// <inheritdoc/>
    internal override bool Belongs(World world) => Set.HasNation(world, Row);
}
