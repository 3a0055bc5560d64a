using System.Globalization;
using DaNetGen.Literal;
using DaNetGen.Programs;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Cli.Benchmark.Variants;

/// <summary>The network as TorchSharp is written by hand from the PyTorch code.</summary>
internal sealed class LiteralVariant : IVariant
{
    private const string Prefix = "danet-r";

    /// <inheritdoc/>
    public string Name => "TorchSharp by hand";

    /// <inheritdoc/>
    public string? Absence(Workload work) =>
        work.Spec.Name.StartsWith(Prefix, StringComparison.Ordinal) ? null : "DANet on a ResNet alone was written by hand";

    /// <inheritdoc/>
    public IRun Open(Workload work)
    {
        Tensor image = RandomImage.Of(work);
        int depth = int.Parse(work.Spec.Name[Prefix.Length..], CultureInfo.InvariantCulture);
        var network = new DANet(depth, work.Spec.Classes, work.Spec.OutputStride, work.Spec.Aux);
        network.eval();
        if (work.Precision != Precision.Fp32) network.to(work.Precision.Type());
        return new LiteralRun(network, image);
    }

    private sealed class LiteralRun(DANet network, Tensor image) : IRun
    {
        public void Run()
        {
            using var noGradients = no_grad();
            foreach (Tensor output in network.call(image)) output.Dispose();
        }

        public void Dispose()
        {
            network.Dispose();
            image.Dispose();
        }
    }
}
