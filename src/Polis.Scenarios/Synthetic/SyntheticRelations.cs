using Polis.Engine.Numerics;
using Polis.Engine.Random;
using Polis.Model;

namespace Polis.Scenarios;

/// <summary>How the nations of a synthetic world stand to each other: distances, borders, languages, agreements, alliances and accords.</summary>
internal static class SyntheticRelations
{
    private const int Neighbours = 6, NationsPerLanguage = 8, TradeRegions = 10;
    private const double AgreementInRegion = 0.5, AgreementElsewhere = 0.02;

    // Like the positions of the alliances and accords in the tables of 2015.
    private const double AllianceThreshold = 0.4, AlliancePosition = 0.6, AccordPosition = 0.5;

    // Rates of joining and leaving an accord, and for how long accords have been open.
    private const double AccordJoinRate = 0.3, AccordWithdrawalRate = 0.1, AccordAge = 10;

    /// <summary>Makes the pairs, without alliances.</summary>
    public static PairInputs Pairs(SyntheticNations nations, SyntheticDraws draws)
    {
        var centres = nations.Centres;
        int count = centres.Length;
        var pairs = new PairInputs
        {
            Distance = new double[count * count],
            Contiguous = new bool[count * count],
            CommonLanguage = new bool[count * count],
            TradeAgreement = new bool[count * count],
            Alliance = new bool[count * count],
        };

        // Families are as many as nations allow; there are ten regions, so that one has a tenth of the nations on average.
        int[] language = NearestSeeds(centres, Math.Max(1, count / NationsPerLanguage), SyntheticPurpose.LanguageFamily, draws);
        int[] region = NearestSeeds(centres, TradeRegions, SyntheticPurpose.TradeRegion, draws);
        for (int n = 0; n < count; n++)
        {
            for (int m = n + 1; m < count; m++)
            {
                double chance = region[n] == region[m] ? AgreementInRegion : AgreementElsewhere;
                pairs.Distance[n * count + m] = pairs.Distance[m * count + n] = centres[n].Distance(centres[m]);
                if (language[n] == language[m]) Join(pairs.CommonLanguage, count, n, m);
                if (draws.Uniform(SyntheticPurpose.TradeAgreement, n, m) < chance) Join(pairs.TradeAgreement, count, n, m);
            }
        }
        for (int n = 0; n < count; n++)
            foreach (int m in NearestTo(n, pairs.Distance.AsSpan(n * count, count))) Join(pairs.Contiguous, count, n, m);
        return pairs;
    }

    /// <summary>
    /// Two alliances, of the nations beyond 0.4 and below -0.4 in the domain of alignment (each left out where there are not two of them),
    /// and an accord in each domain. Marks allied pairs.
    /// </summary>
    public static (List<TreatyRow> Treaties, List<TreatyPartyRow> Parties) Treaties(
        NationInputs nations, PairInputs pairs, IReadOnlyList<PolicyDomain> domains, SyntheticDraws draws)
    {
        var treaties = new List<TreatyRow>();
        var parties = new List<TreatyPartyRow>();
        int count = nations.Count, width = domains.Count;
        for (int k = 0; k < width; k++)
        {
            if (domains[k].Lever != EconomicLever.Alignment) continue;
            foreach (int side in (int[])[1, -1])
            {
                int domain = k;
                int[] allies = [.. Enumerable.Range(0, count).Where(n => side * nations.PolicyBase[n * width + domain] > AllianceThreshold)];
                if (allies.Length < 2) continue;
                Sign(new TreatyRow(side > 0 ? "first-alliance" : "second-alliance", TreatyKind.Alliance, k, side * AlliancePosition, 0), allies);
                foreach (int n in allies)
                    foreach (int m in allies)
                        if (n < m) Join(pairs.Alliance, count, n, m);
            }
        }
        for (int k = 0; k < width; k++)
        {
            int domain = k;
            int[] members = [.. Enumerable.Range(0, count).Where(n => draws.Uniform(SyntheticPurpose.Accord, n, domain)
                < ChanceInAccord(nations.Democracy[n], nations.PolicyBase[n * width + domain]))];
            Sign(new TreatyRow(domains[k].Name + "-accord", TreatyKind.Accord, k, AccordPosition, 0), members);
        }
        return (treaties, parties);

        void Sign(TreatyRow treaty, int[] nationsOf)
        {
            foreach (int n in nationsOf) parties.Add(new TreatyPartyRow(treaties.Count, n, TreatySide.None, treaty.Month));
            treaties.Add(treaty);
        }
    }

    /// <summary>
    /// Chance that a nation is party of an accord that has been open for ten years, if it joined and withdrew by the model's rule (MODEL.md, 3)
    /// with the policy that it has now: the two-state chain P = J/(J+W) (1 - e^-(J+W)t).
    /// </summary>
    /// <remarks>Some 40 % of the nations, so that an accord has parties to lose and others to win; the limit for t → ∞ would have nearly all in it.</remarks>
    private static double ChanceInAccord(double democracy, double policy)
    {
        double gap = policy - AccordPosition, agrees = Logit.Logistic(1 - 3 * gap * gap), differs = 1 - agrees;
        double join = AccordJoinRate * democracy * agrees, leave = AccordWithdrawalRate * differs * differs * differs * differs * differs;
        return join / (join + leave) * -DeterministicMath.Expm1(-(join + leave) * AccordAge);
    }

    /// <summary>For every point, the nearest of some seeds drawn uniformly on the sphere.</summary>
    private static int[] NearestSeeds(SpherePoint[] points, int count, SyntheticPurpose purpose, SyntheticDraws draws)
    {
        var seeds = new SpherePoint[count];
        for (int i = 0; i < count; i++) seeds[i] = draws.OnSphere(purpose, i);
        return Array.ConvertAll(points, point => point.Nearest(seeds));
    }

    /// <summary>The six nations nearest to one, all others where there are fewer.</summary>
    private static IEnumerable<int> NearestTo(int nation, ReadOnlySpan<double> distances)
    {
        int[] others = new int[distances.Length];
        for (int m = 0; m < others.Length; m++) others[m] = m;
        double[] keys = distances.ToArray();
        keys[nation] = double.PositiveInfinity;
        Array.Sort(keys, others);
        return others.Take(Math.Min(Neighbours, others.Length - 1));
    }

    private static void Join(bool[] pairs, int count, int n, int m) => pairs[n * count + m] = pairs[m * count + n] = true;
}
