using System.Globalization;
using DuckDB.NET.Data;

namespace Polis.Pages;

/// <summary>The tables of a run folder for questions in SQL: <c>series</c>, <c>cities</c>, <c>nations</c>, <c>bids</c>, <c>events</c>, <c>clashes</c>, as far as they were recorded.</summary>
internal sealed class Database : IDisposable
{
    private readonly DuckDBConnection _connection = new("DataSource=:memory:");

    /// <summary>Opens the tables of a folder.</summary>
    public Database(string folder)
    {
        _connection.Open();
        foreach (string file in Directory.EnumerateFiles(folder, "*.parquet"))
            Execute($"create view {Path.GetFileNameWithoutExtension(file)} as select * from read_parquet('{file}')");
    }

    /// <summary>Rows of a question: each value as a number; NaN for none.</summary>
    public List<double[]> Rows(string question)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = question;
        using var reader = command.ExecuteReader();
        var rows = new List<double[]>();
        while (reader.Read())
        {
            var row = new double[reader.FieldCount];
            for (int i = 0; i < row.Length; i++) row[i] = reader.IsDBNull(i) ? double.NaN : Convert.ToDouble(reader.GetValue(i), CultureInfo.InvariantCulture);
            rows.Add(row);
        }
        return rows;
    }

    /// <summary>A number for each run, from a question that gives rows of run and value; another where a run has no row.</summary>
    public double[] ByRun(string question, int runs, double absent)
    {
        var values = new double[runs];
        Array.Fill(values, absent);
        foreach (double[] row in Rows(question))
            if (!double.IsNaN(row[1])) values[(int)row[0]] = row[1];
        return values;
    }

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private void Execute(string statement)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }
}
