using Polis.Engine.Events;
using Polis.Engine.State;

namespace Polis.Model;

/// <summary>The state of the world. It holds tables of columns, which change from step to step, and names and inputs, which never change.</summary>
public sealed class World : SimulationState
{
    private readonly string[] _nationNames, _nationCodes;
    private readonly Table[] _growing;

    /// <summary>Makes an empty world for a plan; <see cref="WorldStart"/> fills it.</summary>
    internal World(SimulationPlan plan)
    {
        var tables = plan.Tables;
        Inputs = tables;
        Parameters = plan.Parameters;
        int domains = tables.Domains.Count;
        Globe = Add(new Globe());
        InterventionStates = Add(new InterventionStates());
        Nations = Add(new Nations(domains));
        Pairs = Add(new Pairs());
        Treaties = Add(new Treaties());
        Parties = Add(new Parties());
        Cities = Add(new Cities(domains));
        Ties = Add(new Ties());
        Networks = Add(new Networks());
        Firms = Add(new Firms());
        CorporateOffices = Add(new CorporateOfficeTable());
        News = Add(new News());
        Clashes = Add(new Clashes());
        Responses = Add(new Responses());
        Bids = Add(new Bids());
        BidMembers = Add(new BidMembers());
        Events = Add(new EventLog());
        _growing = [Ties, Clashes, Responses, Bids, BidMembers, News, CorporateOffices, Events];
        _nationNames = tables.Nations.Name;
        _nationCodes = tables.Nations.Code;
        NetworkRows = plan.NetworkRows;
        TreatyRows = plan.TreatyRows;
        OpennessDomain = tables.DomainOf(EconomicLever.Openness);
        AlignmentDomain = tables.DomainOf(EconomicLever.Alignment);
    }

    /// <summary>The tables that the world was built from.</summary>
    public WorldInputs Inputs { get; }

    /// <summary>Parameters that hold in this step. They depend on the scenario and the step only, and not on what happened in the run.</summary>
    public Parameters Parameters { get; set; }

    /// <summary>Domains of policy.</summary>
    public IReadOnlyList<PolicyDomain> Domains => Inputs.Domains;

    /// <summary>Row of the domain of openness to trade; -1 for none.</summary>
    public int OpennessDomain { get; }

    /// <summary>Row of the domain of alignment; -1 for none.</summary>
    public int AlignmentDomain { get; }

    /// <summary>What belongs to the world as a whole.</summary>
    public Globe Globe { get; }

    /// <summary>Dated what-ifs.</summary>
    public InterventionStates InterventionStates { get; }

    /// <summary>Nations.</summary>
    public Nations Nations { get; }

    /// <summary>Pairs of nations.</summary>
    public Pairs Pairs { get; }

    /// <summary>Treaties.</summary>
    public Treaties Treaties { get; }

    /// <summary>Parties of treaties.</summary>
    public Parties Parties { get; }

    /// <summary>Cities.</summary>
    public Cities Cities { get; }

    /// <summary>Ties between cities.</summary>
    public Ties Ties { get; }

    /// <summary>Ties by city, kept in step with <see cref="Ties"/>.</summary>
    public TieIndex TieIndex { get; } = new();

    /// <summary>Lands that bids speak for, as <see cref="Exit"/> found them last.</summary>
    public Lands Lands { get; } = new();

    /// <summary>City networks.</summary>
    public Networks Networks { get; }

    /// <summary>Firms.</summary>
    public Firms Firms { get; }

    /// <summary>Offices of firms.</summary>
    public CorporateOfficeTable CorporateOffices { get; }

    /// <summary>News that moves cities towards networks.</summary>
    public News News { get; }

    /// <summary>Clashes.</summary>
    public Clashes Clashes { get; }

    /// <summary>Answers to clashes.</summary>
    public Responses Responses { get; }

    /// <summary>Bids for independence.</summary>
    public Bids Bids { get; }

    /// <summary>Cities of bids.</summary>
    public BidMembers BidMembers { get; }

    /// <summary>What happened in the step that was done last.</summary>
    public EventLog Events { get; }

