using System.Text.Json;
using Polis.Fuzz.Inputs;

namespace Polis.Fuzz;

/// <summary>
/// Tries inputs one after another in a process of its own, so that one that breaks the process, hangs or takes all memory ends only this. It prints a line
/// before and a line after each input: the last line of a process that is gone names the culprit.
/// </summary>
internal sealed class Worker
{
    /// <summary>Inputs of each kind, of a hundred.</summary>
    private readonly (IInputs Inputs, int Share)[] _kinds;

    private readonly ulong _seed;
    private readonly string _folder;

    /// <summary>Makes a worker.</summary>
    /// <param name="seed">Seed of all inputs.</param>
    /// <param name="folder">Where its files go.</param>
    /// <param name="originals">Where the whole folders are that damaged ones are made from.</param>
    /// <param name="only">Name of the only kind of input; null for all.</param>
    public Worker(ulong seed, string folder, string originals, string? only)
    {
        var shipped = new Shipped();
        (_seed, _folder) = (seed, folder);
        (IInputs Inputs, int Share)[] all =
        [
            (new MutatedScenarios(shipped), 40), (new GrownScenarios(shipped), 35), (new DamagedTables(shipped), 22),
            (new DamagedFolders(shipped, Originals.Make(originals)), 3),
        ];
        _kinds = [.. all.Where(kind => only is null || kind.Inputs.Name == only)];
        if (_kinds.Length == 0)
            throw new ArgumentException($"{only}: there is no such kind; expected one of {string.Join(", ", all.Select(kind => kind.Inputs.Name))}");
    }

    /// <summary>Makes an input and tries it.</summary>
    /// <returns>The name of its kind, what is wrong with how it was taken, and with what it was refused.</returns>
    public (string Kind, Finding? Finding, string? Refusal) Try(int index)
    {
        var inputs = KindOf(index);
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
        Directory.CreateDirectory(_folder);
        var (finding, refusal) = Trials.Try(inputs.Make(new Draws(_seed, inputs.Name, index), _folder));
        return (inputs.Name, finding, refusal);
    }

    /// <summary>Tries every so many inputs from the first, and prints a line before and after each.</summary>
    public void Work(int first, int stride, int count)
    {
        var output = Console.Out;
        for (int i = 0, index = first; i < count; i++, index += stride)
        {
            Tell(new Line(index, null, null, null));
            var (kind, finding, refusal) = Try(index);
            Tell(new Line(index, kind, refusal, finding));
        }

        void Tell(Line line)
        {
            output.WriteLine(JsonSerializer.Serialize(line));
            output.Flush();
        }
    }

    private IInputs KindOf(int index)
    {
        int drawn = new Draws(_seed, "kind", index).Next(_kinds.Sum(kind => kind.Share));
        foreach (var (inputs, share) in _kinds)
            if ((drawn -= share) < 0) return inputs;
        return _kinds[^1].Inputs;
    }
}

/// <summary>What a worker says: before an input its number alone, after it what came of it.</summary>
/// <param name="Index">Number of the input.</param>
/// <param name="Kind">Its kind; null before it is tried.</param>
/// <param name="Refusal">With what the program refused it; null where it took it.</param>
/// <param name="Finding">What is wrong; null for nothing.</param>
internal sealed record Line(int Index, string? Kind, string? Refusal, Finding? Finding);
