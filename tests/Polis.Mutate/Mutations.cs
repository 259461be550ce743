using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Polis.Mutate;

/// <summary>Lists the small changes that can be made to a file. Some of them do not compile; those are left out later.</summary>
internal sealed class Mutations : CSharpSyntaxWalker
{
    private static readonly Dictionary<SyntaxKind, (string Kind, string[] Others)> Binary = new()
    {
        [SyntaxKind.LessThanToken] = ("boundary", ["<="]),
        [SyntaxKind.LessThanEqualsToken] = ("boundary", ["<"]),
        [SyntaxKind.GreaterThanToken] = ("boundary", [">="]),
        [SyntaxKind.GreaterThanEqualsToken] = ("boundary", [">"]),
        [SyntaxKind.EqualsEqualsToken] = ("equality", ["!="]),
        [SyntaxKind.ExclamationEqualsToken] = ("equality", ["=="]),
        [SyntaxKind.PlusToken] = ("arithmetic", ["-"]),
        [SyntaxKind.MinusToken] = ("arithmetic", ["+"]),
        [SyntaxKind.AsteriskToken] = ("arithmetic", ["/"]),
        [SyntaxKind.SlashToken] = ("arithmetic", ["*"]),
        [SyntaxKind.PercentToken] = ("arithmetic", ["*"]),
        [SyntaxKind.AmpersandAmpersandToken] = ("logic", ["||"]),
        [SyntaxKind.BarBarToken] = ("logic", ["&&"]),
        [SyntaxKind.PlusEqualsToken] = ("arithmetic", ["-="]),
        [SyntaxKind.MinusEqualsToken] = ("arithmetic", ["+="]),
        [SyntaxKind.AsteriskEqualsToken] = ("arithmetic", ["/="]),
        [SyntaxKind.SlashEqualsToken] = ("arithmetic", ["*="]),
    };

    private static readonly Dictionary<string, string> Calls = Pairs(
        ("Min", "Max"), ("Floor", "Ceiling"), ("OrderBy", "OrderByDescending"), ("ThenBy", "ThenByDescending"), ("First", "Last"),
        ("FirstOrDefault", "LastOrDefault"), ("Any", "All"), ("Take", "Skip"), ("MinBy", "MaxBy"), ("TakeWhile", "SkipWhile"));

    // Calls that guard against mistakes of a programmer, or only make room or free it: nothing that a result depends on.
    private static readonly string[] Guards =
        ["ThrowIf", "Assert", "Dispose", "EnsureCapacity", "Reserve", "TrimExcess", "KeepAlive", "SuppressFinalize", "Prefetch"];

    private readonly SyntaxTree tree;
    private readonly SemanticModel meaning;
    private readonly List<Mutant> found = [];

    private Mutations(SyntaxTree tree, SemanticModel meaning)
    {
        this.tree = tree;
        this.meaning = meaning;
    }

    /// <summary>Lists the changes of a file in the order of its text.</summary>
    public static IReadOnlyList<Mutant> Of(SyntaxTree tree, SemanticModel meaning)
    {
        var walker = new Mutations(tree, meaning);
        walker.Visit(tree.GetRoot());
        return [.. walker.found.OrderBy(m => m.Span.Start).ThenBy(m => m.Span.End)];
    }

    // Attributes, thrown messages and names are text, not behaviour.
    public override void VisitAttributeList(AttributeListSyntax node)
    {
    }

    public override void VisitThrowStatement(ThrowStatementSyntax node)
    {
    }

    public override void VisitThrowExpression(ThrowExpressionSyntax node)
    {
    }

    public override void VisitBinaryExpression(BinaryExpressionSyntax node)
    {
        if (IsText(node)) return;
        Operator(node.OperatorToken);
        base.VisitBinaryExpression(node);
    }

    public override void VisitRelationalPattern(RelationalPatternSyntax node)
    {
        Operator(node.OperatorToken);
        base.VisitRelationalPattern(node);
    }

    public override void VisitAssignmentExpression(AssignmentExpressionSyntax node)
    {
        Operator(node.OperatorToken);
        base.VisitAssignmentExpression(node);
    }

    public override void VisitPrefixUnaryExpression(PrefixUnaryExpressionSyntax node)
    {
        if (node.IsKind(SyntaxKind.LogicalNotExpression)) Replace(node.OperatorToken.Span, "", "negation");
        else if (node.IsKind(SyntaxKind.UnaryMinusExpression)) Replace(node.OperatorToken.Span, "", "sign");
        else Step(node.OperatorToken);
        base.VisitPrefixUnaryExpression(node);
    }

    public override void VisitPostfixUnaryExpression(PostfixUnaryExpressionSyntax node)
    {
        Step(node.OperatorToken);
        base.VisitPostfixUnaryExpression(node);
    }

