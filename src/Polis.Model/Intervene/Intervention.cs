namespace Polis.Model;

/// <summary>A dated what-if, checked and resolved to rows. It takes effect in the first step that starts on or after its month.</summary>
/// <param name="Month">Month from which it holds.</param>
/// <param name="UntilMonth">Month from which what was before returns; null for never.</param>
public abstract record Intervention(int Month, int? UntilMonth);

/// <summary>Sets a parameter.</summary>
public sealed record SetParameter(int Month, int? UntilMonth, ParameterInfo Parameter, double To) : Intervention(Month, UntilMonth);

/// <summary>Sets a column of a nation: <c>policy.DOMAIN</c>, <c>democracy</c>, <c>federalism</c>, <c>vetoPlayers</c>, <c>belief</c>, <c>hinterlandIdeal.DOMAIN</c>.</summary>
/// <param name="Month">Month.</param>
/// <param name="UntilMonth">Until.</param>
/// <param name="Nation">Row of the nation.</param>
/// <param name="Column">Name of the column, without domain.</param>
/// <param name="Domain">Row of the domain; -1 for none.</param>
/// <param name="To">Value.</param>
/// <param name="Announce">Whether the news moves the nation's cities towards networks of that domain.</param>
public sealed record SetNation(int Month, int? UntilMonth, int Nation, string Column, int Domain, double To, bool Announce) : Intervention(Month, UntilMonth);

/// <summary>Sets a column of a city: <c>autonomy.DOMAIN</c>, <c>ideal.DOMAIN</c>, <c>salience.DOMAIN</c>, <c>grievance</c>, <c>culturalDistance</c>, <c>population</c>.</summary>
public sealed record SetCity(int Month, int? UntilMonth, int City, string Column, int Domain, double To) : Intervention(Month, UntilMonth);

/// <summary>Sets a column of a pair of nations, both ways: <c>tradeAgreement</c>, <c>alliance</c>, <c>recognised</c> (0 or 1).</summary>
public sealed record SetPair(int Month, int? UntilMonth, int Nation, int OtherNation, string Column, double To) : Intervention(Month, UntilMonth);

/// <summary>A nation joins a treaty.</summary>
public sealed record JoinTreaty(int Month, int? UntilMonth, int Nation, string Treaty) : Intervention(Month, UntilMonth);

/// <summary>A nation leaves a treaty; if that is an accord or a policy is announced, a wave of news starts among its cities.</summary>
/// <param name="Month">Month.</param>
/// <param name="UntilMonth">Until.</param>
/// <param name="Nation">Row of the nation.</param>
/// <param name="Treaty">Name of the treaty.</param>
/// <param name="AnnouncedDomain">Domain of the announced policy; -1 for the treaty's own domain and the nation's own policy.</param>
/// <param name="AnnouncedPolicy">Announced policy; NaN for the nation's own.</param>
public sealed record WithdrawTreaty(int Month, int? UntilMonth, int Nation, string Treaty, int AnnouncedDomain, double AnnouncedPolicy) : Intervention(Month, UntilMonth);

/// <summary>A city joins a network.</summary>
public sealed record JoinNetwork(int Month, int? UntilMonth, int City, string Network) : Intervention(Month, UntilMonth);

/// <summary>A city leaves a network.</summary>
public sealed record WithdrawNetwork(int Month, int? UntilMonth, int City, string Network) : Intervention(Month, UntilMonth);

/// <summary>A network is founded; its launch is news for whom it admits.</summary>
/// <param name="Month">Month.</param>
/// <param name="UntilMonth">Until: it is dissolved.</param>
/// <param name="Network">Name, domain, charter and rates.</param>
/// <param name="Members">Rows of its first members.</param>
/// <param name="AnnouncedPolicy">Announced national policy that it answers; NaN for each nation's own.</param>
public sealed record FoundNetwork(int Month, int? UntilMonth, NetworkRow Network, IReadOnlyList<int> Members, double AnnouncedPolicy) : Intervention(Month, UntilMonth);

/// <summary>A treaty is founded.</summary>
/// <param name="Month">Month.</param>
/// <param name="UntilMonth">Until: it is dissolved.</param>
/// <param name="Treaty">Name, kind, domain, position.</param>
/// <param name="Parties">Rows of its first parties.</param>
public sealed record FoundTreaty(int Month, int? UntilMonth, TreatyRow Treaty, IReadOnlyList<int> Parties) : Intervention(Month, UntilMonth);

/// <summary>A nation puts a sanction on another: less trade both ways.</summary>
/// <param name="Month">Month.</param>
/// <param name="UntilMonth">Until.</param>
/// <param name="By">Row of the nation that sanctions.</param>
/// <param name="On">Row of the nation sanctioned.</param>
/// <param name="Strength">Log points of trade.</param>
public sealed record PutSanction(int Month, int? UntilMonth, int By, int On, double Strength) : Intervention(Month, UntilMonth);

/// <summary>A shock to productivity, once.</summary>
/// <param name="Month">Month.</param>
/// <param name="UntilMonth">Until: it is taken back.</param>
/// <param name="Cities">Rows of the cities.</param>
/// <param name="Nation">Nation whose hinterland is hit too; -1 for none.</param>
/// <param name="Percent">Change of income-equivalent productivity, %.</param>
public sealed record ProductivityShock(int Month, int? UntilMonth, IReadOnlyList<int> Cities, int Nation, double Percent) : Intervention(Month, UntilMonth);

/// <summary>Two cities tie or part.</summary>
public sealed record SetTie(int Month, int? UntilMonth, int City, int OtherCity, TieKind Kind, bool Make) : Intervention(Month, UntilMonth);

/// <summary>A city takes a stance; with an end it holds it until then.</summary>
public sealed record TakeStance(int Month, int? UntilMonth, int City, int Domain, Stance Hold) : Intervention(Month, UntilMonth);

/// <summary>A city starts a bid for independence.</summary>
public sealed record StartBid(int Month, int? UntilMonth, int City) : Intervention(Month, UntilMonth);
