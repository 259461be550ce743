namespace Polis.Model;

/// <summary>What a city weighs when it thinks of defying.</summary>
/// <param name="EconomicGain">E_k, log points.</param>
/// <param name="PositionTaking">What the stand is worth to those who take it, log points.</param>
/// <param name="Capacity">What its size enables it to, log points.</param>
/// <param name="PartnersDefying">Share of partners that defy in the domain.</param>
/// <param name="Belief">R, the belief that the nation reacts strongly.</param>
/// <param name="Share">Share of the nation's people.</param>
/// <param name="Autonomy">Autonomy in the domain.</param>
/// <param name="Pressure">z, what answers in force cost, log points.</param>
/// <param name="DefiesNow">Whether it defies now, so that complying means backing down.</param>
public readonly record struct DefySituation(
    double EconomicGain, double PositionTaking, double Capacity, double PartnersDefying, double Belief, double Share, double Autonomy, double Pressure,
    bool DefiesNow)
{
    /// <summary>The same without what presses the city: no answers in force, and no more fear than when the clash opened.</summary>
    public DefySituation Unpressed(double beliefAtOpening) => this with { Pressure = 0, Belief = Math.Min(Belief, beliefAtOpening) };
}

/// <summary>The terms of the utility of voicing, log points.</summary>
/// <param name="PolicyLoss">Loss from the policy gap.</param>
/// <param name="Influence">What the city's voice moves of it.</param>
/// <param name="PositionTaking">What a stand is worth to those who take it.</param>
/// <param name="Cost">Cost of voicing.</param>
public readonly record struct VoiceTerms(double PolicyLoss, double Influence, double PositionTaking, double Cost)
{
    /// <summary>Utility of voicing.</summary>
    public double Sum => PolicyLoss + Influence + PositionTaking + Cost;

    /// <summary>The same terms with their names.</summary>
    public UtilityTerms Named => new(
    [
        new(DecisionTerm.PolicyLoss, PolicyLoss), new(DecisionTerm.VoiceInfluence, Influence), new(DecisionTerm.PositionTaking, PositionTaking),
        new(DecisionTerm.VoiceCost, Cost),
    ]);
}

/// <summary>The terms of the utility of defying, log points.</summary>
/// <param name="EconomicGain">E_k.</param>
/// <param name="PositionTaking">What a stand is worth to those who take it.</param>
/// <param name="Capacity">Capacity of large cities.</param>
/// <param name="Solidarity">Of partners that defy too.</param>
/// <param name="HarmFeared">From the nation.</param>
/// <param name="Cost">Cost of defying.</param>
/// <param name="Pressure">Answers in force.</param>
/// <param name="BackingDown">What backing down would cost, where the city defies now.</param>
public readonly record struct DefyTerms(
    double EconomicGain, double PositionTaking, double Capacity, double Solidarity, double HarmFeared, double Cost, double Pressure, double BackingDown)
{
    /// <summary>Utility of defying.</summary>
    public double Sum => EconomicGain + PositionTaking + Capacity + Solidarity + HarmFeared + Cost + Pressure + BackingDown;

    /// <summary>The same terms with their names.</summary>
    public UtilityTerms Named => new(
    [
        new(DecisionTerm.EconomicGain, EconomicGain), new(DecisionTerm.PositionTaking, PositionTaking), new(DecisionTerm.Capacity, Capacity),
        new(DecisionTerm.Solidarity, Solidarity), new(DecisionTerm.HarmFeared, HarmFeared), new(DecisionTerm.DefianceCost, Cost),
        new(DecisionTerm.Pressure, Pressure), new(DecisionTerm.BackingDown, BackingDown),
    ]);
}

/// <summary>The terms of all three utilities of a city in a domain; that of complying has one.</summary>
/// <param name="Comply">Utility of complying: the loss from the policy gap.</param>
/// <param name="Voice">Terms of voicing.</param>
/// <param name="Defy">Terms of defying.</param>
/// <param name="MayDefy">Whether defying is open to it: not where its present government has settled.</param>
public readonly record struct StanceTerms(double Comply, VoiceTerms Voice, DefyTerms Defy, bool MayDefy)
{
    /// <summary>Writes the utilities in the order of <see cref="Stance"/>; that of what is not open is -∞.</summary>
    public void CopyTo(Span<double> utilities)
    {
        utilities[(int)Stance.Comply] = Comply;
        utilities[(int)Stance.Voice] = Voice.Sum;
        utilities[(int)Stance.Defy] = MayDefy ? Defy.Sum : double.NegativeInfinity;
    }
}
