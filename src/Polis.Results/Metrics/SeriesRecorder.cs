using Polis.Model;

namespace Polis.Results;

/// <summary>Takes one value of a metric.</summary>
internal delegate void SeriesSink(int run, double time, string metric, double value);

/// <summary>Works out the metrics of one run and hands them on: stocks at the end of a step (and at the start), flows of the step.</summary>
internal sealed class SeriesRecorder
{
    private readonly SeriesSink _sink;
    private readonly string[] _domains, _networks;
    private bool _independence;

    public SeriesRecorder(World world, SeriesSink sink)
    {
        _sink = sink;
        _domains = [.. world.Domains.Select(domain => domain.Name)];
        _networks = [.. world.NetworkRows.Select(network => network.Name)];
    }

    /// <summary>Stocks.</summary>
    public void RecordState(int run, double time, World world, StateSums sums)
    {
        int cities = world.Cities.Count, domains = _domains.Length;
        RecordStance("defiance", sums.Defying, sums.DefyingPeople);
        RecordStance("voice", sums.Voicing, sums.VoicingPeople);
        RecordEach(run, time, "clashesOpen", sums.OpenClashes);
        for (int k = 0; k < domains; k++) Put($"policyGap.{_domains[k]}", Share(sums.Gap[k], cities));
        Put("policyGap", Share(sums.Gap.Sum(), (double)cities * domains));
        Put("nations", Enumerable.Range(0, world.Nations.Count).Count(n => world.Nations.Alive[n] != 0));
        if (Recognition(world) is { } recognition) Put("recognition", recognition);
        Put("governance", world.Globe.Governance[0]);
        Put("agreements", Agreements(world));
        Put("ties", world.Ties.Count);
        for (int kind = 0; kind < sums.Ties.Length; kind++) Put($"ties.{MetricCatalogue.TieKinds[kind]}", sums.Ties[kind]);
        for (int w = 0; w < _networks.Length; w++) Put($"members.{_networks[w]}", sums.Members[w]);
        Put("members.foundedByCities", sums.Members.AsSpan(_networks.Length).ToArray().Sum());
        Put("networks", Enumerable.Range(0, world.Networks.Count).Count(w => world.Networks.Active[w] != 0));
        Put("offices", world.CorporateOffices.Count);
        Put("connectivityGini", sums.ConnectivityGini);
        Put("bidHazard", sums.Eligible.Sum(city => Secession.Hazard(city.Terms.Sum, world.Parameters)));
        if (sums.Eligible.Count > 0)
        {
            Put("netBenefit.mean", sums.Eligible.Average(city => city.Terms.Sum));
            Put("netBenefit.max", sums.Eligible.Max(city => city.Terms.Sum));
        }
        Put("output", sums.RealOutput);

        void Put(string metric, double value) => _sink(run, time, metric, value);

        void RecordStance(string stance, int[] count, double[] people)
        {
            for (int k = 0; k <= domains; k++)
            {
                string name = k < domains ? $"{stance}.{_domains[k]}" : $"{stance}.any";
                Put(name, Share(count[k], cities));
                Put($"{name}.people", Share(people[k], sums.People));
            }
            Put(stance, Share(count.AsSpan(0, domains).ToArray().Sum(), (double)cities * domains));
            Put($"{stance}.people", Share(people.AsSpan(0, domains).ToArray().Sum(), sums.People * domains));
        }
    }

    /// <summary>Flows of a step.</summary>
    public void RecordFlows(int run, double time, StepFlows flows)
    {
        int domains = _domains.Length;
        RecordEach(run, time, "clashesOpened", flows.Opened);
        for (int o = 0; o < MetricCatalogue.Outcomes.Count; o++) RecordEach(run, time, $"outcome.{MetricCatalogue.Outcomes[o]}", flows.Ended.AsSpan(o * domains, domains));
        for (int r = 0; r < MetricCatalogue.Responses.Count; r++) RecordEach(run, time, $"response.{MetricCatalogue.Responses[r]}", flows.Answers.AsSpan(r * domains, domains));
        Put("bids", flows.Bids);
        Put("independences", flows.Independences);
        Put("autonomyGranted.devolution", flows.Answers.AsSpan((int)Response.Devolve * domains, domains).ToArray().Sum());
        Put("autonomyGranted.bid", flows.BidAutonomies);
        Put("suppressed", flows.BidsSuppressed);
        Put("agreementsSigned", flows.AgreementsSigned);
        Put("treatiesJoined", flows.TreatiesJoined);
        Put("treatiesLeft", flows.TreatiesLeft);
        Put("recognitions", flows.Recognitions);
        Put("officesOpened", flows.OfficesOpened);
        Put("officesClosed", flows.OfficesClosed);
        Put("visits", flows.Visits.Sum());
        Put("visits.accepted", flows.VisitsAccepted.Sum());
        Put("visits.withOffice", flows.Visits[1]);
        Put("visits.withOffice.accepted", flows.VisitsAccepted[1]);
        if (flows.Independences > 0 && !_independence) Put("firstIndependence", time);
        _independence |= flows.Independences > 0;

        void Put(string metric, double value) => _sink(run, time, metric, value);
    }

    private void RecordEach(int run, double time, string metric, ReadOnlySpan<int> byDomain)
    {
        int all = 0;
        for (int k = 0; k < _domains.Length; k++)
        {
            _sink(run, time, $"{metric}.{_domains[k]}", byDomain[k]);
            all += byDomain[k];
        }
        _sink(run, time, metric, all);
    }

    private static double Share(double part, double whole) => whole > 0 ? part / whole : 0;

    private static int Agreements(World world)
    {
        int count = 0;
        for (int n = 0; n < world.Nations.Count; n++)
            for (int m = n + 1; m < world.Nations.Count; m++)
                if (world.Nations.Alive[n] != 0 && world.Nations.Alive[m] != 0 && world.Pairs.TradeAgreement[world.Pairs[n, m]] > 0) count++;
        return count;
    }

    /// <summary>Mean over the nations born during the run of the share of the others that recognise them; null while there is none.</summary>
    private static double? Recognition(World world)
    {
        var nations = world.Nations;
        double sum = 0;
        int born = 0;
        for (int n = 0; n < nations.Count; n++)
        {
            if (nations.Born[n] < 0 || nations.Alive[n] == 0) continue;
            int others = 0, recognise = 0;
            for (int m = 0; m < nations.Count; m++)
            {
                if (m == n || nations.Alive[m] == 0) continue;
                others++;
                if (world.Pairs.Recognised[world.Pairs[m, n]] != 0) recognise++;
            }
            born++;
            sum += Share(recognise, others);
        }
        return born == 0 ? null : sum / born;
    }
}
