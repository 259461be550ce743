using Xunit;

namespace Polis.Model.Tests.Document;

public class ParameterTableTests
{
    [Fact]
    public void The_page_contains_exactly_the_table_of_parameters_that_the_record_makes()
    {
        string table = ParameterTable.Render();
        if (Environment.GetEnvironmentVariable("POLIS_UPDATE_DOCUMENT") is { Length: > 0 } path)
        {
            File.WriteAllText(path, ParameterTable.Replace(File.ReadAllText(path), table));
            return;
        }
        string page = ParameterTable.In(ModelDocument.Text);
        Assert.True(table == page, $"{Difference(page, table)}\ntests/update-document writes the table anew.");
    }

    [Fact]
    public void Every_parameter_has_a_row_with_its_default_range_and_meaning()
    {
        string[] rows = ParameterTable.Render().TrimEnd('\n').Split('\n')[2..];
        Assert.Equal(ParameterInfo.All.Length, rows.Length);
        Assert.All(rows, row => Assert.DoesNotContain("|  |", row, StringComparison.Ordinal));
        Assert.Contains("| `tieSizeScale` | – | 1e12 | people² | 1 to 1e18 | Product of populations that counts as neutral | assumption |", rows);
        Assert.Contains("| `governance` | G | computed | share | 0 to 1 |", string.Join('\n', rows), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_parameter_stands_in_the_text_beside_the_table()
    {
        string text = ParameterTable.Replace(ModelDocument.Text, "");
        string[] missing = [.. ParameterInfo.All.Select(parameter => parameter.Name).Where(name => !text.Contains($"`{name}`", StringComparison.Ordinal))];
        Assert.Empty(missing);
    }

    private static string Difference(string page, string record)
    {
        var lines = record.Split('\n').Except(page.Split('\n')).Select(line => $"the page lacks {line}")
            .Concat(page.Split('\n').Except(record.Split('\n')).Select(line => $"the record does not make {line}"));
        return string.Join('\n', lines.DefaultIfEmpty("The rows stand in another order."));
    }
}
