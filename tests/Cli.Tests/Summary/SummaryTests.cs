using DaNetGen.Cli.Catalog;
using DaNetGen.Cli.Summary;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Cli.Tests.Summary;

/// <summary>The compiler's numbers against the modules that it wrote.</summary>
public class SummaryTests
{
    public static TheoryData<string> Models => [.. ModelCatalog.All.Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(Models))]
    public void ParametersAreThoseOfTheModule(string model)
    {
        foreach (bool aux in model.EndsWith("r18", StringComparison.Ordinal) ? (bool[])[true, false] : [true])
        {
            var spec = new ModelSpec(model, Classes: 7, Aux: aux);
            using Network network = ModelCatalog.Build(spec);
            IReadOnlyList<SummaryRow> rows = NetworkSummary.Rows(spec, 1, 64, 64);
            Assert.Equal(network.parameters().Sum(p => p.numel()), rows.Where(r => r.Depth == 0).Sum(r => r.Parameters));
            foreach (string stage in network.StageNames)
            {
                Assert.Equal(network.ParametersOf(stage).Sum(p => p.numel()), rows.Single(r => r.Depth == 0 && r.Stage == stage).Parameters);
            }
        }
    }

    [Theory]
    [InlineData("danet-r18", 8, 65, 97)]
    [InlineData("fcn-r18", 16, 97, 129)]
    [InlineData("danet-r18", 32, 33, 70)]
    public void ShapesAreThoseOfTheRun(string model, int outputStride, int height, int width)
    {
        var spec = new ModelSpec(model, Classes: 5, OutputStride: outputStride);
        IReadOnlyList<SummaryRow> rows = NetworkSummary.Rows(spec, 2, height, width);
        using Network network = ModelCatalog.Build(spec);
        network.eval();
        using var noGradients = no_grad();
        using Tensor image = rand(2, 3, height, width);
        using NetworkOutputs outputs = network.Run(image);
        foreach ((string name, Tensor value) in outputs.Named)
        {
            Assert.Equal($"[{string.Join(", ", value.shape)}]", rows.Single(r => r.Depth == 0 && r.Stage == name).ConcreteShape);
        }
    }

    // Counted by hand: convolutions C_in * C_out * k^2 * H * W, attention N^2 * (C/8 + C) and C^2 * N * 2.
    [Fact]
    public void MultiplyAddsCountTheProductsOfAttention()
    {
        IReadOnlyList<SummaryRow> rows = NetworkSummary.Rows(new ModelSpec("danet-r18", Classes: 3), 1, 64, 64);
        const long pixels = 8 * 8, channels = 128;
        SummaryRow Row(string stage) => rows.Single(r => r.Stage == stage);
        Assert.Equal(pixels * channels * (channels / 8 * 2 + channels) + pixels * pixels * (channels / 8 + channels), Row("Pam").MultiplyAdds);
        Assert.Equal(2 * channels * channels * pixels, Row("Cam").MultiplyAdds);
        Assert.Equal(512 * channels * 9 * pixels, Row("ConvP1").MultiplyAdds);
        Assert.Equal(3L * 64 * 49 * 32 * 32, Row("Stem").MultiplyAdds);
    }

    [Fact]
    public void FlagshipHasTheCountsOfTheReference()
    {
        IReadOnlyList<SummaryRow> rows = NetworkSummary.Rows(new ModelSpec("danet-r50", Classes: 19), 1, 224, 224);
        Assert.Equal(47_462_651, rows.Where(r => r.Depth == 0).Sum(r => r.Parameters));
        Assert.Equal(23_954_619, rows.Single(r => r.Stage == "Head").Parameters);
    }
}
