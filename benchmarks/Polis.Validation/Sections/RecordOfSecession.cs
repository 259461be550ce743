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
    }

    private static void Attempts(Laboratory laboratory, Page page)
    {
        page.Heading("Attempts, votes and births of states");
        var runs = laboratory.Base;
        int nations = laboratory.Whole.Tables.Nations.Count, years = LastYear - FirstYear + 1;
        page.Text($"Against {runs.Length} runs of 40 years. Intervals are of {Page.Percent(Confidence)}: of the record for a Poisson count or by Wilson, of "
            + $"votes by bootstrap; of the model for the mean of its runs, of waves for single runs. {Comparison.Rule}");
        page.Head("quantity", "recorded", "cases", "here", "");
        var born = Estimate.OfRatio([.. runs.Select(run => (double)run.Births.Count)], [.. runs.Select(run => run.NationYears)], Confidence);
        int births = StateBirths.Years(all: false).Count(year => year >= FirstYear);
        Row(new($"births of states by leaving, a state and year, {FirstYear} to {LastYear}", Statistics.Rate(births, years * nations, Confidence), $"{births}",
            born, true));
        var older = Facts.Find("births of states per state-year", "1994");
        Row(new("entries to the system of states, a state and year, 1994 to 2017", new Estimate(older.Value, older.Low, older.High),
            "Gleditsch and Ward", born, false));
        double[] ended = Counts(bid => bid.Outcome != BidOutcome.Open);
        Row(new("attempts that end in a state, 1931 to 2000", Shares.Wilson(56, 259, Confidence), "56 of 259",
            Estimate.OfRatio(Counts(bid => bid.Outcome == BidOutcome.Independence), ended, Confidence), true));
        Row(new("attempts free of armed conflict, 1931 to 2000", Shares.Wilson(173, 259, Confidence), "about two thirds of 259",
            Estimate.OfRatio(Counts(bid => bid.Outcome != BidOutcome.Open && bid.Decision != BidDecision.Repression), ended, Confidence), true));
        Votes(page, runs);
        int[] yearly = [.. Enumerable.Range(1990, LastYear - 1990 + 1).Select(year => StateBirths.Years(all: true).Count(born => born == year))];
        Row(new($"waves: variance over mean of births a year, 1990 to {LastYear}", Known(VarianceOverMean([.. yearly.Select(count => (double)count)])),
            $"{yearly.Sum()} births", Estimate.OfRuns(runs.Select(Waves), Confidence), false));
        page.Text("**Waves are a misfit, and will stay one**: the record's new states came when unions dissolved, fifteen in one year, which the model has "
            + "no way to do. Here each nation loses its lands by itself, so that the variance of yearly births is near their mean. Entries to the system "
            + "count ends of trusteeships and the like too.");

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

    /// <summary>A number that is no sample: the record has all births.</summary>
    private static Estimate Known(double value) => new(value, value, value);

    private static double VarianceOverMean(IReadOnlyList<double> counts)
    {
        double mean = counts.Average();
        return mean > 0 ? counts.Variance() / mean : double.NaN;
    }
}
