using ParquetSharp;
using Polis.Model;

namespace Polis.Results.Folder;

/// <summary>Names of the cities, nations and networks of one run, each looked up once.</summary>
/// <param name="world">World of the run.</param>
/// <param name="names">Store of all runs.</param>
internal sealed class RunNames(World world, NameStore names)
{
    private readonly ByteArray[] _cities = new ByteArray[world.Cities.Count];
    private readonly List<ByteArray> _codes = [], _nations = [];

    /// <summary>Store of all runs.</summary>
    public NameStore Store => names;

    /// <summary>Name of a city.</summary>
    public ByteArray City(int city)
    {
        if (_cities[city].Pointer == IntPtr.Zero) _cities[city] = names[world.CityName(city)];
        return _cities[city];
    }

    /// <summary>Code of a nation.</summary>
    public ByteArray Code(int nation)
    {
        Follow();
        return _codes[nation];
    }

    /// <summary>Name of a nation.</summary>
    public ByteArray Nation(int nation)
    {
        Follow();
        return _nations[nation];
    }

    /// <summary>Name of a domain; none for -1.</summary>
    public ByteArray Domain(int domain) => domain < 0 ? default : names[world.Domains[domain].Name];

    /// <summary>Nations are born; none is renamed.</summary>
    private void Follow()
    {
        for (int nation = _codes.Count; nation < world.Nations.Count; nation++)
        {
            _codes.Add(names[world.NationCode(nation)]);
            _nations.Add(names[world.NationName(nation)]);
        }
    }
}
