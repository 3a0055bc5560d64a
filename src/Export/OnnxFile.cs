using DaNetGen.Export.OnnxFormat;
using DaNetGen.Export.Signature;
using DaNetGen.Graphs;
using DaNetGen.Passes;
using Google.Protobuf;
using static TorchSharp.torch;

namespace DaNetGen.Export;

/// <summary>Writes networks as ONNX (https://onnx.ai): operators of version 17, in single precision, for inference.</summary>
public static class OnnxFile
{
    private static readonly IReadOnlyList<Pass> Folding = [.. Pass.All.Where(pass => pass.Name is nameof(FoldBatchNorm) or nameof(FoldScale))];

    /// <summary>
    /// Writes a network, with its weights as they stand, into a file that takes other batches, heights and widths too where the network does. Inputs and
    /// outputs have their declared names, initializers the keys of the state_dict, nodes the names of their stages. The map of position attention is
    /// computed as a whole, which for N pixels takes 4 N^2 bytes.
    /// </summary>
    /// <param name="network">The network, in whichever mode: what it computes in evaluation is written.</param>
    /// <param name="path">The file, such as <c>danet.onnx</c>. It is written beside first, so an earlier one is replaced as a whole.</param>
    /// <param name="options">Which outputs, and which sizes are open.</param>
    /// <param name="shapes">The sizes of each input, in the order of <c>forward</c>'s parameters, such as <c>[1, 3, 512, 512]</c>: those that the file is for where
    /// they cannot be open.</param>
    /// <returns>The names and sizes of inputs and outputs.</returns>
    /// <exception cref="ArgumentException">The sizes are not the network's, or it has no output of a name that is asked for.</exception>
    /// <exception cref="NotSupportedException">A stage is the user's own code, or the weights take more than the 2 GB of one such file.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static ExportedNetwork Write(Network network, string path, OnnxOptions options, params long[][] shapes)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(options);
        using var noGradients = no_grad();
        var graph = Pass.Run(GraphBuilder.Write(network, shapes), options.Outputs, []);
        OwnStages.Refuse(graph, "ONNX");
        var signature = new SignatureProbe(network, options.Outputs, graph).Signature(options.IsBatchFixed, options.IsSizeFixed);
        var model = OnnxModel.Of(Pass.Run(graph, null, options.IsFolded ? Folding : []), signature, network);
        WholeFile.Write(path, model.WriteTo);
        return signature;
    }

    /// <summary>Writes a network with <see cref="OnnxOptions.Default"/>.</summary>
    /// <inheritdoc cref="Write(Network, string, OnnxOptions, long[][])"/>
    public static ExportedNetwork Write(Network network, string path, params long[][] shapes) => Write(network, path, OnnxOptions.Default, shapes);
}
