using Polis.Model;
using Polis.Results.Explaining;
using Xunit;

namespace Polis.Results.Tests.Explaining;

/// <summary>Why a city turned from defiance, in words.</summary>
public class ClashEndingTests
{
    private const string Stopped = "Bern stopped defying CHE in trade";

    private static readonly ClashFact _clash = new(0, 1, "Bern", "CHE", "trade", 2015, 2017, "complied", 0);

    [Theory]
    [InlineData(ClashOutcome.PolicyChanged, null, ": national policy or its own wish moved, and their gap closed")]
    [InlineData(ClashOutcome.Lapsed, 2016.0, ": a new government, which drew otherwise")]
    [InlineData(ClashOutcome.Lapsed, 2015.0, ": what was at stake has shrunk below what keeps it defying")]
    [InlineData(ClashOutcome.Lapsed, null, ": what was at stake has shrunk below what keeps it defying")]
    public void A_turn_that_closes_a_clash_says_why(ClashOutcome outcome, double? governmentSince, string why)
    {
        var turn = Turn(DecisionOption.Comply) with { Value = governmentSince };
        var clash = _clash with { Outcome = EnumNames<ClashOutcome>.Of(outcome) };
        Assert.Equal(Stopped + why, DecisionText.Sentence(turn, Knowing(clash)));
        Assert.Equal(Stopped, DecisionText.Sentence(turn, Knowing(clash with { Ended = 2018 })));
        Assert.Equal(Stopped + ", after a stalemate", DecisionText.Sentence(turn with { Reference = null }));
        var spoken = Turn(DecisionOption.Voice) with { Value = governmentSince };
        Assert.Equal("Bern turned from defying CHE in trade to speaking up" + why, DecisionText.Sentence(spoken, Knowing(clash)));
    }

    [Fact]
    public void A_city_that_gives_in_says_whether_to_answers_in_force_or_for_fear_alone()
    {
        var opening = Defying(DecisionOption.Defy, 2015, pressure: 0, harm: -0.021, standing: 0.04);
        Decision pressed = Defying(DecisionOption.Comply, 2017, pressure: -0.0288, harm: -0.0323, standing: 0.04),
            afraid = Defying(DecisionOption.Comply, 2017, pressure: 0, harm: -0.0323, standing: 0.022);
        var known = Knowing(_clash).Knowing([opening]);
        Assert.Equal(Stopped + ": it gave in to answers in force", DecisionText.Sentence(pressed, known));
        Assert.Equal(Stopped + ": it gave in for fear of an answer, though none was in force", DecisionText.Sentence(afraid, known));
        Assert.Equal(
            "answers in force cost it 2.88 % of a year's real income, the harm that it feared from an answer was 3.23 % (2.10 % when the clash opened); "
                + "it would have defied on without what presses it", DecisionText.Ending(pressed, known));
        Assert.Equal(
            "answers in force cost it 0.00 % of a year's real income, the harm that it feared from an answer was 3.23 % (2.10 % when the clash opened); "
                + "it would have defied on without what presses it. Beside that, the gap between its wish and national policy had closed by 45 %",
            DecisionText.Ending(afraid, known));
        Assert.Contains("was 3.23 % (less when the clash opened);", DecisionText.Ending(afraid, Knowing(_clash)), StringComparison.Ordinal);
        Assert.Contains("was 3.23 %; it would", DecisionText.Ending(pressed, Knowing(_clash)), StringComparison.Ordinal);
        Assert.Null(DecisionText.Ending(opening, known));
        var moved = Knowing(_clash with { Outcome = "policyChanged" }).Knowing([opening]);
        Assert.Equal("the gap between its wish and national policy had closed by 45 %", DecisionText.Ending(afraid, moved));
    }

    [Fact]
    public void What_an_intervention_held_a_city_to_is_told_in_every_view_and_its_end_is_no_wish()
    {
        var hold = new Hold(2, 1, "trade", Stance.Defy, 2015, 2017, "from 2014-10 to 2016-10");
        var clash = _clash with { Outcome = "lapsed" };
        var held = Knowing(clash) with { Holds = [hold] };
        var turn = Turn(DecisionOption.Comply);
        Assert.Equal(Stopped + ": the hold by intervention 3 of the scenario (interventions.2) ended, and the city decided for itself",
            DecisionText.Sentence(turn, held));
        Assert.EndsWith("decided for itself", DecisionText.Sentence(turn with { Reference = null }, held), StringComparison.Ordinal);
        Assert.Null(DecisionText.Ending(turn, held));
        string note = "Bern against CHE over trade, Jan 2015 to Jan 2017, ended: lapsed. Held to it by intervention 3 of the scenario (interventions.2) "
            + "from 2014-10 to 2016-10; the hold ended then.";
        foreach (var chain in (Chain[])[Chain.OfCity(held, 1, "Bern, CHE"), Chain.OfNation(held, "CHE"), Chain.OfClash(clash)])
            Assert.Equal([note], chain.Notes([], held));
        Assert.Empty(Chain.OfCity(held, 2, "Basel, CHE").Notes([], held));
        Assert.Empty(Chain.OfNation(held, "FRA").Notes([], held));
        var longer = held with { Holds = [hold with { Until = 2017.25 }] };
        Assert.EndsWith("from 2014-10 to 2016-10; the clash ended before the hold did.", longer.HeldTo(clash), StringComparison.Ordinal);
        var next = clash with { Id = clash.Id + 1, Started = 2017, Ended = null };
        Assert.EndsWith($"; the clash ended before the hold did, which opened clash {next.Id} in Jan 2017.",
            (longer with { Clashes = [clash, next] }).HeldTo(clash), StringComparison.Ordinal);
        Assert.EndsWith("; the hold ended early, when Bern left CHE.", longer.HeldTo(clash with { Outcome = "independence" }), StringComparison.Ordinal);
        Assert.EndsWith("from 2014-10 to 2016-10.", (held with { Holds = [hold with { Until = 2016 }] }).HeldTo(clash), StringComparison.Ordinal);
        foreach (var other in (Hold[])[hold with { From = 2017 }, hold with { Until = 2015 }, hold with { Domain = "climate" }, hold with { City = 3 }])
            Assert.Null((held with { Holds = [other] }).HeldTo(clash));
        var closed = held with { Holds = [hold with { Held = Stance.Voice, From = 2017, Until = null, Months = "from 2016-10 on" }] };
        Assert.EndsWith(". Then held to voice by intervention 3 of the scenario (interventions.2) from 2016-10 on.", closed.HeldTo(_clash),
            StringComparison.Ordinal);
        Assert.Null(closed.HeldTo(clash));
    }

    private static Conflicts Knowing(ClashFact clash) => new([clash], []);

    private static Decision Turn(DecisionOption choice) => SmallDecisions.Chosen(DecisionKind.Stance, choice) with { Time = 2017 };

    private static Decision Defying(DecisionOption choice, double time, double pressure, double harm, double standing) => Turn(choice) with
    {
        Time = time,
        Options =
        [
            new(choice == DecisionOption.Defy ? DecisionOption.Comply : choice, 0, 0.5, []),
            new(DecisionOption.Defy, 0, 0.5,
                [new(DecisionTerm.PositionTaking, standing), new(DecisionTerm.HarmFeared, harm), new(DecisionTerm.Pressure, pressure)]),
        ],
        Chosen = choice == DecisionOption.Defy ? 1 : 0,
    };
}
