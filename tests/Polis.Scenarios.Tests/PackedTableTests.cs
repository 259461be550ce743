using System.Globalization;
using System.IO.Compression;
using ParquetSharp;
using Polis.Model;
using Xunit;
using Encoding = System.Text.Encoding;

namespace Polis.Scenarios.Tests;

/// <summary>Tables that are no plain text: gzip and Parquet.</summary>
public sealed class PackedTableTests : IDisposable
{
    private static readonly string _cities = ScenarioFolder.Tables["cities.csv"];

    private readonly ScenarioFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_gzipped_table_reads_as_the_plain_one()
    {
        Write("t.csv.gz", Gzip(_cities));
        AssertSame(_folder.PlanOf("cities: t.csv.gz").Tables.Cities);
    }

    [Fact]
    public void A_gzipped_table_may_consist_of_several_files()
    {
        int half = _cities.IndexOf("3,Bree", StringComparison.Ordinal);
        Write("t.csv.gz", [.. Gzip(_cities[..half]), .. Gzip(_cities[half..])]);
        AssertSame(_folder.PlanOf("cities: t.csv.gz").Tables.Cities);
    }

    [Fact]
    public void A_gzipped_table_that_is_none_or_is_damaged_or_cut_off_is_refused()
    {
        byte[] whole = Gzip(_cities);
        Assert.Equal(["t.csv.gz: is no gzip file; expected comma-separated values, gzipped"], Errors("t.csv.gz", Encoding.UTF8.GetBytes(_cities)));
        Assert.Equal(["t.csv.gz: is no gzip file; expected comma-separated values, gzipped"], Errors("t.csv.gz", []));
        for (int cut = 1; cut < whole.Length - 18; cut += 7) Assert.Contains("cut off; expected", Assert.Single(Errors("t.csv.gz", whole[..^cut])));
        whole[whole.Length / 2] ^= 0xFF;
        Assert.Equal(["t.csv.gz: is a damaged gzip file; expected comma-separated values, gzipped"], Errors("t.csv.gz", whole));
    }

    [Fact]
    public void A_gzip_bomb_is_refused_without_being_unpacked()
    {
        byte[] bomb = Gzip(_cities);
        bomb.AsSpan(^4).Fill(0xFF);
        Assert.Equal(
            ["t.csv.gz: is too large (4,294,967,295 bytes unpacked), or cut off; expected at most 1,073,741,824 bytes; larger tables belong in Parquet files"],
            Errors("t.csv.gz", bomb));
    }

    [Fact]
    public void A_Parquet_table_reads_as_the_plain_one_whatever_numbers_it_holds()
    {
        WriteCities("t.parquet");
        AssertSame(_folder.PlanOf("cities: t.parquet").Tables.Cities);
    }

    [Fact]
    public void Dates_and_empty_values_of_a_Parquet_table_are_read()
    {
        using (var file = new ParquetFileWriter(
            _folder.PathOf("t.parquet"), [new Column<string>("network"), new Column<int>("city_id"), new Column<Date>("since")]))
        using (var group = file.AppendRowGroup())
        {
            Put(group, "green");
            Put(group, 1);
            Put(group, new Date(2011, 5, 1));
            file.Close();
        }
        Assert.Equal(new MembershipRow(0, 0, 2011 * 12 + 4), Assert.Single(_folder.PlanOf("memberships: t.parquet").Tables.Memberships));
        using (var file = new ParquetFileWriter(_folder.PathOf("n.parquet"),
            [new Column<string>("network"), new Column<string>("domain"), new Column<double>("charter"),
                new Column<double>("join_rate"), new Column<double>("leave_rate"),
                new Column<double>("peer_weight"), new Column<double?>("seats"), new Column<double?>("charter_of_another")]))
        using (var group = file.AppendRowGroup())
        {
            Put(group, "green");
            Put(group, "climate");
            for (int i = 0; i < 4; i++) Put(group, 0.5);
            Put<double?>(group, [null]);
            Put<double?>(group, [null]);
            file.Close();
        }
        Assert.Equal(-1, Assert.Single(_folder.PlanOf("networks: n.parquet").Tables.Networks).Seats);
    }

