using System.Globalization;
using k8s;
using k8s.Models;
using Xunit;
using YamlDotNet.Core;

namespace Polis.EndToEnd.Tests;

/// <summary>The Jobs of <c>deploy/kubernetes</c>, read strictly into the types that the Kubernetes project makes from its own schema: an unknown key,
/// or a value that is no number or quantity, is an error.</summary>
public sealed class KubernetesTests
{
    private static readonly string _folder = Path.Combine(DotnetProgram.Root, "deploy", "kubernetes");

    public static TheoryData<string> Jobs => ["job.yaml", "workers.yaml"];

    [Theory]
    [MemberData(nameof(Jobs))]
    public void A_job_fits_its_schema_and_limits_what_it_takes(string file)
    {
        var job = Read(Text(file));
        Assert.Equal(("batch/v1", "Job"), (job.ApiVersion, job.Kind));
        var pod = job.Spec.Template.Spec;
        var container = Assert.Single(pod.Containers);
        Assert.Equal("Never", pod.RestartPolicy);
        Assert.Equal(2, container.Resources.Limits["cpu"].ToDecimal());
        Assert.InRange(container.Resources.Limits["memory"].ToDecimal(), 512m * 1024 * 1024, 4096m * 1024 * 1024);
        foreach (string what in (string[])["cpu", "memory"])
            Assert.True(container.Resources.Requests[what].ToDecimal() <= container.Resources.Limits[what].ToDecimal());
        // What is mounted is a volume of the pod.
        Assert.Equal(pod.Volumes.Select(volume => volume.Name), container.VolumeMounts.Select(mount => mount.Name));
        var rule = Assert.Single(job.Spec.PodFailurePolicy.Rules);
        Assert.Equal(("In", 2), (rule.OnExitCodes.OperatorProperty, Assert.Single(rule.OnExitCodes.Values)));
    }

    [Fact]
    public void The_parts_are_as_many_as_the_pods_and_the_threads_as_the_processors()
    {
        var spec = Read(Text("job.yaml")).Spec;
        var container = spec.Template.Spec.Containers[0];
        var variables = container.Env.ToDictionary(variable => variable.Name, variable => variable.Value);
        Assert.Equal("Indexed", spec.CompletionMode);
        Assert.Equal((spec.Completions, spec.Completions), (spec.Parallelism, int.Parse(variables["PARTS"], CultureInfo.InvariantCulture)));
        Assert.Equal(container.Resources.Limits["cpu"].ToDecimal(), decimal.Parse(variables["THREADS"], CultureInfo.InvariantCulture));
        Assert.Equal("FailIndex", spec.PodFailurePolicy.Rules[0].Action);
        string script = Text("part.sh");
        Assert.All(variables.Keys, name => Assert.Contains($"${name}", script, StringComparison.Ordinal));
    }

    [Fact]
    public void Workers_share_a_folder_on_the_volume()
    {
        var spec = Read(Text("workers.yaml")).Spec;
        var container = spec.Template.Spec.Containers[0];
        var words = container.Args;
        Assert.Equal("any", words[words.IndexOf("--part") + 1]);
        Assert.StartsWith(container.VolumeMounts[0].MountPath, words[words.IndexOf("--out") + 1], StringComparison.Ordinal);
        Assert.Equal(container.Resources.Limits["cpu"].ToDecimal(), decimal.Parse(words[words.IndexOf("--threads") + 1], CultureInfo.InvariantCulture));
        // Without a number of completions a Job ends when one of its pods has, and none is left; only then are all of them alike.
        Assert.Null(spec.Completions);
        Assert.Equal("FailJob", spec.PodFailurePolicy.Rules[0].Action);
    }

    [Theory]
    [InlineData("backoffLimitPerIndex:", "backoffLimitPerIndexes:")]
    [InlineData("completions: 8", "completions: eight")]
    [InlineData("memory: 1Gi", "memory: 1Gx")]
    public void What_does_not_fit_the_schema_is_found(string right, string wrong)
    {
        string text = Text("job.yaml");
        Assert.Contains(right, text, StringComparison.Ordinal);
        Assert.Throws<YamlException>(() => Read(text.Replace(right, wrong, StringComparison.Ordinal)));
    }

    private static string Text(string file) => File.ReadAllText(Path.Combine(_folder, file));

    private static V1Job Read(string text) => KubernetesYaml.Deserialize<V1Job>(text, strict: true);
}
