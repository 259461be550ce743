using Polis.Cli;

return await CommandLine.RunAsync(args);