    [Fact]
    public void A_Parquet_table_with_wrong_columns_types_or_values_is_refused_by_row()
    {
        WriteCities("t.parquet", population: new Column<bool>("population"));
        Assert.Equal(
            Enumerable.Range(1, 5).Select(row => $"t.parquet:{row}: population: is \"True\"; expected a number from 1 to 1000000000"),
            _folder.ErrorsOf("cities: t.parquet"));
        WriteCities("t.parquet", population: new Column<double>("peoples"));
        Assert.Equal(["t.parquet: population: the column is missing; expected a number from 1 to 1000000000"], _folder.ErrorsOf("cities: t.parquet"));
        WriteCities("t.parquet", people: -1);
        Assert.Equal("t.parquet:1: population: is \"-1\"; expected a number from 1 to 1000000000", _folder.ErrorsOf("cities: t.parquet")[0]);
        WriteCities("t.parquet", people: double.NaN);
        Assert.Equal("t.parquet:1: population: is \"NaN\"; expected a number from 1 to 1000000000", _folder.ErrorsOf("cities: t.parquet")[0]);
        WriteCities("t.parquet", nation: "AAB");
        Assert.Equal(
            "t.parquet:1: iso3: is \"AAB\"; expected the code of a nation of the table of nations; nearest: AAA", _folder.ErrorsOf("cities: t.parquet")[0]);
    }

    [Fact]
    public void A_Parquet_file_that_is_none_or_is_damaged_is_refused()
    {
        const string Damaged = "t.parquet: is no Parquet file, or a damaged one; expected a Parquet file of plain columns";
        Assert.Equal([Damaged], Errors("t.parquet", []));
        Assert.Equal([Damaged], Errors("t.parquet", Encoding.UTF8.GetBytes(_cities)));
        WriteCities("t.parquet");
        byte[] whole = File.ReadAllBytes(_folder.PathOf("t.parquet"));
        Assert.Equal([Damaged], Errors("t.parquet", whole[..^10]));
        Assert.Equal([Damaged], Errors("t.parquet", whole[10..]));
    }

    private static void AssertSame(CityInputs cities)
    {
        Assert.Equal([1, 2, 3, 4, 5], cities.Id);
        Assert.Equal(["Alba", "Port", "Bree", "Port", "Cala"], cities.Name!);
        Assert.Equal([0, 0, 1, 1, 2], cities.Nation);
        Assert.Equal([1_500_000, 900_000, 3_000_000, 700_000, 800_000], cities.Population);
        Assert.Equal([30_000, 32_000, 15_000, 16_000, 40_000], cities.IncomePerHead);
        Assert.Equal([true, false, true, false, true], cities.Capital);
    }

    /// <summary>The cities as Parquet of mixed types, in two row groups; by choice with one column of another name or type, or with one wrong value.</summary>
    private void WriteCities(string name, Column? population = null, double? people = null, string? nation = null)
    {
        var rows = _cities.TrimEnd('\n').Split('\n').Skip(1).Select(line => line.Split(',')).ToArray();
        double[] populations = [.. rows.Select((row, i) => i == 0 && people is { } other ? other : Number(row[6]))];
        var column = population ?? new Column<double>("population");
        using var file = new ParquetFileWriter(_folder.PathOf(name),
            [new Column<long>("id"), new Column<string>("name"), new Column<string>("iso3"), new Column<float>("lat"),
                new Column<short>("lon"), column, new Column<int>("income_per_head"), new Column<bool>("capital")]);
        foreach (var (first, part) in new[] { (0, rows[..3]), (3, rows[3..]) })
        {
            using var group = file.AppendRowGroup();
            Put(group, [.. part.Select(row => (long)Number(row[0]))]);
            Put(group, [.. part.Select(row => row[1])]);
            Put(group, [.. part.Select((row, i) => first + i == 0 && nation is not null ? nation : row[2])]);
            Put(group, [.. part.Select(row => (float)Number(row[4]))]);
            Put(group, [.. part.Select(row => (short)Number(row[5]))]);
            if (column.LogicalSystemType == typeof(bool)) Put(group, [.. part.Select(_ => true)]);
            else Put(group, populations[first..(first + part.Length)]);
            Put(group, [.. part.Select(row => (int)Number(row[7]))]);
            Put(group, [.. part.Select(row => row[8] == "1")]);
        }
        file.Close();
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static void Put<T>(RowGroupWriter group, params T[] values)
    {
        using var column = group.NextColumn().LogicalWriter<T>();
        column.WriteBatch(values);
    }

    private static byte[] Gzip(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal)) gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    private void Write(string file, byte[] bytes) => _folder.Write(file, bytes);

    private string[] Errors(string file, byte[] bytes) => _folder.ErrorsOfTable("cities", file, bytes);
}
