namespace Polis.Model;

/// <summary>
/// A part of the world that a user names: a nation, the parties of a treaty, the members of a network, the cities of a group or a region, some cities.
/// Interventions act on it and metrics measure it. What a table fixes (nation, group, region, cities) stays as it was at the start of the run, so that a
/// city that leaves still counts; treaties and networks are as they stand at the time that is asked about.
/// </summary>
/// <param name="Name">Name, as results write it: <c>USA</c>, <c>group:Catalan</c>, <c>treaty:eu</c>, <c>network:c40</c>, <c>Barcelona</c>.</param>
public abstract record PlaceSet(string Name)
{
    /// <summary>Whether what belongs to it may change during a run.</summary>
    public virtual bool Changes => false;

    /// <summary>Whether a city belongs to it.</summary>
    /// <param name="world">The world, at the time that is asked about.</param>
    /// <param name="city">Row of the city.</param>
    public abstract bool HasCity(World world, int city);

    /// <summary>Whether a nation as a whole belongs to it, its hinterland and its policies with it; never a nation born during the run.</summary>
    /// <param name="world">The world, at the time that is asked about.</param>
    /// <param name="nation">Row of the nation.</param>
    public virtual bool HasNation(World world, int nation) => false;

    /// <summary>A nation and the cities that were its own at the start.</summary>
    /// <param name="Name">Name.</param>
    /// <param name="Nation">Row of the nation.</param>
    public sealed record OfNation(string Name, int Nation) : PlaceSet(Name)
    {
        /// <inheritdoc/>
        public override bool HasCity(World world, int city) => world.Inputs.Cities.Nation[city] == Nation;

        /// <inheritdoc/>
        public override bool HasNation(World world, int nation) => nation == Nation;
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
    }

    /// <summary>The parties of a treaty and the cities that were theirs at the start.</summary>
    /// <param name="Name">Name.</param>
    /// <param name="Treaty">Short name of the treaty.</param>
    public sealed record OfTreaty(string Name, string Treaty) : PlaceSet(Name)
    {
        /// <inheritdoc/>
        public override bool Changes => true;

        /// <inheritdoc/>
        public override bool HasCity(World world, int city) => HasNation(world, world.Inputs.Cities.Nation[city]);

        /// <inheritdoc/>
        public override bool HasNation(World world, int nation)
        {
            for (int z = 0; z < world.TreatyRows.Count; z++)
                if (world.TreatyRows[z].Name == Treaty) return world.Parties.Member[world.Parties[z, nation]] != 0;
            return false;
        }
    }

    /// <summary>The members of a network.</summary>
    /// <param name="Name">Name.</param>
    /// <param name="Network">Short name of the network.</param>
    public sealed record OfNetwork(string Name, string Network) : PlaceSet(Name)
    {
        /// <inheritdoc/>
        public override bool Changes => true;

        /// <inheritdoc/>
        public override bool HasCity(World world, int city)
        {
            for (int w = 0; w < world.NetworkRows.Count; w++)
                if (world.NetworkRows[w].Name == Network) return (world.Cities.Memberships[city] >> w & 1) != 0;
            return false;
        }
    }

    /// <summary>Some cities: one by its name, those of a group or a region.</summary>
    /// <param name="Name">Name.</param>
    /// <param name="Cities">Rows of the cities.</param>
    public sealed record OfCities(string Name, IReadOnlyList<int> Cities) : PlaceSet(Name)
    {
        /// <inheritdoc/>
        public override bool HasCity(World world, int city)
        {
            for (int i = 0; i < Cities.Count; i++)
                if (Cities[i] == city) return true;
            return false;
        }
    }
}
