using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Tests.Harness;
using DaNetGen.Generator.Tests.Reference;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp;

namespace DaNetGen.Generator.Tests.Oracle;

/// <summary>Random networks in one compilation: what the compiler says of each is held against what the reference does.</summary>
internal sealed class OracleBatch
{
    private const string Own = """
        using TorchSharp;
        using static TorchSharp.torch;

        public sealed class Twice() : nn.Module<Tensor, Tensor>("Twice")
        {
            public override Tensor forward(Tensor input) => cat([input, input], 1);
        }
        """;

    private readonly IReadOnlyList<RandomFile> files;
    private readonly ILookup<string, Diagnostic> said;
    private readonly InferredShapes inference;
    private readonly LoadedNetworks loaded;
    private readonly bool isThorough;

    public OracleBatch(IReadOnlyList<RandomFile> files, bool isThorough)
    {
        (this.files, this.isThorough) = (files, isThorough);
        var expanded = Expanded.Of(Compile.Trees([Compile.Tree(Own, "Own.cs"), .. files.Select(f => Compile.Tree(f.Source, f.Namespace))]));
        Assert.Null(expanded.Run.Exception);
        Assert.Empty(expanded.Run.Diagnostics);
        said = expanded.AnalyzerDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).ToLookup(d => d.Location.SourceTree!.FilePath);
        inference = new InferredShapes(expanded.Before);
        loaded = new LoadedNetworks(expanded.Compilation);
    }

    /// <summary>What disagrees, with the seeds and the sources of the networks.</summary>
    public IEnumerable<string> Disagreements(OracleCount count)
    {
        foreach (var file in files)
        {
            using var scope = torch.NewDisposeScope();
            using var gradient = torch.no_grad();
            var found = new OracleFile(file, said[file.Namespace], inference, loaded, count, isThorough).Disagreements().ToList();
            if (found.Count > 0)
                yield return $"Seed {file.Seed}: {string.Join("\n  ", found)}\nSaid:\n  {string.Join("\n  ", said[file.Namespace])}\n{file.Source}";
        }
    }
}
