using DaNetGen.Graphs;
using DaNetGen.Passes;
using DaNetGen.Programs;

namespace DaNetGen.Tests.Compilation;

/// <summary>The programs for GPUs, as far as a machine without one can tell: libtorch knows every operator that they name. None was run.</summary>
public class CudaProgramTests
{
    [Theory]
    [InlineData("DANet<ResNet50>", Precision.Fp32, "torch.cudnn_convolution_add_relu(")]
    [InlineData("DANet<ResNet18>", Precision.Bf16, "torch.cudnn_convolution_relu(")]
    [InlineData("DANet<ResNet18> group", Precision.Bf16, "torch.group_norm(")]
    public void Are_read_by_libtorch(string model, Precision precision, string named)
    {
        using var network = CompiledModelsTests.Make(model);
        var graph = Pass.Run(GraphBuilder.Write(network, [[1, 3, 64, 64]]), null, Pass.All);
        using var programs = new ProgramCache();

        var text = ProgramText.Of(Assert.Single(Segment.Split(graph)), new CudaDialect(precision)).Text;

        Assert.Contains(named, text);
        Assert.DoesNotContain("mkldnn", text);
        programs.Load(text);
    }
}
