using DaNetGen.Export.Serving;
using System.Text;
using TorchSharp;

namespace DaNetGen.Export;

/// <summary>Writes networks into model repositories of Triton Inference Server: <c>NAME/config.pbtxt</c> and <c>NAME/1/model.onnx</c> or <c>model.pt</c>.</summary>
public static class TritonRepository
{
    /// <summary>Where a model lies in a repository.</summary>
    /// <param name="name">The model's name.</param>
    /// <param name="backend">What runs it.</param>
    public static string ModelPath(string name, TritonBackend backend) => Path.Combine(name, "1", backend == TritonBackend.Onnx ? "model.onnx" : "model.pt");

    /// <summary>Where its configuration lies.</summary>
    /// <param name="name">The model's name.</param>
    public static string ConfigPath(string name) => Path.Combine(name, "config.pbtxt");

    /// <summary>Writes a network, with its weights as they stand, as version 1 of a model.</summary>
    /// <param name="network">The network.</param>
    /// <param name="folder">The repository, which is made where there is none. Other models in it stay as they are.</param>
    /// <param name="options">Its name, what runs it, and its batches.</param>
    /// <param name="shapes">The sizes of each input, in the order of <c>forward</c>'s parameters: those that it is for where they cannot be open.</param>
    /// <returns>The names and sizes of inputs and outputs in the model's file; for <see cref="TritonBackend.TorchScript"/>, requests name them <c>image__0</c>,
    /// <c>Fused__0</c>: with their positions.</returns>
    /// <exception cref="ArgumentException">The sizes are not the network's, it has no output of a name that is asked for, or the model's name is none of a folder.</exception>
    /// <exception cref="NotSupportedException">A stage is the user's own code, or the weights take more than the 2 GB of a file of ONNX.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static ExportedNetwork Write(Network network, string folder, TritonOptions options, params long[][] shapes)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaxBatchSize, 1);
        var name = options.Name ?? network.GetName();
        if (!name.All(letter => char.IsLetterOrDigit(letter) || letter is '-' or '_' or '.') || name.Trim('.').Length == 0)
            throw new ArgumentException($"'{name}' is no name of a model: use letters, digits, '-', '_' and '.'.", nameof(options));
        var isOnnx = options.Backend == TritonBackend.Onnx;
        var model = Path.Combine(folder, ModelPath(name, options.Backend));
        var signature = isOnnx
            ? OnnxFile.Write(network, model, new OnnxOptions { Outputs = options.Outputs, IsSizeFixed = options.IsSizeFixed }, shapes)
            : TorchScriptFile.Write(network, model, new TorchScriptOptions { Outputs = options.Outputs, IsSizeFixed = options.IsSizeFixed }, shapes);
        var type = isOnnx ? torch.ScalarType.Float32 : network.parameters().FirstOrDefault()?.dtype ?? torch.ScalarType.Float32;

        // Last, since a server that watches the folder takes the model up when it is there.
        var config = TritonConfig.Text(name, signature, options, type);
        WholeFile.Write(Path.Combine(folder, ConfigPath(name)), stream => stream.Write(Encoding.UTF8.GetBytes(config)));
        return signature;
    }
}
