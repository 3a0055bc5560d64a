using System.Globalization;
using System.Text;
using static TorchSharp.torch;

namespace DaNetGen.Export.Serving;

/// <summary>The configuration of a model, a <c>ModelConfig</c> of Triton in the text format of protocol buffers.</summary>
internal static class TritonConfig
{
    /// <summary>Writes it.</summary>
    /// <param name="name">The model's name.</param>
    /// <param name="network">Its inputs and outputs.</param>
    /// <param name="options">What runs it, and its batches.</param>
    /// <param name="type">The type of its inputs and outputs.</param>
    public static string Text(string name, ExportedNetwork network, TritonOptions options, ScalarType type)
    {
        var isOnnx = options.Backend == TritonBackend.Onnx;

        // Triton puts the batch before the sizes of a model that has batches.
        var isBatched = network.Inputs.Concat(network.Outputs).All(tensor => tensor.Sizes is [{ Size: null }, _, ..]);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"name: \"{name}\"\n");
        text.Append(isOnnx ? "backend: \"onnxruntime\"\n" : "backend: \"pytorch\"\n");
        text.Append(CultureInfo.InvariantCulture, $"max_batch_size: {(isBatched ? options.MaxBatchSize : 0)}\n");
        text.Append(Tensors("input", network.Inputs));
        text.Append(Tensors("output", network.Outputs));
        if (isBatched)
            text.Append("dynamic_batching { }\n");
        return text.ToString();

        string Tensors(string field, IReadOnlyList<ExportedTensor> tensors) => $"{field} [\n{string.Join(",\n", tensors.Select(Tensor))}\n]\n";

        string Tensor(ExportedTensor tensor, int index) => string.Join('\n', [
            "  {",
            $"    # {tensor}",
            $"    name: \"{(isOnnx ? tensor.Name : string.Create(CultureInfo.InvariantCulture, $"{tensor.Name}__{index}"))}\"",
            $"    data_type: {Type(type)}",
            $"    dims: [ {string.Join(", ", tensor.Sizes.Skip(isBatched ? 1 : 0).Select(size => (size.Size ?? -1).ToString(CultureInfo.InvariantCulture)))} ]",
            "  }",
        ]);
    }

    private static string Type(ScalarType type) => type switch
    {
        ScalarType.Float32 => "TYPE_FP32",
        ScalarType.Float64 => "TYPE_FP64",
        ScalarType.Float16 => "TYPE_FP16",
        ScalarType.BFloat16 => "TYPE_BF16",
        _ => throw new NotSupportedException($"A network of {type} weights cannot be served by libtorch in Triton: bring it to Float32 with network.to(ScalarType.Float32)."),
    };
}
