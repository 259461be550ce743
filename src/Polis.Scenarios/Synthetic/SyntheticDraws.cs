using Polis.Engine.Random;

namespace Polis.Scenarios;

/// <summary>
/// The draws of a synthetic world, each a pure function of the seed, its purpose and who draws:
/// a nation by its row, a pair by both rows, a city by its nation and its rank in it. So more cities move none of the first ones,
/// and more nations change nothing that belongs to one of the first alone.
/// </summary>
/// <param name="seed">Seed of the world.</param>
internal readonly struct SyntheticDraws(ulong seed)
{
    // Levels of halves in an even draw; 2^16 is far above the number of nations.
    private const int Levels = 16;

    // Purposes are streams of the generator, far from the numbers that a run's mechanisms use with the same seed.
    private const int FirstStream = 0x53594E00;

    private readonly KeyedRandom _random = new(seed);

    /// <summary>Uniform in (0, 1).</summary>
    public double Uniform(SyntheticPurpose purpose, int entity, int other = 0, int index = 0) =>
        _random.Uniform(FirstStream + (int)purpose, entity, other, index);

    /// <summary>Standard normal.</summary>
    public double Normal(SyntheticPurpose purpose, int entity, int other = 0, int index = 0) =>
        _random.Normal(FirstStream + (int)purpose, entity, other, index);

    /// <summary>Uniform on the sphere.</summary>
    public SpherePoint OnSphere(SyntheticPurpose purpose, int entity, int attempt = 0)
    {
        var block = Block(purpose, entity, attempt);
        return SpherePoint.Uniform(block.Uniform0, block.Uniform1);
    }

    /// <summary>Two uniforms at once.</summary>
    public PhiloxBlock Block(SyntheticPurpose purpose, int entity, int other) => _random.Block(FirstStream + (int)purpose, entity, other, 0);

    /// <summary>
    /// Uniform in (0, 1) for each entity, and evenly spread over the first M entities for any M: a world of 200 nations has the spread of sizes
    /// that it should have with every seed, where independent draws would miss it by a tenth once in twenty.
    /// </summary>
    /// <remarks>
    /// The points of van der Corput (the binary digits of the entity, mirrored) with the halves of every interval exchanged at random
    /// (Owen 1995, Randomly permuted (t,m,s)-nets and (t,s)-sequences).
    /// </remarks>
    public double Even(SyntheticPurpose purpose, int entity)
    {
        double sum = 0, half = 0.5;
        int interval = 1;
        for (int level = 0; level < Levels; level++, half *= 0.5)
        {
            int digit = entity >> level & 1;
            bool upper = digit == 1 ^ Uniform(purpose, interval) < 0.5;
            if (upper) sum += half;
            interval = interval << 1 | digit;
        }
        return Math.Min(sum + 2 * half * Uniform(purpose, entity, 1), 1 - 1e-12);
    }
}

/// <summary>What a draw of a synthetic world is for. The numbers are part of what a seed means: add new ones at the end.</summary>
internal enum SyntheticPurpose
{
    People = 0,
    Area = 1,
    Centre = 2,
    Income = 3,
    Democracy = 4,
    Federalism = 5,
    Policy = 6,
    LanguageFamily = 7,
    TradeRegion = 8,
    TradeAgreement = 9,
    Accord = 10,
    HasGroups = 11,
    Groups = 12,
    CulturalDistance = 13,
    Place = 14,
}
