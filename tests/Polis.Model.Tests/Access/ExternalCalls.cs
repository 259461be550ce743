using System.Numerics;
using Mono.Cecil;

namespace Polis.Model.Tests.Access;

/// <summary>What methods of the framework do to the memory that their arguments lead to. One that is not known reads and writes it.</summary>
internal static class ExternalCalls
{
    /// <summary>Methods that only lead from one place in memory to another.</summary>
    private static readonly HashSet<string> _leading =
    [
        "get_Item", "Slice", "op_Implicit", "AsSpan", "get_Length", "get_IsEmpty", "GetReference", "AsBytes", "Cast", "CreateSpan", "CreateReadOnlySpan",
        "Add", "As", "AsRef", "AsPointer", "GetPinnableReference", "GetEnumerator", "get_Current", "MoveNext", ".ctor", "Create",
    ];

    public static BigInteger Call(AccessAnalysis analysis, MethodReference method, BigInteger[] arguments, MethodDefinition where)
    {
        var all = arguments.Aggregate(BigInteger.Zero, (set, argument) => set | argument);
        if (all.IsZero) return all;
        int own = method.HasThis ? 1 : 0;
        switch (method.Name)
        {
            case { } name when _leading.Contains(name):
                break;
            case "CopyTo" or "TryCopyTo":
                analysis.Read(arguments[0], where);
                for (int a = 1; a < arguments.Length; a++) analysis.Write(arguments[a], where);
                break;
            case "Fill" or "Clear":
                analysis.Write(arguments[0], where);
                break;
            case "StoreUnsafe":
                analysis.Write(all, where);
                break;
            case "LoadUnsafe":
                analysis.Read(all, where);
                break;
            default:
                for (int a = 0; a < arguments.Length; a++)
                {
                    analysis.Read(arguments[a], where);
                    bool readOnly = a >= own && IsReadOnly(method.Parameters[a - own].ParameterType);
                    if (!readOnly) analysis.Write(arguments[a], where);
                }
                break;
        }
        return Leads(method.ReturnType) ? all : BigInteger.Zero;
    }

    private static bool IsReadOnly(TypeReference type) =>
        type.FullName.StartsWith("System.ReadOnlySpan`1", StringComparison.Ordinal) || type.FullName.Contains("InAttribute", StringComparison.Ordinal);

    private static bool Leads(TypeReference type) =>
        type.IsByReference || type.IsPointer || type.IsRequiredModifier || type is GenericInstanceType or GenericParameter;
}
