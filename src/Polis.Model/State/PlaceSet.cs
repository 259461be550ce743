namespace Polis.Model;

/// <summary>
/// A part of the world that a user names: a nation, the parties of a treaty, the members of a network, the cities of a group or a region, some cities.
/// Interventions act on it and metrics measure it. For metrics, what a table fixes (nation, group, region, cities) stays as it was at the start of the run, so
/// that a city that leaves still counts; treaties and networks are as they stand at the time that is asked about. An intervention on the cities of a nation
/// asks whose they are when it begins.
/// </summary>
/// <param name="Name">Name, as results write it: <c>USA</c>, <c>group:Catalan</c>, <c>treaty:eu</c>, <c>network:c40</c>, <c>Barcelona</c>.</param>
public abstract record PlaceSet(string Name)
{
    /// <summary>Its name within a sentence, as in <c>Catalan cities</c>.</summary>
    public string Title { get => field ?? Name; init; }

    /// <summary>Whether the tables say what belongs to it, once and for all.</summary>
    public virtual bool IsFixed => true;

    /// <summary>Whether a city belongs to it.</summary>
    /// <param name="world">The world, at the time that is asked about.</param>
    /// <param name="city">Row of the city.</param>
    public abstract bool HasCity(World world, int city);

    /// <summary>Whether a nation as a whole belongs to it, its hinterland and its policies with it; never a nation born during the run.</summary>
    /// <param name="world">The world, at the time that is asked about.</param>
    /// <param name="nation">Row of the nation.</param>
    public virtual bool HasNation(World world, int nation) => false;

    /// <summary>Whether an intervention on its cities acts on a city: whether it belongs to it, or to one of its nations, at that time.</summary>
    /// <param name="world">The world, at the time that is asked about.</param>
    /// <param name="city">Row of the city.</param>
    public virtual bool HasCityNow(World world, int city) => HasNation(world, world.Cities.Nation[city]);

    /// <summary>Rows of the cities of the tables that may belong to it at some time, in order.</summary>
    /// <param name="tables">The tables.</param>
    public virtual IEnumerable<int> CandidateCities(WorldInputs tables) => Enumerable.Range(0, tables.Cities.Count);

    /// <summary>Rows of the nations of the tables that may belong to it at some time, in order.</summary>
    /// <param name="tables">The tables.</param>
    public virtual IEnumerable<int> CandidateNations(WorldInputs tables) => [];

    /// <summary>Rows of the cities that are their nation's, by the tables.</summary>
    private static IEnumerable<int> CitiesOf(WorldInputs tables, Func<int, bool> nation) =>
        Enumerable.Range(0, tables.Cities.Count).Where(city => nation(tables.Cities.Nation[city]));

    /// <summary>A nation and the cities that were its own at the start.</summary>
    /// <param name="Name">Name.</param>
    /// <param name="Nation">Row of the nation.</param>
    public sealed record OfNation(string Name, int Nation) : PlaceSet(Name)
    {
        /// <inheritdoc/>
        public override bool HasCity(World world, int city) => world.Inputs.Cities.Nation[city] == Nation;

        /// <inheritdoc/>
        public override bool HasNation(World world, int nation) => nation == Nation;

        /// <inheritdoc/>
        public override IEnumerable<int> CandidateCities(WorldInputs tables) => CitiesOf(tables, nation => nation == Nation);

        /// <inheritdoc/>
        public override IEnumerable<int> CandidateNations(WorldInputs tables) => [Nation];
    }

    /// <summary>Some nations and the cities that were theirs at the start.</summary>
    /// <param name="Name">Name.</param>
    /// <param name="Nations">Rows of the nations.</param>
    public sealed record OfNations(string Name, IReadOnlyList<int> Nations) : PlaceSet(Name)
    {
        /// <inheritdoc/>
        public override bool HasCity(World world, int city) => HasNation(world, world.Inputs.Cities.Nation[city]);

        /// <inheritdoc/>
        public override bool HasNation(World world, int nation)
        {
            for (int i = 0; i < Nations.Count; i++)
                if (Nations[i] == nation) return true;
            return false;
        }

        /// <inheritdoc/>
        public override IEnumerable<int> CandidateCities(WorldInputs tables) => CitiesOf(tables, Nations.Contains);

        /// <inheritdoc/>
        public override IEnumerable<int> CandidateNations(WorldInputs tables) => Nations;
    }

