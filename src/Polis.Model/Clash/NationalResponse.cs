using Polis.Engine.Numerics;
using Polis.Engine.Parallel;
using Polis.Engine.Random;
using Polis.Engine.Scheduling;

namespace Polis.Model;

/// <summary>Nations answer open clashes: tolerate, concede, devolve, pre-empt, sanction, coerce;
/// their reputation follows (docs/MODEL.md, 4; Walter 2006).</summary>
/// <remarks>Cost O(cities · domains + open clashes). Effects of one step on one quantity act as one.</remarks>
public sealed class NationalResponse : IMechanism<World>
{
    private readonly NationalDefiance _defiance = new();
    private double[] _concededIdeal = [], _strong = [];
    private int[] _conceded = [], _answers = [];
    private double[] _utilities = [];
    private byte[] _answer = [];

    /// <summary>No answer in this step.</summary>
    private const byte Silent = 255;

    /// <inheritdoc/>
    public string Name => nameof(NationalResponse);

    /// <inheritdoc/>
    public Access Access { get; } = new Access(
        reads:
        [
            Columns.Cities.Nation, Columns.Cities.Population, Columns.Cities.Income, Columns.Cities.Technology, Columns.Cities.Ideal,
            Columns.Cities.Autonomy, Columns.Cities.OpenClash, Columns.Cities.Grievance, Columns.Cities.Status, Columns.Cities.CorporateShare,
            Columns.Cities.Pressure, Columns.Cities.Term, Columns.Nations.Key, Columns.Nations.Rule, Columns.Nations.Population, Columns.Nations.Output,
            Columns.Nations.Democracy, Columns.Nations.Federalism, Columns.Nations.Policy,
            Columns.Nations.Belief, Columns.Clashes.Started, Columns.Clashes.Responses, Columns.Clashes.LastResponse,
        ],
        writes:
        [
            Columns.Cities.Technology, Columns.Cities.Autonomy, Columns.Cities.Stance, Columns.Cities.Grievance, Columns.Cities.Pressure,
            Columns.Cities.Settled, Columns.Cities.Term, Columns.Nations.Policy, Columns.Nations.Belief, Columns.Clashes.Responses,
            Columns.Clashes.LastResponse, Columns.Responses.Clash, Columns.Responses.Step,
            Columns.Responses.Kind, Columns.Responses.Previous, Columns.Responses.Utility, Columns.Events,
        ])
        + NationalDefiance.Reads + ClashBook.Closes;

    /// <summary>What a nation weighs when it answers a city in a domain, at the world's present state.</summary>
    /// <param name="world">The world.</param>
    /// <param name="city">Row of the city.</param>
    /// <param name="domain">Row of the domain.</param>
    /// <param name="defiance">Who defies at home.</param>
    public static ResponseSituation Situation(World world, int city, int domain, NationalDefiance defiance)
    {
        var (cities, nations) = (world.Cities, world.Nations);
        int nation = cities.Nation[city];
        double people = nations.Population[nation];
        return new ResponseSituation(
            StanceView.Gap(world, city, domain),
            cities.Population[city] / people,
            cities.Output(city) / nations.Output[nation],
            defiance.InDomain(nation, domain) / people,
            defiance.InAny(nation) / people,
            cities.CorporateShare[city],
            nations.Democracy[nation],
            nations.Federalism[nation]);
    }

    /// <summary>Policy after concessions of one step: towards the mean ideal of those conceded to, by 1 - (1 - ζ)^n.</summary>
    public static double Conceded(double policy, double meanIdeal, int concessions, Parameters p) =>
        policy + ResponseChoice.Together(p.ConcessionStep, concessions) * (meanIdeal - policy);

    /// <inheritdoc/>
    public void Step(World state, StepContext step)
    {
        Size(state);
        _defiance.Sum(state, step.Team);
        step.ForEachChunk(state.Cities.Count, (this, state, step), static (s, chunk) => s.Item1.Decide(s.state, s.step, chunk));
        Array.Clear(_conceded);
        Array.Clear(_concededIdeal);
        Array.Clear(_answers);
        Array.Clear(_strong);
        Decay(state, step.Dt);
        for (int i = 0; i < state.Cities.Count; i++) ApplyToCity(state, step, i);
        ApplyToNations(state, step);
    }

    /// <summary>Grievance and pressure fade first; what is added in this step is added in full.</summary>
    internal static void Decay(World world, double dt)
    {
        var p = world.Parameters;
        double grievance = ResponseChoice.Decayed(1, dt, p.GrievanceHalfLife), pressure = ResponseChoice.Decayed(1, dt, p.PressureHalfLife);
        foreach (ref double value in world.Cities.Grievance.Span) value *= grievance;
        foreach (ref double value in world.Cities.Pressure.Span) value *= pressure;
    }

    private void Size(World world)
    {
        int domains = world.Domains.Count, cells = world.Cities.Count * domains, nations = world.Nations.Count;
        if (_answer.Length != cells)
        {
            _answer = new byte[cells];
            _utilities = new double[cells * ResponseChoice.Count];
        }
        if (_answers.Length >= nations) return;
        int room = nations + 64;
        _concededIdeal = new double[room * domains];
        _conceded = new int[room * domains];
        _answers = new int[room];
        _strong = new double[room];
    }

