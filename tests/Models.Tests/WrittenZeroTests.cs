using static TorchSharp.torch;

namespace DaNetGen.Tests;

/// <summary>A 0 that is written is a 0, also where the default is another number.</summary>
public class WrittenZeroTests
{
    [Fact]
    public void A_dropout_of_0_drops_nothing()
    {
        using var network = new DropsNothing();
        network.train();
        using var image = rand(1, 3, 16, 16);
        using var outputs = network.forward(image);
        using var again = network.forward(image);

        Assert.True(allclose(image, outputs.Kept));
        Assert.True(allclose(outputs.Logits, again.Logits));
    }
}

[Network]
internal sealed partial class DropsNothing
{
    [Dropout(0), Output]
    private partial Tensor Kept([Shape("B", 3, "H", "W")] Tensor image);

    [Classifier(2, dropout: 0), Output]
    private partial Tensor Logits(Tensor image);
}
