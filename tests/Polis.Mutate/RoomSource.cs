using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Polis.Mutate;

/// <summary>The compiled sources of a room, held in memory, from which a changed library can be written in about a second.</summary>
/// <remarks>What goes into the compilation (files, references, resources, generators, options) is asked of MSBuild, so no file is named here.</remarks>
internal sealed class RoomSource
{
    private readonly CSharpCompilation compilation;
    private readonly IReadOnlyList<ResourceDescription> resources;

    private RoomSource(CSharpCompilation compilation, IReadOnlyList<SyntaxTree> files, IReadOnlyList<ResourceDescription> resources)
    {
        this.compilation = compilation;
        this.resources = resources;
        Files = files;
    }

    /// <summary>The source files that people wrote, without those that the build or a generator made.</summary>
    public IReadOnlyList<SyntaxTree> Files { get; }

    /// <summary>Reads the sources of the project in a folder, which must have been built before.</summary>
    public static RoomSource Read(string folder)
    {
        var arguments = CSharpCommandLineParser.Default.Parse(CompilerArguments(folder), folder, null);
        var parse = arguments.ParseOptions.WithDocumentationMode(DocumentationMode.None);
        var trees = arguments.SourceFiles
            .Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file.Path), parse, file.Path, arguments.Encoding ?? System.Text.Encoding.UTF8))
            .ToList();

        // A mutant may leave code that cannot be reached or a variable that nobody reads. Neither is a reason to leave it out.
        var options = arguments.CompilationOptions
            .WithGeneralDiagnosticOption(ReportDiagnostic.Suppress)
            .WithSyntaxTreeOptionsProvider(null);
        var compilation = CSharpCompilation.Create(
            arguments.CompilationName, trees, arguments.MetadataReferences.Select(r => MetadataReference.CreateFromFile(r.Reference)), options);

        var loader = new GeneratorLoader();
        var generators = arguments.AnalyzerReferences
            .SelectMany(r => new AnalyzerFileReference(Path.GetFullPath(r.FilePath, folder), loader).GetGenerators(LanguageNames.CSharp));
        CSharpGeneratorDriver.Create(generators, parseOptions: parse).RunGeneratorsAndUpdateCompilation(compilation, out var complete, out _);

        var built = Path.Combine(folder, "obj") + Path.DirectorySeparatorChar;
        var written = trees.Where(t => !t.FilePath.StartsWith(built, StringComparison.Ordinal)).ToList();
        return new RoomSource((CSharpCompilation)complete, written, [.. arguments.ManifestResources]);
    }

    /// <summary>The meaning of the names and expressions of a file.</summary>
    public SemanticModel Meaning(SyntaxTree file) => compilation.GetSemanticModel(file);

    /// <summary>Writes the library with one change, or unchanged without one.</summary>
    /// <returns>False if it does not compile; then no file is written.</returns>
    public bool Write(Mutant? mutant, string path)
    {
        var changed = mutant is null ? compilation : compilation.ReplaceSyntaxTree(mutant.Tree, mutant.Apply());
        using var library = new MemoryStream();
        if (!changed.Emit(library, manifestResources: resources).Success) return false;
        File.WriteAllBytes(path, library.ToArray());
        return true;
    }

    private static List<string> CompilerArguments(string folder)
    {
        // The build stops before the compiler is called, and tells what it would have been called with. The name of a file that
        // does not exist makes it believe that the library is out of date.
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder, RedirectStandardOutput = true };
        foreach (var argument in new[]
                 {
                     "msbuild", "-t:PrepareResources;Compile", "-p:Configuration=Release", "-p:BuildProjectReferences=false", "-p:ProvideCommandLineArgs=true",
                     "-p:SkipCompilerExecution=true", "-p:NonExistentFile=none", "-getItem:CscCommandLineArgs",
                 })
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var answer = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException(answer);
        using var json = JsonDocument.Parse(answer);
        var items = json.RootElement.GetProperty("Items").GetProperty("CscCommandLineArgs");
        return [.. items.EnumerateArray().Select(item => item.GetProperty("Identity").GetString()!)];
    }

    private sealed class GeneratorLoader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
            // Generators lie beside what they need, where LoadFrom finds it.
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
