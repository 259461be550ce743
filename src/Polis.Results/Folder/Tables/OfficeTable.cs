using Polis.Model;

namespace Polis.Results.Folder;

/// <summary><c>offices.parquet</c>: offices of firms at the end of each run.</summary>
internal sealed class OfficeTable : TableBuffer
{
    private readonly RunNames _names;
    private readonly NumberColumn<int> _run, _value;
    private readonly NameColumn _firm, _name;
    private readonly NumberColumn<long> _city;
    private readonly NumberColumn<bool> _headquarters;

    public OfficeTable(RunNames names) : base("offices")
    {
        _names = names;
        _run = Add(new NumberColumn<int>("run", repeats: true));
        _firm = Add(new NameColumn("firm"));
        _city = Add(new NumberColumn<long>("city"));
        _name = Add(new NameColumn("name"));
        _value = Add(new NumberColumn<int>("value"));
        _headquarters = Add(new NumberColumn<bool>("headquarters"));
    }

    /// <summary>Appends all offices that are open.</summary>
    public void Add(int run, World world)
    {
        var offices = world.CorporateOffices;
        for (int o = 0; o < offices.Count; o++)
        {
            int firm = offices.Firm[o], city = offices.City[o];
            _run.Add(run);
            _firm.Add(_names.Store[world.FirmName(firm)]);
            _city.Add(world.Inputs.Cities.Id[city]);
            _name.Add(_names.City(city));
            _value.Add(offices.Value[o]);
            _headquarters.Add(world.Firms.Headquarters[firm] == city);
        }
    }
}
