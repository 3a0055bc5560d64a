using BenchmarkDotNet.Attributes;
using DaNetGen.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace DaNetGen.Bench;

/// <summary>What an edit takes, in the project of all shipped models.</summary>
public class EditBenchmarks
{
    private readonly Edit body, argument;

    /// <summary>Generates once.</summary>
    public EditBenchmarks()
    {
        ModelsProject project = new();
        body = new(project, "Program.cs", "41", "42");
        argument = new(project, "DualAttentionHead.cs", "reduction: 8", "reduction: 7");
        if (ArgumentUntilItsDiagnosticsStand() != 1) throw new InvalidOperationException("The edit is one mistake, and it is not told.");
    }

    /// <summary>An edit inside a method body of another file, until the generator has seen that it is none of its own.</summary>
    [Benchmark]
    public Compilation Body() => body.Generate(body.Parse());

    /// <summary>An edit of an argument in DANet's head, until its diagnostics stand.</summary>
    [Benchmark]
    public int ArgumentUntilItsDiagnosticsStand() => Diagnose(new NetworkAnalyzer());

    /// <summary>The same with an analyzer that does nothing: what generating and the compiler take of it.</summary>
    [Benchmark]
    public int ArgumentWithAnIdleAnalyzer() => Diagnose(new IdleAnalyzer());

    private int Diagnose(DiagnosticAnalyzer analyzer)
    {
        SyntaxTree edited = argument.Parse();
        return ModelsProject.Analyze(argument.Generate(edited), analyzer, edited).Length;
    }
}
