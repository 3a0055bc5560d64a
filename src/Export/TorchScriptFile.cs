using DaNetGen.Export.Scripting;
using DaNetGen.Export.Signature;
using DaNetGen.Graphs;
using DaNetGen.Passes;
using DaNetGen.Scripts;
using static TorchSharp.torch;

namespace DaNetGen.Export;

/// <summary>Writes networks as TorchScript: a module that <c>torch.jit.load</c> opens in PyTorch 1.13 and newer, in C++ and in TorchSharp.</summary>
public static class TorchScriptFile
{
    // Joins what changes no weight: position attention by tiles, without the map between all pixels.
    private static readonly IReadOnlyList<Pass> Passes = [.. Pass.All.Where(pass => pass.Name == nameof(FuseAttention))];

    /// <summary>
    /// Writes a network with its weights as they stand, under the keys of its state_dict. The module takes the inputs by the names of <c>forward</c>'s
    /// parameters and gives a tensor, or a tuple of the outputs in the order of declaration. It computes what the network computes in evaluation, in
    /// the type of its weights, for every size that the network takes.
    /// </summary>
    /// <param name="network">The network, in whichever mode and on whichever device; the file's weights are on the CPU.</param>
    /// <param name="path">The file, such as <c>danet.pt</c>. It is written beside first, so an earlier one is replaced as a whole.</param>
    /// <param name="options">Which outputs.</param>
    /// <param name="shapes">Some sizes that the network takes for each input, in the order of <c>forward</c>'s parameters, such as <c>[1, 3, 512, 512]</c>.</param>
    /// <returns>The names and sizes of inputs and outputs.</returns>
    /// <exception cref="ArgumentException">The sizes are not the network's, or it has no output of a name that is asked for.</exception>
    /// <exception cref="NotSupportedException">A stage is the user's own code.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static ExportedNetwork Write(Network network, string path, TorchScriptOptions options, params long[][] shapes)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(options);
        using var noGradients = no_grad();
        var graph = Pass.Run(GraphBuilder.Write(network, shapes), options.Outputs, []);
        OwnStages.Refuse(graph, "TorchScript");
        var module = ScriptedNetwork.Of(Pass.Run(graph, null, Passes), network);
        WholeFile.Write(path, stream => ScriptArchive.Write(stream, module, PythonNames.ClassOf(network)));
        return new SignatureProbe(network, options.Outputs, graph).Signature(isBatchFixed: false, options.IsSizeFixed);
    }

    /// <summary>Writes a network with <see cref="TorchScriptOptions.Default"/>.</summary>
    /// <inheritdoc cref="Write(Network, string, TorchScriptOptions, long[][])"/>
    public static ExportedNetwork Write(Network network, string path, params long[][] shapes) => Write(network, path, TorchScriptOptions.Default, shapes);
}
