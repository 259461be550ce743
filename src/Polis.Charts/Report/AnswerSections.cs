using Polis.Charts.Drawing;
using Polis.Experiments;
using Polis.Model;
using Polis.Results;
using Polis.Results.Folder;

namespace Polis.Charts.Report;

/// <summary>The four answers: a sentence each at the head of the report, and their tables, folded, at its end.</summary>
internal static class AnswerSections
{
    private static readonly string _policyChanged = EnumNames<ClashOutcome>.Of(ClashOutcome.PolicyChanged);

    private static readonly (string Democracy, bool First)[] _columns =
    [
        .. DemocracyClass.Names.Select(democracy => (democracy, true)), .. DemocracyClass.Names.Select(democracy => (democracy, false)), (Answers.All, false),
    ];

    private static readonly string[] _strong = [.. new[] { Response.Preempt, Response.Sanction, Response.Coerce }.Select(EnumNames<Response>.Of)];

    private static readonly Question[] _questions =
    [
        new("defiance", "Where do cities defy their nations, and who?", DefianceSentence, Defiance),
        new("outcomes", "Can cities pull off a change of policy?", ChangeSentence, Change),
        new("responses", "Do nations react strongly?", ReactionSentence, Reaction),
    ];

    private const string Secession = "secession", SecessionQuestion = "When will a city secede?";

    /// <summary>Writes the sentences, each with a way to its tables.</summary>
    public static void WriteSentences(HtmlText html, Answers answers, Manifest manifest)
    {
        html.Raw("<section id=\"answers\">").Element("h2", "The answers in short").Raw("<dl class=\"answers\">");
        foreach (var question in _questions)
        {
            Ask(question.Id, question.Text).Element("dd", question.Sentence(answers), "class=\"answer\"");
            if (answers.WhileInForce is { } lasts)
                html.Element("dd", $"{AnswerText.WhileInForce(lasts)}: {ReaderNames.Small(question.Sentence(lasts))}", "class=\"answer\"");
        }
        Ask(Secession, SecessionQuestion).Element(
            "dd", AnswerText.FirstIndependence(answers.FirstIndependence, manifest.Runs.Count, manifest.Years), "class=\"answer\"");
        if (RareText.Sentence(answers.FirstIndependence, manifest.Runs.Count, manifest.Years) is { } expected)
            html.Element("dd", expected, "class=\"answer\"");
        html.Raw("</dl></section>");

        HtmlText Ask(string id, string text) => html.Raw($"<dt><a href=\"#{id}\">{HtmlText.Escaped(text)}</a></dt>");
    }

    /// <summary>Writes the tables, those of each question folded under it.</summary>
    public static void WriteTables(HtmlText html, Answers answers, Manifest manifest)
    {
        html.Raw("<section id=\"tables\">").Element("h2", "Tables").Element(
            "p", $"Tables of the first three questions cover {manifest.Window.Of("each run")}, those of the last one all years. "
                + (manifest.Runs.Count == 1 ? "One run has no intervals: an ensemble (--runs 30) tells chance from rule."
                    : $"Small print gives {AnswerText.Brackets}."),
            "class=\"muted\"");
        foreach (var question in _questions)
        {
            Fold(question.Id, question.Text);
            question.Tables(html, answers, manifest.Domains, manifest.Window.In);
            html.Raw("</details>");
        }
        Fold(Secession, SecessionQuestion);
        WriteSecession(html, answers.FirstIndependence, manifest);
        html.Raw("</details>");
        if (answers.WhileInForce is { } lasts)
        {
            Fold("while-in-force", $"{AnswerText.WhileInForce(lasts)}: the first three questions");
            foreach (var question in _questions)
            {
                html.Element("h3", question.Text);
                question.Tables(html, lasts, manifest.Domains, $"in {lasts.Window.Years}");
            }
            html.Raw("</details>");
        }
        html.Raw("</section>");

        void Fold(string id, string text) => html.Raw($"<details id=\"{id}\"><summary>{HtmlText.Escaped(text)}</summary>");
    }

    private static string DefianceSentence(WindowAnswers answers)
    {
        var most = answers.Defiance.Where(domain => domain.Share > 0).MaxBy(domain => domain.Share);
        return most is null ? "No city defied its nation." : $"Most in {most.Domain}: {HtmlText.Share(most.Share, null, null).Text} of cities on average.";
    }

