using Polis.Scenarios;
using Polis.Validation.Lists;
using Polis.Validation.Sections;

namespace Polis.Validation;

/// <summary>Scores the model by lists of recorded cases, such as those that are kept back from the record of the page.</summary>
internal static class Score
{
    /// <summary>How it is used.</summary>
    public const string Usage = "usage: tests/score [FILE] [--polls FILE] [--conflicts FILE] [--quick] [--threads N]\n"
        + "FILE is a list of movements as benchmarks/Polis.Validation/record/movements.csv, --polls one as support-polls.csv, --conflicts one as "
        + "city-conflicts.csv. At least one of the three. A conflict may have blank answers where none is known: it then counts for durations and "
        + "ends, not for answers.";

    /// <summary>Runs the command.</summary>
    /// <param name="args">What stands after the name of the command.</param>
    /// <param name="output">Where the scores are written.</param>
    /// <param name="told">Where it is told what is run, and what is wrong.</param>
    /// <returns>0, or 2 where the command or a file is wrong.</returns>
    public static int Run(string[] args, TextWriter output, TextWriter told)
    {
        string? movements = null, polls = null, conflicts = null;
        int threads = Environment.ProcessorCount;
        bool quick = false;
        for (int a = 0; a < args.Length; a++)
        {
            bool more = a + 1 < args.Length;
            if (args[a] == "--polls" && more) polls = args[++a];
            else if (args[a] == "--conflicts" && more) conflicts = args[++a];
            else if (args[a] == "--threads" && more && int.TryParse(args[a + 1], out int wanted) && wanted > 0) threads = int.Parse(args[++a], null);
            else if (args[a] == "--quick") quick = true;
            else if (movements is null && !args[a].StartsWith('-')) movements = args[a];
            else return Wrong(Usage);
        }
        if (movements is null && polls is null && conflicts is null) return Wrong(Usage);
        try
        {
            // All files are read before anything is run: what is wrong is said at once.
            var (places, support, cases) = (movements is null ? null : Movements.Read(movements), polls is null ? null : Polls.Read(polls),
                conflicts is null ? null : Conflicts.Read(conflicts));
            var (laboratory, page) = (new Laboratory(threads, quick, told), new Page());
            var world = laboratory.Whole.Tables;
            if (places is not null && !places.Any(place => world.Cities.Id.Contains(place.Id)))
                throw ListFile.Unusable(movements!, places.Count, $"of cities that are not in {Laboratory.World}",
                    "numbers of cities as in its table of cities");
            if (support is not null && support.All(poll => poll.CitiesOf(world).Count == 0))
                throw ListFile.Unusable(polls!, support.Count, $"of places without a city in {Laboratory.World}",
                    "nations and districts as in its table of cities");
            page.Section("Scores");
            if (places is not null || support is not null)
            {
                var outlook = CityOutlook.Of(laboratory);
                if (places is not null) MovementScores.Movements(page, places, outlook, world.Cities, fitted: false);
                if (support is not null) MovementScores.Polls(page, support, outlook, world, fitted: false);
            }
            if (cases is not null)
                RecordOfClashes.Table(page, cases, laboratory.Records("base", laboratory.Whole, laboratory.Runs), laboratory.Whole, fitted: false);
            output.Write(page.Whole(""));
            return 0;
        }
        catch (ScenarioException wrong)
        {
            return Wrong(wrong.Message);
        }

        int Wrong(string what)
        {
            told.WriteLine(what);
            return 2;
        }
    }
}
