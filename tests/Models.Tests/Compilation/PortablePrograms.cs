using DaNetGen.Graphs;
using DaNetGen.Passes;
using DaNetGen.Programs;
using static TorchSharp.torch;

namespace DaNetGen.Tests.Compilation;

/// <summary>Networks as programs of public operators in any type, also in those that <c>Compile</c> refuses because the processor imitates them.</summary>
internal static class PortablePrograms
{
    public static IReadOnlyDictionary<string, Tensor> Run(Network network, ScalarType type, params Tensor[] inputs)
    {
        var dialect = new PortableDialect(type);
        var graph = Pass.Run(GraphBuilder.Write(network, [.. inputs.Select(input => input.shape)]), null, [.. Pass.All.Where(dialect.Suits)]);
        using var programs = new ProgramCache();
        using var weights = new WeightStore(CPU);
        return CompiledProgram.Of(graph, dialect, programs, weights, isPrepared: true).Run(inputs);
    }
}
