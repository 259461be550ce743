namespace Polis.Model.Tests.Limits;

/// <summary>A limit at which it is known what the model must do, and what it does there.</summary>
/// <param name="Limit">The limit.</param>
/// <param name="Lever">Parameters or tables that make it.</param>
/// <param name="Expected">What must be.</param>
/// <param name="Found">What is.</param>
/// <param name="Met">Whether that is the same.</param>
internal sealed record LimitFinding(string Limit, string Lever, string Expected, string Found, bool Met);
