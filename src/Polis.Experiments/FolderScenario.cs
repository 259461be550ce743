using Polis.Engine.Parallel;
using Polis.Model;
using Polis.Results.Folder;
using Polis.Scenarios;

namespace Polis.Experiments;

/// <summary>The scenario that a run folder keeps, for those who compute its runs again or go on with them.</summary>
public static class FolderScenario
{
    /// <summary>Loads it with its tables.</summary>
    /// <param name="folder">Run folder.</param>
    /// <param name="manifest">Its manifest.</param>
    /// <param name="threads">Threads for a drawn world.</param>
    /// <exception cref="RunFolderException">It is gone, or gives another run now.</exception>
    public static (Scenario Scenario, SimulationPlan Plan) Load(string folder, Manifest manifest, int threads)
    {
        string file = Path.Combine(folder, RunFolderFiles.Scenario);
        RefuseMissing(file);
        var scenario = ScenarioLoader.Load(file);
        RefuseOther(file, scenario.Hash, manifest.Scenario.Hash);
        using var team = new ThreadTeam(threads);
        return (scenario, scenario.ToPlan(team));
    }

    /// <summary>Loads it to go on with runs that are not done.</summary>
    /// <param name="folder">Run folder.</param>
    /// <param name="manifest">Its manifest.</param>
    /// <param name="threads">Threads for a drawn world.</param>
    /// <exception cref="RunFolderException">It is gone or gives another run now, or another version of the program began.</exception>
    public static (Scenario Scenario, SimulationPlan Plan) LoadToResume(string folder, Manifest manifest, int threads)
    {
        RefuseOtherVersion(folder, manifest.Version);
        return Load(folder, manifest, threads);
    }

    /// <summary>The scenario of a folder to go on with runs that vary it.</summary>
    /// <param name="folder">Folder.</param>
    /// <param name="version">Version of the program that began.</param>
    /// <param name="hash">Hash that was recorded.</param>
    /// <param name="team">Threads for a drawn world.</param>
    /// <exception cref="RunFolderException">It is gone or another, or another version of the program began.</exception>
    internal static ScenarioFamily FamilyToResume(string folder, string version, string hash, ThreadTeam team)
    {
        RefuseOtherVersion(folder, version);
        string file = Path.Combine(folder, RunFolderFiles.Scenario);
        RefuseMissing(file);
        var family = ScenarioFamily.Load(file, [], team);
        RefuseOther(file, family.Base.Hash, hash);
        return family;
    }

    /// <summary>The plan of the scenario that a folder keeps, of whatever kind, for those who ask what its tables hold.</summary>
    /// <param name="folder">Folder.</param>
    /// <exception cref="RunFolderException">It is gone.</exception>
    public static SimulationPlan PlanOf(string folder)
    {
        string file = Path.Combine(folder, RunFolderFiles.Scenario);
        RefuseMissing(file);
        using var team = new ThreadTeam(1);
        return ScenarioLoader.Load(file).ToPlan(team);
    }

    /// <summary>Refuses to go on with what another version of the program began.</summary>
    internal static void RefuseOtherVersion(string folder, string version)
    {
        if (version != Manifest.ProgramVersion)
            throw new RunFolderException(
                folder, $"was begun by polis {version}, and this is polis {Manifest.ProgramVersion}: its runs may differ",
                "the program that began it, or the run anew");
    }

    /// <summary>Refuses a folder whose scenario is gone.</summary>
    internal static void RefuseMissing(string file)
    {
        if (!File.Exists(file)) throw new RunFolderException(file, "is missing, and the runs cannot be made again", "the scenario that polis left there");
    }

    /// <summary>Refuses a scenario or tables that give other runs than those that were recorded.</summary>
    internal static void RefuseOther(string file, string now, string recorded)
    {
        if (now == recorded) return;
        throw new RunFolderException(
            file,
            $"gives another run now: the hash of the scenario and its tables is {now[..12]}…, that of the run {recorded[..Math.Min(12, recorded.Length)]}…",
            "the scenario and the tables as they were run");
    }
}
