using DaNetGen.Generator.Checkpoints;
using DaNetGen.Generator.Common;
using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Emit;
using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Linking;
using DaNetGen.Generator.Parsing;
using Microsoft.CodeAnalysis;

namespace DaNetGen.Generator;

/// <summary>A network with everything that its generated part depends on, and nothing else.</summary>
/// <param name="Class">How its class is written; null where no code can be generated for it.</param>
/// <param name="FileName">The name of the generated file.</param>
/// <param name="Declaration">The network.</param>
/// <param name="Library">The networks that it reaches.</param>
/// <param name="Checkpoint">What its <c>[Checkpoint]</c> holds; null where there is none, or the build read none.</param>
internal sealed record NetworkSource(ClassDeclaration? Class, string FileName, NetworkDeclaration Declaration, Library Library, CheckpointHeader? Checkpoint)
{
    public static NetworkSource Link(ParsedNetwork parsed, EquatableArray<ParsedNetwork> all, EquatableArray<CheckpointHeader> checkpoints)
    {
        var known = all.SelectMany(p => p.External).Concat(all.Select(p => p.Declaration)).GroupBy(n => n.Id).ToDictionary(g => g.Key, g => g.Last());
        var checkpoint = parsed.Class?.Checkpoint is { } path ? checkpoints.FirstOrDefault(c => c.Path == path) : null;
        return new NetworkSource(parsed.Class, File(parsed, all), parsed.Declaration, Library.Reachable(parsed.Declaration, known), checkpoint);
    }

    public void Write(SourceProductionContext output)
    {
        if (Class is null)
        {
            return;
        }

        string text;
        try
        {
            text = Print(Linker.Link(Declaration, Library), Class, Checkpoint);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // One network's failure must not silence the others.
            var problem = Problem.At(Spot.Class, Descriptors.InternalError, Declaration.Name, $"{e.GetType().Name}: {e.Message}");
            text = NetworkEmitter.EmitBroken(Declaration, Class, problem.Told);
            output.ReportDiagnostic(problem.ToDiagnostic(Location.None));
        }

        output.AddSource(FileName, text);
    }

    private static string Print(LinkedNetwork linked, ClassDeclaration type, CheckpointHeader? checkpoint)
    {
        var inferred = NetworkInference.Infer(linked);
        var mistake = type.Misform ?? linked.Problems.Concat(inferred.Problems).Concat(KeyCheck.Problems(inferred))
            .Concat(ContractCheck.Problems(inferred, type.Implements)).FirstOrDefault(p => p.IsError)?.Told;
        var isWhole = type.CanBeNetwork && mistake is null && inferred.Stages.Count == linked.Declaration.Stages.Count && linked.Declaration.Outputs.Any();
        return isWhole ? NetworkEmitter.Emit(inferred, type, checkpoint) : NetworkEmitter.EmitBroken(linked.Declaration, type, mistake);
    }

    /// <summary>The compiler's names of files ignore case, those of classes do not.</summary>
    private static string File(ParsedNetwork parsed, EquatableArray<ParsedNetwork> all)
    {
        var id = parsed.Declaration.Id;
        var alike = all.Select(p => p.Declaration.Id)
            .Where(other => string.Equals(other, id, StringComparison.OrdinalIgnoreCase) && string.CompareOrdinal(other, id) < 0).Distinct().Count();
        return id + (alike == 0 ? "" : $"-{alike + 1}") + ".g.cs";
    }
}
