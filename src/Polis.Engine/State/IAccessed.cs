namespace Polis.Engine.State;

/// <summary>What a mechanism can declare to read or write: a column, or a table as a whole.</summary>
public interface IAccessed
{
    /// <summary>Name in declarations.</summary>
    string Name { get; }
}
