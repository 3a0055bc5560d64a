namespace DaNetGen.Cli.Benchmark.Variants;

/// <summary>ONNX Runtime on the user's own file.</summary>
internal sealed class OnnxFileVariant : IVariant
{
    /// <inheritdoc/>
    public string Name => "ONNX Runtime, your file";

    /// <inheritdoc/>
    public string? Absence(Workload work) => OnnxSession.Absence(work.Precision);

    /// <inheritdoc/>
    public IRun Open(Workload work) => new OnnxSession(work.Extras.OnnxFile!, work);
}
