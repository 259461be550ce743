using System.Diagnostics;
using Polis.Experiments;
using Spectre.Console;

namespace Polis.Cli;

/// <summary>Shows how far long work has come, on standard error: a bar with the time left on a terminal, plain lines when piped.</summary>
internal static class ProgressPrinter
{
    /// <summary>Seconds before the first plain line and between two.</summary>
    private const double LineSeconds = 5;

    /// <summary>Characters that the percent, the time left and the blanks between all take.</summary>
    private const int Figures = 4 + 8 + 4;

    private const int LeastBar = 10, MostBar = 40;

    /// <summary>Does work that reports its progress.</summary>
    /// <param name="io">Where to.</param>
    /// <param name="what">What the work is.</param>
    /// <param name="work">The work.</param>
    public static T Show<T>(RunOutput io, string what, Func<Action<EnsembleProgress>?, T> work)
    {
        if (io.Quiet) return work(null);
        return Console.IsErrorRedirected ? Lines(io.Error, what, work) : Bar(what, work);
    }

    private static T Bar<T>(string what, Func<Action<EnsembleProgress>?, T> work)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error), Interactive = InteractionSupport.Yes });
        // What is not there breaks the percent over lines: the words give way, then the bar.
        int room = console.Profile.Width - Figures, words = Math.Max(0, Math.Min(what.Length, room - LeastBar));
        string shown = words == what.Length ? what : words == 0 ? "" : what[..(words - 1)] + "…";
        var bar = new ProgressBarColumn { Width = Math.Clamp(room - words, 1, MostBar) };
        return console.Progress().AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, bar, new PercentageColumn(), new RemainingTimeColumn())
            .Start(context =>
            {
                var task = context.AddTask(Markup.Escape(shown));
                return work(progress =>
                {
                    task.MaxValue = progress.StepsInAll;
                    task.Value = progress.StepsDone;
                });
            });
    }

    private static T Lines<T>(TextWriter error, string what, Func<Action<EnsembleProgress>?, T> work)
    {
        long start = Stopwatch.GetTimestamp(), last = start;
        return work(progress =>
        {
            long before = Interlocked.Read(ref last), now = Stopwatch.GetTimestamp();
            if (Stopwatch.GetElapsedTime(before, now).TotalSeconds < LineSeconds || Interlocked.CompareExchange(ref last, now, before) != before) return;
            double share = (double)progress.StepsDone / progress.StepsInAll, seconds = Stopwatch.GetElapsedTime(start, now).TotalSeconds;
            error.WriteLine($"{what}: {share:P0}, about {Math.Ceiling(seconds * (1 - share) / share):N0} s left");
        });
    }
}
