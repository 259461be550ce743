namespace Polis.Model;

/// <summary>
/// Interventions by date, those of one month as the scenario has them; and which of several that set one value holds it: the one that began last. When it
/// ends, the one before it holds on; when that one ends first, what was before it is left to the later one to bring back.
/// </summary>
internal sealed class InterventionOrder
{
    private readonly int[][] _sameValue;
    private readonly int[][] _sameLine;
    private readonly SimulationPlan _plan;

    /// <summary>Orders the interventions of a plan.</summary>
    public InterventionOrder(SimulationPlan plan)
    {
        _plan = plan;
        var all = plan.Interventions;
        Rows = [.. Enumerable.Range(0, all.Count).OrderBy(row => all[row].Month)];
        _sameValue = new int[all.Count][];
        foreach (var rows in Rows.GroupBy(row => all[row].HeldValue ?? row))
        {
            int[] same = [.. rows];
            foreach (int row in same) _sameValue[row] = same;
        }
        _sameLine = new int[all.Count][];
        foreach (var rows in Rows.GroupBy(LineOf))
        {
            int[] same = [.. rows];
            foreach (int row in same) _sameLine[row] = same;
        }
    }

    /// <summary>Rows of the interventions in the order in which they begin.</summary>
    public int[] Rows { get; }

    /// <summary>Number of the item of the scenario's list that an intervention comes from.</summary>
    public int LineOf(int row) => _plan.LineOf(row);

    /// <summary>The interventions that come from the same item, in the order in which they begin.</summary>
    public int[] SameLine(int row) => _sameLine[row];

    /// <summary>The first intervention in force that sets the same value and began after this one; -1 for none.</summary>
    public int After(World world, int row)
    {
        bool passed = false;
        foreach (int other in _sameValue[row])
        {
            if (passed && world.InterventionStates.Phase[other] == InterventionPhase.Active) return other;
            passed |= other == row;
        }
        return -1;
    }

    /// <summary>The last intervention in force that sets the same value and began before this one; -1 for none.</summary>
    public int Before(World world, int row)
    {
        int last = -1;
        foreach (int other in _sameValue[row])
        {
            if (other == row) break;
            if (world.InterventionStates.Phase[other] == InterventionPhase.Active) last = other;
        }
        return last;
    }
}
