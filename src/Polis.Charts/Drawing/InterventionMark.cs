namespace Polis.Charts.Drawing;

/// <summary>What a scenario changes from one time to another, as charts over time mark it.</summary>
/// <param name="Number">Its number in the scenario's list, from 1; several changes at the same times have several, as in <c>1, 3</c>.</param>
/// <param name="Name">What is changed; several changes at the same times are one mark.</param>
/// <param name="From">When it begins, decimal year.</param>
/// <param name="To">When it ends; null for what happens once.</param>
/// <param name="Dates">Both in words, as in <c>June 2017 to February 2021</c>.</param>
internal sealed record InterventionMark(string Number, string Name, double From, double? To, string Dates);
