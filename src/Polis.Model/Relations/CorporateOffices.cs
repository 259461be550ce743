using Polis.Engine.Random;
using Polis.Engine.Scheduling;
using Polis.Engine.State;

namespace Polis.Model;

/// <summary>Firms open offices and close them; connectivity, corporate shares and what they add to growth follow (docs/MODEL.md, 3; Taylor 2001).</summary>
/// <remarks>Cost O(cities + offices). Openings and closings are Poisson counts.</remarks>
public sealed class CorporateOffices : IMechanism<World>, IDisposable
{
    private readonly AliasTable _cities = new();
    private readonly Connectivity _connectivity = new();

    // In native memory, since offices grow in number during a run and steps allocate nothing.
    private readonly Column<int> _firm = new("officeDraft.firm"), _city = new("officeDraft.city");
    private readonly Column<byte> _value = new("officeDraft.value");
    private double[] _weights = [];

    /// <summary>Draws after which a firm is taken to be everywhere: where half of the weight is free, all of them fail once in 10^19 openings.</summary>
    private const int MostDraws = 64;
    private int _count;

    /// <inheritdoc/>
    public string Name => nameof(CorporateOffices);

    /// <inheritdoc/>
    public Access Access { get; } = new Access(
        reads:
        [
            Columns.Nations.Policy, Columns.Firms.Headquarters, Columns.Firms.FirstOffice, Columns.Firms.Offices, Columns.CorporateOffices.City,
            Columns.CorporateOffices.Value,
        ],
        writes:
        [
            Columns.Firms.FirstOffice, Columns.Firms.Offices, Columns.CorporateOffices.Firm, Columns.CorporateOffices.City, Columns.CorporateOffices.Value,
            Columns.Events,
        ])
        + OfficeDraw.Reads + Connectivity.Touches;

    /// <inheritdoc/>
    public void Step(World state, StepContext step)
    {
        if (state.Firms.Count == 0) return;
        if (_weights.Length != state.Cities.Count) _weights = new double[state.Cities.Count];
        OfficeDraw.Weigh(state, state.Nations.Policy, _weights);
        _cities.Build(_weights);
        _count = 0;
        for (int f = 0; f < state.Firms.Count; f++) Move(state, step, f);
        CopyBack(state);
        _connectivity.MeasureChange(state);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _firm.Dispose();
        _city.Dispose();
        _value.Dispose();
    }

    /// <summary>Closings of a firm among the offices of the start of the step, then openings where it has had none.</summary>
    private void Move(World world, StepContext step, int firm)
    {
        var (firms, offices, p) = (world.Firms, world.CorporateOffices, world.Parameters);
        int first = _count, had = firms.Offices[firm], from = firms.FirstOffice[firm];
        Reserve(_count + had);
        for (int o = from; o < from + had; o++) Enter(firm, offices.City[o], offices.Value[o]);
        int closes = step.Random.Poisson(Streams.OfficeCloseCount, firm, step.Step, 0, Corporations.ClosingRate(p) * step.Dt);
        for (int c = 0; c < closes && _count - first > Math.Max(1, (int)p.FirmMinimumOffices); c++)
            Close(world, step, firm, first, step.Uniform(Streams.OfficeClose, firm, c));
        int opens = step.Random.Poisson(Streams.OfficeOpenCount, firm, step.Step, 0, p.OfficeRate * step.Dt);
        for (int d = 0; d < opens; d++)
        {
            int city = FreeCity(step, firm, d, offices.City.Span.Slice(from, had), first);
            if (city < 0) continue;
            byte value = OfficeDraw.Value(step.Uniform(Streams.OfficeOpenValue, firm, d));
            Reserve(_count + 1);
            Enter(firm, city, value);
            world.Record(EventKind.OfficeOpened, step.Step, city, reference: firm, value: value);
        }
    }

    /// <summary>A city where the firm has had no office in this step, drawn by weight; -1 where none is found.</summary>
    private int FreeCity(StepContext step, int firm, int opening, ReadOnlySpan<int> had, int first)
    {
        if (_count - first == _weights.Length) return -1;
        for (int draw = 0; draw < MostDraws; draw++)
        {
            int city = _cities.Draw(step.Uniform(Streams.OfficeOpenCity, firm, MostDraws * opening + draw));
            if (city < 0) return -1;
            if (!had.Contains(city) && !_city.Span[first.._count].Contains(city)) return city;
        }
        return -1;
    }

    /// <summary>Closes one of the firm's offices by one uniform, never its headquarters.</summary>
    private void Close(World world, StepContext step, int firm, int first, double uniform)
    {
        int others = _count - first - 1, row = first + Math.Min((int)(uniform * others), others - 1);
        for (int o = first; o <= row; o++)
        {
            if (_city[o] != world.Firms.Headquarters[firm]) continue;
            row++;
            break;
        }
        world.Record(EventKind.OfficeClosed, step.Step, _city[row], reference: firm, value: _value[row]);
        for (int o = row + 1; o < _count; o++) (_city[o - 1], _value[o - 1]) = (_city[o], _value[o]);
        _count--;
    }