    /// <summary>The decisions of that step, with what was weighed in each. The log is not part of the state.</summary>
    public DecisionLog Decisions { get; } = new();

    /// <summary>The chances of exit in that step. They are not part of the state.</summary>
    public ExitChances ExitChances { get; } = new();

    /// <summary>Name of a nation; one born during the run is named for its capital.</summary>
    public string NationName(int nation) => nation < _nationNames.Length ? _nationNames[nation] : $"Free {CityName(Nations.Capital[nation])}";

    /// <summary>Code of a nation; one born during the run has that of its capital's number.</summary>
    public string NationCode(int nation) => nation < _nationCodes.Length ? _nationCodes[nation] : $"{NewNationCode}{Inputs.Cities.Id[Nations.Capital[nation]]}";

    /// <summary>What the codes of nations that are born during a run begin with; no code of the tables does.</summary>
    private const string NewNationCode = "NEW-";

    /// <summary>Whether a code is that of a nation that was born during a run.</summary>
    public static bool IsNewNation(string code) => code.StartsWith(NewNationCode, StringComparison.Ordinal);

    /// <summary>Name of a city.</summary>
    public string CityName(int city) => Inputs.Cities.NameOf(city);

    /// <summary>Short name of a network; one founded by cities is named for its domain and counted in it.</summary>
    public string NetworkName(int network)
    {
        if (network < NetworkRows.Count) return NetworkRows[network].Name;
        int number = 1, domain = Networks.Domain[network];
        for (int w = NetworkRows.Count; w < network; w++)
            if (Networks.Domain[w] == domain) number++;
        return $"{Domains[domain].Name}-cities-{number}";
    }

    /// <summary>Whether a short name is kept for networks that cities found, each of them or all together.</summary>
    public static bool IsReservedNetworkName(string name)
    {
        int dash = name.LastIndexOf("-cities-", StringComparison.Ordinal);
        return name == "foundedByCities" || (dash > 0 && int.TryParse(name.AsSpan(dash + "-cities-".Length), out _));
    }

    /// <summary>Name of a firm; one that no table names has a number.</summary>
    public string FirmName(int firm) => firm < Inputs.FirmNames.Count ? Inputs.FirmNames[firm] : $"firm {firm + 1}";

    /// <summary>Networks of the tables, then those that interventions found, row for row as in <see cref="Networks"/>;
    /// those that cities found follow there.</summary>
    public IReadOnlyList<NetworkRow> NetworkRows { get; }

    /// <summary>Treaties of the tables, then those that interventions found, row for row as in <see cref="Treaties"/>.</summary>
    public IReadOnlyList<TreatyRow> TreatyRows { get; }

    /// <summary>The largest number of networks in a world. A city's memberships are the bits of one 64-bit number.</summary>
    public const int MostNetworks = 64;

    /// <summary>Records an event.</summary>
    /// <param name="kind">What happened; <see cref="EventKinds"/> says what the following are.</param>
    /// <param name="step">Step.</param>
    /// <param name="subject">Who; -1 for nobody.</param>
    /// <param name="other">With or to whom; -1 for nobody.</param>
    /// <param name="domain">Row of the domain; -1 for none.</param>
    /// <param name="reference">Row of what the event belongs to; -1 for none.</param>
    /// <param name="value">A figure or a code.</param>
    /// <param name="decision">Row of the decision that the event came of; -1 where none did, or where the numbers that decided stand
    /// in the table that is referred to.</param>
    public void Record(EventKind kind, int step, int subject, int other = -1, int domain = -1, int reference = -1, double value = 0, int decision = -1)
    {
        Events.Record((int)kind, step, subject, other, domain, reference, value);
        Decisions.Quote(decision);
    }

    /// <summary>Empties the logs of events and of decisions. <see cref="Simulation.Step"/> does so at its start.</summary>
    public void ClearLogs()
    {
        Events.Resize(0);
        Decisions.Clear();
        ExitChances.Clear();
    }

    /// <inheritdoc/>
    public override void Reserve()
    {
        foreach (var table in _growing) table.Reserve(Math.Max(1024, table.Count / 4));
        Decisions.Reserve();
    }
}
