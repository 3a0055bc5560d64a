namespace DaNetGen.Generator.Tests.Diagnostics;

/// <summary>Who set a size, in the messages about sizes that differ.</summary>
public sealed class OriginTests
{
    [Theory]
    [InlineData("DNG202", "differ: 'features' has 64 and 'active' has 32 by the stride 2 of stage 'Down'", "64, 48")]
    [InlineData("DNG214", "are equal only where H is 1: 'features' has H and 'active' has ceil(H / 2) by the stride 2 of stage 'Down'", "\"H\", \"W\"")]
    public void ASkipConnectionPastAStride(string id, string message, string size) => Mistake.IsFoundByTheAnalyzer(id, "[Sum] needs equal shapes, but the heights " + message, $$"""
        [Network]
        public partial class Net
        {
            [Conv(8)]
            private partial Tensor Features([Shape("B", 3, {{size}})] Tensor image);

            [Conv(8, kernel: 3, stride: {|2~1|})]
            private partial Tensor Down(Tensor features);

            [Relu]
            private partial Tensor Active(Tensor down);

            [Sum, Output]
            private partial Tensor Both(Tensor features, Tensor [|active|]);
        }
        """);

    [Fact]
    public void ChannelsThatAnotherStageSet() => Mistake.IsFoundByTheAnalyzer(
        "DNG202", "[Concat] needs equal shapes, but the channels differ: 'active' has 8 by stage 'Features' and 'image' has 3 (only dimension 0 may differ)",
        """
        [Network]
        public partial class Net
        {
            [Conv({|8~3|})]
            private partial Tensor Features([Shape("B", 3, "H", "W")] Tensor image);

            [Relu]
            private partial Tensor Active(Tensor features);

            [Concat(0), Output]
            private partial Tensor Both(Tensor active, Tensor [|image|]);
        }
        """);

    [Fact]
    public void AStrideOfItsOwn() => Mistake.IsFoundByTheAnalyzer(
        "DNG202", "[Sum] needs equal shapes, but the widths differ: 'image' has 20 and 'down' has 10 by its stride 2",
        """
        [Network]
        public partial class Net
        {
            [MaxPool(2, stride: {|2~1|}, padding: {|0~1|})]
            private partial Tensor Down([Shape("B", 3, 1, 20)] Tensor image);

            [Sum, Output]
            private partial Tensor Both(Tensor image, Tensor [|down|]);
        }
        """.Replace("MaxPool(2, stride: {|2~1|}, padding: {|0~1|})", "Conv(3, kernel: 3, stride: {|2~1|})"));
}
