using Polis.Engine.State;

namespace Polis.Model;

/// <summary>Firms; their number does not change during a run.</summary>
public sealed partial class Firms() : Table("firms")
{
    /// <summary>City of its headquarters, an office that it keeps.</summary>
    public Column<int> Headquarters { get; } = new();

    /// <summary>Row of its first office; the others follow.</summary>
    public Column<int> FirstOffice { get; } = new();

    /// <summary>Offices that it has, its headquarters included.</summary>
    public Column<int> Offices { get; } = new();
}

/// <summary>Offices of firms, firm after firm, each in the order of opening.</summary>
public sealed partial class CorporateOfficeTable() : Table("corporateOffices")
{
    /// <summary>Row of the firm.</summary>
    public Column<int> Firm { get; } = new();

    /// <summary>Row of the city.</summary>
    public Column<int> City { get; } = new();

    /// <summary>Service value v, 1 to 5.</summary>
    public Column<byte> Value { get; } = new();
}
