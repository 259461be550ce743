using Polis.Charts.Drawing;
using Polis.Model;
using Polis.Results;
using Polis.Results.Folder;

namespace Polis.Charts.Report;

/// <summary>The four answers as sections of the report.</summary>
internal static class AnswerSections
{
    private static readonly string _policyChanged = EnumNames<ClashOutcome>.Of(ClashOutcome.PolicyChanged);

    private static readonly string[] _strong = [.. new[] { Response.Preempt, Response.Sanction, Response.Coerce }.Select(EnumNames<Response>.Of)];

    /// <summary>Writes all four.</summary>
    public static void Write(HtmlText html, Answers answers, Manifest manifest)
    {
        Defiance(html, answers, manifest);
        Change(html, answers, manifest);
        Reaction(html, answers, manifest);
        Secession(html, answers.FirstIndependence, manifest);
    }

    private static void Defiance(HtmlText html, Answers answers, Manifest manifest)
    {
        html.Raw("<section id=\"defiance\">").Element("h2", "1. Where do cities defy their nations, and who?");
        var most = answers.Defiance.Where(domain => domain.Share > 0).MaxBy(domain => domain.Share);
        html.Element(
            "p", most is null ? "No city defied its nation." : $"Most in {most.Domain}: {HtmlText.Share(most.Share, null, null).Text} of cities on average.",
            "class=\"answer\"");
        html.Table("Share of cities that defy, by domain", ["domain", "share of cities"],
            answers.Defiance.Select(domain => (IReadOnlyList<Cell>)[domain.Domain, HtmlText.Share(domain.Share, domain.Low, domain.High)]));
        if (answers.Boldest.Count > 0)
        {
            html.Table(
                $"The cities most often in defiance: years in the last {RunResult.WindowOf(manifest.Years)}, added up over the {manifest.Domains.Count} "
                    + "domains, mean of the runs", ["city", "nation", "years in defiance"],
                answers.Boldest.Select(city => (IReadOnlyList<Cell>)[city.City, city.Nation, HtmlText.Number(city.DomainYears, "0.0")]), firstNumber: 2);
        }
        html.Raw("</section>");
    }

    private static void Change(HtmlText html, Answers answers, Manifest manifest)
    {
        html.Raw("<section id=\"outcomes\">").Element("h2", "2. Can cities pull off a change of policy?");
        long all = answers.Outcomes.Sum(outcome => outcome.Count),
            changed = answers.Outcomes.Where(outcome => outcome.Outcome == _policyChanged).Sum(outcome => outcome.Count);
        html.Element(
            "p", all == 0 ? "No clash ended." : $"In {HtmlText.Share((double)changed / all, null, null).Text} of the {HtmlText.Count(all)} clashes that ended, "
                + "the nation changed its policy.", "class=\"answer\"");
        html.Table(
            "How clashes ended, share of those that ended in the domain", ["ended as", .. manifest.Domains],
            [
                .. answers.Outcomes.GroupBy(outcome => outcome.Outcome)
                    .Select(group => (IReadOnlyList<Cell>)[Phrases.Name(Phrases.Outcomes, group.Key),
                        .. group.Select(outcome => HtmlText.Share(outcome.Share, outcome.Low, outcome.High))]),
                ["clashes", .. manifest.Domains.Select(
                    domain => (Cell)HtmlText.Count(answers.Outcomes.Where(outcome => outcome.Domain == domain).Sum(outcome => outcome.Count)))],
            ]);
        html.Raw("</section>");
    }

    private static void Reaction(HtmlText html, Answers answers, Manifest manifest)
    {
        html.Raw("<section id=\"responses\">").Element("h2", "3. Do nations react strongly?");
        long all = answers.Responses.Sum(response => response.Count);
        long strong = answers.Responses.Where(response => _strong.Contains(response.Response)).Sum(response => response.Count);
        html.Element(
            "p", all == 0 ? "No nation answered a clash."
                : $"{HtmlText.Share((double)strong / all, null, null).Text} of the {HtmlText.Count(all)} answers were strong: a law, a penalty or force.",
            "class=\"answer\"");
        foreach (string democracy in DemocracyClass.Names)
        {
            html.Table(
                $"What {democracy} nations answered, share of their answers in the domain", ["answer", .. manifest.Domains],
                [
                    .. MetricCatalogue.Responses.Names.Select(kind => (IReadOnlyList<Cell>)
                        [Phrases.Name(Phrases.Responses, kind), .. Of(democracy).Where(response => response.Response == kind)
                            .Select(response => HtmlText.Share(response.Share, response.Low, response.High))]),
                    ["answers", .. manifest.Domains.Select(
                        domain => (Cell)HtmlText.Count(Of(democracy).Where(response => response.Domain == domain).Sum(response => response.Count)))],
                ]);
        }
        html.Element("p", "Classes of democracy follow the index of the Economist Intelligence Unit: below 4, 4 to 6, and above 6 of 10.", "class=\"muted\"")
            .Raw("</section>");

        IEnumerable<ResponseAnswer> Of(string democracy) => answers.Responses.Where(response => response.Democracy == democracy);
    }

    private static void Secession(HtmlText html, IndependenceAnswer answer, Manifest manifest)
    {
        html.Raw("<section id=\"secession\">").Element("h2", "4. When will a city secede?");
        html.Element("p", AnswerText.FirstIndependence(answer, manifest.Runs.Count, manifest.Years), "class=\"answer\"");
        if (answer.Likeliest.Count > 0)
        {
            html.Table(
                "The likeliest cities, by bids started, then by independences, then by mean net benefit. The last two columns name the term of the net benefit "
                    + "in which the city differs most from the mean of all cities that may bid",
                ["city", "nation", "bids begun", "times independent", "differs most in", "from the mean, log points of income"],
                answer.Likeliest.Select(city => (IReadOnlyList<Cell>)
                [
                    city.City, city.Nation, HtmlText.Count(city.Bids), HtmlText.Count(city.Independences),
                    city.Term ?? HtmlText.None, HtmlText.Number(city.Value, "+0.000;−0.000"),
                ]), firstNumber: 2);
        }
        html.Raw("</section>");
    }
}