    private static string ChangeSentence(WindowAnswers answers)
    {
        long all = answers.Outcomes.Sum(outcome => outcome.Count),
            changed = answers.Outcomes.Where(outcome => outcome.Outcome == _policyChanged).Sum(outcome => outcome.Count);
        return all == 0 ? "No clash ended." : $"In {HtmlText.Share((double)changed / all, null, null).Text} of the {HtmlText.Count(all)} clashes that ended, "
            + "the policy moved towards the city, or their gap closed.";
    }

    private static string ReactionSentence(WindowAnswers answers) =>
        answers.Responses.All(response => response.Count == 0) ? "No nation answered a clash."
            : $"{Strong(answers, first: true)}; {Strong(answers, first: false)}. Strong answers are a law, a penalty and force.";

    private static void Defiance(HtmlText html, WindowAnswers answers, IReadOnlyList<string> domains, string years)
    {
        html.Table("Share of cities that defy, by domain", ["domain", "share of cities"],
            answers.Defiance.Select(domain => (IReadOnlyList<Cell>)[domain.Domain, HtmlText.Share(domain.Share, domain.Low, domain.High)]));
        if (answers.Boldest.Count > 0)
        {
            html.Table(
                $"The cities most often in defiance: years {years}, added up over the {domains.Count} "
                    + "domains, mean of the runs", ["city", "nation", "years in defiance"],
                answers.Boldest.Select(city => (IReadOnlyList<Cell>)[city.City, city.Nation, HtmlText.Number(city.DomainYears, "0.0")]), firstNumber: 2);
        }
    }

    private static void Change(HtmlText html, WindowAnswers answers, IReadOnlyList<string> domains, string years)
    {
        long all = answers.Outcomes.Sum(outcome => outcome.Count);
        long actedOn = answers.OutcomesOfAllDomains.Sum(outcome => outcome.ActedOn.Count);
        html.Table(
            "How clashes ended, share of those that ended in the domain; in the last column of those in all domains that the nation acted on: it did more than "
                + "tolerate", ["ended as", .. domains, "all domains", "of those acted on"],
            [
                .. answers.OutcomesOfAllDomains.Select(total => (IReadOnlyList<Cell>)
                [
                    Phrases.Name(Phrases.Outcomes, total.Outcome),
                    .. answers.Outcomes.Where(outcome => outcome.Outcome == total.Outcome)
                        .Select(outcome => HtmlText.Share(outcome.Share, outcome.Low, outcome.High)),
                    HtmlText.Share(total.Share, total.Low, total.High), HtmlText.Share(total.ActedOn.Share, total.ActedOn.Low, total.ActedOn.High),
                ]),
                ["clashes", .. domains.Select(domain => (Cell)HtmlText.Count(Of(domain).Sum(outcome => outcome.Count))), HtmlText.Count(all),
                    HtmlText.Count(actedOn)],
                ["acted on", .. domains.Select(domain => (Cell)HtmlText.Count(Of(domain).Sum(outcome => outcome.ActedOn.Count))),
                    HtmlText.Count(actedOn), HtmlText.Count(actedOn)],
            ]);
        html.Raw("<ul class=\"muted\">");
        foreach (string line in (string[])[.. AnswerText.Outcomes, AnswerText.ActedOn]) html.Element("li", line);
        html.Raw("</ul>");
        if (AnswerText.Conceded(answers) is { } conceded) html.Element("p", conceded, "class=\"muted\"");

        IEnumerable<OutcomeAnswer> Of(string domain) => answers.Outcomes.Where(outcome => outcome.Domain == domain);
    }

