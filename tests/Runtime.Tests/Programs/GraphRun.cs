using DaNetGen.Graphs;
using DaNetGen.Programs;
using static TorchSharp.torch;

namespace DaNetGen.Runtime.Tests.Programs;

/// <summary>Graphs run as programs on the processor.</summary>
internal static class GraphRun
{
    /// <summary>The words that there are here for a type of values.</summary>
    public static IReadOnlyList<ScriptDialect> Dialects(ScalarType type) =>
        OneDnn.IsThere ? [new PortableDialect(type), new OneDnnDialect(type)] : [new PortableDialect(type)];

    /// <summary>The outputs by name.</summary>
    public static IReadOnlyDictionary<string, Tensor> Of(Graph graph, ScriptDialect dialect, IReadOnlyList<Tensor> inputs)
    {
        using var noGradients = no_grad();
        using var programs = new ProgramCache();
        using var weights = new WeightStore(CPU);
        return CompiledProgram.Of(graph, dialect, programs, weights, isPrepared: true).Run(inputs);
    }

    /// <summary>What one node computes from the values of some inputs, which it need not read all.</summary>
    public static Tensor Of(Node result, IReadOnlyList<Node> inputs, ScriptDialect dialect, IReadOnlyList<Tensor> values) =>
        Of(new Graph(inputs, [new GraphOutput("y", result)]).WithoutUnread(), dialect, values)["y"];

    /// <summary>How far a value is from the exact one, as a share of its norm.</summary>
    public static double Error(Tensor value, Tensor exact) => ((value.to_type(ScalarType.Float64) - exact).norm() / exact.norm()).item<double>();
}
