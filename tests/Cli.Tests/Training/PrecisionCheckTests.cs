using DaNetGen.Cli.Catalog;
using TorchSharp;

namespace DaNetGen.Cli.Tests.Training;

public class PrecisionCheckTests
{
    /// <summary>The command line does not take the word; the description of a training that is gone on with may hold it.</summary>
    [Fact]
    public void A_training_in_float16_is_refused_on_any_device()
    {
        foreach (torch.Device device in (torch.Device[])[torch.CPU, torch.device(DeviceType.META)])
            Assert.Equal("Small gradients are zeros in float16; use --precision fp32.", Assert.Throws<UserError>(() => PrecisionCheck.Train(Precision.Fp16, device)).Message);
    }

    [Fact]
    public void Single_precision_is_refused_nowhere()
    {
        PrecisionCheck.Train(Precision.Fp32, torch.CPU);
        PrecisionCheck.Compute(Precision.Fp32, torch.CPU);
    }
}
