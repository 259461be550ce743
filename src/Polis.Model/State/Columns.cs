namespace Polis.Model;

/// <summary>Names of all columns, for the declarations of what mechanisms read and write. A test holds them against the tables.</summary>
public static partial class Columns
{
    /// <summary>The cities. Rows never move; a city keeps its row for the whole run.</summary>
    public static class Cities
    {
        /// <summary>Row of the nation that it is part of now.</summary>
        public const string Nation = "cities.nation";

        /// <summary>Latitude, degrees.</summary>
        public const string Latitude = "cities.latitude";

        /// <summary>Longitude, degrees.</summary>
        public const string Longitude = "cities.longitude";

        /// <summary>People L.</summary>
        public const string Population = "cities.population";

        /// <summary>Income per head y, PPP dollars a year.</summary>
        public const string Income = "cities.income";

        /// <summary>Productivity T: supply is T y^-θ.</summary>
        public const string Technology = "cities.technology";

        /// <summary>Supply s = T y^-θ, as of the last clearing.</summary>
        public const string Supply = "cities.supply";

        /// <summary>Access Φ, as of the last clearing.</summary>
        public const string Access = "cities.access";

        /// <summary>Access Φ at the start.</summary>
        public const string AccessAtStart = "cities.accessAtStart";

        /// <summary>Share of access that other nations contribute, city ties included.</summary>
        public const string ForeignShare = "cities.foreignShare";

        /// <summary>Ideal x by domain, -1 to 1.</summary>
        public const string Ideal = "cities.ideal";

        /// <summary>Salience s by domain, 0 to 3.</summary>
        public const string Salience = "cities.salience";

        /// <summary>Autonomy a by domain, 0 to 1.</summary>
        public const string Autonomy = "cities.autonomy";

        /// <summary>Stance by domain.</summary>
        public const string Stance = "cities.stance";

        /// <summary>Stance that an intervention holds, by domain; None for none.</summary>
        public const string HeldStance = "cities.heldStance";

        /// <summary>Row + 1 of the open clash by domain; 0 for none.</summary>
        public const string OpenClash = "cities.openClash";

        /// <summary>Cultural distance c from the nation's core, 0 to 1.</summary>
        public const string CulturalDistance = "cities.culturalDistance";

        /// <summary>Cultural group; -1 for none.</summary>
        public const string Group = "cities.group";

        /// <summary>First-level district; -1 for none.</summary>
        public const string Region = "cities.region";

        /// <summary>1 for the capital of its nation.</summary>
        public const string Capital = "cities.capital";

        /// <summary>Grievance q, 0 to 1.</summary>
        public const string Grievance = "cities.grievance";

        /// <summary>What it is to its nation.</summary>
        public const string Status = "cities.status";

        /// <summary>Row + 1 of the open bid that it is part of; 0 for none.</summary>
        public const string Bid = "cities.bid";

        /// <summary>A bit for each network that it is a member of.</summary>
        public const string Memberships = "cities.memberships";

        /// <summary>Ties that it has.</summary>
        public const string Degree = "cities.degree";

        /// <summary>Corporate connectivity C.</summary>
        public const string Connectivity = "cities.connectivity";

        /// <summary>Corporate share j, 0 to 1.</summary>
        public const string CorporateShare = "cities.corporateShare";

        /// <summary>Change of ln(C + C̄) in the step before, which moves growth.</summary>
        public const string ConnectivityChange = "cities.connectivityChange";

        /// <summary>Net benefit of independence B at the last look, log points.</summary>
        public const string NetBenefit = "cities.netBenefit";
    }

    /// <summary>The nations, those born during the run at the end. Rows never move.</summary>
    public static class Nations
    {
        /// <summary>Key of its draws: its row at the start, or that and the row of the city that its founding bid came from.</summary>
        public const string Key = "nations.key";

        /// <summary>People, those of its cities included.</summary>
        public const string Population = "nations.population";

        /// <summary>People outside its cities.</summary>
        public const string HinterlandPopulation = "nations.hinterlandPopulation";