    private static void Reaction(HtmlText html, WindowAnswers answers, IReadOnlyList<string> domains, string years)
    {
        html.Table(
            "What nations answered in all domains, by how democratic they are: first answers to a clash, and the next ones",
            ["answer", .. _columns.Select(column => $"{(column.First ? "first" : "next")}, {column.Democracy}")],
            [
                .. MetricCatalogue.Responses.Names.Select(kind => (IReadOnlyList<Cell>)
                [
                    Phrases.Name(Phrases.Responses, kind),
                    .. _columns.SelectMany(column => OfAllDomains(column).Where(response => response.Response == kind))
                        .Select(response => HtmlText.Share(response.Share, response.Low, response.High)),
                ]),
                ["answers", .. _columns.Select(column => (Cell)HtmlText.Count(OfAllDomains(column).Sum(response => response.Count)))],
            ]);
        foreach (string democracy in DemocracyClass.Names)
        {
            html.Table(
                $"What {democracy} nations answered first, share of their first answers in the domain", ["answer", .. domains],
                [
                    .. MetricCatalogue.Responses.Names.Select(kind => (IReadOnlyList<Cell>)
                        [Phrases.Name(Phrases.Responses, kind), .. FirstOf(democracy).Where(response => response.Response == kind)
                            .Select(response => HtmlText.Share(response.Share, response.Low, response.High))]),
                    ["answers", .. domains.Select(
                        domain => (Cell)HtmlText.Count(FirstOf(democracy).Where(response => response.Domain == domain).Sum(response => response.Count)))],
                ]);
        }
        html.Element("p", "Classes of democracy follow the index of the Economist Intelligence Unit: below 4, 4 to 6, and above 6 of 10.", "class=\"muted\"");

        IEnumerable<ResponseAnswer> FirstOf(string democracy) => answers.Responses.Where(response => response.First && response.Democracy == democracy);

        IEnumerable<ResponseAnswer> OfAllDomains((string Democracy, bool First) column) =>
            answers.ResponsesOfAllDomains.Where(response => (response.Democracy, response.First) == column);
    }

    private static string Strong(WindowAnswers answers, bool first)
    {
        var counted = answers.Responses.Where(response => response.First == first).ToList();
        long all = counted.Sum(response => response.Count);
        long strong = counted.Where(response => _strong.Contains(response.Response)).Sum(response => response.Count);
        string which = first ? "First answers" : "next answers";
        return all == 0 ? $"{which}: none" : $"{which}: {HtmlText.Share((double)strong / all, null, null).Text} of {HtmlText.Count(all)} were strong";
    }

    private static void WriteSecession(HtmlText html, IndependenceAnswer answer, Manifest manifest)
    {
        html.Element("p", AnswerText.Bids(answer, manifest.Runs.Count), "class=\"muted\"");
        if (answer.Bids > 0)
        {
            html.Table(
                $"Cities that bid, {(manifest.Runs.Count == 1 ? "of one run" : $"of {manifest.Runs.Count} runs")} and all years, by bids started, then by "
                    + $"independences, then by mean net benefit. {AnswerText.SetApart}",
                ["city", "nation", "bids begun", "times independent", "set apart by", "by, % of income"],
                answer.Bidders.Select(city => (IReadOnlyList<Cell>)
                [
                    city.City, city.Nation, HtmlText.Count(city.Bids), HtmlText.Count(city.Independences),
                    city.Term ?? HtmlText.None, AnswerText.OfIncome(city.Value) ?? HtmlText.None,
                ]), firstNumber: 2);
            if (AnswerText.Joined(answer) is { } joined) html.Element("p", joined, "class=\"muted\"");
        }
        if (answer.RareEvents.Count > 0) WriteRare(html, answer, manifest);
    }

    private static void WriteRare(HtmlText html, IndependenceAnswer answer, Manifest manifest)
    {
        int runs = manifest.Runs.Count(run => run.State == RunState.Done);
        html.Table(
            "Bids and new states on average, as counted and as expected from the model's own chances" + (runs == 1 ? "" : "; small: 95 % interval of the mean"),
            ["", "counted", "expected"],
            answer.RareEvents.Select(figure => (IReadOnlyList<Cell>)
                [ReaderNames.Capital(RareText.Title(figure)), Mean(figure, figure.Counted), Mean(figure, figure.Expected)]));
        html.Raw("<ul class=\"muted\">");
        foreach (string note in RareText.Notes(answer, runs, manifest.Clock.YearOf(0) + manifest.Years)) html.Element("li", note);
        if (IntervalNote.Of(runs) is { } few) html.Element("li", few);
        html.Raw("</ul>");

        static Cell Mean(RareAnswer figure, MeanFigure mean) => new(RareText.Mean(figure, mean), RareText.Interval(figure, mean));
    }

    /// <summary>One of the questions about the years of a window.</summary>
    /// <param name="Id">Where its tables are in the page.</param>
    /// <param name="Text">The question.</param>
    /// <param name="Sentence">Its answer.</param>
    /// <param name="Tables">Writes its tables, of domains and of years that are told as in <c>in 2025 to 2029</c>.</param>
    private sealed record Question(
        string Id, string Text, Func<WindowAnswers, string> Sentence, Action<HtmlText, WindowAnswers, IReadOnlyList<string>, string> Tables);
}
