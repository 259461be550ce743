using System.Text;
using Polis.Engine.Parallel;
using Polis.Model;

namespace Polis.Scenarios.Tests;

/// <summary>A folder of its own with a small world, <c>base.yaml</c> and its tables, for scenarios right and wrong.</summary>
public sealed class ScenarioFolder : IDisposable
{
    /// <summary>Tables of the small world by file. Two cities are called Port; CCC is in no treaty; the network <c>later</c> is founded in 2020;
    /// <c>base.yaml</c> draws its firms.</summary>
    public static readonly IReadOnlyDictionary<string, string> Tables = new Dictionary<string, string>
    {
        ["nations.csv"] = """
            iso3,name,population,gdp_per_head_ppp,area_km2,lat,lon,democracy,federalism,trade_openness,security_alignment,climate_policy
            AAA,Alpha,10000000,20000,100000,10,10,0.8,0.5,0.2,0.3,0.1
            BBB,Beta,20000000,10000,200000,12,15,0.3,0.1,-0.2,-0.3,0
            CCC,Gamma,5000000,30000,50000,20,10,0.9,0.2,0.5,0.1,0.4

            """,
        ["cities.csv"] = """
            id,name,iso3,admin1,lat,lon,population,income_per_head,capital,group,cultural_distance
            1,Alba,AAA,N,10,10,1500000,30000,1,,0
            2,Port,AAA,S,9,10,900000,32000,0,Southern,0.4
            3,Bree,BBB,N,12,15,3000000,15000,1,,0
            4,Port,BBB,S,11,15,700000,16000,0,,0
            5,Cala,CCC,N,20,10,800000,40000,1,,0

            """,
        ["pairs.csv"] = """
            iso3_a,iso3_b,contiguous,common_language,distance_km
            AAA,BBB,1,0,500
            AAA,CCC,0,0,1000
            BBB,CCC,0,1,900

            """,
        ["networks.csv"] = """
            network,domain,founded,charter,minimum_population,join_rate,leave_rate,peer_weight
            green,climate,2005,0.8,300000,0.15,0.01,4
            later,climate,2020,0.8,300000,0.15,0.01,4

            """,
        ["memberships.csv"] = """
            network,city_id,since
            green,1,2010-01

            """,
        ["treaties.csv"] = """
            treaty,kind,domain,position,since
            big-accord,accord,climate,0.6,2010-01
            the-pact,alliance,security,0.6,1990-01

            """,
        ["treaty-parties.csv"] = """
            treaty,iso3,side,since
            big-accord,AAA,,2010-01
            big-accord,BBB,,2012-06
            the-pact,AAA,,1990-01

            """,
        ["corporations.csv"] = """
            firm,city_id,value
            Acme,1,5
            "Brass, Lead & Co.",3,2
            Acme,5,3
            "Brass, Lead & Co.",5,2

            """,
    };

    /// <summary>The small world as a scenario; ten years by quarters.</summary>
    public const string Base = """
        name: base
        start: 2015-01
        years: 10
        nations: nations.csv
        cities: cities.csv
        networks: networks.csv
        memberships: memberships.csv
        treaties: treaties.csv
        treatyParties: treaty-parties.csv

        """;

    private readonly string _path = Directory.CreateTempSubdirectory("polis-scenarios-").FullName;

    public ScenarioFolder()
    {
        foreach (var (file, text) in Tables) Write(file, text);
        Write("base.yaml", Base);
    }

    /// <summary>Full path of a file.</summary>
    public string PathOf(string file) => Path.Combine(_path, file);

    public void Write(string file, string text) => Write(file, Encoding.UTF8.GetBytes(text));

    public void Write(string file, byte[] bytes) => File.WriteAllBytes(PathOf(file), bytes);

    /// <summary>Loads a file, tables and names included.</summary>
    public SimulationPlan Plan(string file, params string[] sets)
    {
        using var team = new ThreadTeam(1);
        return ScenarioLoader.Load(PathOf(file), sets).ToPlan(team);
    }

    /// <summary>The plan of a scenario on the small world.</summary>
    public SimulationPlan PlanOf(string lines)
    {
        Write("s.yaml", "extends: base.yaml\n" + lines + "\n");
        return Plan("s.yaml");
    }

    /// <summary>All errors of a file, as a user reads them who stands in the folder; none where it is sound.</summary>
    public string[] Errors(string file, params string[] sets)
    {
        try
        {
            Plan(file, sets);
            return [];
        }
        catch (ScenarioException failure)
        {
            return [.. failure.Errors.Select(error => error.ToString().Replace(_path + Path.DirectorySeparatorChar, "", StringComparison.Ordinal))];
        }
    }

    /// <summary>All errors of a scenario on the small world, whose lines follow the first, <c>extends: base.yaml</c>; its file is <c>s.yaml</c>.</summary>
    public string[] ErrorsOf(string lines, params string[] sets)
    {
        Write("s.yaml", "extends: base.yaml\n" + lines + "\n");
        return Errors("s.yaml", sets);
    }

    /// <summary>All errors of the small world with one table replaced.</summary>
    /// <param name="key">Key of the table.</param>
    /// <param name="file">File to write.</param>
    /// <param name="bytes">Its contents.</param>
    public string[] ErrorsOfTable(string key, string file, byte[] bytes)
    {
        Write(file, bytes);
        return ErrorsOf($"{key}: {file}");
    }

    public void Dispose() => Directory.Delete(_path, recursive: true);
}
