using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Tensor = TorchSharp.torch.Tensor;
using static TorchSharp.torch;

namespace DaNetGen.Tests.Export;

/// <summary>Runs files of ONNX by ONNX Runtime.</summary>
internal sealed class OnnxRuns : IDisposable
{
    private readonly InferenceSession _session;

    /// <summary>Loads a file, which ONNX Runtime checks: operators, types and shapes.</summary>
    public OnnxRuns(string path)
    {
        using var options = new SessionOptions { IntraOpNumThreads = 2, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
        _session = new InferenceSession(path, options);
    }

    /// <summary>What the file declares of its inputs and outputs, open sizes by name: <c>image [B, 3, H, W]</c>.</summary>
    public IEnumerable<string> Signature => _session.InputMetadata.Concat(_session.OutputMetadata).Select(tensor =>
        $"{tensor.Key} [{string.Join(", ", tensor.Value.Dimensions.Zip(tensor.Value.SymbolicDimensions, (size, name) => name.Length > 0 ? name : $"{size}"))}]");

    /// <summary>Runs it.</summary>
    public Dictionary<string, Tensor> Run(params (string Name, Tensor Value)[] inputs)
    {
        var values = inputs.Select(input => NamedOnnxValue.CreateFromTensor(
            input.Name, new DenseTensor<float>(input.Value.data<float>().ToArray(), [.. input.Value.shape.Select(size => (int)size)])));
        using var results = _session.Run([.. values]);
        return results.ToDictionary(result => result.Name, result =>
        {
            var dense = (DenseTensor<float>)result.AsTensor<float>();
            return tensor(dense.ToArray(), [.. dense.Dimensions.ToArray().Select(size => (long)size)]);
        });
    }

    /// <summary>Fails where a file's outputs are not the network's, each within some part of its largest element.</summary>
    public void AgreesWith(Network network, double within, params (string Name, Tensor Value)[] inputs)
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        using var ours = network.Run([.. inputs.Select(input => input.Value)]);
        var theirs = Run(inputs);
        Assert.Equal(ours.Named.Select(output => output.Name), theirs.Keys);
        foreach (var (name, value) in ours.Named)
        {
            Assert.Equal(value.shape, theirs[name].shape);
            Assert.InRange((value - theirs[name]).abs().max().item<float>() / Math.Max(1, value.abs().max().item<float>()), 0, within);
        }
    }

    public void Dispose() => _session.Dispose();
}