        /// <summary>Income per head outside its cities, PPP dollars a year.</summary>
        public const string HinterlandIncome = "nations.hinterlandIncome";

        /// <summary>Productivity outside its cities.</summary>
        public const string HinterlandTechnology = "nations.hinterlandTechnology";

        /// <summary>Access Φ outside its cities, as of the last clearing: what somebody there has or would have.</summary>
        public const string HinterlandAccess = "nations.hinterlandAccess";

        /// <summary>The same at the start.</summary>
        public const string HinterlandAccessAtStart = "nations.hinterlandAccessAtStart";

        /// <summary>Supply S of its cities and hinterland, as of the last clearing.</summary>
        public const string Supply = "nations.supply";

        /// <summary>Output of its cities and hinterland, PPP dollars a year.</summary>
        public const string Output = "nations.output";

        /// <summary>Area, km².</summary>
        public const string Area = "nations.area";

        /// <summary>Distance inside it, km.</summary>
        public const string InnerDistance = "nations.innerDistance";

        /// <summary>Democracy, 0 to 1.</summary>
        public const string Democracy = "nations.democracy";

        /// <summary>Federal order, 0 to 1.</summary>
        public const string Federalism = "nations.federalism";

        /// <summary>Veto players.</summary>
        public const string VetoPlayers = "nations.vetoPlayers";

        /// <summary>Growth per year; NaN where the parameter holds.</summary>
        public const string Growth = "nations.growth";

        /// <summary>Policy p by domain, -1 to 1.</summary>
        public const string Policy = "nations.policy";

        /// <summary>Hinterland ideal h by domain, -1 to 1.</summary>
        public const string HinterlandIdeal = "nations.hinterlandIdeal";

        /// <summary>Belief R that it reacts strongly, 0 to 1.</summary>
        public const string Belief = "nations.belief";

        /// <summary>1 while it exists.</summary>
        public const string Alive = "nations.alive";

        /// <summary>Row of its capital; -1 for none.</summary>
        public const string Capital = "nations.capital";

        /// <summary>Row of the nation that it left; -1 for none.</summary>
        public const string Parent = "nations.parent";

        /// <summary>Step of its birth; -1 for those of the start.</summary>
        public const string Born = "nations.born";
    }

    /// <summary>Ordered pairs of nations; all columns are symmetric.</summary>
    public static class Pairs
    {
        /// <summary>Distance, km.</summary>
        public const string Distance = "pairs.distance";

        /// <summary>1 where they share a border.</summary>
        public const string Contiguous = "pairs.contiguous";

        /// <summary>1 where they share a language.</summary>
        public const string Language = "pairs.language";

        /// <summary>Treaties and agreements by which they trade freely.</summary>
        public const string TradeAgreement = "pairs.tradeAgreement";

        /// <summary>Treaties by which they are allied.</summary>
        public const string Alliance = "pairs.alliance";

        /// <summary>Sanctions between them, log points of trade.</summary>
        public const string Sanction = "pairs.sanction";

        /// <summary>1 where they recognise each other.</summary>
        public const string Recognised = "pairs.recognised";

        /// <summary>κ, as of the last clearing.</summary>
        public const string Friction = "pairs.friction";
    }

    /// <summary>Clashes between a city and its nation, open and ended, in the order of their start.</summary>
    public static class Clashes
    {
        /// <summary>Row of the city.</summary>
        public const string City = "clashes.city";

        /// <summary>Row of the nation.</summary>
        public const string Nation = "clashes.nation";

        /// <summary>Row of the domain.</summary>
        public const string Domain = "clashes.domain";

        /// <summary>Step of its start.</summary>
        public const string Started = "clashes.started";

        /// <summary>Step of its end; -1 while it is open.</summary>
        public const string Ended = "clashes.ended";

        /// <summary>How it ended.</summary>
        public const string Outcome = "clashes.outcome";

        /// <summary>Answers so far.</summary>
        public const string Responses = "clashes.responses";

