using System.Runtime.InteropServices;
using DaNetGen.Programs;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Runtime.Tests.Programs;

/// <summary>Which precisions are refused where, and what is named instead.</summary>
public class PrecisionRefusalTests
{
    [Theory]
    [InlineData(Precision.Fp32, false, null)]
    [InlineData(Precision.Fp32, true, null)]
    [InlineData(Precision.Bf16, false, Precision.Fp32)]
    [InlineData(Precision.Bf16, true, null)]
    [InlineData(Precision.Fp16, false, Precision.Fp32)]
    [InlineData(Precision.Fp16, true, Precision.Bf16)]
    public void On_processors(Precision precision, bool hasBf16, Precision? instead) =>
        Assert.Equal(instead, PrecisionRefusal.OnProcessor(precision, hasBf16)?.Instead);

    [Theory]
    [InlineData(Precision.Bf16, 7, Precision.Fp16)]
    [InlineData(Precision.Bf16, 8, null)]
    [InlineData(Precision.Bf16, 12, null)]
    [InlineData(Precision.Bf16, null, null)]
    [InlineData(Precision.Fp16, 7, null)]
    [InlineData(Precision.Fp32, 7, null)]
    public void On_GPUs(Precision precision, int? capability, Precision? instead) =>
        Assert.Equal(instead, PrecisionRefusal.OnGpu(precision, capability)?.Instead);

    [Fact]
    public void What_is_offered_instead_is_not_refused()
    {
        foreach (var hasBf16 in (bool[])[false, true])
        {
            foreach (var precision in Enum.GetValues<Precision>())
            {
                if (PrecisionRefusal.OnProcessor(precision, hasBf16) is { } refusal)
                    Assert.Null(PrecisionRefusal.OnProcessor(refusal.Instead, hasBf16));
            }
        }
    }

    [Theory]
    [InlineData(Precision.Fp32, typeof(CudaDialect), false)]
    [InlineData(Precision.Fp16, typeof(CudaDialect), false)]
    [InlineData(Precision.Fp16, typeof(PortableDialect), true)]
    public void A_GPU_gets_programs_of_its_own(Precision precision, Type dialect, bool isPortable) =>
        Assert.IsType(dialect, ScriptDialect.Of(new CompileOptions { Precision = precision, IsPortable = isPortable }, new Device(DeviceType.CUDA, 0)));

    [SkippableFact]
    public void Without_a_driver_no_capability_is_known()
    {
        var hasDriver = NativeLibrary.TryLoad(OperatingSystem.IsWindows() ? "nvcuda.dll" : "libcuda.so.1", out _);
        Skip.If(hasDriver, "NVIDIA's driver is installed here.");

        Assert.Null(CudaDriver.MajorCapability(0));
    }
}
