using Polis.Model;

namespace Polis.Results.Folder;

/// <summary><c>decisions.parquet</c>: a row per decision and option, with what was weighed.</summary>
internal sealed class DecisionTable : TableBuffer
{
    private readonly NameStore _names;
    private readonly NumberBuffer<int> _run, _decision;
    private readonly NumberBuffer<double> _time, _utility, _probability, _draw;
    private readonly NameBuffer _kind, _actor, _name, _nation, _other, _domain, _option;
    private readonly OptionalBuffer<long> _city;
    private readonly OptionalBuffer<int> _reference;
    private readonly OptionalBuffer<double> _precision, _value;
    private readonly NumberBuffer<bool> _chosen;
    private readonly TextBuffer _facts, _terms;

    public DecisionTable(NameStore names) : base(RunTable.Decisions.Name())
    {
        _names = names;
        _run = Add(new NumberBuffer<int>("run", repeats: true));
        _decision = Add(new NumberBuffer<int>("decision"));
        _time = Add(new NumberBuffer<double>("time", repeats: true));
        _kind = Add(new NameBuffer("kind"));
        _actor = Add(new NameBuffer("actor"));
        _city = Add(new OptionalBuffer<long>("city"));
        _name = Add(new NameBuffer("name"));
        _nation = Add(new NameBuffer("nation"));
        _other = Add(new NameBuffer("other"));
        _domain = Add(new NameBuffer("domain"));
        _reference = Add(new OptionalBuffer<int>("reference"));
        _option = Add(new NameBuffer("option"));
        _utility = Add(new NumberBuffer<double>("utility"));
        _probability = Add(new NumberBuffer<double>("probability"));
        _chosen = Add(new NumberBuffer<bool>("chosen"));
        _draw = Add(new NumberBuffer<double>("draw"));
        _precision = Add(new OptionalBuffer<double>("precision"));
        _value = Add(new OptionalBuffer<double>("value"));
        _facts = Add(new TextBuffer("facts"));
        _terms = Add(new TextBuffer("terms"));
    }

    /// <summary>Appends decisions.</summary>
    public void Add(int run, IReadOnlyList<Decision> decisions)
    {
        Span<char> room = stackalloc char[1024];
        foreach (var decision in decisions)
        {
            var (kind, actor, name, nation) = (_names[EnumNames<DecisionKind>.Of(decision.Kind)],
                _names[EnumNames<ActorKind>.Of(decision.Actor)], _names[decision.CityName], _names[decision.Nation]);
            var (other, domain) = (_names[decision.Other], _names[decision.Domain]);
            for (int o = 0; o < decision.Options.Count; o++)
            {
                var option = decision.Options[o];
                _run.Add(run);
                _decision.Add(decision.Number);
                _time.Add(decision.Time);
                _kind.Add(kind);
                _actor.Add(actor);
                _city.Add(decision.City);
                _name.Add(name);
                _nation.Add(nation);
                _other.Add(other);
                _domain.Add(domain);
                _reference.Add(decision.Reference);
                _option.Add(_names[EnumNames<DecisionOption>.Of(option.Option)]);
                _utility.Add(option.Utility);
                _probability.Add(option.Probability);
                _chosen.Add(o == decision.Chosen);
                _draw.Add(decision.Draw);
                _precision.Add(decision.Precision);
                _value.Add(decision.Value);
                // Each number as short as reads back the same.
                var facts = new FigureText(room, "R");
                foreach (var fact in decision.Facts) facts.Add(EnumNames<DecisionFact>.Of(fact.Fact), fact.Value);
                _facts.Add(facts.Written);
                var terms = new FigureText(room, "R");
                foreach (var term in option.Terms) terms.Add(EnumNames<DecisionTerm>.Of(term.Term), term.Value);
                _terms.Add(terms.Written);
            }
        }
    }
}
