using DaNetGen.Cli.Catalog;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Cli.Benchmark.Variants;

/// <summary>The generated network compiled for the size and the wanted outputs.</summary>
internal class CompiledVariant : IVariant
{
    /// <inheritdoc/>
    public virtual string Name => "compiled";

    /// <summary>Whether it is compiled to PyTorch's public operators alone.</summary>
    protected virtual bool IsPortable => false;

    /// <inheritdoc/>
    public IRun Open(Workload work)
    {
        // Images come in single precision, whatever is computed in.
        Tensor image = RandomImage.Of(work with { Precision = Precision.Fp32 });
        CompiledNetwork compiled = Compile(work, image.shape);

        // What is left of the network and of compiling would else count beside what runs.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return new CompiledRun(compiled, image);
    }

    /// <summary>At a size that is compiled, the packed weights suffice: nobody needs the network beside them.</summary>
    private CompiledNetwork Compile(Workload work, long[] shape)
    {
        using Network network = ModelCatalog.Build(work.Spec);
        return network.Compile(new CompileOptions { Precision = work.Precision, IsPortable = IsPortable, Outputs = work.WantedOutputs }, shape);
    }

    private sealed class CompiledRun(CompiledNetwork network, Tensor image) : IRun
    {
        public void Run() => network.Run(image).Dispose();

        public void Dispose()
        {
            network.Dispose();
            image.Dispose();
        }
    }
}
