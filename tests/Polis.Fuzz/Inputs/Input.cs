namespace Polis.Fuzz.Inputs;

/// <summary>One input: files, and the commands that are tried on them.</summary>
/// <param name="Files">Names of the files that an error may name, without their folder.</param>
/// <param name="Trials">The commands, in order.</param>
internal sealed record Input(IReadOnlyList<string> Files, IReadOnlyList<Trial> Trials);

/// <summary>A command that is tried.</summary>
/// <param name="Words">Words of the command line.</param>
/// <param name="OnlyAfterSuccess">Whether it is left out where the one before was refused. It must succeed then: what a check finds valid can be run.</param>
internal sealed record Trial(IReadOnlyList<string> Words, bool OnlyAfterSuccess = false);

/// <summary>Makes inputs of a kind.</summary>
internal interface IInputs
{
    /// <summary>Name of the kind.</summary>
    string Name { get; }

    /// <summary>Makes an input.</summary>
    /// <param name="draws">What is drawn for it.</param>
    /// <param name="folder">An empty folder, in which its files go.</param>
    Input Make(Draws draws, string folder);
}
