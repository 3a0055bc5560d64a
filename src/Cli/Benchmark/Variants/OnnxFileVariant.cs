using DaNetGen.Cli.Training;

namespace DaNetGen.Cli.Benchmark.Variants;

/// <summary>ONNX Runtime on the user's own file.</summary>
internal sealed class OnnxFileVariant : IVariant
{
    /// <inheritdoc/>
    public string Name => "ONNX Runtime, your file";

    /// <inheritdoc/>
    public string? Absence(Workload work) =>
        work.Precision == Precision.Bf16 ? "ONNX Runtime has no bfloat16 convolution for processors" : OnnxSession.Absence();

    /// <inheritdoc/>
    public IRun Open(Workload work) => new OnnxSession(work.OnnxFile!, work);
}
