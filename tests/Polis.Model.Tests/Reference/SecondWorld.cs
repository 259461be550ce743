using System.Text.Json.Nodes;
using Polis.Engine.Parallel;
using Polis.Engine.Scheduling;

namespace Polis.Model.Tests.Reference;

/// <summary>The world of a case of the second set: columns filled from its inputs, supply, access and friction as they are given.</summary>
internal sealed class SecondWorld : IDisposable
{
    /// <summary>Rows of the treaties that nations may join or leave; those that they are in already follow.</summary>
    public const int Accord = 0, FirstTreaty = 3;

    private const int Alliance = 1, OppositeAlliance = 2;

    private readonly Simulation _simulation;

    public SecondWorld(ReferenceCase from)
    {
        Case = from;
        Parameters = from.Parameters();
        Dt = from.Number("inputs.dt");
        _simulation = new Simulation(
            new SimulationPlan(Tables(from), Parameters with { Firms = 0 }, [], new Clock(Clock.Month(2015, 1), StepLength.Quarter), 1), 1, Team);
        World.Parameters = Parameters;
        FillNations();
        FillPairs();
        FillCities();
        FillTreaties();
        Open("inputs.officeValues");
        new Connectivity().MeasureStart(World);
        World.Globe.Governance[0] = Diplomacy.Governance(World);
        World.Lands.Refresh(World);
    }

    public ReferenceCase Case { get; }

    public Parameters Parameters { get; }

    /// <summary>Length of the step, years.</summary>
    public double Dt { get; }

    public ThreadTeam Team { get; } = new(1);

    public World World => _simulation.World;

    /// <summary>Lets firms have the offices of an input, firms by cities, and no others.</summary>
    public void Open(string input)
    {
        int cities = World.Cities.Count, firms = Case.Array(input).Count;
        int[] values = Case.Integers(input, firms, cities);
        World.Firms.Resize(0);
        World.CorporateOffices.Resize(0);
        for (int f = 0; f < firms; f++)
        {
            World.Firms.FirstOffice[World.Firms.Append()] = World.CorporateOffices.Count;
            for (int i = 0; i < cities; i++)
            {
                if (values[f * cities + i] == 0) continue;
                int office = World.CorporateOffices.Append();
                (World.CorporateOffices.Firm[office], World.CorporateOffices.City[office]) = (f, i);
                World.CorporateOffices.Value[office] = checked((byte)values[f * cities + i]);
                World.Firms.Offices[f]++;
            }
        }
    }

    /// <summary>Row of the alliance that nations may join; a case without a domain of alliances cannot ask for it.</summary>
    public int AllianceOrThrow() => World.AlignmentDomain >= 0 || Case.Has("inputs.alliance.domain")
        ? Alliance
        : throw new ReferenceException("The case has no domain of alliances.");

    /// <summary>Treaties that nations are in already pull at policies; those that they may join or leave do not.</summary>
    public void BindByTreaties(bool bound)
    {
        for (int z = 0; z < World.Treaties.Count; z++) World.Treaties.Active[z] = z >= FirstTreaty == bound ? (byte)1 : (byte)0;
    }

    public void Dispose()
    {
        _simulation.Dispose();
        Team.Dispose();
    }

    private static WorldInputs Tables(ReferenceCase from)
    {
        var domains = from.DomainsOfPolicies();
        int alignment = Array.FindIndex(domains, domain => domain.Lever == EconomicLever.Alignment);
        double position = from.Number("inputs.alliance.position");
        // Without a domain of alliances there is none whose rate could be asked for; its row stands all the same.
        int axis = from.Has("inputs.alliance.domain") ? from.Row("inputs.alliance.domain", domains.Length) : Math.Max(alignment, 0);
        return ReferenceTables.Of(from, domains) with
        {
            Networks =
            [
                new NetworkRow
                {
                    Name = "network",
                    Domain = from.Row("inputs.network.domain", domains.Length),
                    Charter = from.Number("inputs.network.charter"),
                    JoinRate = from.Number("inputs.network.joinRate"),
                    LeaveRate = 0,
                    PeerWeight = from.Number("inputs.network.peerWeight"),
                },
            ],
            Treaties =
            [
                new("accord", TreatyKind.Accord, from.Row("inputs.accord.domain", domains.Length), from.Number("inputs.accord.position"), 0),
                new("alliance", TreatyKind.Alliance, axis, position, 0),
                new("opposite alliance", TreatyKind.Alliance, axis, -position, 0),
                .. from.Objects("inputs.treaties", "domain", "position").Select((treaty, z) => Treaty(treaty, z, domains.Length)),
            ],
        };
    }

