using BenchmarkDotNet.Attributes;
using DaNetGen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DaNetGen.Bench;

/// <summary>What generating and analysing all shipped models adds to compiling their project, in a compiler that is warm.</summary>
public class CompileBenchmarks
{
    private readonly ModelsProject project = new();
    private SyntaxTree[] trees = [], all = [];

    /// <summary>Parses, and generates once.</summary>
    [GlobalSetup]
    public void Generated()
    {
        trees = project.Parse();
        ModelsProject.Driver().RunGeneratorsAndUpdateCompilation(project.Compilation(trees), out Compilation generated, out _);
        all = [.. generated.SyntaxTrees];
    }

    /// <summary>Without this project's parts: what was generated counts as written by hand, and the analyzer does nothing.</summary>
    [Benchmark(Baseline = true)]
    public bool CompileAlone() => Emit(project.Compilation([.. project.Parse(), .. all.Skip(trees.Length).Select(ModelsProject.Parse)]), new IdleAnalyzer());

    /// <summary>Parse, generate, analyse, bind and emit, with documentation and symbols.</summary>
    [Benchmark]
    public bool Compile()
    {
        ModelsProject.Driver().RunGeneratorsAndUpdateCompilation(project.Compilation(project.Parse()), out Compilation generated, out _);
        return Emit(generated, new NetworkAnalyzer());
    }

    /// <summary>The generator's first run, on a compilation that has bound nothing.</summary>
    [Benchmark]
    public GeneratorDriverRunResult Generate() => ModelsProject.Driver().RunGenerators(project.Compilation(trees)).GetRunResult();

    private static bool Emit(Compilation compilation, DiagnosticAnalyzer analyzer)
    {
        bool analysed = ModelsProject.Analyze(compilation, analyzer).IsEmpty;
        ModelsProject.Emit(compilation);
        return analysed;
    }
}
