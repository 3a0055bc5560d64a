using DaNetGen.Cli.Catalog;
using DaNetGen.Programs;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Cli.Benchmark.Variants;

/// <summary>The generated network, as its <c>forward</c> runs.</summary>
internal sealed class GeneratedVariant : IVariant
{
    /// <inheritdoc/>
    public string Name => "generated forward";

    /// <inheritdoc/>
    public IRun Open(Workload work)
    {
        Tensor image = RandomImage.Of(work);
        Network network = ModelCatalog.Build(work.Spec);
        network.eval();
        if (work.Precision != Precision.Fp32) network.to(work.Precision.Type());
        return new GeneratedRun(network, image);
    }

    private sealed class GeneratedRun(Network network, Tensor image) : IRun
    {
        public void Run()
        {
            using var noGradients = no_grad();
            network.Run(image).Dispose();
        }

        public void Dispose()
        {
            network.Dispose();
            image.Dispose();
        }
    }
}