    private static TreatyRow Treaty(JsonObject treaty, int number, int domains)
    {
        double domain = ReferenceCase.NumberIn(treaty, "domain");
        if (domain != Math.Truncate(domain) || domain < 0 || domain >= domains)
            throw new ReferenceException($"inputs.treaties has {domain}, which is no domain.");
        return new TreatyRow($"treaty {number}", TreatyKind.Accord, (int)domain, ReferenceCase.NumberIn(treaty, "position"), 0);
    }

    private void FillNations()
    {
        var nations = World.Nations;
        int count = nations.Count, domains = World.Domains.Count;
        Case.Numbers("inputs.nations.population", count).CopyTo(nations.Population.Span);
        Case.Numbers("inputs.nations.hinterlandPopulation", count).CopyTo(nations.HinterlandPopulation.Span);
        Case.Numbers("inputs.nations.hinterlandIncome", count).CopyTo(nations.HinterlandIncome.Span);
        Case.Numbers("inputs.nations.output", count).CopyTo(nations.Output.Span);
        Case.Numbers("inputs.nations.vetoPlayers", count).CopyTo(nations.VetoPlayers.Span);
        Case.Numbers("inputs.nations.policy", count, domains).CopyTo(nations.Policy.Span);
        Case.Numbers("inputs.nations.hinterlandIdeal", count, domains).CopyTo(nations.HinterlandIdeal.Span);
        Case.Numbers("inputs.nations.supply", count).CopyTo(nations.Supply.Span);
        Case.Numbers("inputs.nations.hinterlandAccess", count).CopyTo(nations.HinterlandAccess.Span);
    }

    private void FillPairs()
    {
        var pairs = World.Pairs;
        int count = World.Nations.Count;
        double[] friction = Case.Pairs("inputs.nations.friction"), contiguous = Case.Pairs("inputs.nations.contiguous");
        double[] agreement = Case.Pairs("inputs.nations.agreement"), alliance = Case.Pairs("inputs.nations.alliance");
        for (int n = 0; n < count; n++)
        {
            for (int m = 0; m < count; m++)
            {
                int pair = pairs[n, m], cell = n * count + m;
                pairs.Friction[pair] = friction[cell];
                pairs.Contiguous[pair] = (byte)contiguous[cell];
                pairs.TradeAgreement[pair] = (int)agreement[cell];
                pairs.Alliance[pair] = (int)alliance[cell];
            }
        }
    }

    private void FillCities()
    {
        var cities = World.Cities;
        int count = cities.Count, domains = World.Domains.Count;
        Case.Numbers("inputs.cities.ideal", count, domains).CopyTo(cities.Ideal.Span);
        Case.Numbers("inputs.cities.salience", count, domains).CopyTo(cities.Salience.Span);
        Case.Numbers("inputs.cities.autonomy", count, domains).CopyTo(cities.Autonomy.Span);
        Case.Numbers("inputs.cities.supply", count).CopyTo(cities.Supply.Span);
        Case.Numbers("inputs.cities.access", count).CopyTo(cities.Access.Span);
        Case.NumbersOr(0, "inputs.cities.grievance", count).CopyTo(cities.Grievance.Span);
        Case.Integers("inputs.cities.degree", count).CopyTo(cities.Degree.Span);
        int[] stances = Case.Integers("inputs.cities.stance", count, domains);
        for (int cell = 0; cell < stances.Length; cell++)
            cities.Stance[cell] =
                Enum.IsDefined((Stance)stances[cell]) ? (Stance)stances[cell] : throw new ReferenceException($"{stances[cell]} is no stance.");
        byte[] members = Case.Flags("inputs.cities.memberOfNetwork", count);
        for (int i = 0; i < count; i++) cities.Memberships[i] = members[i];
    }

    private void FillTreaties()
    {
        var parties = World.Parties;
        int nations = World.Nations.Count, treaties = World.Treaties.Count - FirstTreaty;
        byte[] members = Case.Flags("inputs.alliance.member", nations), opposite = Case.Flags("inputs.alliance.memberOfOpposite", nations);
        byte[] given = Case.Flags("inputs.parties", treaties, nations);
        for (int n = 0; n < nations; n++)
        {
            (parties.Member[parties[Alliance, n]], parties.Member[parties[OppositeAlliance, n]]) = (members[n], opposite[n]);
            for (int z = 0; z < treaties; z++) parties.Member[parties[FirstTreaty + z, n]] = given[z * nations + n];
        }
    }
}
