using System.Globalization;
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
        Span<char> reasons = stackalloc char[2048];
        for (int e = 0; e < log.Count; e++)
        {
            var kind = (EventKind)log.Kind[e];
            var who = EventSubjects.Of(kind);
            int subject = log.Subject[e], other = log.Other[e], reference = log.Reference[e];
            int city = who.Subject == Subject.City ? subject : -1;
            int nation = who.Subject == Subject.Nation ? subject : who.Other == Subject.Nation ? other : city >= 0 ? world.Cities.Nation[city] : -1;
            _run.Add(run);
            _time.Add(clock.YearOf(log.Step[e] + 1));
            _kind.Add(_kindWords[(int)kind]);
            _city.Add(city < 0 ? null : world.Inputs.Cities.Id[city]);
            _cityName.Add(city < 0 ? default : _names.City(city));
            _nation.Add(nation < 0 ? default : _names.Code(nation));
            _other.Add(Other(world, who, other, reference));
            _domain.Add(_names.Domain(log.Domain[e]));
            _reference.Add(who.Reference is Subject.Clash or Subject.Bid ? reference : null);
            _value.Add(log.Value[e]);
            _detail.Add(_names.Store[EventSubjects.Detail(kind, log.Value[e])]);
            int end = e + 1 < log.Count ? log.FirstReason[e + 1] : world.Reasons.Count;
            _reasons.Add(reasons[..Reasons(world, log.FirstReason[e], end, reasons)]);
        }
    }

    private ByteArray Other(World world, in EventSubjects who, int other, int reference) => (who.Other, who.Reference) switch
    {
        (Subject.City, _) when other >= 0 => _names.City(other),
        (Subject.Nation, _) when who.Subject == Subject.Nation => _names.Code(other),
        (_, Subject.Network) => _names.Store[world.NetworkName(reference)],
        (_, Subject.Firm) => _names.Store[world.FirmName(reference)],
        (_, Subject.Treaty) => _names.Store[world.TreatyRows[reference].Name],
        (_, Subject.Nation) => _names.Code(reference),
        _ => default,
    };

    /// <summary>Writes <c>comply=-0.012 voice=-0.004</c>; returns its length.</summary>
    private static int Reasons(World world, int first, int end, Span<char> text)
    {
        int length = 0;
        for (int r = first; r < end; r++)
        {
            string term = EnumNames<Term>.Of((Term)world.Reasons.Term[r]);
            if (r > first) text[length++] = ' ';
            term.CopyTo(text[length..]);
            length += term.Length;
            text[length++] = '=';
            world.Reasons.Value[r].TryFormat(text[length..], out int written, "G6", CultureInfo.InvariantCulture);
            length += written;
        }
        return length;
    }
}
