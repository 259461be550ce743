using System.Globalization;
using DuckDB.NET.Data;

// Docking (Axtell et al. 1996): an ensemble of world-2015 against the figures of an independent prototype of the same equations, docking.csv.
// Usage: polis run world-2015 --runs 30 --years 40 --record events --no-charts --out FOLDER, then this program with FOLDER.
// Prints a table: mean and standard deviation over seeds of both, and z = difference / √(s₁²/n₁ + s₂²/n₂).
const int prototypeRuns = 30;
if (args.Length != 1 || !File.Exists(Path.Combine(args[0], "series.parquet")) || !File.Exists(Path.Combine(args[0], "bids.parquet")))
{
    Console.Error.WriteLine("expected one argument: the folder of an ensemble, with series.parquet and bids.parquet");
    return 2;
}
using var connection = new DuckDBConnection("Data Source=:memory:");
connection.Open();
Execute($"create table series as select * from '{Quoted(args[0], "series.parquet")}'");
Execute($"create table bids as select * from '{Quoted(args[0], "bids.parquet")}'");
Execute("create table runs as select run, min(time) as first, max(time) as last from series group by run");
Console.WriteLine("| quantity | here | prototype | z |\n| --- | --- | --- | --- |");
foreach (string line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "docking.csv")).Skip(1))
{
    var row = line.Split('"');
    string quantity = row[1], how = row[2].Trim(','), what = row[3];
    var figures = row[4].Trim(',').Split(',');
    double mean = double.Parse(figures[0], CultureInfo.InvariantCulture);
    double? deviation = figures.Length > 1 ? double.Parse(figures[1], CultureInfo.InvariantCulture) : null;
    var values = Values(how, what);
    double ownMean = values.Average(), ownDeviation = Math.Sqrt(values.Sum(value => (value - ownMean) * (value - ownMean)) / (values.Count - 1));
    double error = Math.Sqrt(ownDeviation * ownDeviation / values.Count + (deviation ?? 0) * (deviation ?? 0) / prototypeRuns);
    string z = deviation is null ? "–" : error > 0 ? ((ownMean - mean) / error).ToString("0.0", CultureInfo.InvariantCulture) : ownMean == mean ? "0" : "∞";
    Console.WriteLine($"| {quantity} | {Text(ownMean)} ± {Text(ownDeviation)} | {Text(mean)}{(deviation is { } sd ? $" ± {Text(sd)}" : "")} | {z} |");
}
return 0;

List<double> Values(string how, string what)
{
    string sql = how switch
    {
        "mean" => $"select avg(value) from runs join series using (run) where metric = '{what}' and time > last - 10 group by run order by run",
        "end" => $"select avg(value) from runs join series using (run) where metric = '{what}' and time = last group by run order by run",
        "response" => $"select sum(value) filter (metric = 'response.{what}') / sum(value) from series where metric in ('response.tolerate', 'response.concede', 'response.devolve', 'response.preempt', 'response.sanction', 'response.coerce') group by run order by run",
        "bids" => $"select count(bids.run) from runs left join (select * from bids where {what}) as bids on bids.run = runs.run group by runs.run order by runs.run",
        _ when how.StartsWith("at", StringComparison.Ordinal) => $"select avg(value) from runs join series using (run) where metric = '{what}' and time = first + {how[2..]} group by run order by run",
        _ => throw new InvalidDataException(how),
    };
    using var command = connection.CreateCommand();
    command.CommandText = sql;
    using var reader = command.ExecuteReader();
    var values = new List<double>();
    while (reader.Read()) values.Add(Convert.ToDouble(reader.GetValue(0), CultureInfo.InvariantCulture));
    return values;
}

void Execute(string sql)
{
    using var command = connection.CreateCommand();
    command.CommandText = sql;
    command.ExecuteNonQuery();
}

static string Quoted(string folder, string file) => Path.Combine(folder, file).Replace("'", "''", StringComparison.Ordinal);

static string Text(double value) => value.ToString("G4", CultureInfo.InvariantCulture);
