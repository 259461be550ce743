namespace Polis.Validation;

/// <summary>What stands above the sections.</summary>
internal static class Introduction
{
    public static string Text(Laboratory laboratory) => "# Validation\n\n"
        + (laboratory.Quick ? "> **A trial.** This page was written by `tests/validate --quick`, with few runs: its figures say that the program works, "
            + "no more. `tests/validate` writes it in full.\n\n" : "")
        + "Whether the model is what its document says, and where it differs from the world. `tests/validate` writes this page anew, "
        + "byte for byte the same for the same program; nobody edits it by hand.\n"
        + "Nothing in the model was changed to make a row of this page fit; what its parameters were set by before is named where it stands. "
        + "✓ fits, ✗ does not, by the rule that stands above each table; ? is open: the runs do not decide it.\n"
        + "What an expert would still object to, and what the model cannot tell, stands on [a page of its own](LIMITS.md).\n";
}
