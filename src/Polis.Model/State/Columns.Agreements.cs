namespace Polis.Model;

public static partial class Columns
{
    /// <summary>Ties between cities, in the order of their making.</summary>
    public static class Ties
    {
        /// <summary>The city that proposed it; an office belongs to it.</summary>
        public const string First = "ties.first";

        /// <summary>The other city.</summary>
        public const string Second = "ties.second";

        /// <summary>Kind.</summary>
        public const string Kind = "ties.kind";

        /// <summary>Step of its making; -1 at the start.</summary>
        public const string Since = "ties.since";
    }

    /// <summary>City networks, those founded during the run at the end.</summary>
    public static class Networks
    {
        /// <summary>Row of its domain.</summary>
        public const string Domain = "networks.domain";

        /// <summary>Position of its charter, -1 to 1.</summary>
        public const string Charter = "networks.charter";

        /// <summary>Least population of a member.</summary>
        public const string MinimumPopulation = "networks.minimumPopulation";

        /// <summary>Nation whose cities alone may join; -1 for any.</summary>
        public const string Nation = "networks.nation";

        /// <summary>Rate of joining, per year.</summary>
        public const string JoinRate = "networks.joinRate";

        /// <summary>Rate of leaving, per year.</summary>
        public const string LeaveRate = "networks.leaveRate";

        /// <summary>Weight of peers.</summary>
        public const string PeerWeight = "networks.peerWeight";

        /// <summary>Seats; -1 where there is no limit.</summary>
        public const string Seats = "networks.seats";

        /// <summary>Month of its founding.</summary>
        public const string Founded = "networks.founded";

        /// <summary>1 while it exists.</summary>
        public const string Active = "networks.active";
    }

    /// <summary>Treaties between nations.</summary>
    public static class Treaties
    {
        /// <summary>Kind.</summary>
        public const string Kind = "treaties.kind";

        /// <summary>Row of its domain.</summary>
        public const string Domain = "treaties.domain";

        /// <summary>Position to which it pulls, -1 to 1.</summary>
        public const string Position = "treaties.position";

        /// <summary>Month since which it is open.</summary>
        public const string Since = "treaties.since";

        /// <summary>1 while it exists.</summary>
        public const string Active = "treaties.active";
    }

    /// <summary>Parties of treaties: row treaty, column nation.</summary>
    public static class Parties
    {
        /// <summary>1 for a party.</summary>
        public const string Member = "parties.member";

        /// <summary>Side, where the treaty has sides.</summary>
        public const string Side = "parties.side";
    }

    /// <summary>Firms; their number does not change during a run.</summary>
    public static class Firms
    {
        /// <summary>City of its headquarters, an office that it keeps.</summary>
        public const string Headquarters = "firms.headquarters";

        /// <summary>Row of its first office; the others follow.</summary>
        public const string FirstOffice = "firms.firstOffice";

        /// <summary>Offices that it has, its headquarters included.</summary>
        public const string Offices = "firms.offices";
    }

    /// <summary>Offices of firms, firm after firm, each in the order of opening.</summary>
    public static class CorporateOffices
    {
        /// <summary>Row of the firm.</summary>
        public const string Firm = "corporateOffices.firm";

        /// <summary>Row of the city.</summary>
        public const string City = "corporateOffices.city";

        /// <summary>Service value v, 1 to 5.</summary>
        public const string Value = "corporateOffices.value";
    }
}
