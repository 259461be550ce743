using Polis.Engine.Random;

namespace Polis.Model;

/// <summary>What a nation weighs before it recognises a new one; the sum is the argument of Λ.</summary>
/// <param name="Base">Constant.</param>
/// <param name="Parent">The parent recognises it.</param>
/// <param name="Likeness">Likeness of policies.</param>
/// <param name="Office">An office of one of its cities in the nation.</param>
/// <param name="ParentTrade">Trade with the parent that might be lost.</param>
/// <param name="Precedent">Fear of a precedent for cities of its own.</param>
public readonly record struct RecognitionTerms(double Base, double Parent, double Likeness, double Office, double ParentTrade, double Precedent)
{
    /// <summary>The sum.</summary>
    public double Sum => Base + Parent + Likeness + Office + ParentTrade + Precedent;
}

/// <summary>Recognition of new nations by others (docs/MODEL.md, 5).</summary>
public static class RecognitionChoice
{
    /// <summary>The terms.</summary>
    /// <param name="parentRecognises">Whether the parent recognises the new nation.</param>
    /// <param name="policyDistance">Mean over domains of |p_new - p_m|.</param>
    /// <param name="office">Whether one of its cities has an office in the nation.</param>
    /// <param name="parentShare">κ S / Φ: what the parent contributes to the access of the nation's hinterland.</param>
    /// <param name="highestBenefit">Highest net benefit of the nation's own cities that may bid; -∞ for none.</param>
    /// <param name="p">Parameters.</param>
    public static RecognitionTerms Terms(
        bool parentRecognises, double policyDistance, bool office, double parentShare, double highestBenefit, Parameters p) => new(
            p.RecognitionBase,
            parentRecognises ? p.RecognitionParentWeight : 0,
            p.RecognitionPolicyWeight * (1 - policyDistance),
            office ? p.RecognitionOfficeWeight : 0,
            -p.RecognitionTradeWeight * parentShare,
            -p.RecognitionPrecedentWeight * Math.Max(0, highestBenefit + p.RecognitionPrecedentThreshold) / p.RecognitionPrecedentThreshold);

    /// <summary>Rate of recognition, per year: r Λ(terms), r being <see cref="Parameters.RecognitionRate"/>, and a share of it for the parent.</summary>
    public static double Rate(in RecognitionTerms terms, bool isParent, Parameters p) =>
        p.RecognitionRate * Logit.Logistic(terms.Sum) * Share(isParent, p);

    /// <summary>The rate of one who is sure of it, per year.</summary>
    public static double HighestRate(bool isParent, Parameters p) => p.RecognitionRate * Share(isParent, p);

    private static double Share(bool isParent, Parameters p) => isParent ? p.RecognitionParentShare : 1;
}
