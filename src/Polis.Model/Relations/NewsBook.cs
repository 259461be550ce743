using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>Enters dated events whose news moves cities towards networks (docs/MODEL.md, 3).</summary>
internal static class NewsBook
{
    /// <summary>What <see cref="Announce"/> touches.</summary>
    internal static Access Touches => new(
        writes: [Columns.News.Step, Columns.News.Domain, Columns.News.Nation, Columns.News.Network, Columns.News.Announced]);

    /// <summary>Enters a piece of news.</summary>
    /// <param name="world">The world.</param>
    /// <param name="step">Step in which it takes effect.</param>
    /// <param name="domain">Row of the domain.</param>
    /// <param name="nation">Nation whose own cities it moves; -1 for all.</param>
    /// <param name="network">Network that was launched; -1 for every network of the domain.</param>
    /// <param name="policy">Announced policy; NaN for each nation's own.</param>
    public static void Announce(World world, int step, int domain, int nation, int network, double policy)
    {
        int row = world.News.Append();
        world.News.Step[row] = step;
        world.News.Domain[row] = domain;
        world.News.Nation[row] = nation;
        world.News.Network[row] = network;
        world.News.Announced[row] = policy;
    }
}
