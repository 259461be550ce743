using MathNet.Numerics.Statistics;
using Polis.Model;
using Polis.Statistics;
using Polis.Validation.Lists;

namespace Polis.Validation.Sections;

/// <summary>The model's bids and births of states against recorded movements, polls, votes and states.</summary>
internal static class RecordOfSecession
{
    private const double Confidence = 0.95;

    /// <summary>First year of the record of births that the model's hazard was set by: after the unions dissolved.</summary>
    private const int FirstYear = 1994;

    /// <summary>Name of the record's rates of entries to the system of states.</summary>
    private const string Entries = "births of states per state-year";

    /// <summary>Last year of the record.</summary>
    private const int LastYear = 2025;

    public static void Write(Laboratory laboratory, Page page)
    {
        page.Section("The record of secession");
        page.Text("Recorded movements, polls, votes and births of states (`benchmarks/Polis.Validation/record`). The movements and polls are those of one "
            + "half of the nations, and set `movementDistance`, `movementSpread`, `identityWeight` and `tradeLossWeight`; births of states set "
            + "`bidHazard`, the share of attempts that succeed and of those free of armed conflict the costs of a nation's decision. Where such a row "
            + "fits, its mark stands in brackets and is not counted. The other half is kept back: `tests/score FILE` scores the model by such a list.");
        var outlook = CityOutlook.Of(laboratory);
        page.Heading("Where there are movements");
        MovementScores.Movements(page, Movements.Read(ListFile.Own("movements.csv")), outlook, laboratory.Whole.Tables.Cities, fitted: true);
        page.Text("Cities without a people of their own in the table have a distance of 0 and hardly any hazard: that alone makes most of the area. What the "
            + "equations add to distance is budget, trade, size, autonomy and the nation's democracy. Movements were coded by one coder, who knew the table "
            + "of distances.");
        page.Heading("Support in polls");
        MovementScores.Polls(page, Polls.Read(ListFile.Own("support-polls.csv")), outlook, laboratory.Whole.Tables, fitted: true);
        page.Text("Polls of one region differ by twenty points within a few years: a single level says little.");
        Attempts(laboratory, page);
        VotesOneByOne(laboratory, page, outlook);
    }

    private static void Attempts(Laboratory laboratory, Page page)
    {
        page.Heading("Attempts, votes and births of states");
        var runs = laboratory.Base;
        int nations = laboratory.Whole.Tables.Nations.Count, years = LastYear - FirstYear + 1;
        page.Text($"Against {runs.Length} runs of 40 years. Intervals are of {Page.Percent(Confidence)}: of the record for a Poisson count or by Wilson, of "
            + $"votes by bootstrap, of entries and attempts as `record/secessions.csv` has them; of the model for the mean of its runs, "
            + $"of waves for single runs. {Comparison.Rule}");
        page.Head("quantity", "recorded", "cases", "here", "");
        var born = Estimate.OfRatio([.. runs.Select(run => (double)run.Births.Count)], [.. runs.Select(run => run.NationYears)], Confidence);
        int births = StateBirths.Years(all: false).Count(year => year >= FirstYear);
        Row(new($"births of states by leaving, a state and year, {FirstYear} to {LastYear}", Statistics.Rate(births, years * nations, Confidence), $"{births}",
            born, true));
        var latest = Facts.Find(Entries, "1994");
        Row(new("entries to the system of states, a state and year, 1994 to 2017", latest.Estimate, "Gleditsch and Ward", born, false));
        double[] ended = Counts(bid => bid.Outcome != BidOutcome.Open);
        var (successful, peaceful) = (Facts.Find("attempts that end in a recognised state"), Facts.Find("attempts free of armed conflict"));
        Row(new("attempts that end in a state", successful.Estimate, successful.Note,
            Estimate.OfRatio(Counts(bid => bid.Outcome == BidOutcome.Independence), ended, Confidence), true));
        Row(new("attempts free of armed conflict", peaceful.Estimate, peaceful.Note,
            Estimate.OfRatio(Counts(bid => bid.Outcome != BidOutcome.Open && bid.Decision != BidDecision.Repression), ended, Confidence), true));
        Votes(page, runs);
        int[] yearly = [.. Enumerable.Range(1990, LastYear - 1990 + 1).Select(year => StateBirths.Years(all: true).Count(born => born == year))];
        Row(new($"waves: variance over mean of births a year, 1990 to {LastYear}", Known(VarianceOverMean([.. yearly.Select(count => (double)count)])),
            $"{yearly.Sum()} births", Estimate.OfRuns(runs.Select(Waves), Confidence), false));
        page.Text("**Waves are a misfit, and will stay one**: the record's new states came when unions dissolved, fifteen in one year, which the model has "
            + "no way to do. Here each nation loses its lands by itself, so that the variance of yearly births is near their mean. Entries to the system "
            + "count ends of trusteeships and the like too. Their rate was "
            + string.Join(", ", Facts.Named(Entries).Where(fact => fact != latest)
                .Select(fact => $"{Page.Number(fact.Value)} ({Page.Number(fact.Low)} to {Page.Number(fact.High)}) in {fact.Note}"))
            + ": such ages the model has not.");

        void Row(Comparison row) => page.Row(row.Quantity, Page.Text(row.Recorded), row.Cases, Page.Text(row.Here), row.Mark(page));

        double[] Counts(Func<Bid, bool> counts) => [.. runs.Select(run => (double)run.Bids.Count(counts))];

        double Waves(RunRecord run) => VarianceOverMean([.. Enumerable.Range(0, 40).Select(year => run.Metrics.SumBetween(
            "independences", laboratory.Whole.Clock.YearOf(0) + year + 1e-6, laboratory.Whole.Clock.YearOf(0) + year + 1 + 1e-6))]);
    }

