using Polis.Model;
using Polis.Scenarios.Shapes;

namespace Polis.Scenarios.Interventions;

/// <summary>The shapes of interventions, made from the kinds that the model describes.</summary>
internal static class InterventionShapes
{
    /// <summary>The shape of one intervention.</summary>
    public static ChoiceShape Any { get; } =
        new("A dated what-if: when, and one of the kinds.", [.. InterventionKinds.All.Select(kind => (kind.Name, Whole(kind)))]);

    /// <summary>What stands behind the key of a kind: one form, or one of several, told apart by their first fields.</summary>
    public static Shape Of(InterventionKind kind) =>
        kind.Forms is [var only] ? Of(only) : new ChoiceShape(kind.Meaning, [.. kind.Forms.Select(form => (form.Fields[0].Name, Of(form)))]);

    private static MapShape Of(InterventionForm form) => new(form.Meaning, [.. form.Fields.Select(FieldShapes.KeyOf)]);

    private static MapShape Whole(InterventionKind kind)
    {
        var keys = new List<Key> { new("at", new MonthShape("Month from which it holds: the first step that starts then or later."), Required: true) };
        if (kind.Lasts) keys.Add(new Key("until", new MonthShape("Month from which the old value comes back.")));
        keys.Add(new Key(kind.Name, Of(kind), Required: true));
        return new MapShape("", keys);
    }
}
