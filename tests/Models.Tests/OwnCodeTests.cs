using static TorchSharp.torch;

namespace DaNetGen.Tests;

/// <summary>Stages with bodies of the user's own that hand back what they were given.</summary>
public class OwnCodeTests
{
    [Fact]
    public void An_own_body_that_returns_its_argument_takes_nothing_from_the_caller()
    {
        using var network = new HandsBack();
        using var image = rand(1, 3, 4, 4);
        using (var outputs = network.forward(image))
        {
            Assert.True(allclose(image, outputs.Same));
            Assert.True(allclose(image.sigmoid(), outputs.Passed));
        }

        Assert.False(image.IsInvalid);
        Assert.Equal([1, 3, 4, 4], image.shape);
    }
}

[Network]
internal sealed partial class HandsBack
{
    [Stage, Output]
    [return: Shape("B", 3, "H", "W")]
    private Tensor Same([Shape("B", 3, "H", "W")] Tensor image) => image;

    [Sigmoid]
    private partial Tensor Gate(Tensor image);

    [Stage, Output]
    [return: Shape("B", 3, "H", "W")]
    private Tensor Passed(Tensor gate) => gate;
}
