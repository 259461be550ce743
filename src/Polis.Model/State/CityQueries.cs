using System.Numerics;

namespace Polis.Model;

public sealed partial class Cities
{
    /// <summary>Networks that a city is a member of.</summary>
    public int MembershipCount(int city) => BitOperations.PopCount(Memberships[city]);

    /// <summary>Output of a city, PPP dollars a year.</summary>
    public double Output(int city) => Income[city] * Population[city];
}
