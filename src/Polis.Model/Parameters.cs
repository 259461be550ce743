namespace Polis.Model;

/// <summary>
/// All parameters of the model, a line each, settable from a scenario by these names in camelCase. Utilities are in log points of the deciding
/// actor's annual real income; rates are per year. The scenario schema, <c>--set</c> and the table in docs/MODEL.md are made from this record.
/// </summary>
public sealed partial record Parameters
{
    /// <summary>The defaults of docs/MODEL.md.</summary>
    public static Parameters Default { get; } = new();
}
