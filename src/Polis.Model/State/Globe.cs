using Polis.Engine.State;

namespace Polis.Model;

/// <summary>One row: what belongs to the world as a whole.</summary>
public sealed partial class Globe : Table
{
    /// <summary>Makes an empty table.</summary>
    internal Globe() : base("globe")
    {
        Governance = Add<double>("governance");
        Output = Add<double>("output");
        DatedRows = Add<int>("datedRows");
        HighestConnectivity = Add<double>("highestConnectivity");
    }

    /// <summary>Index G of global governance, 0 to 1.</summary>
    public Column<double> Governance { get; }

    /// <summary>World nominal output at the start: the numéraire, PPP dollars a year.</summary>
    public Column<double> Output { get; }

    /// <summary>Dated rows of the tables that have taken effect.</summary>
    public Column<int> DatedRows { get; }

    /// <summary>Highest connectivity C* of a city at the start.</summary>
    public Column<double> HighestConnectivity { get; }
}

/// <summary>Dated what-ifs of the scenario, a row each.</summary>
public sealed partial class InterventionStates : Table
{
    /// <summary>Makes an empty table.</summary>
    internal InterventionStates() : base("interventions")
    {
        Phase = Add<InterventionPhase>("phase");
        Before = Add<double>("before");
    }

    /// <summary>How far it has come.</summary>
    public Column<InterventionPhase> Phase { get; }

    /// <summary>What it replaced, where what was before returns.</summary>
    public Column<double> Before { get; }
}
