namespace Polis.Results;

/// <summary>Metrics that come in families: one entry of the catalogue is one for each domain, and one for all.</summary>
/// <param name="domains">Names of the domains.</param>
internal sealed class MetricFamilies(IReadOnlyList<string> domains)
{
    /// <summary>A metric for each domain, and their sum.</summary>
    public IEnumerable<Metric> Domain(string name, MetricUnit unit, string title, string meaning, Func<MetricContext, int, double> value) =>
    [
        .. EachDomain(name, unit, title, meaning, value),
        new(name, unit, meaning, at => Enumerable.Range(0, domains.Count).Sum(k => value(at, k))) { Title = title },
    ];

    /// <summary>For each kind a metric for each domain, and their sum.</summary>
    /// <param name="kinds">The kinds.</param>
    /// <param name="name">Name, to which that of the kind is added.</param>
    /// <param name="unit">Unit.</param>
    /// <param name="title">What is counted, in a few words.</param>
    /// <param name="meaning">What is counted.</param>
    /// <param name="counts">The counts: a row for each kind, in it a place for each domain.</param>
    public IEnumerable<Metric> KindAndDomain<T>(
        CountedKinds<T> kinds, string name, MetricUnit unit, string title, string meaning, Func<MetricContext, int[]> counts)
        where T : struct, Enum =>
            kinds.Names.SelectMany((kind, place) => Domain(
                $"{name}.{kind}", unit, $"{title}: {ReaderNames.Of(kind)}", $"{meaning}: {kind}", (at, k) => counts(at)[place * domains.Count + k]));

    /// <summary>For each kind a metric over all domains.</summary>
    /// <param name="kinds">The kinds.</param>
    /// <param name="name">Name, to which that of the kind is added.</param>
    /// <param name="unit">Unit.</param>
    /// <param name="title">What is counted, in a few words.</param>
    /// <param name="meaning">What is counted.</param>
    /// <param name="count">The count of a kind.</param>
    public static IEnumerable<Metric> Kind<T>(
        CountedKinds<T> kinds, string name, MetricUnit unit, string title, string meaning, Func<MetricContext, T, int> count)
        where T : struct, Enum =>
            kinds.Members.Select((kind, place) => new Metric($"{name}.{kinds.Names[place]}", unit, $"{meaning}: {kinds.Names[place]}", at => count(at, kind))
            {
                Title = $"{title}: {ReaderNames.Of(kinds.Names[place])}",
            });

    /// <summary>For each domain the mean over cities of a sum over cities, and the mean of all domains.</summary>
    public IEnumerable<Metric> MeanOfDomains(string name, MetricUnit unit, string title, string meaning, Func<MetricContext, double[]> sums) =>
    [
        .. EachDomain(name, unit, title, meaning, (at, k) => MetricValues.Share(sums(at)[k], at.Sums.Cities)),
        new(name, unit, $"{meaning}, mean over domains", at => MetricValues.Share(sums(at).Sum(), (double)at.Sums.Cities * domains.Count)) { Title = title },
    ];

    /// <summary>Shares of cities and of people with a stance, for each domain, in any, and the mean over domains.</summary>
    /// <param name="name">Name.</param>
    /// <param name="does">What the cities do, in a word.</param>
    /// <param name="cities">Number of cities that do, by domain; the last in any.</param>
    /// <param name="people">Their people.</param>
    public IEnumerable<Metric> Stance(string name, string does, Func<MetricContext, int[]> cities, Func<MetricContext, double[]> people)
    {
        for (int place = 0; place <= domains.Count; place++)
        {
            int k = place;
            string own = k < domains.Count ? $"{name}.{domains[k]}" : $"{name}.any", where = k < domains.Count ? domains[k] : "any domain";
            yield return new(own, _shareOfCities, $"Cities that {does} in {where}", at => MetricValues.Share(cities(at)[k], at.Sums.Cities));
            yield return new($"{own}.people", _shareOfPeople, $"People in cities that {does} in {where}",
                at => MetricValues.Share(people(at)[k], at.Sums.People))
            {
                IsAside = true,
            };
        }
        yield return new(
            name, _shareOfCities, $"Cities that {does}, mean over domains",
            at => MetricValues.Share(cities(at).Take(domains.Count).Sum(), (double)at.Sums.Cities * domains.Count));
        yield return new(
            $"{name}.people", _shareOfPeople, $"People in cities that {does}, mean over domains",
            at => MetricValues.Share(people(at).Take(domains.Count).Sum(), at.Sums.People * domains.Count))
        {
            IsAside = true,
        };
    }

    private static readonly MetricUnit _shareOfCities = MetricUnit.Share("cities"), _shareOfPeople = MetricUnit.Share("people in cities");

    /// <summary>A metric for each domain.</summary>
    public IEnumerable<Metric> EachDomain(string name, MetricUnit unit, string title, string meaning, Func<MetricContext, int, double> value) =>
        domains.Select((domain, k) => new Metric($"{name}.{domain}", unit, $"{meaning}, in {domain}", at => value(at, k)) { Title = $"{title}, {domain}" });
}
