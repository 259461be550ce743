using Polis.Model;

namespace Polis.Results;

/// <summary>A part of one run's world that is measured like the world, or all of it.</summary>
internal sealed class Cohort
{
    private readonly PlaceSet? _places;
    private bool[] _cities = [];

    /// <summary>A part of a world.</summary>
    /// <param name="places">What belongs to it.</param>
    public Cohort(PlaceSet places) => _places = places;

    private Cohort()
    {
    }

    /// <summary>All of a world.</summary>
    public static Cohort World { get; } = new();

    /// <summary>Whether it is all of the world.</summary>
    public bool IsWorld => _places is null;

    /// <summary>Finds its cities: once, or in every step where they may change.</summary>
    public void Refresh(World world)
    {
        if (_places is null || (_cities.Length == world.Cities.Count && _places.IsFixed)) return;
        if (_cities.Length != world.Cities.Count) _cities = new bool[world.Cities.Count];
        for (int i = 0; i < _cities.Length; i++) _cities[i] = _places.HasCity(world, i);
    }

    /// <summary>Whether a city belongs to it, as of the last <see cref="Refresh"/>.</summary>
    public bool HasCity(int city) => _places is null || _cities[city];

    /// <summary>Whether a nation belongs to it.</summary>
    public bool HasNation(World world, int nation) => _places is null || (nation < world.Inputs.Nations.Count && _places.HasNation(world, nation));

    /// <summary>Whether what an event is about belongs to it. What is about no place belongs to the world alone.</summary>
    /// <param name="world">The world.</param>
    /// <param name="kind">Kind of the event.</param>
    /// <param name="subject">Row of its subject.</param>
    public bool HasSubject(World world, EventKind kind, int subject) => _places is null || EventKinds.Of(kind).Subject switch
    {
        RowOf.City => _cities[subject],
        RowOf.Nation => HasNation(world, subject),
        _ => false,
    };
}