    private void Enter(int firm, int city, byte value)
    {
        (_firm[_count], _city[_count], _value[_count]) = (firm, city, value);
        _count++;
    }

    private void Reserve(int rows)
    {
        if (rows <= _firm.Length) return;
        rows += rows / 2 + 1024;
        _firm.EnsureCapacity(rows);
        _city.EnsureCapacity(rows);
        _value.EnsureCapacity(rows);
    }

    private void CopyBack(World world)
    {
        var (firms, offices) = (world.Firms, world.CorporateOffices);
        offices.Resize(_count);
        firms.Offices.Span[..firms.Count].Clear();
        for (int o = 0; o < _count; o++)
        {
            (offices.Firm[o], offices.City[o], offices.Value[o]) = (_firm[o], _city[o], _value[o]);
            if (firms.Offices[_firm[o]]++ == 0) firms.FirstOffice[_firm[o]] = o;
        }
    }
}

/// <summary>Where firms open offices.</summary>
internal static class OfficeDraw
{
    /// <summary>What <see cref="Weigh"/> reads beside the column of openness.</summary>
    internal static Access Reads => new(reads: [Columns.Cities.Nation, Columns.Cities.Population, Columns.Cities.Income, Columns.Cities.Autonomy]);

    /// <summary>Weights of all cities, on the trade policy of a column of nations.</summary>
    public static void Weigh(World world, Column<double> openness, Span<double> weights)
    {
        var cities = world.Cities;
        int trade = world.OpennessDomain, domains = world.Domains.Count;
        for (int i = 0; i < cities.Count; i++)
        {
            double open = trade < 0 ? 0 : openness[cities.Nation[i] * domains + trade], autonomy = trade < 0 ? 0 : cities.Autonomy[i * domains + trade];
            weights[i] = Corporations.OpeningWeight(cities.Output(i), open, autonomy, world.Parameters);
        }
    }

    /// <summary>Service value of an office by one uniform: 1 to 3.</summary>
    public static byte Value(double uniform) => (byte)(1 + Math.Min(2, (int)(3 * uniform)));
}

/// <summary>Measures connectivity from the offices of all firms.</summary>
internal sealed class Connectivity
{
    /// <summary>What <see cref="MeasureChange"/> touches.</summary>
    internal static Access Touches => new(
        reads:
        [
            Columns.Cities.Connectivity, Columns.CorporateOffices.Firm, Columns.CorporateOffices.City, Columns.CorporateOffices.Value,
            Columns.Globe.HighestConnectivity,
        ],
        writes: [Columns.Cities.Connectivity, Columns.Cities.CorporateShare, Columns.Cities.ConnectivityChange]);

    private double[] _firmTotals = [], _before = [];

    /// <summary>Writes C of every city.</summary>
    public void Measure(World world)
    {
        var (firms, offices) = (world.Firms, world.CorporateOffices);
        if (_firmTotals.Length != firms.Count) _firmTotals = new double[firms.Count];
        Corporations.Connectivity(
            offices.Firm.Span[..offices.Count], offices.City.Span[..offices.Count], offices.Value.Span[..offices.Count],
            _firmTotals, world.Cities.Connectivity.Span[..world.Cities.Count]);
    }

    /// <summary>Writes C of every city anew, with the corporate share and the change of ln(C + C̄) that follow.</summary>
    public void MeasureChange(World world)
    {
        var cities = world.Cities;
        if (_before.Length != cities.Count) _before = new double[cities.Count];
        double meanBefore = 0, mean = 0, highest = world.Globe.HighestConnectivity[0];
        for (int i = 0; i < cities.Count; i++) meanBefore += _before[i] = cities.Connectivity[i];
        Measure(world);
        for (int i = 0; i < cities.Count; i++) mean += cities.Connectivity[i];
        (meanBefore, mean) = (meanBefore / cities.Count, mean / cities.Count);
        for (int i = 0; i < cities.Count; i++)
        {
            cities.CorporateShare[i] = Corporations.Share(cities.Connectivity[i], highest);
            cities.ConnectivityChange[i] = Corporations.Change(_before[i], meanBefore, cities.Connectivity[i], mean);
        }
    }

    /// <summary>Writes C of every city at the start, the highest of them, C*, and the corporate shares that follow.</summary>
    public void MeasureStart(World world)
    {
        Measure(world);
        double highest = 0;
        for (int i = 0; i < world.Cities.Count; i++) highest = Math.Max(highest, world.Cities.Connectivity[i]);
        world.Globe.HighestConnectivity[0] = highest;
        for (int i = 0; i < world.Cities.Count; i++)
        {
            world.Cities.CorporateShare[i] = Corporations.Share(world.Cities.Connectivity[i], highest);
            world.Cities.ConnectivityChange[i] = 0;
        }
    }
}
