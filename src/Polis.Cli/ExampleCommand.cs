using System.CommandLine;

namespace Polis.Cli;

/// <summary>A command whose help ends in examples.</summary>
/// <param name="name">Name.</param>
/// <param name="description">What it does, in a sentence.</param>
/// <param name="examples">Lines as a user types them.</param>
internal sealed class ExampleCommand(string name, string description, params string[] examples) : Command(name, description)
{
    /// <summary>Lines as a user types them.</summary>
    public IReadOnlyList<string> Examples { get; } = examples;
}