    public override void VisitLiteralExpression(LiteralExpressionSyntax node)
    {
        if (node.Token.Value is bool truth) Replace(node.Span, truth ? "false" : "true", "constant");
        else if (node.IsKind(SyntaxKind.NumericLiteralExpression) && !IsCapacity(node)) Number(node);
    }

    public override void VisitIfStatement(IfStatementSyntax node)
    {
        Negate(node.Condition);
        base.VisitIfStatement(node);
    }

    public override void VisitConditionalExpression(ConditionalExpressionSyntax node)
    {
        Negate(node.Condition);
        base.VisitConditionalExpression(node);
    }

    public override void VisitExpressionStatement(ExpressionStatementSyntax node)
    {
        if (node.Expression is InvocationExpressionSyntax call && IsGuard(call)) return;
        Replace(node.Span, ";", "removed statement");
        base.VisitExpressionStatement(node);
    }

    public override void VisitReturnStatement(ReturnStatementSyntax node)
    {
        if (node.Expression is { } value) Result(value);
        base.VisitReturnStatement(node);
    }

    public override void VisitArrowExpressionClause(ArrowExpressionClauseSyntax node)
    {
        Result(node.Expression);
        base.VisitArrowExpressionClause(node);
    }

    public override void VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        if (IsGuard(node)) return;
        var name = node.Expression switch
        {
            MemberAccessExpressionSyntax member => member.Name,
            MemberBindingExpressionSyntax bound => bound.Name,
            _ => null,
        };
        if (name is not null && Calls.TryGetValue(name.Identifier.Text, out var other)) Replace(name.Identifier.Span, other, "call");
        base.VisitInvocationExpression(node);
    }

    private static Dictionary<string, string> Pairs(params (string One, string Other)[] pairs) =>
        pairs.Concat(pairs.Select(p => (One: p.Other, Other: p.One))).ToDictionary(p => p.One, p => p.Other);

    private static bool IsGuard(InvocationExpressionSyntax node)
    {
        var called = node.Expression.ToString();
        called = called[(called.LastIndexOf('.') + 1)..];
        return Guards.Any(guard => called.StartsWith(guard, StringComparison.Ordinal));
    }

    private static bool IsCapacity(LiteralExpressionSyntax node) =>
        node.FirstAncestorOrSelf<ArgumentSyntax>()?.NameColon?.Name.Identifier.Text is "capacity" or "bufferSize";

    private bool IsText(BinaryExpressionSyntax node) =>
        node.IsKind(SyntaxKind.AddExpression) && meaning.GetTypeInfo(node).Type?.SpecialType == SpecialType.System_String;

    private void Operator(SyntaxToken token)
    {
        if (!Binary.TryGetValue(token.Kind(), out var change)) return;
        foreach (var other in change.Others) Replace(token.Span, other, change.Kind);
    }

    private void Step(SyntaxToken token)
    {
        if (token.IsKind(SyntaxKind.PlusPlusToken)) Replace(token.Span, "--", "step");
        else if (token.IsKind(SyntaxKind.MinusMinusToken)) Replace(token.Span, "++", "step");
    }

    private void Number(LiteralExpressionSyntax node)
    {
        var text = node.Token.Text;
        if (node.Token.Value is 0 or 0.0 or 0L or 0u or 0ul or 0f) Replace(node.Span, text.Replace('0', '1'), "constant");
        else if (node.Token.Value is 1 or 1.0) Replace(node.Span, "0", "constant");
        else Replace(node.Span, $"({text} + 1)", "constant");
    }

    private void Negate(ExpressionSyntax condition)
    {
        // `!a` becomes `a` elsewhere. A pattern that names a value cannot be negated around it.
        if (condition.IsKind(SyntaxKind.LogicalNotExpression) || condition.DescendantNodes().Any(n => n is SingleVariableDesignationSyntax)) return;
        Replace(condition.Span, $"!({condition})", "negation");
    }

    private void Result(ExpressionSyntax value)
    {
        if (value is ThrowExpressionSyntax or AssignmentExpressionSyntax || value.IsKind(SyntaxKind.SuppressNullableWarningExpression)) return;
        if (value is LiteralExpressionSyntax or DefaultExpressionSyntax) return;
        var type = meaning.GetTypeInfo(value).ConvertedType;
        if (type is null || type.SpecialType == SpecialType.System_Void || value is RefExpressionSyntax) return;
        Replace(value.Span, type.SpecialType == SpecialType.System_Boolean ? $"!({value})" : "default!", "result");
    }

    private void Replace(TextSpan span, string text, string kind) => found.Add(new Mutant(tree, span, text, kind));
}
