namespace Polis.Experiments;

/// <summary>An effect that is worth telling.</summary>
/// <param name="Effect">The effect.</param>
/// <param name="InWorld">The same in the whole world, where the effect is that of a part of it; null where there is none.</param>
public sealed record Finding(Effect Effect, Effect? InWorld)
{
    /// <summary>The finding as a sentence, as in <c>USA, while it lasts (2025 to 2028): cities that defy in climate 4 % → 54 %, +50 points (95 %: +48 to
    /// +52); in the world 1 % → 4 %.</c></summary>
    public string Sentence => EffectText.Sentence(Effect, InWorld);
}
