namespace Polis.Results.Folder;

/// <summary>A table over all runs, made of what each run leaves for it. In whatever order runs are added, it has the same bytes.</summary>
/// <param name="name">Its name, and that of the table that a run leaves for it.</param>
internal abstract class SummedTable(string name)
{
    /// <summary>Its name, and that of the table that a run leaves for it.</summary>
    public string Name => name;

    /// <summary>Adds what a run has left.</summary>
    public abstract void Add(TableBuffer states);

    /// <summary>Writes the table where runs were added.</summary>
    /// <exception cref="OutputException">It cannot be written.</exception>
    public abstract void Write(string folder);
}
