using Polis.Engine.Numerics;
using Polis.Engine.Random;

namespace Polis.Model;

/// <summary>A city's wish to be a member of a network, a score; the sum is the argument of Λ.</summary>
/// <param name="Base">Constant.</param>
/// <param name="CharterFit">Nearness of its ideal to the charter, by salience.</param>
/// <param name="Peers">Peers that are members.</param>
public readonly record struct WishTerms(double Base, double CharterFit, double Peers)
{
    /// <summary>The wish u.</summary>
    public double Sum => Base + CharterFit + Peers;
}

/// <summary>Whether cities join and leave networks (docs/MODEL.md, 3).</summary>
public static class NetworkChoice
{
    /// <summary>Days in a year, for the decay of news.</summary>
    private const double DaysPerYear = 365.25;

    /// <summary>Wish u of a city to be a member.</summary>
    /// <param name="ideal">x.</param>
    /// <param name="salience">s.</param>
    /// <param name="charter">Charter's position.</param>
    /// <param name="peerWeight">Weight of peers, of the network's column and the parameter.</param>
    /// <param name="peerShare">F.</param>
    /// <param name="p">Parameters.</param>
    public static WishTerms Wish(double ideal, double salience, double charter, double peerWeight, double peerShare, Parameters p) =>
        new(p.NetworkBase, p.NetworkAffinityWeight * salience * (1 - (ideal - charter) * (ideal - charter)), peerWeight * peerShare);

    /// <summary>Λ(u).</summary>
    public static double Logistic(in WishTerms wish) => Logit.Logistic(wish.Sum);

    /// <summary>F: the share of the network's eligible cities that are members, averaged with that of a city's partners where it has any.</summary>
    public static double PeerShare(double memberShare, double partnerShare, int partners) => partners > 0 ? (memberShare + partnerShare) / 2 : memberShare;

    /// <summary>Room: (1 - members / seats) where the network has seats, at least 0; else 1.</summary>
    public static double Room(int members, int seats) => seats < 0 ? 1 : seats == 0 ? 0 : Math.Max(0, 1 - (double)members / seats);

    /// <summary>Cumulated hazard of joining in a step, without news: r Λ(u) room dt.</summary>
    public static double JoinHazard(double joinRate, double logistic, double room, double dt) => joinRate * logistic * room * dt;

    /// <summary>Cumulated hazard that one piece of news adds in a step.</summary>
    /// <param name="ideal">x.</param>
    /// <param name="salience">s.</param>
    /// <param name="charter">Charter's position.</param>
    /// <param name="announced">p', the announced policy or the nation's own.</param>
    /// <param name="wave"><see cref="Wave"/>.</param>
    /// <param name="p">Parameters.</param>
    public static double NewsHazard(double ideal, double salience, double charter, double announced, double wave, Parameters p) =>
        p.NetworkNewsWave * salience * Math.Max(0, Math.Sign(charter - announced) * (ideal - announced)) * wave;

    /// <summary>Share of a piece of news that falls into a step: e^(-a/τ) - e^(-(a+dt)/τ), a years after its step began.</summary>
    public static double Wave(double yearsSince, double dt, Parameters p)
    {
        double tau = p.NetworkNewsDays / DaysPerYear;
        return DeterministicMath.Exp(-yearsSince / tau) - DeterministicMath.Exp(-(yearsSince + dt) / tau);
    }

    /// <summary>Probability 1 - e^-H.</summary>
    public static double Probability(double hazard) => -DeterministicMath.Expm1(-hazard);

    /// <summary>Cumulated hazard of leaving in a step: l (1 - Λ(u)) dt.</summary>
    public static double LeaveHazard(double leaveRate, double logistic, double dt) => leaveRate * (1 - logistic) * dt;
}