        /// <summary>Row + 1 of the last answer; 0 for none.</summary>
        public const string LastResponse = "clashes.lastResponse";

        /// <summary>Utility of complying when the city turned to defy, log points.</summary>
        public const string ComplyUtility = "clashes.complyUtility";

        /// <summary>Utility of voicing then.</summary>
        public const string VoiceUtility = "clashes.voiceUtility";

        /// <summary>Utility of defying then.</summary>
        public const string DefyUtility = "clashes.defyUtility";
    }

    /// <summary>Answers of nations to clashes, in order.</summary>
    public static class Responses
    {
        /// <summary>Row of the clash.</summary>
        public const string Clash = "responses.clash";

        /// <summary>Step of the answer.</summary>
        public const string Step = "responses.step";

        /// <summary>The answer.</summary>
        public const string Kind = "responses.kind";

        /// <summary>Row + 1 of the answer before in the same clash; 0 for none.</summary>
        public const string Previous = "responses.previous";

        /// <summary>Utilities of the six answers, log points.</summary>
        public const string Utility = "responses.utility";
    }

    /// <summary>Bids for independence, open and ended, in the order of their start.</summary>
    public static class Bids
    {
        /// <summary>Row of the city that started it.</summary>
        public const string Starter = "bids.starter";

        /// <summary>Row of the nation.</summary>
        public const string Nation = "bids.nation";

        /// <summary>Step of its start.</summary>
        public const string Started = "bids.started";

        /// <summary>Step of its end; -1 while it is open.</summary>
        public const string Ended = "bids.ended";

        /// <summary>What the nation decided.</summary>
        public const string Decision = "bids.decision";

        /// <summary>How it ended.</summary>
        public const string Outcome = "bids.outcome";

        /// <summary>Cities in it.</summary>
        public const string Members = "bids.members";

        /// <summary>Row of its first member; the others follow.</summary>
        public const string FirstMember = "bids.firstMember";

        /// <summary>The seven terms of the starter's net benefit when it started, log points.</summary>
        public const string Terms = "bids.terms";

        /// <summary>Row of the nation born from it; -1 for none.</summary>
        public const string NewNation = "bids.newNation";
    }

    /// <summary>Cities of bids, bid after bid.</summary>
    public static class BidMembers
    {
        /// <summary>Row of the bid.</summary>
        public const string Bid = "bidMembers.bid";

        /// <summary>Row of the city.</summary>
        public const string City = "bidMembers.city";
    }

    /// <summary>Dated events whose news moves cities towards networks.</summary>
    public static class News
    {
        /// <summary>Step in which it takes effect.</summary>
        public const string Step = "news.step";

        /// <summary>Row of the domain.</summary>
        public const string Domain = "news.domain";

        /// <summary>Nation whose own cities it moves; -1 for all.</summary>
        public const string Nation = "news.nation";

        /// <summary>Network that was launched; -1 for every network of the domain.</summary>
        public const string Network = "news.network";

        /// <summary>Announced policy; NaN for each nation's own.</summary>
        public const string Announced = "news.announced";
    }

    /// <summary>Dated what-ifs of the scenario, a row each.</summary>
    public static class InterventionStates
    {
        /// <summary>How far it has come.</summary>
        public const string Phase = "interventions.phase";

        /// <summary>What it replaced, where what was before returns.</summary>
        public const string Before = "interventions.before";
    }

    /// <summary>One row: what belongs to the world as a whole.</summary>
    public static class Globe
    {
        /// <summary>Index G of global governance, 0 to 1.</summary>
        public const string Governance = "globe.governance";

        /// <summary>World nominal output at the start: the numéraire, PPP dollars a year.</summary>
        public const string Output = "globe.output";

        /// <summary>Dated rows of the tables that have taken effect.</summary>
        public const string DatedRows = "globe.datedRows";

        /// <summary>Highest connectivity C* of a city at the start.</summary>
        public const string HighestConnectivity = "globe.highestConnectivity";
    }

    /// <summary>The event log and its reasons, as a whole.</summary>
    public const string Events = "events";
}
