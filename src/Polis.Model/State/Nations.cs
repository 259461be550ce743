using Polis.Engine.State;

namespace Polis.Model;

/// <summary>The nations, those born during the run at the end. Rows never move.</summary>
public sealed partial class Nations : Table
{
    /// <summary>Makes an empty table.</summary>
    /// <param name="domains">Number of domains.</param>
    internal Nations(int domains) : base("nations")
    {
        Key = Add<int>("key");
        Population = Add<double>("population");
        HinterlandPopulation = Add<double>("hinterlandPopulation");
        HinterlandIncome = Add<double>("hinterlandIncome");
        HinterlandTechnology = Add<double>("hinterlandTechnology");
        HinterlandAccess = Add<double>("hinterlandAccess");
        HinterlandAccessAtStart = Add<double>("hinterlandAccessAtStart");
        Supply = Add<double>("supply");
        Output = Add<double>("output");
        Area = Add<double>("area");
        InnerDistance = Add<double>("innerDistance");
        Democracy = Add<double>("democracy");
        Federalism = Add<double>("federalism");
        VetoPlayers = Add<double>("vetoPlayers");
        Growth = Add<double>("growth");
        Policy = Add<double>("policy", domains);
        HinterlandIdeal = Add<double>("hinterlandIdeal", domains);
        Belief = Add<double>("belief");
        Alive = Add<byte>("alive");
        Capital = Add<int>("capital");
        Parent = Add<int>("parent");
        Born = Add<int>("born");
    }

    /// <summary>Key of its draws: its row at the start, or that and the row of the city that its founding bid came from.</summary>
    public Column<int> Key { get; }

    /// <summary>People, those of its cities included.</summary>
    public Column<double> Population { get; }

    /// <summary>People outside its cities.</summary>
    public Column<double> HinterlandPopulation { get; }

    /// <summary>Income per head outside its cities, PPP dollars a year.</summary>
    public Column<double> HinterlandIncome { get; }

    /// <summary>Productivity outside its cities.</summary>
    public Column<double> HinterlandTechnology { get; }

    /// <summary>Access Φ outside its cities, as of the last clearing: what somebody there has or would have.</summary>
    public Column<double> HinterlandAccess { get; }

    /// <summary>The same at the start.</summary>
    public Column<double> HinterlandAccessAtStart { get; }

    /// <summary>Supply S of its cities and hinterland, as of the last clearing.</summary>
    public Column<double> Supply { get; }

    /// <summary>Output of its cities and hinterland, PPP dollars a year.</summary>
    public Column<double> Output { get; }

    /// <summary>Area, km².</summary>
    public Column<double> Area { get; }

    /// <summary>Distance inside it, km.</summary>
    public Column<double> InnerDistance { get; }

    /// <summary>Democracy, 0 to 1.</summary>
    public Column<double> Democracy { get; }

    /// <summary>Federal order, 0 to 1.</summary>
    public Column<double> Federalism { get; }

    /// <summary>Veto players.</summary>
    public Column<double> VetoPlayers { get; }

    /// <summary>Growth per year; NaN where the parameter holds.</summary>
    public Column<double> Growth { get; }

    /// <summary>Policy p by domain, -1 to 1.</summary>
    public Column<double> Policy { get; }

    /// <summary>Hinterland ideal h by domain, -1 to 1.</summary>
    public Column<double> HinterlandIdeal { get; }

    /// <summary>Belief R that it reacts strongly, 0 to 1.</summary>
    public Column<double> Belief { get; }

    /// <summary>1 while it exists.</summary>
    public Column<byte> Alive { get; }

    /// <summary>Row of its capital; -1 for none.</summary>
    public Column<int> Capital { get; }

    /// <summary>Row of the nation that it left; -1 for none.</summary>
    public Column<int> Parent { get; }

    /// <summary>Step of its birth; -1 for those of the start.</summary>
    public Column<int> Born { get; }
}

/// <summary>Ordered pairs of nations; all columns are symmetric.</summary>
public sealed partial class Pairs : MatrixTable
{
    /// <summary>Makes an empty table.</summary>
    internal Pairs() : base("pairs")
    {
        Distance = Add<double>("distance");
        Contiguous = Add<byte>("contiguous");
        Language = Add<byte>("language");
        TradeAgreement = Add<int>("tradeAgreement");
        Alliance = Add<int>("alliance");
        Sanction = Add<double>("sanction");
        Recognised = Add<byte>("recognised");
        Friction = Add<double>("friction");
    }

    /// <summary>Distance, km.</summary>
    public Column<double> Distance { get; }

    /// <summary>1 where they share a border.</summary>
    public Column<byte> Contiguous { get; }

    /// <summary>1 where they share a language.</summary>
    public Column<byte> Language { get; }

    /// <summary>Treaties and agreements by which they trade freely.</summary>
    public Column<int> TradeAgreement { get; }

    /// <summary>Treaties by which they are allied.</summary>
    public Column<int> Alliance { get; }

    /// <summary>Sanctions between them, log points of trade.</summary>
    public Column<double> Sanction { get; }

    /// <summary>1 where they recognise each other.</summary>
    public Column<byte> Recognised { get; }

    /// <summary>κ, as of the last clearing.</summary>
    public Column<double> Friction { get; }
}
