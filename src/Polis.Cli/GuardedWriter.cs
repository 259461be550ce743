using System.Text;
using System.Text.RegularExpressions;

namespace Polis.Cli;

/// <summary>
/// Standard output or standard error, through which all that is printed goes. What comes from files may not steer the terminal: of control characters only
/// line ends, tabs and the codes for colours and lines that progress bars and tables are made of get through. Where output is closed or its disk is full,
/// the command ends with a sentence; of standard error nothing is told, for there is nowhere to tell it.
/// </summary>
/// <param name="inner">Where it goes.</param>
/// <param name="name">Name of the output, for messages; null where failures are passed over.</param>
internal sealed partial class GuardedWriter(TextWriter inner, string? name) : TextWriter
{
    /// <inheritdoc/>
    public override Encoding Encoding => inner.Encoding;

    /// <summary>Puts guards before the console's own outputs.</summary>
    public static void GuardConsole()
    {
        Console.SetOut(new GuardedWriter(Console.Out, "standard output"));
        Console.SetError(new GuardedWriter(Console.Error, null));
    }

    /// <inheritdoc/>
    public override void Write(char value) => Write(value.ToString());

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    /// <inheritdoc/>
    public override void Write(string? value)
    {
        if (value is null) return;
        string plain = Steering().Replace(value, "�");
        Do(() => inner.Write(plain));
    }

    /// <inheritdoc/>
    public override void Flush() => Do(inner.Flush);

    private void Do(Action write)
    {
        try
        {
            write();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            if (name is not null) throw new WorkFailedException($"{name}: cannot be written: {failure.Message}", failure);
        }
    }

    /// <summary>Control characters but line ends, tabs, and escapes that begin a code for a colour,
    /// for a move within progress bars, or for their cursor.</summary>
    [GeneratedRegex(@"\e(?!\[[0-9;]*[mKABCD]|\[\?25[hl])|[\x00-\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f-\x9f]")]
    private static partial Regex Steering();
}
