using Xunit;

namespace Polis.Model.Tests.Reference;

/// <summary>What access is made of, after steps in which productivity grew and nations answered since trade was cleared.</summary>
public class TradeShareTests
{
    [Theory, MemberData(nameof(ReferenceFiles.Own), MemberType = typeof(ReferenceFiles))]
    public void The_shares_of_the_rest_of_the_nation_of_other_nations_and_of_the_land_itself_add_to_one_whatever_happened_since_the_clearing(string file)
    {
        // Without births of nations, which change whose supply is domestic before trade is cleared again; memberships are of no network that the case has.
        using var of = new ReferenceWorld(new ReferenceCase(ReferenceFiles.Read(file).With("parameters.bidHazard", 0.0)));
        var cities = of.World.Cities;
        cities.Memberships.Span.Clear();
        for (int step = 0; step < 8; step++)
        {
            for (int i = 0; i < cities.Count; i++)
            {
                int nation = cities.Nation[i];
                double land = of.World.Lands.SupplyShare(of.World, i) * of.World.Nations.Supply[nation];
                double inside = (of.World.Pairs.Friction[of.World.Pairs[nation, nation]] * land
                    + TradeEquations.OwnFriction(cities.Population[i], of.Parameters) * cities.Supply[i]) / cities.Access[i];
                Assert.Equal(1, ExitView.DomesticShare(of.World, i) + cities.ForeignShare[i] + inside, 1e-12);
            }
            of.DoSteps(1);
        }
    }
}
