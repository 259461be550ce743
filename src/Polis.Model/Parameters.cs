namespace Polis.Model;

/// <summary>
/// All parameters of the model. A scenario sets a parameter by its name in camelCase. Utilities are in log points of the annual real income of the city or
/// nation that decides; rates are per year. The scenario schema, <c>--set</c> and the table in docs/MODEL.md are made from this record.
/// </summary>
public sealed partial record Parameters
{
    /// <summary>All parameters with their default values.</summary>
    public static Parameters Default { get; } = new();
}
