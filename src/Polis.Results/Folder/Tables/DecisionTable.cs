using Polis.Model;

namespace Polis.Results.Folder;

/// <summary><c>decisions.parquet</c>: a row per decision and option, with what was weighed.</summary>
internal sealed class DecisionTable : TableBuffer
{
    private readonly NameStore _names;
    private readonly NumberColumn<int> _run, _decision;
    private readonly NumberColumn<double> _time, _utility, _probability, _draw;
    private readonly NameColumn _kind, _actor, _name, _nation, _other, _domain, _option;
    private readonly OptionalColumn<long> _city;
    private readonly OptionalColumn<int> _reference;
    private readonly OptionalColumn<double> _precision, _value;
    private readonly NumberColumn<bool> _chosen;
    private readonly TextColumn _terms;

    public DecisionTable(NameStore names) : base("decisions")
    {
        _names = names;
        _run = Add(new NumberColumn<int>("run", repeats: true));
        _decision = Add(new NumberColumn<int>("decision"));
        _time = Add(new NumberColumn<double>("time", repeats: true));
        _kind = Add(new NameColumn("kind"));
        _actor = Add(new NameColumn("actor"));
        _city = Add(new OptionalColumn<long>("city"));
        _name = Add(new NameColumn("name"));
        _nation = Add(new NameColumn("nation"));
        _other = Add(new NameColumn("other"));
        _domain = Add(new NameColumn("domain"));
        _reference = Add(new OptionalColumn<int>("reference"));
        _option = Add(new NameColumn("option"));
        _utility = Add(new NumberColumn<double>("utility"));
        _probability = Add(new NumberColumn<double>("probability"));
        _chosen = Add(new NumberColumn<bool>("chosen"));
        _draw = Add(new NumberColumn<double>("draw"));
        _precision = Add(new OptionalColumn<double>("precision"));
        _value = Add(new OptionalColumn<double>("value"));
        _terms = Add(new TextColumn("terms"));
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
                var terms = new FigureText(room, "R");
                foreach (var term in option.Terms) terms.Add(EnumNames<DecisionTerm>.Of(term.Term), term.Value);
                _terms.Add(terms.Written);
            }
        }
    }
}
