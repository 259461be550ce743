namespace Polis.Model;

/// <summary>Sets a parameter.</summary>
/// <param name="Month">Month.</param>
/// <param name="UntilMonth">Until.</param>
/// <param name="Parameter">The parameter.</param>
/// <param name="To">Value.</param>
public sealed record SetParameter(int Month, int? UntilMonth, ParameterInfo Parameter, double To) : Intervention(Month, UntilMonth)
{
    private static readonly ParameterField _parameter = new("parameter");
    private static readonly NumberField _to = new("to", "New value, in the range of the parameter.", NumberRange.Any with { Word = ParameterInfo.Computed });

    /// <summary>Its form.</summary>
    public static InterventionForm Form { get; } = new(
        "Sets a parameter from now on.",
        [_parameter, _to],
        it => new SetParameter(it.Month, it.Until, it.Get(_parameter)!, it.Get(_to)))
    {
        Check = Check,
    };

    /// <inheritdoc/>
    internal override bool StaysInForce => true;

    private static IEnumerable<InterventionProblem> Check(InterventionValues it)
    {
        if (it.Get(_parameter) is { } parameter && it.Has(_to) && !parameter.Range.Allows(it.Get(_to)))
            yield return new(_to, $"is {it.Written(_to)}, out of range for {parameter.Name}", Range: parameter.Range);
    }

    /// <inheritdoc/>
    public override Func<World, double> ValueBefore => world => Parameter.Read(world.Parameters);

    /// <inheritdoc/>
    internal override double Begin(in InterventionStep it) => 0;

    /// <inheritdoc/>
    internal override Parameters InForce(Parameters parameters) => Parameter.With(parameters, To);
}
