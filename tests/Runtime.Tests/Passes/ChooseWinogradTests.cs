using DaNetGen.Graphs.Primitives;
using DaNetGen.Passes;
using Activation = DaNetGen.Graphs.Primitives.Activation;

namespace DaNetGen.Runtime.Tests.Passes;

public sealed class ChooseWinogradTests : PassTest
{
    private const long Many = 256, Large = 32;

    [Fact]
    public void Large_convolutions_take_fewer_products() => Assert.Equal(
        "a = WinogradConvolution(x); y: a",
        After(ChooseWinograd.Apply, Make(Conv(Many, Many, bias: true, activation: Activation.Relu), Image("x", Many, Large))));

    [Fact]
    public void Sums_and_dilations_are_kept()
    {
        var image = Image("x", Many, Large);
        Assert.Equal("a = WinogradConvolution(x, x); y: a", After(ChooseWinograd.Apply, Make(Conv(Many, Many, dilation: 2, activation: Activation.Relu), image, image)));
    }

    [Fact]
    public void Where_nothing_is_won_convolutions_are_left()
    {
        AssertKept(ChooseWinograd.Apply, Make(Conv(Many, 128), Image("x", 128, Large)));
        AssertKept(ChooseWinograd.Apply, Make(Conv(128, Many), Image("x", Many, Large)));
        AssertKept(ChooseWinograd.Apply, Make(Conv(Many, Many), Image("x", Many, 28)));
        AssertKept(ChooseWinograd.Apply, Make(Conv(Many, Many), Image("x", Many, 129)));
        AssertKept(ChooseWinograd.Apply, Make(Conv(Many + 1, Many), Image("x", Many, Large)));
        AssertKept(ChooseWinograd.Apply, Make(Conv(Many, Many, dilation: 16), Image("x", Many, 33)));
    }

    [Fact]
    public void Other_windows_are_left()
    {
        var image = Image("x", Many, Large);
        AssertKept(ChooseWinograd.Apply, Make(Conv(Many, Many, stride: 2), image));
        AssertKept(ChooseWinograd.Apply, Make(Conv(Many, Many, groups: 2), image));
        AssertKept(ChooseWinograd.Apply, Make(Conv(Many, Many, kernel: 1), image));
        AssertKept(ChooseWinograd.Apply, Make(Conv(Many, Many) with { Padding = 0 }, image));
    }
}
