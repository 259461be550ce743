using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>
/// What an intervention of a kind is made of: its fields, what is checked of them, and the record that they make. The first field tells this form from the
/// others of its kind.
/// </summary>
/// <param name="Meaning">What it is, in one sentence.</param>
/// <param name="Fields">Its fields, in the order of documents.</param>
/// <param name="Make">Makes the record of values that are all sound.</param>
public sealed record InterventionForm(string Meaning, IReadOnlyList<InterventionField> Fields, Func<InterventionValues, Intervention> Make)
{
    /// <summary>Finds what is wrong with the values beside their form and names. Some may be absent: those in which another fault was found.</summary>
    public Func<InterventionValues, IEnumerable<InterventionProblem>> Check { get; init; } = _ => [];

    /// <summary>Makes what goes with the record and follows it: interventions of the same dates.</summary>
    public Func<InterventionValues, IEnumerable<Intervention>> Also { get; init; } = _ => [];

    /// <summary>Columns that it reads and writes when it puts a held value back; also when it begins and ends.</summary>
    public Access HeldTouches { get; init; } = new();

    /// <summary>Columns that it reads and writes besides, when it begins and ends.</summary>
    public Access Touches { get; init; } = new();
}

/// <summary>A kind of intervention: the word for it, and its forms.</summary>
/// <param name="Name">Word, as in scenarios.</param>
/// <param name="Meaning">What it is, in one sentence.</param>
/// <param name="Forms">Its forms, told apart by their first fields.</param>
public sealed record InterventionKind(string Name, string Meaning, params IReadOnlyList<InterventionForm> Forms)
{
    /// <summary>Makes a kind of one form.</summary>
    public InterventionKind(string name, InterventionForm form) : this(name, form.Meaning, [form])
    {
    }

    /// <summary>Whether it may end again.</summary>
    public bool Lasts { get; init; } = true;
}

/// <summary>Why a value does not fit.</summary>
/// <param name="Field">The field.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Expected">What was expected; null where the range says it.</param>
/// <param name="Range">The range that was expected; null where it is none.</param>
public sealed record InterventionProblem(InterventionField Field, string What, string? Expected = null, NumberRange? Range = null);
