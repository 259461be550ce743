using Xunit;

namespace Polis.Model.Tests.Reference;

/// <summary>The equations that the step calls, against values that were computed independently of this program.</summary>
public class EquationReferenceTests
{
    [Theory, MemberData(nameof(ReferenceFiles.All), MemberType = typeof(ReferenceFiles))]
    public void Every_expected_number_of_a_reference_case_is_met(string file)
    {
        var failures = ReferenceComparison.Failures(ReferenceFiles.Read(file));
        Assert.True(failures.Count == 0, $"{file}:{Environment.NewLine}{string.Join(Environment.NewLine, failures)}");
    }
}
