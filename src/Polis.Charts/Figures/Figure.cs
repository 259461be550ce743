using Polis.Charts.Data;
using Polis.Charts.Drawing;
using Polis.Results.Folder;

namespace Polis.Charts.Figures;

/// <summary>What a figure shows, read from a run and ready to be drawn.</summary>
internal interface IFigureData
{
    /// <summary>What is seen, in a line.</summary>
    string Title { get; }

    /// <summary>The same for those who cannot see it.</summary>
    string Description { get; }
}

/// <summary>One kind of chart of a run folder.</summary>
internal abstract class Figure
{
    /// <summary>Name, of the file and of <c>--figure</c>.</summary>
    public abstract string Name { get; }

    /// <summary>What it is about, in a few words, as a heading of the report.</summary>
    public abstract string Topic { get; }

    /// <summary>Tables that it cannot do without.</summary>
    public abstract IReadOnlyList<RunTable> Needs { get; }

    /// <summary>Tables over all runs that stand in for those that are not there; none where nothing does.</summary>
    public virtual IReadOnlyList<string> OverRuns => [];

    /// <summary>Reads what it shows and draws it.</summary>
    public abstract Sheet Make(ChartData data);
}

/// <summary>A chart whose data are told apart from how they are drawn.</summary>
/// <typeparam name="TData">What it shows.</typeparam>
internal abstract class Figure<TData> : Figure
    where TData : IFigureData
{
    /// <inheritdoc/>
    public override Sheet Make(ChartData data)
    {
        var shown = Read(data);
        return new Sheet(shown.Title, shown.Description + data.InterventionNote, page => Draw(page, data, shown));
    }

    /// <summary>Reads what it shows.</summary>
    protected abstract TData Read(ChartData data);

    /// <summary>Draws it.</summary>
    /// <returns>Height of the page.</returns>
    protected abstract float Draw(Page page, ChartData data, TData shown);
}
