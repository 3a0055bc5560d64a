using DaNetGen.Graphs;
using DaNetGen.Graphs.Primitives;
using Onnx;
using Graph = DaNetGen.Graphs.Graph;

namespace DaNetGen.Export.OnnxFormat;

/// <summary>A graph as a model of ONNX.</summary>
internal static class OnnxModel
{
    // Operators of version 17, and the version of the format that came with them: what runtimes of 2022 and newer read.
    private const int Operators = 17, Format = 8;

    /// <summary>Makes the model.</summary>
    /// <param name="graph">The graph, after the passes.</param>
    /// <param name="signature">The names and sizes of its inputs and outputs.</param>
    /// <param name="network">The network that it was written from.</param>
    public static ModelProto Of(Graph graph, ExportedNetwork signature, Network network)
    {
        var builder = new OnnxBuilder(new WeightKeys(network), [.. signature.Inputs.Concat(signature.Outputs).Select(tensor => tensor.Name)]);
        var names = new Dictionary<Node, string>();
        foreach (var node in graph.Nodes)
            names[node] = node.Primitive is Input input ? input.Name : OnnxOperators.Write(node, [.. node.Inputs.Select(read => names[read])], builder.At(node.Stage));
        foreach (var output in graph.Outputs)
            builder.Output(names[output.Value], output.Name);

        builder.Graph.Name = network.GetName();
        builder.Graph.Input.AddRange(signature.Inputs.Select(Declared));
        builder.Graph.Output.AddRange(signature.Outputs.Select(Declared));
        return new ModelProto
        {
            IrVersion = Format,
            OpsetImport = { new OperatorSetIdProto { Domain = "", Version = Operators } },
            ProducerName = "DaNetGen",
            ProducerVersion = typeof(OnnxModel).Assembly.GetName().Version!.ToString(3),
            Graph = builder.Graph,
        };
    }

    private static ValueInfoProto Declared(ExportedTensor tensor)
    {
        var shape = new TensorShapeProto();
        foreach (var size in tensor.Sizes)
            shape.Dim.Add(size.Size is { } known ? new TensorShapeProto.Types.Dimension { DimValue = known } : new TensorShapeProto.Types.Dimension { DimParam = size.Name });
        return new ValueInfoProto
        {
            Name = tensor.Name,
            Type = new TypeProto { TensorType = new TypeProto.Types.Tensor { ElemType = (int)TensorProto.Types.DataType.Float, Shape = shape } },
        };
    }
}
