using Polis.Engine.Checkpoint;
using Polis.Engine.Random;
using Polis.Model.Tests.Worlds;
using Xunit;

namespace Polis.Model.Tests;

public sealed class DecisionLogTests
{
    private const int Worlds = 40;

    [Fact]
    public void Terms_add_up_to_utilities_chances_to_one_and_the_draw_falls_in_the_share_of_the_chosen_option()
    {
        var seen = new HashSet<(DecisionKind, DecisionOption)>();
        ForEachDecision((world, row) =>
        {
            var (log, kind) = (world.Decisions, world.Decisions.Decisions.Kind[row]);
            double[] utilities = [.. Options(log, row).Select(option => log.Options.Utility[option])],
                chances = [.. Options(log, row).Select(option => log.Options.Probability[option])];
            foreach (int option in Options(log, row))
            {
                double[] terms = [.. Terms(log, option).Select(term => log.Terms.Value[term])];
                if (terms.Length == 0) Assert.Equal(0, log.Options.Utility[option]);
                else Assert.Equal(log.Options.Utility[option], terms.Aggregate((sum, term) => sum + term));
            }
            Assert.Equal(1, chances.Sum(), 1e-12);
            int chosen = log.Decisions.Chosen[row];
            double below = chances.Take(chosen).Sum(), draw = log.Decisions.Draw[row];
            // Who meant to join an alliance and joined the other side first has stayed, whatever was drawn.
            bool overtaken = kind == DecisionKind.AllianceJoin && chosen == 1;
            if (!overtaken) Assert.InRange(draw, below - 1e-12, below + chances[chosen] + 1e-12);
            if (DecisionKinds.Of(kind).Rule == DecisionRule.Logit) AssertLogit(log.Decisions.Precision[row], utilities, chances);
            seen.Add((kind, log.Options.Option[log.Decisions.FirstOption[row] + chosen]));
        });
        Assert.Equal(Enum.GetValues<DecisionKind>(), seen.Select(pair => pair.Item1).Distinct().Order());

        // All three stances, all six answers, joined and not, all three decisions on bids, both ends of a vote and of a contest; agreements accepted and not.
        var ofConflict = seen.Where(pair => DecisionKinds.Of(pair.Item1).Reference is RowOf.Clash or RowOf.Bid).Order().ToList();
        Assert.True(ofConflict.Count == 3 + 6 + 1 + 2 + 3 + 2 + 2, string.Join(' ', ofConflict));
        Assert.Equal(2, seen.Count(pair => pair.Item1 == DecisionKind.Agreement));
        Assert.Equal(2, seen.Count(pair => pair.Item1 == DecisionKind.Visit));
    }

    [Fact]
    public void Parameters_at_the_ends_of_their_ranges_leave_chances_that_add_up_to_one() => ForEachRun(interventions: 4, extremes: 20, afterEach: world =>
    {
        var log = world.Decisions;
        for (int row = 0; row < log.Decisions.Count; row++)
        {
            Assert.All(Options(log, row), option => Assert.InRange(log.Options.Probability[option], 0, 1));
            Assert.Equal(1, Options(log, row).Sum(option => log.Options.Probability[option]), 1e-12);
            Assert.True(log.Options.Probability[log.Decisions.FirstOption[row] + log.Decisions.Chosen[row]] > 0);
        }
    });

    [Fact]
    public void Every_turn_to_or_from_defiance_and_every_answer_stands_in_the_log_with_its_clash_and_the_very_numbers_that_decided()
    {
        var (turns, answers) = (0, 0);
        ForEachRun(interventions: 0, afterEach: world =>
        {
            var log = world.Decisions;
            for (int row = 0; row < log.Decisions.Count; row++)
            {
                int first = log.Decisions.FirstOption[row], clash = log.Decisions.Reference[row];
                if (log.Decisions.Kind[row] == DecisionKind.Stance)
                {
                    bool defies = log.Options.Option[first + log.Decisions.Chosen[row]] == DecisionOption.Defy;
                    // Who gives up after a stalemate has no clash any more.
                    if (clash < 0 && !defies) continue;
                    Assert.Equal((world.Clashes.City[clash], world.Clashes.Domain[clash]), (log.Decisions.City[row], log.Decisions.Domain[row]));
                    if (!defies) continue;
                    turns++;
                    Assert.Equal(log.Decisions.Step[row], world.Clashes.Started[clash]);
                    Assert.Equal(
                        (world.Clashes.ComplyUtility[clash], world.Clashes.VoiceUtility[clash], world.Clashes.DefyUtility[clash]),
                        (log.Options.Utility[first], log.Options.Utility[first + 1], log.Options.Utility[first + 2]));
                }
                else if (log.Decisions.Kind[row] == DecisionKind.Response)
                {
                    Assert.Equal((clash, (int)world.Responses.Kind[answers]), (world.Responses.Clash[answers], log.Decisions.Chosen[row]));
                    Assert.Equal(world.Responses.Utility.Row(answers).ToArray(), Options(log, row).Select(option => log.Options.Utility[option]));
                    answers++;
                }
            }
        },
        atEnd: world =>
        {
            Assert.Equal(world.Clashes.Count, turns);
            Assert.Equal(world.Responses.Count, answers);
            (turns, answers) = (0, 0);
        });
    }

