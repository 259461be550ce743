using Polis.Model;

namespace Polis.Results.Folder;

/// <summary><c>offices.parquet</c>: offices of firms at the end of each run.</summary>
internal sealed class OfficeTable : TableBuffer
{
    private readonly RunNames _names;
    private readonly NumberBuffer<int> _run, _value;
    private readonly NameBuffer _firm, _name;
    private readonly NumberBuffer<long> _city;
    private readonly NumberBuffer<bool> _headquarters;

    public OfficeTable(RunNames names) : base(RunTable.Offices.Name())
    {
        _names = names;
        _run = Add(new NumberBuffer<int>("run", repeats: true));
        _firm = Add(new NameBuffer("firm"));
        _city = Add(new NumberBuffer<long>("city"));
        _name = Add(new NameBuffer("name"));
        _value = Add(new NumberBuffer<int>("value"));
        _headquarters = Add(new NumberBuffer<bool>("headquarters"));
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
