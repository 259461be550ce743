using System.Text.RegularExpressions;
using Polis.Model;
using Polis.Scenarios.Shapes;

namespace Polis.Scenarios.Interventions;

/// <summary>Shapes that several keys share.</summary>
internal static class Terms
{
    /// <summary>A domain of policy.</summary>
    public static TextShape Domain { get; } = new("A domain of policy of this scenario.", "the name of a domain");

    /// <summary>The name of a new domain.</summary>
    public static TextShape DomainName { get; } = new("Name of a domain.", "the name of a domain: letters, digits and hyphens", 40, "^[A-Za-z][A-Za-z0-9-]*$");

    /// <summary>The short name of a new network or treaty.</summary>
    public static TextShape ShortName { get; } = new(
        "Short name: small letters, digits and hyphens.", "a short name of small letters, digits and hyphens", 60, "^[a-z0-9][a-z0-9-]*$");

    /// <summary>A position on a domain's axis.</summary>
    public static NumberShape Position(string description) => new(description, -1, 1);

    /// <summary>A policy of one domain.</summary>
    public static NamedShape Policy(PolicyField field) =>
        new(field.Meaning, $@"^{Regex.Escape(field.Prefix)}[A-Za-z][A-Za-z0-9-]*$", Position("The policy."), $"{{{field.Prefix}climate: -0.5}}");
}
