using ParquetSharp;
using Polis.Engine.Scheduling;
using Polis.Model;

namespace Polis.Results.Folder;

/// <summary><c>bids.parquet</c>: a row a bid for independence, written when a run is over.</summary>
internal sealed class BidTable : TableBuffer
{
    private readonly RunNames _names;
    private readonly ByteArray[] _decisionWords, _outcomeWords;
    private readonly NumberColumn<int> _run, _bid, _members;
    private readonly NumberColumn<long> _city;
    private readonly NameColumn _name, _nation, _decision, _outcome, _newNation;
    private readonly TextColumn _memberIds;
    private readonly NumberColumn<double> _started;
    private readonly OptionalColumn<double> _ended;
    private readonly BenefitColumns _benefit;

    public BidTable(RunNames names) : base("bids")
    {
        _names = names;
        _decisionWords = names.Store.Of<BidDecision>();
        _outcomeWords = names.Store.Of<BidOutcome>();
        _run = Add(new NumberColumn<int>("run", repeats: true));
        _bid = Add(new NumberColumn<int>("bid"));
        _city = Add(new NumberColumn<long>("city"));
        _name = Add(new NameColumn("name"));
        _nation = Add(new NameColumn("nation"));
        _members = Add(new NumberColumn<int>("members"));
        _memberIds = Add(new TextColumn("memberIds"));
        _started = Add(new NumberColumn<double>("started"));
        _decision = Add(new NameColumn("decision"));
        _ended = Add(new OptionalColumn<double>("ended"));
        _outcome = Add(new NameColumn("outcome"));
        _benefit = new BenefitColumns(Add);
        _newNation = Add(new NameColumn("newNation"));
    }

    /// <summary>Appends all bids of a run.</summary>
    public void Add(int run, World world, Clock clock)
    {
        var bids = world.Bids;
        for (int b = 0; b < bids.Count; b++)
        {
            var members = world.BidMembers.City.Span.Slice(bids.FirstMember[b], bids.Members[b]).ToArray();
            _run.Add(run);
            _bid.Add(b);
            _city.Add(world.Inputs.Cities.Id[bids.Starter[b]]);
            _name.Add(_names.City(bids.Starter[b]));
            _nation.Add(_names.Code(bids.Nation[b]));
            _members.Add(members.Length);
            _memberIds.Add(string.Join(' ', members.Select(city => world.Inputs.Cities.Id[city])));
            _started.Add(clock.YearOf(bids.Started[b] + 1));
            _decision.Add(bids.Decision[b] == BidDecision.None ? default : _decisionWords[(int)bids.Decision[b]]);
            _ended.Add(bids.Ended[b] < 0 ? null : clock.YearOf(bids.Ended[b] + 1));
            _outcome.Add(_outcomeWords[(int)bids.Outcome[b]]);
            _benefit.Add(BenefitTerms.From(bids.Terms.Row(b)));
            _newNation.Add(bids.NewNation[b] < 0 ? default : _names.Code(bids.NewNation[b]));
        }
    }
}
