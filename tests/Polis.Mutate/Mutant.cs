using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Polis.Mutate;

/// <summary>One small change of one source file.</summary>
/// <param name="Tree">The parsed file before the change.</param>
/// <param name="Span">The piece of text that is replaced.</param>
/// <param name="Replacement">The text that is put in its place.</param>
/// <param name="Kind">The kind of the change, in a word or two.</param>
internal sealed partial record Mutant(SyntaxTree Tree, TextSpan Span, string Replacement, string Kind)
{
    /// <summary>The number of the first changed line, from 1.</summary>
    public int Line => Tree.GetLineSpan(Span).StartLinePosition.Line + 1;

    /// <summary>The lines that hold the replaced text, before the change, joined into one with single spaces.</summary>
    public string Before => OneLine(Tree.GetText().ToString(Lines));

    /// <summary>The same lines after the change.</summary>
    public string After
    {
        get
        {
            var lines = new TextSpan(Lines.Start, Lines.Length + Replacement.Length - Span.Length);
            return OneLine(Tree.GetText().Replace(Span, Replacement).ToString(lines));
        }
    }

    /// <summary>The names of the types that the file declares.</summary>
    public IReadOnlyList<string> Types => [.. Tree.GetRoot().DescendantNodes().OfType<BaseTypeDeclarationSyntax>().Select(type => type.Identifier.Text)];

    private TextSpan Lines
    {
        get
        {
            var lines = Tree.GetText().Lines;
            return TextSpan.FromBounds(lines.GetLineFromPosition(Span.Start).Start, lines.GetLineFromPosition(Span.End).End);
        }
    }

    /// <summary>Makes the changed file.</summary>
    public SyntaxTree Apply() => Tree.WithChangedText(Tree.GetText().Replace(Span, Replacement));

    private static string OneLine(string text) => Blanks().Replace(text.Trim(), " ");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