    /// <summary>Yes shares where the nation lets its people vote, as here always: all, and those that were not held after a war.</summary>
    private static void Votes(Page page, RunRecord[] runs)
    {
        double[] here = [.. runs.SelectMany(run => run.YesShares)];
        foreach (bool war in (bool[])[true, false])
        {
            var votes = StateBirths.Votes().Where(vote => vote.ByConsent && (war || !vote.AfterWar)).ToList();
            string which = war ? "by consent" : "by consent, none after a war";
            var row = new Comparison($"mean yes share of votes {which}", Statistics.Bootstrap(votes, sample => sample.Average(vote => vote.Yes), Confidence),
                $"{votes.Count} votes", Estimate.OfMean(here, Confidence), false);
            page.Row(row.Quantity, Page.Text(row.Recorded), row.Cases, Page.Text(row.Here), row.Mark(page));
            int won = votes.Count(vote => vote.Yes > 0.5);
            row = new Comparison($"share of votes {which} with more yes than no", Shares.Wilson(won, votes.Count, Confidence), $"{won} of {votes.Count}",
                Estimate.OfRatio([.. runs.Select(run => (double)run.YesShares.Count(yes => yes > 0.5))], [.. runs.Select(run => (double)run.YesShares.Count)],
                    Confidence), false);
            page.Row(row.Quantity, Page.Text(row.Recorded), row.Cases, Page.Text(row.Here), row.Mark(page));
        }
    }

    /// <summary>Each vote by consent beside the model's support where it was held.</summary>
    private static void VotesOneByOne(Laboratory laboratory, Page page, CityOutlook outlook)
    {
        page.Heading("Votes by consent, one by one");
        page.Text("The same votes, each beside the model's support of its place in a neutral mood at the start of 2015, as for polls. The place has to be a "
            + "district of a nation in the world's tables, with a city: most of these are not. Montenegro is a nation of its own there. Quebec voted twenty "
            + "years before, and no parameter was set by it; Scotland is among the polls above.");
        page.Head("vote", "year", "yes", "here", "difference");
        foreach (var vote in StateBirths.Votes().Where(vote => vote.ByConsent))
        {
            var cities = vote.AsPoll.CitiesOf(laboratory.Whole.Tables);
            double here = cities.Count > 0 ? outlook.SupportOf(cities, laboratory.Whole.Tables.Cities) : double.NaN;
            page.Row(
                vote.Unit + (vote.AfterWar ? ", after a war" : ""), $"{vote.Year}", Page.Percent(vote.Yes), Page.Percent(here), Page.Percent(here - vote.Yes));
        }
    }

    /// <summary>A number that is no sample: the record has all births.</summary>
    private static Estimate Known(double value) => new(value, value, value);

    private static double VarianceOverMean(IReadOnlyList<double> counts)
    {
        double mean = counts.Average();
        return mean > 0 ? counts.Variance() / mean : double.NaN;
    }
}