    private void Decide(World world, StepContext step, Chunk chunk)
    {
        var (cities, p) = (world.Cities, world.Parameters);
        int domains = world.Domains.Count;
        double answers = step.Probability(p.ResponseRate);
        Span<double> probabilities = stackalloc double[ResponseChoice.Count];
        for (int i = chunk.Begin; i < chunk.End; i++)
        {
            for (int k = 0; k < domains; k++)
            {
                int cell = i * domains + k;
                _answer[cell] = Silent;
                if (cities.OpenClash[cell] == 0 || cities.Status[i] != CityStatus.Constituent) continue;
                if (IsStalemate(world, step, cities.OpenClash[cell] - 1) || step.Uniform(Streams.ResponseTime, i, k) >= answers) continue;
                var utilities = _utilities.AsSpan(cell * ResponseChoice.Count, ResponseChoice.Count);
                ResponseChoice.Utilities(Situation(world, i, k, _defiance), p, utilities);
                for (int r = 0; r < ResponseChoice.Count; r++) utilities[r] += Leaning(world, step, cities.Nation[i], (Response)r);
                ResponseChoice.Probabilities(utilities, p, probabilities);
                _answer[cell] = (byte)Logit.Choose(probabilities, step.Uniform(Streams.ResponseChoice, i, k));
            }
        }
    }

    /// <summary>What the nation's present government leans to in all its clashes.</summary>
    private static double Leaning(World world, StepContext step, int nation, Response response) => ResponseChoice.Leaning(
        step.Random.Normal(Streams.RuleLeaning, world.Nations.Key[nation], world.Nations.Rule[nation], (int)response), world.Parameters);

    private static bool IsStalemate(World world, StepContext step, int clash) =>
        (step.Step - world.Clashes.Started[clash]) * step.Dt >= world.Parameters.StalemateYears;

    /// <summary>Answers to one city, in the order of their drawn keys: force may end the clashes that others would have settled.</summary>
    private void ApplyToCity(World world, StepContext step, int city)
    {
        var (cities, p) = (world.Cities, world.Parameters);
        int domains = world.Domains.Count, settled = 0;
        double grievance = 0;
        ulong left = 0;
        for (int k = 0; k < domains; k++)
        {
            int cell = city * domains + k;
            if (_answer[cell] != Silent) left |= 1UL << k;
            else if (cities.OpenClash[cell] != 0 && cities.Status[city] == CityStatus.Constituent && IsStalemate(world, step, cities.OpenClash[cell] - 1))
                ClashBook.Close(world, step.Step, city, k, ClashOutcome.Stalemate);
        }
        while (left != 0)
        {
            int domain = Earliest(left, city, domains, step);
            left &= ~(1UL << domain);
            if (cities.OpenClash[city * domains + domain] == 0) continue;
            var response = (Response)_answer[city * domains + domain];
            Record(world, step, city, domain, response);
            grievance += Effect(world, step, city, domain, response);
            if (response is Response.Concede or Response.Devolve) settled++;
        }
        if (settled == 0 && grievance == 0) return;
        double healed = 1 - ResponseChoice.Together(p.SettlementGrievanceRelief, settled);
        cities.Grievance[city] = Math.Min(1, cities.Grievance[city] * healed + grievance);
    }

    private static int Earliest(ulong left, int city, int domains, StepContext step)
    {
        if ((left & (left - 1)) == 0) return System.Numerics.BitOperations.TrailingZeroCount(left);
        int first = -1;
        double lowest = 2;
        for (int k = 0; k < domains; k++)
        {
            if ((left >> k & 1) == 0) continue;
            double key = step.Uniform(Streams.ResponseOrder, city, k);
            if (key < lowest) (first, lowest) = (k, key);
        }
        return first;
    }

    private void Record(World world, StepContext step, int city, int domain, Response response)
    {
        int cell = city * world.Domains.Count + domain, clash = world.Cities.OpenClash[cell] - 1, nation = world.Cities.Nation[city];
        var utilities = _utilities.AsSpan(cell * ResponseChoice.Count, ResponseChoice.Count);
        var (responses, clashes) = (world.Responses, world.Clashes);
        int row = responses.Append();
        responses.Clash[row] = clash;
        responses.Step[row] = step.Step;
        responses.Kind[row] = response;
        responses.Previous[row] = clashes.LastResponse[clash];
        utilities.CopyTo(responses.Utility.Row(row));
        clashes.LastResponse[clash] = row + 1;
        clashes.Responses[clash]++;
        _answers[nation]++;
        if (ResponseChoice.IsStrong(response)) _strong[nation]++;
        world.Record(EventKind.NationResponded, step.Step, city, nation, domain, clash, (double)response);
        if (world.Decisions.KeepsAll) Explain(world, step, city, domain, clash, response);
    }

