using Polis.Engine.State;

namespace Polis.Model;

/// <summary>Firms; their number does not change during a run.</summary>
public sealed partial class Firms : Table
{
    /// <summary>Makes an empty table.</summary>
    internal Firms() : base("firms")
    {
        Headquarters = Add<int>("headquarters");
        FirstOffice = Add<int>("firstOffice");
        Offices = Add<int>("offices");
    }

    /// <summary>City of its headquarters, an office that it keeps.</summary>
    public Column<int> Headquarters { get; }

    /// <summary>Row of its first office; the others follow.</summary>
    public Column<int> FirstOffice { get; }

    /// <summary>Offices that it has, its headquarters included.</summary>
    public Column<int> Offices { get; }
}

/// <summary>Offices of firms, firm after firm, each in the order of opening.</summary>
public sealed partial class CorporateOfficeTable : Table
{
    /// <summary>Makes an empty table.</summary>
    internal CorporateOfficeTable() : base("corporateOffices")
    {
        Firm = Add<int>("firm");
        City = Add<int>("city");
        Value = Add<byte>("value");
    }

    /// <summary>Row of the firm.</summary>
    public Column<int> Firm { get; }

    /// <summary>Row of the city.</summary>
    public Column<int> City { get; }

    /// <summary>Service value v, 1 to 5.</summary>
    public Column<byte> Value { get; }
}
