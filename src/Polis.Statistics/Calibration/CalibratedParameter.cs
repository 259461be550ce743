namespace Polis.Statistics;

/// <summary>A parameter that a calibration fits. Before the fit all places of its scale are equally likely.</summary>
/// <param name="Name">Name, for messages and tables.</param>
/// <param name="Scale">Bounds, and whether equal differences or equal ratios between them are equally likely.</param>
public sealed record CalibratedParameter(string Name, Scale Scale);
