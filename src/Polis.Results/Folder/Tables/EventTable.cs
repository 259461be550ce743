using ParquetSharp;
using Polis.Engine.Scheduling;
using Polis.Model;

namespace Polis.Results.Folder;

/// <summary><c>events.parquet</c>: every event with its reasons.</summary>
internal sealed class EventTable : TableBuffer
{
    private readonly RunNames _names;
    private readonly ByteArray[] _kindWords;
    private readonly NumberColumn<int> _run;
    private readonly NumberColumn<double> _time, _value;
    private readonly NameColumn _kind, _cityName, _nation, _other, _domain, _detail;
    private readonly OptionalColumn<long> _city;
    private readonly OptionalColumn<int> _reference;
    private readonly TextColumn _reasons;

    public EventTable(RunNames names) : base("events")
    {
        _names = names;
        _kindWords = names.Store.Of<EventKind>();
        _run = Add(new NumberColumn<int>("run", repeats: true));
        _time = Add(new NumberColumn<double>("time", repeats: true));
        _kind = Add(new NameColumn("kind"));
        _city = Add(new OptionalColumn<long>("city"));
        _cityName = Add(new NameColumn("cityName"));
        _nation = Add(new NameColumn("nation"));
        _other = Add(new NameColumn("other"));
        _domain = Add(new NameColumn("domain"));
        _reference = Add(new OptionalColumn<int>("reference"));
        _value = Add(new NumberColumn<double>("value"));
        _detail = Add(new NameColumn("detail"));
        _reasons = Add(new TextColumn("reasons"));
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