    [Fact]
    public void Every_bid_stands_in_the_log_with_its_start_its_members_and_what_was_decided()
    {
        int bids = 0;
        List<(DecisionKind Kind, int Bid, int City, int Step, int Chosen)> decisions = [];
        ForEachRun(interventions: 0, afterEach: world =>
        {
            var all = world.Decisions.Decisions;
            for (int row = 0; row < all.Count; row++) decisions.Add((all.Kind[row], all.Reference[row], all.City[row], all.Step[row], all.Chosen[row]));
        },
        atEnd: world =>
        {
            for (int bid = 0; bid < world.Bids.Count; bid++)
            {
                var own = decisions.Where(decision => decision.Bid == bid && DecisionKinds.Of(decision.Kind).Reference == RowOf.Bid).ToList();
                var start = Assert.Single(own, decision => decision.Kind == DecisionKind.BidStart);
                Assert.Equal((world.Bids.Starter[bid], world.Bids.Started[bid]), (start.City, start.Step));
                int joined = own.Count(decision => decision.Kind == DecisionKind.BidJoin && decision.Chosen == 0);
                Assert.Equal(world.Bids.Members[bid], 1 + joined);
                int decided = own.Count(decision => decision.Kind == DecisionKind.BidDecision);
                Assert.Equal(world.Bids.Ended[bid] < 0 ? 0 : 1, decided);
                bids++;
            }
            decisions.Clear();
        });
        Assert.True(bids > 20, $"only {bids} bids");
    }

    [Fact]
    public void A_run_has_the_same_bytes_whether_all_decisions_are_kept_or_some_and_the_log_is_the_same_for_any_number_of_threads()
    {
        for (int filling = 0; filling < 8; filling++)
        {
            var plan = new RandomWorld(filling, 5, 1600, 3, 8).Make().Plan();
            using var some = new WorldRun(plan);
            using WorldRun one = new(plan, threads: 1), three = new(plan, threads: 3);
            one.World.Decisions.KeepsAll = three.World.Decisions.KeepsAll = true;
            List<string> few = [], ones = [], threes = [];
            var bytes = StateBytes.Of(some.Steps(8, world => few.AddRange(Lines(world.Decisions))).World);
            Assert.Equal(bytes, StateBytes.Of(one.Steps(8, world => ones.AddRange(Lines(world.Decisions))).World));
            Assert.Equal(bytes, StateBytes.Of(three.Steps(8, world => threes.AddRange(Lines(world.Decisions))).World));
            Assert.InRange(few.Count, 1, ones.Count - 1);
            Assert.Empty(few.Except(ones));
            Assert.Equal(ones, threes);
        }
    }

