using DaNetGen.Passes;
using DaNetGen.Programs;
using static TorchSharp.torch;

namespace DaNetGen.Runtime.Tests.Programs;

/// <summary>Which passes the programs for a machine are made with: values may be subtracted where they are wide, and where the library of the machine does not choose how.</summary>
public sealed class DialectPassTests
{
    [Theory]
    [InlineData("portable", ScalarType.Float32, nameof(SplitConvolutions))]
    [InlineData("portable", ScalarType.BFloat16, nameof(ChooseWinograd), nameof(SplitConvolutions))]
    [InlineData("oneDNN", ScalarType.Float32)]
    [InlineData("oneDNN", ScalarType.BFloat16, nameof(ChooseWinograd))]
    [InlineData("CUDA", ScalarType.Float32, nameof(ChooseWinograd), nameof(SplitConvolutions))]
    [InlineData("CUDA", ScalarType.Float16, nameof(ChooseWinograd), nameof(SplitConvolutions))]
    public void Some_passes_are_left_out(string name, ScalarType type, params string[] leftOut)
    {
        ScriptDialect dialect = name switch
        {
            "portable" => new PortableDialect(type),
            "oneDNN" => new OneDnnDialect(type),
            _ => new CudaDialect(type),
        };
        Assert.Equal(leftOut, Pass.All.Where(pass => !dialect.Suits(pass)).Select(pass => pass.Name));
    }
}
