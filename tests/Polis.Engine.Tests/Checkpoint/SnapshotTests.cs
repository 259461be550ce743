using CsCheck;
using Polis.Engine.Checkpoint;
using Polis.Engine.State;
using Xunit;

namespace Polis.Engine.Tests.Checkpoint;

public sealed class SnapshotTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("polis-snapshot-").FullName;

    private string File1 => Path.Combine(_folder, "step.snapshot");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_state_comes_back_to_the_bit() =>
        Gen.Select(Gen.ULong, Gen.Int[0, 100_000], Gen.Int[0, 3000], Gen.Int[0, 9], Gen.Int[0, 9], Gen.Int).Sample((seed, step, towns, rows, stride, filling) =>
        {
            using World world = new(), other = new();
            world.Fill(towns, rows, stride, filling);
            other.Fill(17, 12, 3, 5);
            Snapshot.Write(File1, world, new SnapshotHeader(seed, step));
            Assert.Equal(new SnapshotHeader(seed, step), Snapshot.Check(File1));
            Assert.Equal(new SnapshotHeader(seed, step), Snapshot.Read(File1, other));
            Assert.Equal(world.Bytes(), other.Bytes());
            Assert.Equal((world.Pairs.Rows, world.Pairs.Stride), (other.Pairs.Rows, other.Pairs.Stride));

            // Rows to come are zero, whatever stood there before.
            int row = other.Towns.Append();
            Assert.Equal((0.0, (byte)0), (other.Towns.Income[row], other.Towns.Ideal[3 * row + 2]));
        }, iter: 60, threads: 1);

    [Fact]
    public void A_copy_in_memory_comes_back_to_the_bit_whatever_happened_since() =>
        Gen.Select(Gen.Int[0, 3000], Gen.Int[0, 9], Gen.Int[0, 9], Gen.Int[0, 3000], Gen.Int).Sample((towns, rows, stride, later, filling) =>
        {
            using World world = new();
            world.Fill(towns, rows, stride, filling);
            byte[] before = world.Bytes();
            var copy = new StateCopy(world, 7);
            var shape = (world.Pairs.Rows, world.Pairs.Stride);
            world.Fill(later, rows + 2, stride + 3, filling + 1);
            copy.CopyTo(world);
            Assert.Equal(before, world.Bytes());
            Assert.Equal((shape, 7), ((world.Pairs.Rows, world.Pairs.Stride), copy.Step));
            Assert.Equal(0.0, world.Towns.Income[world.Towns.Append()]);
        }, iter: 60, threads: 1);

    [Fact]
    public void A_column_of_many_pieces_comes_back_too()
    {
        using World world = new(), other = new();
        world.Fill(2_200_000, 2, 2, 3);
        Snapshot.Write(File1, world, default);
        Snapshot.Read(File1, other);
        Assert.Equal(world.Towns.Count, other.Towns.Count);
        Assert.True(world.Towns.Income.Span[..2_200_000].SequenceEqual(other.Towns.Income.Span[..2_200_000]));
        Assert.True(world.Towns.Ideal.Span[..6_600_000].SequenceEqual(other.Towns.Ideal.Span[..6_600_000]));
    }

    [Fact]
    public void The_same_state_gives_the_same_file()
    {
        using World world = new(), other = new();
        world.Fill(40, 3, 3, 1);
        Snapshot.Write(File1, world, new SnapshotHeader(1, 2));
        byte[] first = File.ReadAllBytes(File1);
        Snapshot.Read(File1, other);
        Snapshot.Write(File1, other, new SnapshotHeader(1, 2));
        Assert.Equal(first, File.ReadAllBytes(File1));
        Assert.Equal([File1], Directory.GetFiles(_folder));
    }

    [Fact]
    public void A_file_cut_off_anywhere_is_refused_and_leaves_the_state_as_it_was()
    {
        byte[] whole = Written();
        for (int length = 0; length < whole.Length; length++)
        {
            File.WriteAllBytes(File1, whole[..length]);
            var expected = length == 0 ? SnapshotProblem.NoSnapshot : SnapshotProblem.Truncated;
            Assert.Equal(expected, Refused().Problem);
        }
    }

    [Fact]
    public void Any_byte_that_is_changed_is_noticed()
    {
        byte[] whole = Written();
        for (int i = 0; i < whole.Length; i++)
        {
            byte[] damaged = [.. whole];
            damaged[i] ^= 0x10;
            File.WriteAllBytes(File1, damaged);
            var problem = Refused().Problem;
            Assert.True(i switch
            {
                < 8 => problem == SnapshotProblem.NoSnapshot,
                < 12 => problem == SnapshotProblem.OtherVersion,
                < 20 => problem is SnapshotProblem.Truncated or SnapshotProblem.Damaged,
                _ => problem == SnapshotProblem.Damaged,
            }, $"byte {i}: {problem}");
        }
    }

    [Fact]
    public void Bytes_after_the_end_are_noticed()
    {
        File.WriteAllBytes(File1, [.. Written(), 0]);
        Assert.Equal(SnapshotProblem.Damaged, Refused().Problem);
    }

    [Fact]
    public void Another_layout_is_refused_and_the_column_named()
    {
        Written();
        using var other = new OtherWorld();
        var failure = Assert.Throws<SnapshotException>(() => Snapshot.Read(File1, other));
        Assert.Equal((SnapshotProblem.OtherLayout, File1), (failure.Problem, failure.Path));
        Assert.Contains(
            "\"column towns.ideal, 3 of Byte, 3 bytes a row\" where this program has \"column towns.ideal, 4 of Byte, 4 bytes a row\"", failure.Message);
    }

    [Fact]
    public void A_snapshot_that_cannot_be_written_leaves_the_former_one()
    {
        byte[] whole = Written();
        using var world = new World();
        Directory.CreateDirectory(File1 + ".part");
        Assert.ThrowsAny<Exception>(() => Snapshot.Write(File1, world, default));
        Assert.Equal(whole, File.ReadAllBytes(File1));
    }

    private byte[] Written()
    {
        using var world = new World();
        world.Fill(7, 2, 3, 11);
        Snapshot.Write(File1, world, new SnapshotHeader(3, 4));
        return File.ReadAllBytes(File1);
    }

    private SnapshotException Refused()
    {
        using var world = new World();
        world.Fill(5, 1, 2, 99);
        byte[] before = world.Bytes();
        Assert.Throws<SnapshotException>(() => Snapshot.Check(File1));
        var failure = Assert.Throws<SnapshotException>(() => Snapshot.Read(File1, world));
        Assert.Equal(before, world.Bytes());
        return failure;
    }

    private sealed class TownTable(int domains) : Table("towns")
    {
        public Column<double> Income { get; } = new();

        public Column<byte> Ideal { get; } = new(domains);
    }

    private sealed class PairTable() : MatrixTable("pairs")
    {
        public Column<double> Trade { get; } = new();
    }

    private sealed class World : SimulationState
    {
        public TownTable Towns { get; }

        public PairTable Pairs { get; }

        public World()
        {
            Towns = Add(new TownTable(3));
            Pairs = Add(new PairTable());
        }

        public void Fill(int towns, int rows, int stride, int filling)
        {
            Towns.Resize(towns);
            Pairs.EnsureShape(rows, stride);
            var random = new System.Random(filling);
            foreach (var table in Tables)
                foreach (var column in table.Columns) random.NextBytes(column.RawBytes(table.Count));
        }

        public byte[] Bytes() => [.. Tables.SelectMany(table => table.Columns.SelectMany(column => column.RawBytes(table.Count).ToArray()))];
    }

    private sealed class OtherWorld : SimulationState
    {
        public OtherWorld()
        {
            Add(new TownTable(4));
            Add(new PairTable());
        }
    }
}
