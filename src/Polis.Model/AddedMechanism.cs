using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>A mechanism of one's own, which a step has beside those of the model.</summary>
/// <param name="Create">Makes it; called once a run, so that it may keep what belongs to the run. Several threads may call it at once.</param>
/// <param name="After">Type of the mechanism of the model behind which it comes, as in <c>typeof(OpinionDrift)</c>.</param>
public sealed record AddedMechanism(Func<IMechanism<World>> Create, Type After);
