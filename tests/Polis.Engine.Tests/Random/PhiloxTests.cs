using CsCheck;
using Polis.Engine.Random;
using Xunit;

namespace Polis.Engine.Tests.Random;

public class PhiloxTests
{
    [Fact]
    public void Philox_gives_the_published_known_answers()
    {
        // kat_vectors of Random123 (Salmon et al. 2011), philox4x32 with 10 rounds.
        const uint Ones = uint.MaxValue;
        Assert.Equal(new PhiloxBlock(0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8), Philox.Block(0, 0, 0, 0, 0, 0));
        Assert.Equal(new PhiloxBlock(0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd), Philox.Block(Ones, Ones, Ones, Ones, Ones, Ones));
        Assert.Equal(new PhiloxBlock(0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1),
            Philox.Block(0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xa4093822, 0x299f31d0));
    }

    [Fact]
    public void Lanes_give_the_words_of_single_blocks() =>
        Gen.Select(Gen.UInt, Gen.UInt, Gen.UInt, Gen.UInt, Gen.ULong, Gen.Int[0, 70]).Sample((first, c1, c2, c3, key, count) =>
        {
            uint[] words = new uint[4 * count + 3];
            Philox.Fill(first, c1, c2, c3, (uint)key, (uint)(key >> 32), words);
            for (int i = 0; i < count; i++)
            {
                var block = Philox.Block(first + (uint)i, c1, c2, c3, (uint)key, (uint)(key >> 32));
                Assert.Equal([block.W0, block.W1, block.W2, block.W3], words[(4 * i)..(4 * i + 4)]);
            }
            Assert.Equal([0u, 0u, 0u], words[^3..]);
        }, iter: 1000);

    [Fact]
    public void Counters_wrap_in_lanes_as_in_single_blocks()
    {
        uint[] words = new uint[4 * 32];
        Philox.Fill(uint.MaxValue - 5, 1, 2, 3, 4, 5, words);
        Assert.Equal(Philox.Block(uint.MaxValue, 1, 2, 3, 4, 5).W0, words[4 * 5]);
        Assert.Equal(Philox.Block(0, 1, 2, 3, 4, 5).W0, words[4 * 6]);
        Assert.Equal(Philox.Block(25, 1, 2, 3, 4, 5).W3, words[4 * 31 + 3]);
    }

    [Fact]
    public void Draws_of_pairs_of_any_order_are_the_single_draws() =>
        Gen.Select(Gen.ULong, Gen.Int[0, 1000], Gen.Int[0, 4000], Gen.Int[0, int.MaxValue].Array[0, 200], Gen.Int).Sample((seed, stream, step, entities, mix) =>
        {
            var random = new KeyedRandom(seed);
            int[] indexes = [.. entities.Select(entity => (entity ^ mix) & int.MaxValue)];
            double[] uniforms = new double[entities.Length + 1];
            random.FillEach(stream, entities, step, indexes, uniforms);
            Assert.Equal([.. entities.Zip(indexes, (entity, index) => random.Uniform(stream, entity, step, index)), 0], uniforms);
        }, iter: 500);

    [Fact]
    public void Runs_of_draws_are_the_single_draws() =>
        Gen.Select(Gen.ULong, Gen.Int[0, 1000], Gen.Int[0, 5_000_000], Gen.Int[0, 4000], Gen.Int[0, 9], Gen.Int[0, 200]).Sample(
            (seed, stream, first, step, index, count) =>
            {
                var random = new KeyedRandom(seed);
                double[] singles = new double[count], rows = new double[index * count], quads = new double[4 * count];
                random.FillUniforms(stream, first, step, index, singles);
                random.FillRows(stream, first, step, index, rows);
                random.FillQuads(stream, first, step, index, quads);
                for (int i = 0; i < count; i++)
                {
                    Assert.Equal(random.Uniform(stream, first + i, step, index), singles[i]);
                    for (int k = 0; k < index; k++) Assert.Equal(random.Uniform(stream, first + i, step, k), rows[i * index + k]);
                    var block = random.Block(stream, first + i, step, index);
                    Assert.Equal((block.W0 + 0.5) / 4294967296.0, quads[4 * i]);
                    Assert.Equal((block.W3 + 0.5) / 4294967296.0, quads[4 * i + 3]);
                }
            }, iter: 300);

    [Fact]
    public void No_words_at_all_make_a_uniform_of_0_or_1()
    {
        var least = new PhiloxBlock(0, 0, 0, 0);
        var most = new PhiloxBlock(uint.MaxValue, uint.MaxValue, uint.MaxValue, uint.MaxValue);
        Assert.True(least.Uniform0 > 0 && least.Uniform1 > 0);
        Assert.True(most.Uniform0 < 1 && most.Uniform1 < 1);
        Assert.Equal(1 - least.Uniform0, most.Uniform0);
    }
}