    /// <summary>Writes an answer down. What a nation weighs is still as when it chose: nations, and who counts as defying,
    /// change only after all answers.</summary>
    private void Explain(World world, StepContext step, int city, int domain, int clash, Response response)
    {
        var (log, p) = (world.Decisions, world.Parameters);
        var situation = Situation(world, city, domain, _defiance);
        var utilities = _utilities.AsSpan((city * world.Domains.Count + domain) * ResponseChoice.Count, ResponseChoice.Count);
        Span<double> probabilities = stackalloc double[ResponseChoice.Count];
        int nation = world.Cities.Nation[city];
        ResponseChoice.Probabilities(utilities, p, probabilities);
        log.Begin(DecisionKind.Response, step.Step, city, nation, domain, clash);
        for (int r = 0; r < ResponseChoice.Count; r++)
        {
            log.Option(ResponseChoice.OptionOf((Response)r), utilities[r], probabilities[r], ResponseChoice.Terms((Response)r, situation, p));
            log.Term(DecisionTerm.Leaning, Leaning(world, step, nation, (Response)r));
        }
        log.Choose(
            (int)response, step.Uniform(Streams.ResponseChoice, city, domain), ResponseChoice.Precision(p),
            Government.TookOffice(world.Nations.Rule[nation]));
    }

    /// <summary>What an answer does to the city; returns the grievance that it leaves.</summary>
    private double Effect(World world, StepContext step, int city, int domain, Response response)
    {
        var (cities, p) = (world.Cities, world.Parameters);
        int domains = world.Domains.Count, cell = city * domains + domain, nation = cities.Nation[city];
        switch (response)
        {
            case Response.Concede:
                _conceded[nation * domains + domain]++;
                _concededIdeal[nation * domains + domain] += cities.Ideal[cell];
                Settle(world, step, city, domain, ClashOutcome.PolicyChanged);
                return 0;
            case Response.Devolve:
                cities.Autonomy[cell] = Math.Min(1, cities.Autonomy[cell] + p.AutonomyStep);
                Settle(world, step, city, domain, ClashOutcome.Autonomy);
                return 0;
            case Response.Preempt:
                cities.Pressure[cell] += ResponseChoice.PressureIncrement(response, p);
                return p.PreemptGrievance;
            case Response.Sanction:
                LoseIncome(world, city, p.SanctionProductivityLoss);
                cities.Pressure[cell] += ResponseChoice.PressureIncrement(response, p);
                return p.SanctionGrievance;
            case Response.Coerce:
                Coerce(world, step, city, domain);
                return p.CoerceGrievance;
            default:
                return 0;
        }
    }

    /// <summary>Force falls on all domains. Where the city gives way, the nation puts in a government of its choice.</summary>
    private static void Coerce(World world, StepContext step, int city, int domain)
    {
        var (cities, p) = (world.Cities, world.Parameters);
        LoseIncome(world, city, p.CoerceProductivityLoss);
        foreach (ref double pressure in cities.Pressure.Row(city)) pressure += ResponseChoice.PressureIncrement(Response.Coerce, p);
        foreach (ref double autonomy in cities.Autonomy.Row(city)) autonomy *= p.CoerceAutonomyFactor;
        if (step.Uniform(Streams.ResponseEffect, city, domain) >= p.CoerceCompliance) return;
        for (int k = 0; k < world.Domains.Count; k++) Comply(world, step, city, k, ClashOutcome.Suppressed);
        cities.Term[city] = Government.PutInByForce(step.Step);
    }

    private static void LoseIncome(World world, int city, double loss)
    {
        ref double technology = ref world.Cities.Technology[city];
        technology = TradeEquations.Scaled(technology, DeterministicMath.Exp(-loss * world.Parameters.TradeElasticity));
    }

    /// <summary>What was granted settles the matter for as long as the present government lasts.</summary>
    private static void Settle(World world, StepContext step, int city, int domain, ClashOutcome outcome)
    {
        world.Cities.Settled[city * world.Domains.Count + domain] = world.Cities.Term[city];
        Comply(world, step, city, domain, outcome);
    }

    private static void Comply(World world, StepContext step, int city, int domain, ClashOutcome outcome)
    {
        world.Cities.Stance[city * world.Domains.Count + domain] = Stance.Comply;
        ClashBook.Close(world, step.Step, city, domain, outcome);
    }

    private void ApplyToNations(World world, StepContext step)
    {
        var (nations, p) = (world.Nations, world.Parameters);
        int domains = world.Domains.Count;
        for (int n = 0; n < nations.Count; n++)
        {
            if (_answers[n] == 0) continue;
            nations.Belief[n] = ResponseChoice.NextBelief(nations.Belief[n], _strong[n] / _answers[n], step.Dt, p);
            for (int k = 0; k < domains; k++)
            {
                int count = _conceded[n * domains + k];
                if (count == 0) continue;
                ref double policy = ref nations.Policy[n * domains + k];
                policy = Math.Clamp(Conceded(policy, _concededIdeal[n * domains + k] / count, count, p), -1, 1);
            }
        }
    }
}
