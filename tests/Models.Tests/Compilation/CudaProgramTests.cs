using DaNetGen.Graphs;
using DaNetGen.Passes;
using DaNetGen.Programs;
using DaNetGen.Tests.Export;
using TorchSharp;
using Xunit.Abstractions;
using static TorchSharp.torch;

namespace DaNetGen.Tests.Compilation;

/// <summary>
/// The programs for GPUs, as far as a machine without one can tell: libtorch knows every operator that they name, and with others in place of cuDNN's two
/// they compute what the network does. None was run on a GPU.
/// </summary>
public class CudaProgramTests(ITestOutputHelper output)
{
    /// <summary>What PyTorch says that cuDNN's fused convolutions compute, in public operators.</summary>
    private const string StandIns = """
        def cudnn_convolution_relu(self, x: Tensor, w: Tensor, b: Optional[Tensor], stride: List[int], padding: List[int], dilation: List[int], groups: int) -> Tensor:
          return torch.relu(torch.conv2d(x, w, b, stride, padding, dilation, groups))
        def cudnn_convolution_add_relu(self, x: Tensor, w: Tensor, z: Tensor, alpha: Optional[number], b: Optional[Tensor], stride: List[int], padding: List[int], dilation: List[int], groups: int) -> Tensor:
          return torch.relu(torch.add(torch.conv2d(x, w, b, stride, padding, dilation, groups), torch.mul(z, ops.prim.unchecked_unwrap_optional(alpha))))

        """;

    private const int Float16Code = 5, BFloat16Code = 15;

    [Theory]
    [InlineData("DANet<ResNet50>", Precision.Fp32, "torch.cudnn_convolution_add_relu(")]
    [InlineData("DANet<ResNet50>", Precision.Fp16, "torch.cudnn_convolution_add_relu(")]
    [InlineData("DANet<ResNet18>", Precision.Bf16, "torch.cudnn_convolution_relu(")]
    [InlineData("DANet<ResNet18>", Precision.Fp16, "torch.cudnn_convolution_relu(")]
    [InlineData("DANet<ResNet18> group", Precision.Bf16, "torch.group_norm(")]
    [InlineData("DANet<ResNet18> group", Precision.Fp16, "torch.group_norm(")]
    [InlineData("every operator", Precision.Fp32, "torch.batch_norm(")]
    [InlineData("every operator", Precision.Bf16, "torch.batch_norm(")]
    [InlineData("every operator", Precision.Fp16, "torch.batch_norm(")]
    public void Are_read_by_libtorch(string model, Precision precision, string named)
    {
        using var network = Make(model);
        using var programs = new ProgramCache();

        var text = ProgramText.Of(Single(Lowered(network, Inputs(model))), new CudaDialect(precision.Type())).Text;

        Assert.Contains(named, text);
        Assert.DoesNotContain("mkldnn", text);
        Assert.Equal(precision == Precision.Bf16, text.Contains($", {BFloat16Code})", StringComparison.Ordinal));
        Assert.Equal(precision == Precision.Fp16, text.Contains($", {Float16Code})", StringComparison.Ordinal));
        programs.Load(text);
    }

    /// <summary>In single precision up to rounding; in narrow types as close as portable programs in them, whose tests say why.</summary>
    [Theory]
    [InlineData("DANet<ResNet50>", Precision.Fp32, 2e-5)]
    [InlineData("every operator", Precision.Fp32, 2e-5)]
    [InlineData("DANet<ResNet18>", Precision.Bf16, 0.03)]
    [InlineData("DANet<ResNet18>", Precision.Fp16, 0.03 / 8)]
    [InlineData("DANet<ResNet18> group", Precision.Fp16, 0.03 / 8)]
    public void Compute_what_the_network_does(string model, Precision precision, double close)
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        using var network = Scrambled.Of(Make(model));
        Tensor[] inputs = [.. Inputs(model).Select(shape => rand(shape))];
        using var expected = network.Run(inputs);
        var graph = Lowered(network, Inputs(model));
        var segment = Single(graph);
        var written = ProgramText.Of(segment, new CudaDialect(precision.Type()));
        using var programs = new ProgramCache();
        using var weights = new WeightStore(CPU);
        var program = programs.Load(StandIns + written.Text.Replace("torch.cudnn_", "self.cudnn_", StringComparison.Ordinal));

        var results = (Tensor[])program.forward(inputs, weights.Take(written.Weights, isExact: true));

        Assert.Equal(segment.Gives.Count, results.Length);
        foreach (var (value, result) in segment.Gives.Zip(results))
        {
            var name = graph.Outputs.First(output => output.Value == value).Name;
            var plain = expected.Named.Single(output => output.Name == name).Value;
            var error = ((result - plain).norm() / plain.norm()).item<float>();
            output.WriteLine($"{name}: off by {error:g2}");
            Assert.Equal(ScalarType.Float32, result.dtype);
            Assert.InRange(error, 0, close);
        }
    }

    private static Network Make(string model) => model == "every operator" ? new OperatorsNetwork() : CompiledModelsTests.Make(model);

    private static long[][] Inputs(string model) => model == "every operator" ? [[1, 3, 64, 64], [1, 2, 24, 20]] : [[1, 3, 64, 64]];

    private static Graph Lowered(Network network, long[][] shapes) =>
        Pass.Run(GraphBuilder.Write(network, shapes), null, [.. Pass.All.Where(new CudaDialect(ScalarType.Float32).Suits)]);

    private static Segment Single(Graph graph) => Assert.Single(Segment.Split(graph));
}
