using MathNet.Numerics.Statistics;
using Polis.Model;
using Polis.Statistics;
using Polis.Validation.Lists;

namespace Polis.Validation.Sections;

/// <summary>How well the model tells places with a movement for independence from places without, and how well it tells support in polls.</summary>
internal static class MovementScores
{
    private const double Confidence = 0.95;

    /// <summary>Cities at the head of the order that are looked at one by one.</summary>
    private const int First = 20;

    /// <summary>Scores a list of movements, of which one city at least is in the world, by the hazard of cities.</summary>
    /// <param name="page">Where it is written.</param>
    /// <param name="movements">The list.</param>
    /// <param name="outlook">The model's hazards.</param>
    /// <param name="cities">The cities of the world.</param>
    /// <param name="fitted">Whether parameters were set by this list.</param>
    public static void Movements(Page page, IReadOnlyList<Movement> movements, CityOutlook outlook, CityInputs cities, bool fitted)
    {
        var rows = cities.Id.Select((id, row) => (id, row)).ToDictionary(city => city.id, city => city.row);
        var matched = movements.Where(movement => rows.ContainsKey(movement.Id))
            .Select(movement => new Scored(movement, outlook.Hazard[rows[movement.Id]], cities.CulturalDistance[rows[movement.Id]])).ToList();
        string[] unmatched = [.. movements.Where(movement => !rows.ContainsKey(movement.Id)).Select(movement => movement.Name)];
        var districts = matched.GroupBy(one => one.Movement.District).Select(group => group.ToArray()).ToList();
        page.Text($"{movements.Count} cities, of which {matched.Count} are in the world, in {districts.Count} districts"
            + $"{(unmatched.Length > 0 ? $" (not in it: {string.Join(", ", unmatched)})" : "")}; what the coder doubted is left out. Cities are ordered by "
            + "their hazard of a bid, mean over 2015 to 2024 and runs. The area under the curve is the share of pairs of a city with a movement and one "
            + $"without in which the one with it has the higher hazard: 0.5 is chance, 1 is perfect. Intervals are of {Page.Percent(Confidence)}, by "
            + "bootstrap over districts, since the cities of one district are one case. A row fits (✓) where its whole interval is better than what "
            + "stands beside it, does not (✗) where it is worse, and is open (?) else.");
        page.Head("quantity", "places with it", "here", "beside", "");
        var ordered = matched.OrderByDescending(one => one.Hazard).ToList();
        foreach (int strength in (int[])[1, 2])
        {
            int places = matched.Count(one => one.Movement.Strength >= strength);
            double chance = (double)places / matched.Count;
            Row($"area under the curve, strength {strength} or more", places,
                OverDistricts(sample => Area(sample, strength, one => one.Hazard)), 0.5, "chance");
            Row($"the same less that of cultural distance alone, strength {strength} or more", places, OverDistricts(sample =>
                Area(sample, strength, one => one.Hazard) - Area(sample, strength, one => one.Distance)), 0,
                $"nothing gained on distance, which alone has {Page.Number(Area(matched, strength, one => one.Distance), 3)}");
            Row($"share of the first {First} by hazard, strength {strength} or more", places, OverDistricts(sample => sample
                .OrderByDescending(one => one.Hazard).Take(First).Average(one => one.Movement.Strength >= strength ? 1.0 : 0)), chance, "chance");
        }
        Row("share of all hazard that lies where there is a movement", matched.Count(one => one.Movement.Strength >= 1), OverDistricts(sample =>
            sample.Sum(one => one.Movement.Strength >= 1 ? one.Hazard : 0) / sample.Sum(one => one.Hazard)),
            (double)matched.Count(one => one.Movement.Strength >= 1) / matched.Count, "chance");
        page.Head("place", "city", "hazard a year", "distance", "strength", "recorded");
        for (int i = 0; i < Math.Min(First, ordered.Count); i++)
            page.Row($"{i + 1}", ordered[i].Movement.Name, Page.Number(ordered[i].Hazard, 2), Page.Number(ordered[i].Distance, 2),
                $"{ordered[i].Movement.Strength}", ordered[i].Movement.Reason);

        Estimate OverDistricts(Func<IReadOnlyList<Scored>, double> of) =>
            Statistics.Bootstrap(districts, sample => of([.. sample.SelectMany(district => district)]), Confidence);

        void Row(string quantity, int places, Estimate here, double beside, string what)
        {
            bool? met = double.IsNaN(here.Value) ? null : here.Low > beside ? true : here.High < beside ? false : null;
            string about = $"{quantity} ({Page.Number(here.Value, 3)})";
            page.Row(quantity, $"{places}", Page.Text(here), $"{Page.Number(beside, 3)}: {what}", met == true && fitted ? "(✓)" : page.Verdict(met, about));
        }
    }

