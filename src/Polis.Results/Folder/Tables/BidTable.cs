using ParquetSharp;
using Polis.Engine.Scheduling;
using Polis.Model;

namespace Polis.Results.Folder;

/// <summary><c>bids.parquet</c>: a row a bid for independence, written when a run is over.</summary>
internal sealed class BidTable : TableBuffer
{
    private readonly RunNames _names;
    private readonly ByteArray[] _decisionWords, _outcomeWords;
    private readonly NumberBuffer<int> _run, _bid, _members;
    private readonly NumberBuffer<long> _city;
    private readonly NameBuffer _name, _nation, _decision, _outcome, _newNation;
    private readonly TextBuffer _memberIds;
    private readonly NumberBuffer<double> _started;
    private readonly OptionalBuffer<double> _ended;
    private readonly BenefitColumns _benefit, _rivals;

    public BidTable(RunNames names) : base(RunTable.Bids.Name())
    {
        _names = names;
        _decisionWords = names.Store.Of<BidDecision>();
        _outcomeWords = names.Store.Of<BidOutcome>();
        _run = Add(new NumberBuffer<int>("run", repeats: true));
        _bid = Add(new NumberBuffer<int>("bid"));
        _city = Add(new NumberBuffer<long>("city"));
        _name = Add(new NameBuffer("name"));
        _nation = Add(new NameBuffer("nation"));
        _members = Add(new NumberBuffer<int>("members"));
        _memberIds = Add(new TextBuffer("memberIds"));
        _started = Add(new NumberBuffer<double>("started"));
        _decision = Add(new NameBuffer("decision"));
        _ended = Add(new OptionalBuffer<double>("ended"));
        _outcome = Add(new NameBuffer("outcome"));
        _benefit = BenefitColumns.OfCity(Add);
        _rivals = BenefitColumns.OfItsRivals(Add);
        _newNation = Add(new NameBuffer("newNation"));
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
            _rivals.Add(BenefitTerms.From(bids.RivalTerms.Row(b)));
            _newNation.Add(bids.NewNation[b] < 0 ? default : _names.Code(bids.NewNation[b]));
        }
    }
}
