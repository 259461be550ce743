using Polis.Model;

namespace Polis.Results.Folder;

/// <summary><c>networks.parquet</c>: city networks at the end of each run, those that cities founded included.</summary>
internal sealed class NetworkTable : TableBuffer
{
    private readonly RunNames _names;
    private readonly NumberBuffer<int> _run, _members;
    private readonly NameBuffer _network, _domain, _nation;
    private readonly NumberBuffer<double> _charter, _minimumPopulation, _founded;
    private readonly NumberBuffer<bool> _foundedByCities, _active;

    public NetworkTable(RunNames names) : base(RunTable.Networks.Name())
    {
        _names = names;
        _run = Add(new NumberBuffer<int>("run", repeats: true));
        _network = Add(new NameBuffer("network"));
        _domain = Add(new NameBuffer("domain"));
        _charter = Add(new NumberBuffer<double>("charter"));
        _minimumPopulation = Add(new NumberBuffer<double>("minimumPopulation"));
        _nation = Add(new NameBuffer("nation"));
        _founded = Add(new NumberBuffer<double>("founded"));
        _foundedByCities = Add(new NumberBuffer<bool>("foundedByCities"));
        _active = Add(new NumberBuffer<bool>("active"));
        _members = Add(new NumberBuffer<int>("members"));
    }

    /// <summary>Appends all networks as they are now.</summary>
    public void Add(int run, World world)
    {
        var networks = world.Networks;
        for (int w = 0; w < networks.Count; w++)
        {
            int members = 0;
            for (int i = 0; i < world.Cities.Count; i++) members += (int)(world.Cities.Memberships[i] >> w & 1);
            _run.Add(run);
            _network.Add(_names.Store[world.NetworkName(w)]);
            _domain.Add(_names.Domain(networks.Domain[w]));
            _charter.Add(networks.Charter[w]);
            _minimumPopulation.Add(networks.MinimumPopulation[w]);
            _nation.Add(networks.Nation[w] < 0 ? default : _names.Code(networks.Nation[w]));
            _founded.Add(networks.Founded[w] / 12.0);
            _foundedByCities.Add(w >= world.NetworkRows.Count);
            _active.Add(networks.Active[w] != 0);
            _members.Add(members);
        }
    }
}