    /// <summary>The parties of a treaty and the cities that were theirs at the start.</summary>
    /// <param name="Name">Name.</param>
    /// <param name="Treaty">Short name of the treaty.</param>
    public sealed record OfTreaty(string Name, string Treaty) : PlaceSet(Name)
    {
        /// <summary>The parties of a treaty, as results name them.</summary>
        /// <param name="treaty">Short name of the treaty.</param>
        public static OfTreaty Named(string treaty) => new($"treaty:{treaty}", treaty) { Title = $"parties of {treaty}" };

        /// <inheritdoc/>
        public override bool IsFixed => false;

        /// <inheritdoc/>
        public override bool HasCity(World world, int city) => HasNation(world, world.Inputs.Cities.Nation[city]);

        /// <inheritdoc/>
        public override bool HasNation(World world, int nation)
        {
            for (int z = 0; z < world.TreatyRows.Count; z++)
                if (world.TreatyRows[z].Name == Treaty) return world.Parties.Member[world.Parties[z, nation]] != 0;
            return false;
        }

        /// <inheritdoc/>
        public override IEnumerable<int> CandidateNations(WorldInputs tables) => Enumerable.Range(0, tables.Nations.Count);
    }

    /// <summary>The members of a network.</summary>
    /// <param name="Name">Name.</param>
    /// <param name="Network">Short name of the network.</param>
    public sealed record OfNetwork(string Name, string Network) : PlaceSet(Name)
    {
        /// <summary>The members of a network, as results name them.</summary>
        /// <param name="network">Short name of the network.</param>
        public static OfNetwork Named(string network) => new($"network:{network}", network) { Title = $"members of {network}" };

        /// <inheritdoc/>
        public override bool IsFixed => false;

        /// <inheritdoc/>
        public override bool HasCity(World world, int city)
        {
            for (int w = 0; w < world.NetworkRows.Count; w++)
                if (world.NetworkRows[w].Name == Network) return (world.Cities.Memberships[city] >> w & 1) != 0;
            return false;
        }

        /// <inheritdoc/>
        public override bool HasCityNow(World world, int city) => HasCity(world, city);
    }

    /// <summary>Some cities: one by its name, those of a group or a region.</summary>
    /// <param name="Name">Name.</param>
    /// <param name="Cities">Rows of the cities.</param>
    public sealed record OfCities(string Name, IReadOnlyList<int> Cities) : PlaceSet(Name)
    {
        private readonly HashSet<int> _rows = [.. Cities];

        /// <summary>Whether the scenario names each of them, so that nobody needs to be told which they are.</summary>
        public bool Listed { get; init; }

        /// <inheritdoc/>
        public override bool HasCity(World world, int city) => _rows.Contains(city);

        /// <inheritdoc/>
        public override bool HasCityNow(World world, int city) => _rows.Contains(city);

        /// <inheritdoc/>
        public override IEnumerable<int> CandidateCities(WorldInputs tables) => Cities;
    }

    /// <summary>Several parts of the world together.</summary>
    /// <param name="Name">Name.</param>
    /// <param name="Parts">The parts.</param>
    public sealed record Together(string Name, IReadOnlyList<PlaceSet> Parts) : PlaceSet(Name)
    {
        /// <inheritdoc/>
        public override bool IsFixed => Parts.All(part => part.IsFixed);

        /// <inheritdoc/>
        public override bool HasCity(World world, int city)
        {
            for (int i = 0; i < Parts.Count; i++)
                if (Parts[i].HasCity(world, city)) return true;
            return false;
        }

        /// <inheritdoc/>
        public override bool HasNation(World world, int nation)
        {
            for (int i = 0; i < Parts.Count; i++)
                if (Parts[i].HasNation(world, nation)) return true;
            return false;
        }

        /// <inheritdoc/>
        public override bool HasCityNow(World world, int city)
        {
            for (int i = 0; i < Parts.Count; i++)
                if (Parts[i].HasCityNow(world, city)) return true;
            return false;
        }

        /// <inheritdoc/>
        public override IEnumerable<int> CandidateCities(WorldInputs tables) =>
            Parts.SelectMany(part => part.CandidateCities(tables)).Distinct().Order();

        /// <inheritdoc/>
        public override IEnumerable<int> CandidateNations(WorldInputs tables) =>
            Parts.SelectMany(part => part.CandidateNations(tables)).Distinct().Order();
    }
}
