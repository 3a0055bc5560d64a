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
        if (Argument() != 1 || ArgumentAndGeneration() != 1) throw new InvalidOperationException("The edit is one mistake, and it is not told.");
    }

    /// <summary>An edit inside a method body of another file, until the generator has seen that it is none of its own.</summary>
    [Benchmark]
    public Compilation Body() => body.Generate(body.Parse());

    /// <summary>An edit of an argument in DANet's head, until its diagnostics stand, in an editor that generates when a file is saved.</summary>
    [Benchmark]
    public int Argument() => Diagnose(argument.Type, new NetworkAnalyzer());

    /// <summary>The same with an analyzer that does nothing: what the compiler takes of it.</summary>
    [Benchmark]
    public int ArgumentWithAnIdleAnalyzer() => Diagnose(argument.Type, new IdleAnalyzer());

    /// <summary>An edit of an argument in DANet's head, generated anew, until its diagnostics stand.</summary>
    [Benchmark]
    public int ArgumentAndGeneration() => Diagnose(argument.Generate, new NetworkAnalyzer());

    private int Diagnose(Func<SyntaxTree, Compilation> edit, DiagnosticAnalyzer analyzer)
    {
        SyntaxTree edited = argument.Parse();
        return ModelsProject.Analyze(edit(edited), analyzer, edited).Length;
    }
}
