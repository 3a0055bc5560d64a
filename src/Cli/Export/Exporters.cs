using DaNetGen.Cli.Export.PyTorch;

namespace DaNetGen.Cli.Export;

/// <summary>Every target of <c>danet export</c>.</summary>
internal static class Exporters
{
    /// <summary>All of them, in the order of the help.</summary>
    public static IReadOnlyList<IExporter> All { get; } = [new PyTorchExporter(), new OnnxExporter(), new TorchScriptExporter(), new TritonExporter()];
}
