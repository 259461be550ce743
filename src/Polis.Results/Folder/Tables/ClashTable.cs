using System.Globalization;
using ParquetSharp;
using Polis.Engine.Scheduling;
using Polis.Model;

namespace Polis.Results.Folder;

/// <summary><c>clashes.parquet</c>: a row a clash, written when a run is over.</summary>
internal sealed class ClashTable : TableBuffer
{
    private readonly RunNames _names;
    private readonly ByteArray[] _outcomeWords, _responseWords;
    private readonly NumberBuffer<int> _run, _clash;
    private readonly NumberBuffer<long> _city;
    private readonly NameBuffer _name, _nation, _domain, _outcome, _lastResponse;
    private readonly NumberBuffer<double> _started;
    private readonly OptionalBuffer<double> _ended;
    private readonly TextBuffer _responses;
    private readonly NumberBuffer<float> _gap, _belief, _comply, _voice, _defy;
    private readonly NumberBuffer<bool> _actedOn;

    public ClashTable(RunNames names) : base(RunTable.Clashes.Name())
    {
        _names = names;
        _outcomeWords = names.Store.Of<ClashOutcome>();
        _responseWords = names.Store.Of<Response>();
        _run = Add(new NumberBuffer<int>("run", repeats: true));
        _clash = Add(new NumberBuffer<int>("clash"));
        _city = Add(new NumberBuffer<long>("city"));
        _name = Add(new NameBuffer("name"));
        _nation = Add(new NameBuffer("nation"));
        _domain = Add(new NameBuffer("domain"));
        _started = Add(new NumberBuffer<double>("started", repeats: true));
        _ended = Add(new OptionalBuffer<double>("ended"));
        _outcome = Add(new NameBuffer("outcome"));
        _responses = Add(new TextBuffer("responses"));
        _lastResponse = Add(new NameBuffer("lastResponse"));
        _actedOn = Add(new NumberBuffer<bool>("actedOn"));
        _gap = Add(new NumberBuffer<float>("gap"));
        _belief = Add(new NumberBuffer<float>("belief"));
        _comply = Add(new NumberBuffer<float>("complyUtility"));
        _voice = Add(new NumberBuffer<float>("voiceUtility"));
        _defy = Add(new NumberBuffer<float>("defyUtility"));
    }

    /// <summary>Appends all clashes of a run.</summary>
    public void Add(int run, World world, Clock clock)
    {
        var clashes = world.Clashes;
        var chain = new List<string>();
        for (int c = 0; c < clashes.Count; c++)
        {
            _run.Add(run);
            _clash.Add(c);
            _city.Add(world.Inputs.Cities.Id[clashes.City[c]]);
            _name.Add(_names.City(clashes.City[c]));
            _nation.Add(_names.Code(clashes.Nation[c]));
            _domain.Add(_names.Domain(clashes.Domain[c]));
            _started.Add(clock.YearOf(clashes.Started[c] + 1));
            _ended.Add(clashes.Ended[c] < 0 ? null : clock.YearOf(clashes.Ended[c] + 1));
            _outcome.Add(_outcomeWords[(int)clashes.Outcome[c]]);
            int last = clashes.LastResponse[c];
            _responses.Add(last == 0 ? "" : Chain(world, clock, last, chain));
            _lastResponse.Add(last == 0 ? default : _responseWords[(int)world.Responses.Kind[last - 1]]);
            _actedOn.Add(ClashAnswers.ActedOn(world, c));
            _gap.Add((float)clashes.Gap[c]);
            _belief.Add((float)clashes.Belief[c]);
            _comply.Add((float)clashes.ComplyUtility[c]);
            _voice.Add((float)clashes.VoiceUtility[c]);
            _defy.Add((float)clashes.DefyUtility[c]);
        }
    }

    /// <summary>All answers of a clash, the first first: <c>tolerate@2016.25 concede@2017.5</c>.</summary>
    private static string Chain(World world, Clock clock, int last, List<string> chain)
    {
        chain.Clear();
        for (int r = last; r != 0; r = world.Responses.Previous[r - 1])
            chain.Add(string.Create(
                CultureInfo.InvariantCulture, $"{EnumNames<Response>.Of(world.Responses.Kind[r - 1])}@{clock.YearOf(world.Responses.Step[r - 1] + 1):0.###}"));
        chain.Reverse();
        return string.Join(' ', chain);
    }
}
