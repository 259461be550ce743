using ParquetSharp;
using Polis.Engine.Scheduling;
using Polis.Model;

namespace Polis.Results.Folder;

/// <summary><c>events.parquet</c>: every event with its reasons.</summary>
internal sealed class EventTable : TableBuffer
{
    private readonly RunNames _names;
    private readonly ByteArray[] _kindWords;
    private readonly NumberBuffer<int> _run;
    private readonly NumberBuffer<double> _time, _value;
    private readonly NameBuffer _kind, _cityName, _nation, _other, _domain, _detail;
    private readonly OptionalBuffer<long> _city;
    private readonly OptionalBuffer<int> _reference;
    private readonly TextBuffer _reasons;

    public EventTable(RunNames names) : base(RunTable.Events.Name())
    {
        _names = names;
        _kindWords = names.Store.Of<EventKind>();
        _run = Add(new NumberBuffer<int>("run", repeats: true));
        _time = Add(new NumberBuffer<double>("time", repeats: true));
        _kind = Add(new NameBuffer("kind"));
        _city = Add(new OptionalBuffer<long>("city"));
        _cityName = Add(new NameBuffer("cityName"));
        _nation = Add(new NameBuffer("nation"));
        _other = Add(new NameBuffer("other"));
        _domain = Add(new NameBuffer("domain"));
        _reference = Add(new OptionalBuffer<int>("reference"));
        _value = Add(new NumberBuffer<double>("value"));
        _detail = Add(new NameBuffer("detail"));
        _reasons = Add(new TextBuffer("reasons"));
    }

    /// <summary>Appends all events of the world's log, in its order.</summary>
    public void Add(int run, World world, Clock clock)
    {
        var log = world.Events;
        Span<char> room = stackalloc char[2048];
        for (int e = 0; e < log.Count; e++)
        {
            var kind = (EventKind)log.Kind[e];
            var who = EventKinds.Of(kind);
            int subject = log.Subject[e], other = log.Other[e], reference = log.Reference[e];
            int city = who.Subject == RowOf.City ? subject : -1;
            int nation = who.Subject == RowOf.Nation ? subject : who.Other == RowOf.Nation ? other : city >= 0 ? world.Cities.Nation[city] : -1;
            _run.Add(run);
            _time.Add(clock.YearOf(log.Step[e] + 1));
            _kind.Add(_kindWords[(int)kind]);
            _city.Add(city < 0 ? null : world.Inputs.Cities.Id[city]);
            _cityName.Add(city < 0 ? default : _names.City(city));
            _nation.Add(nation < 0 ? default : _names.Code(nation));
            _other.Add(Other(world, who, other, reference));
            _domain.Add(_names.Domain(log.Domain[e]));
            _reference.Add(who.Reference is RowOf.Clash or RowOf.Bid ? reference : null);
            _value.Add(log.Value[e]);
            _detail.Add(_names.Store[EventWords.Detail(kind, log.Value[e])]);
            var reasons = new FigureText(room, "G6");
            EventWords.Write(world, e, ref reasons);
            _reasons.Add(reasons.Written);
        }
    }

    private ByteArray Other(World world, in EventKindInfo who, int other, int reference) => (who.Other, who.Reference) switch
    {
        (RowOf.City, _) when other >= 0 => _names.City(other),
        (RowOf.Nation, _) when who.Subject == RowOf.Nation => _names.Code(other),
        (_, RowOf.Network) => _names.Store[world.NetworkName(reference)],
        (_, RowOf.Firm) => _names.Store[world.FirmName(reference)],
        (_, RowOf.Treaty) => _names.Store[world.TreatyRows[reference].Name],
        (_, RowOf.Nation) => _names.Code(reference),
        _ => default,
    };
}
