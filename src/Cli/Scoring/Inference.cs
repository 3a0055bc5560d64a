using static TorchSharp.torch;

namespace DaNetGen.Cli.Scoring;

/// <summary>A trained network, ready to be run for its main output.</summary>
internal sealed class Inference : IDisposable
{
    /// <summary>What every network of the catalogue calls its main output.</summary>
    private const string MainOutput = "Fused";

    private readonly Network network;
    private readonly CompiledNetwork? compiled;

    /// <summary>Makes it ready; the network stays the caller's.</summary>
    public Inference(Network network, InferenceSettings settings)
    {
        this.network = network;
        compiled = settings.IsCompiled ? network.Compile(new CompileOptions { Precision = settings.Precision, Outputs = [MainOutput] }) : null;
    }

    /// <summary>The main output for an image <c>[B, 3, H, W]</c>, and whatever else the network gives.</summary>
    public NetworkOutputs Run(Tensor image) => compiled?.Run(image) ?? network.Run(image);

    /// <summary>Frees the compiled program.</summary>
    public void Dispose() => compiled?.Dispose();
}
