using Polis.Engine.State;

namespace Polis.Model;

/// <summary>One row: what belongs to the world as a whole.</summary>
public sealed partial class Globe() : Table("globe")
{
    /// <summary>Index G of global governance, 0 to 1.</summary>
    public Column<double> Governance { get; } = new();

    /// <summary>World nominal output at the start: the numéraire, PPP dollars a year.</summary>
    public Column<double> Output { get; } = new();

    /// <summary>Dated rows of the tables that have taken effect.</summary>
    public Column<int> DatedRows { get; } = new();

    /// <summary>Highest connectivity C* of a city at the start.</summary>
    public Column<double> HighestConnectivity { get; } = new();
}

/// <summary>Dated what-ifs of the scenario, a row each.</summary>
public sealed partial class InterventionStates() : Table("interventions")
{
    /// <summary>How far it has come.</summary>
    public Column<InterventionPhase> Phase { get; } = new();

    /// <summary>What it replaced, where the old value comes back.</summary>
    public Column<double> Before { get; } = new();
}
