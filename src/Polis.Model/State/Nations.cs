using Polis.Engine.State;

namespace Polis.Model;

/// <summary>The nations, those born during the run at the end. Rows never move.</summary>
/// <param name="domains">Number of domains.</param>
public sealed partial class Nations(int domains) : Table("nations")
{
    /// <summary>Key of its draws: its row at the start, or that and the row of the city that its founding bid came from.</summary>
    public Column<int> Key { get; } = new();

    /// <summary>People, those of its cities included.</summary>
    public Column<double> Population { get; } = new();

    /// <summary>People outside its cities.</summary>
    public Column<double> HinterlandPopulation { get; } = new();

    /// <summary>Income per head outside its cities, PPP dollars a year.</summary>
    public Column<double> HinterlandIncome { get; } = new();

    /// <summary>Productivity outside its cities.</summary>
    public Column<double> HinterlandTechnology { get; } = new();

    /// <summary>Access Φ outside its cities, as of the last clearing: what somebody there has or would have.</summary>
    public Column<double> HinterlandAccess { get; } = new();

    /// <summary>The same at the start.</summary>
    public Column<double> HinterlandAccessAtStart { get; } = new();

    /// <summary>Supply S of its cities and hinterland, as of the last clearing.</summary>
    public Column<double> Supply { get; } = new();

    /// <summary>Output of its cities and hinterland, PPP dollars a year.</summary>
    public Column<double> Output { get; } = new();

    /// <summary>Area, km².</summary>
    public Column<double> Area { get; } = new();

    /// <summary>Distance inside it, km.</summary>
    public Column<double> InnerDistance { get; } = new();

    /// <summary>Democracy, 0 to 1.</summary>
    public Column<double> Democracy { get; } = new();

    /// <summary>Federal order, 0 to 1.</summary>
    public Column<double> Federalism { get; } = new();

    /// <summary>Veto players.</summary>
    public Column<double> VetoPlayers { get; } = new();

    /// <summary>Growth per year; NaN where the parameter holds.</summary>
    public Column<double> Growth { get; } = new();

    /// <summary>Policy p by domain, -1 to 1.</summary>
    public Column<double> Policy { get; } = new(domains);

    /// <summary>Hinterland ideal h by domain, -1 to 1.</summary>
    public Column<double> HinterlandIdeal { get; } = new(domains);

    /// <summary>The same at the start, to which it reverts.</summary>
    public Column<double> HinterlandIdealAtStart { get; } = new(domains);

    /// <summary>Rule of its government: the step in which it took office; -1 at the start.</summary>
    public Column<int> Rule { get; } = new();

    /// <summary>Belief R that it reacts strongly, 0 to 1.</summary>
    public Column<double> Belief { get; } = new();

    /// <summary>1 while it exists.</summary>
    public Column<byte> Alive { get; } = new();

    /// <summary>Row of its capital; -1 for none.</summary>
    public Column<int> Capital { get; } = new();

    /// <summary>Row of the nation that it left; -1 for none.</summary>
    public Column<int> Parent { get; } = new();

    /// <summary>Step of its birth; -1 for those of the start.</summary>
    public Column<int> Born { get; } = new();
}

/// <summary>Ordered pairs of nations; all columns are symmetric.</summary>
public sealed partial class Pairs() : MatrixTable("pairs")
{
    /// <summary>Distance, km.</summary>
    public Column<double> Distance { get; } = new();

    /// <summary>1 where they share a border.</summary>
    public Column<byte> Contiguous { get; } = new();

    /// <summary>1 where they share a language.</summary>
    public Column<byte> Language { get; } = new();

    /// <summary>Treaties and agreements by which they trade freely.</summary>
    public Column<int> TradeAgreement { get; } = new();

    /// <summary>Treaties by which they are allied.</summary>
    public Column<int> Alliance { get; } = new();

    /// <summary>Sanctions between them, log points of trade.</summary>
    public Column<double> Sanction { get; } = new();

    /// <summary>1 where they recognise each other.</summary>
    public Column<byte> Recognised { get; } = new();

    /// <summary>κ, as of the last clearing.</summary>
    public Column<double> Friction { get; } = new();
}