    /// <summary>Holds the model's support against polls, of which one at least is of a place with cities in the world.</summary>
    /// <param name="page">Where it is written.</param>
    /// <param name="polls">The list.</param>
    /// <param name="outlook">The model's support.</param>
    /// <param name="world">The tables of the world.</param>
    /// <param name="fitted">Whether parameters were set by this list.</param>
    public static void Polls(Page page, IReadOnlyList<Poll> polls, CityOutlook outlook, WorldInputs world, bool fitted)
    {
        var matched = polls.Select(poll => (Poll: poll, Cities: poll.CitiesOf(world))).Where(one => one.Cities.Count > 0)
            .Select(one => new Polled(one.Poll, outlook.SupportOf(one.Cities, world.Cities))).ToList();
        string[] unmatched = [.. polls.Where(poll => poll.CitiesOf(world).Count == 0).Select(poll => poll.Region)];
        page.Text($"{polls.Count} polls, of which {matched.Count} are of a place with cities in the world"
            + $"{(unmatched.Length > 0 ? $" (none in: {string.Join(", ", unmatched)})" : "")}, against the model's Λ(B / 0.05) of the cities there, "
            + $"weighted by people, at the start of 2015. Intervals are of {Page.Percent(Confidence)}, by bootstrap over polls.");
        page.Head("region", "year", "polled", "here", "difference");
        foreach (var one in matched.OrderByDescending(one => one.Poll.Support))
            page.Row($"{one.Poll.Region}, {one.Poll.Nation}", $"{one.Poll.Year}", Page.Percent(one.Poll.Support), Page.Percent(one.Here),
                Page.Percent(one.Difference));
        page.Head("over all polls", "figure", "fits where", "");
        Row("correlation of ranks", sample => Correlation.Spearman(sample.Select(one => one.Poll.Support), sample.Select(one => one.Here)),
            "above 0", estimate => estimate.Low > 0 ? true : estimate.High < 0 ? false : null);
        Row("mean difference, here less polled", sample => sample.Average(one => one.Difference),
            "it holds 0", estimate => estimate.Holds(0));
        Row("mean size of the difference", sample => sample.Average(one => Math.Abs(one.Difference)), "", null);

        void Row(string quantity, Func<IReadOnlyList<Polled>, double> of, string rule, Func<Estimate, bool?>? fits)
        {
            var estimate = Statistics.Bootstrap(matched, of, Confidence);
            bool? met = fits?.Invoke(estimate);
            string mark = fits is null ? "" : met == true && fitted ? "(✓)"
                : page.Verdict(met, $"{quantity} of support and polls ({Page.Number(estimate.Value, 3)})");
            page.Row(quantity, Page.Text(estimate), rule, mark);
        }
    }

    private static double Area(IReadOnlyList<Scored> cities, int strength, Func<Scored, double> score) =>
        Statistics.Area([.. cities.Select(one => (score(one), one.Movement.Strength >= strength))]);

    private sealed record Scored(Movement Movement, double Hazard, double Distance);

    private sealed record Polled(Poll Poll, double Here)
    {
        public double Difference => Here - Poll.Support;
    }
}
