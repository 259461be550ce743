using System.Text.Json.Nodes;

namespace Polis.Model.Tests.Reference;

/// <summary>Parameters and inputs that a case of the second set cannot exercise, and why: no expected number hangs on them.</summary>
internal static class ReferenceExceptions
{
    /// <summary>Why a case says nothing about a parameter or an input; null where it does.</summary>
    public static string? Reason(JsonObject document, string path) => path switch
    {
        "parameters.reachGrowth" when new ReferenceCase(document).Has("inputs.reachGrowth") => "the reach of firms is given among the inputs",
        "inputs.nations.federalism" => "nothing of the second set hangs on the order of a nation",
        "inputs.nations.hinterlandIncome" => "the output of nations and the access of their hinterlands are given",
        _ => null,
    };
}
