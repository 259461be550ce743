using Polis.Engine.Parallel;
using Polis.Model;
using Polis.Results.Folder;
using Polis.Scenarios;
using Polis.Scenarios.Interventions;

namespace Polis.Results.Explaining;

/// <summary>The dated interventions of a run's scenario: on whom each acted, and what became of it.</summary>
public sealed class RunInterventions
{
    private readonly SimulationPlan? _plan;
    private readonly IReadOnlyList<NamedIntervention> _names;
    private readonly Affiliations? _affiliations;

    private RunInterventions(SimulationPlan? plan, IReadOnlyList<NamedIntervention> names, IReadOnlyList<AffiliationEvent>? events)
    {
        (_plan, _names) = (plan, names);
        _affiliations = plan is null || events is null ? null : new Affiliations(plan.Tables, plan.Clock.StartMonth, events);
        Holds = plan is null ? [] : Hold.Of(plan);
    }

    /// <summary>Those of a scenario without any.</summary>
    public static RunInterventions None { get; } = new(null, [], null);

    /// <summary>Stances that they held cities to.</summary>
    public IReadOnlyList<Hold> Holds { get; }

    /// <summary>Those of a scenario that is loaded.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <param name="plan">Its plan.</param>
    /// <param name="events">What happened in a run, in its order; null where that is not known, so that nobody can tell on whom they acted.</param>
    public static RunInterventions Of(Scenario scenario, SimulationPlan plan, IReadOnlyList<AffiliationEvent>? events) =>
        new(plan, ScenarioOutline.Of(scenario).Interventions, events);

    /// <summary>Those of a run folder's scenario; none where the scenario is gone or is another by now.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="run">Number of the run.</param>
    /// <exception cref="RunFolderException">A table is damaged.</exception>
    public static RunInterventions Read(RunFolder folder, int run)
    {
        string file = Path.Combine(folder.Path, RunFolderFiles.Scenario);
        if (!File.Exists(file)) return None;
        try
        {
            var scenario = ScenarioLoader.Load(file);
            // Most scenarios have none, and neither their tables nor the hash of these need be read.
            if (!scenario.HasInterventions || scenario.Hash != folder.Manifest.Scenario.Hash) return None;
            using var team = new ThreadTeam(1);
            return Of(scenario, scenario.ToPlan(team), Affiliations.Read(folder, run));
        }
        catch (ScenarioException)
        {
            return None;
        }
    }

    /// <summary>The same with what happened in a run.</summary>
    /// <param name="events">What happened, in its order.</param>
    public RunInterventions Knowing(IReadOnlyList<AffiliationEvent> events) => new(_plan, _names, events);

    /// <summary>What became of the interventions that acted on what a chain is about, by time.</summary>
    /// <param name="chain">The chain.</param>
    /// <param name="conflicts">Clashes and bids of the run.</param>
    public IReadOnlyList<InterventionTurn> On(Chain chain, Conflicts conflicts)
    {
        if (_plan is null || _affiliations is null) return [];
        var turns = new List<InterventionTurn>();
        foreach (var line in _plan.Interventions.Index().GroupBy(pair => _plan.LineOf(pair.Index), pair => pair.Item))
        {
            if (_affiliations.Begin(line.Key) is not { } begin) continue;
            var reached = new Reach(_plan.Tables, _affiliations, conflicts, begin, [.. line]).Of(chain);
            if (reached.Any) turns.AddRange(Turns(line.Key, [.. line], begin, reached, conflicts));
        }
        double first = chain.Span.First, last = chain.Span.Last;
        var over = turns.Where(turn => turn.Change == InterventionChange.Ended && turn.Time < first).Select(turn => turn.Number).ToHashSet();
        return [.. turns.Where(turn => turn.Time <= last && !over.Contains(turn.Number)).OrderBy(turn => turn.Time)];
    }

    private IEnumerable<InterventionTurn> Turns(
        int line, IReadOnlyList<Intervention> parts, AffiliationEvent begin, Reached reached, Conflicts conflicts)
    {
        var clock = _plan!.Clock;
        double? until = parts[0].UntilMonth is { } month ? StartOfStep(month) : null;
        var began = new InterventionTurn(line, _names[line].Name, InterventionChange.Began, begin.Time, StartOfStep(parts[0].Month), until, null);
        var end = _affiliations!.End(line);
        var held = parts.OfType<TakeStance>().Select(hold => _plan.Tables.Cities.Id[hold.City]).Where(reached.Cities.Contains).Distinct().ToList();
        var gone = held.Where(city => Left(city) < begin.Time).ToList();
        if (gone.Count > 0 && gone.Count == reached.Cities.Count)
        {
            yield return began with { Change = InterventionChange.WithoutEffect, Why = Leaving(gone[0], "had left") };
            yield break;
        }
        yield return began;
        foreach (long city in held.Except(gone))
        {
            if (Left(city) is { } left && left < (end?.Time ?? double.PositiveInfinity)) yield return Early(left, Leaving(city, "left"));
        }
        foreach (var part in parts.OfType<SetNation>())
        {
            if (part.UntilParty is not { } treaty) continue;
            string code = _plan.Tables.Nations.Code[part.Nation];
            if (_affiliations.JoinedAfter(line, each => each.Nation == code && each.Body == treaty) is { } joined
                && joined < (end?.Time ?? double.PositiveInfinity))
                yield return Early(joined, $"{code} was a party of {treaty} again");
        }
        if (end is { } over) yield return began with { Change = InterventionChange.Ended, Time = over.Time, Date = over.Time - clock.Dt };

        double StartOfStep(int month) => clock.YearOf(Math.Max(0, clock.FirstStepFrom(month)));

        double? Left(long city) => conflicts.Bids.FirstOrDefault(bid => bid.Won && bid.Members.Contains(city))?.Ended;

        string Leaving(long city, string left)
        {
            int row = Array.IndexOf(_plan.Tables.Cities.Id, city);
            return $"{_plan.Tables.Cities.NameOf(row)} {left} {_plan.Tables.Nations.Code[_plan.Tables.Cities.Nation[row]]}";
        }

        InterventionTurn Early(double time, string why) =>
            began with { Change = InterventionChange.EndedEarly, Time = time, Date = time, Why = why };
    }
}