    [Fact]
    public void A_snapshot_leaves_the_log_out()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "decisions.snapshot");
        var plan = new RandomWorld(7, 5, 24, 3, 4).Make().Plan();
        using WorldRun off = new(plan), on = new(plan);
        on.World.Decisions.KeepsAll = true;
        Assert.Equal(Snapshot.Layout(off.World), Snapshot.Layout(on.World));
        on.Steps(6).Simulation.Save(path);
        using var restored = Simulation.Restore(plan, path, on.Team);
        Assert.Equal((false, 0), (restored.World.Decisions.KeepsAll, restored.World.Decisions.Decisions.Count));
        Assert.Equal(StateBytes.Of(on.World), StateBytes.Of(restored.World));
    }

    [Fact]
    public void An_event_is_told_with_the_decision_that_it_came_of_whichever_decisions_are_kept()
    {
        EventKind[] quoting =
        [
            EventKind.TradeMission, EventKind.CulturalExchange, EventKind.BidJoined,
            EventKind.BidDecided, EventKind.AgreementSigned, EventKind.AgreementDeclined,
            EventKind.NationRecognised,
        ];
        var quoted = new HashSet<EventKind>();
        foreach (bool all in (bool[])[false, true])
        {
            ForEachRun(interventions: 0, keepsAll: all, afterEach: world =>
            {
                var (events, log) = (world.Events, world.Decisions);
                for (int e = 0; e < events.Count; e++)
                {
                    var kind = (EventKind)events.Kind[e];
                    int decision = log.OfEvent(e);
                    if (quoting.Contains(kind)) Assert.True(decision >= 0, $"{kind} has no decision");
                    if (decision < 0) continue;
                    quoted.Add(kind);
                    Assert.Equal(events.Step[e], log.Decisions.Step[decision]);
                    int who = kind is EventKind.TradeMission or EventKind.CulturalExchange ? events.Other[e] : events.Subject[e];
                    Assert.Equal(who, EventKinds.Of(kind).Subject == RowOf.City ? log.Decisions.City[decision] : log.Decisions.Nation[decision]);
                    if (EventKinds.Of(kind).Reference is not RowOf.Nothing and var of)
                        Assert.Equal((of, events.Reference[e]), (DecisionKinds.Of(log.Decisions.Kind[decision]).Reference, log.Decisions.Reference[decision]));
                }
                Assert.Equal(-1, log.OfEvent(events.Count));
            });
            Assert.Empty(quoting.Except(quoted));
            quoted.Clear();
        }
    }

    [Fact]
    public void Every_kind_of_decision_and_of_event_every_answer_and_every_decision_on_a_bid_is_defined()
    {
        Assert.All(Enum.GetValues<DecisionKind>(), kind => Assert.Equal(kind != DecisionKind.Visit, DecisionKinds.Of(kind).Listed));
        Assert.All(Enum.GetValues<EventKind>(), kind => EventKinds.Of(kind));
        Assert.All(Enum.GetValues<Response>(), response => Assert.Equal(response.ToString(), ResponseChoice.OptionOf(response).ToString()));
        Assert.All(
            Enum.GetValues<BidDecision>().Except([BidDecision.None]), decision => Assert.Equal(decision.ToString(), Secession.OptionOf(decision).ToString()));
        Assert.Throws<ArgumentOutOfRangeException>(() => Secession.OptionOf(BidDecision.None));
    }

    [Fact]
    public void Another_mechanism_writes_a_decision_option_by_option()
    {
        using var log = new DecisionLog();
        int row = log.Begin(DecisionKind.AccordJoin, step: 3, city: -1, nation: 1, domain: 2, reference: 4);
        log.Option(DecisionOption.Join, -0.5, 0.25);
        log.Term(DecisionTerm.Base, 1);
        log.Term(DecisionTerm.PolicyDistance, -1.5);
        log.Option(DecisionOption.Stay, 0, 0.75);
        log.Choose(1, draw: 0.9);
        Assert.Equal((1, 2, 2), (log.Decisions.Count, log.Options.Count, log.Terms.Count));
        Assert.Equal((1, 0.9, true), (log.Decisions.Chosen[row], log.Decisions.Draw[row], double.IsNaN(log.Decisions.Precision[row])));
        Assert.Equal((true, false), (log.Holds(row, DecisionTerm.Base), log.Holds(row, DecisionTerm.Office)));
        log.Quote(row);
        log.Quote(-1);
        Assert.Equal((row, -1, -1), (log.OfEvent(0), log.OfEvent(1), log.OfEvent(2)));
        log.Clear();
        Assert.Equal(-1, log.OfEvent(0));
        Assert.Equal((0, 0, 0), (log.Decisions.Count, log.Options.Count, log.Terms.Count));
    }

    private static void AssertLogit(double precision, double[] utilities, double[] chances)
    {
        double[] again = new double[chances.Length];
        Logit.Probabilities(precision, utilities, again);
        for (int o = 0; o < chances.Length; o++) Assert.Equal(again[o], chances[o], 1e-9);
    }

    private static IEnumerable<int> Options(DecisionLog log, int row)
    {
        int first = log.Decisions.FirstOption[row];
        return Enumerable.Range(first, log.EndOfOptions(row) - first);
    }

    private static IEnumerable<int> Terms(DecisionLog log, int option)
    {
        int first = log.Options.FirstTerm[option];
        return Enumerable.Range(first, log.EndOfTerms(option) - first);
    }

    private static IEnumerable<string> Lines(DecisionLog log) => Enumerable.Range(0, log.Decisions.Count).Select(row =>
        $"{log.Decisions.Kind[row]} {log.Decisions.City[row]} {log.Decisions.Reference[row]} {log.Decisions.Chosen[row]} {log.Decisions.Draw[row]:R} " +
        string.Join(' ', Options(log, row).Select(option => $"{log.Options.Utility[option]:R}")));

    private static void ForEachDecision(Action<World, int> check) => ForEachRun(interventions: 12, world =>
    {
        for (int row = 0; row < world.Decisions.Decisions.Count; row++) check(world, row);
    });

    private static void ForEachRun(int interventions, Action<World> afterEach, Action<World>? atEnd = null, int extremes = 0, bool keepsAll = true)
    {
        for (int filling = 0; filling < Worlds; filling++)
        {
            using var run = new RandomWorld(filling, 4, 24, 3, interventions, extremes).Make().Start();
            run.World.Decisions.KeepsAll = keepsAll;
            run.Steps(RandomWorld.Horizon, afterEach);
            atEnd?.Invoke(run.World);
        }
    }
}
