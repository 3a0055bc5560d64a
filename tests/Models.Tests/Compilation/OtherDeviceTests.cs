using DaNetGen.Graphs;
using DaNetGen.Models;
using DaNetGen.Passes;
using DaNetGen.Programs;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Tests.Compilation;

/// <summary>
/// Compiling follows the network's device, tried on the meta device: its tensors have shapes without numbers, and an operator that is given one
/// of them beside one of the processor's fails. It has no convolutions, so whole programs of those cannot run there.
/// </summary>
public sealed class OtherDeviceTests : IDisposable
{
    private const string Refused = "Input 'image' lies on cpu, but the network was compiled on meta: move the input there, or the network, and Refresh().";
    private static readonly long[] Shape = [2, 3, 6, 8], Other = [1, 3, 4, 8];

    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose() => _scope.Dispose();

    [Theory]
    [InlineData("DANet<ResNet18>")]
    [InlineData("DANet<ResNet18> group")]
    [InlineData("DANet<ResNet18> deep")]
    public void Weights_of_all_passes_are_packed_where_the_network_lies(string model)
    {
        using var network = CompiledModelsTests.Make(model);
        network.to(META);
        var graph = Pass.Run(GraphBuilder.Write(network, [[1, 3, 64, 64]]), null, Pass.All);
        foreach (var dialect in (ScriptDialect[])[new CudaDialect(ScalarType.Float16), new PortableDialect(ScalarType.BFloat16)])
        {
            using var store = new WeightStore(META);
            var requests = ProgramText.Of(Assert.Single(Segment.Split(graph)), dialect).Weights;

            foreach (var (request, packed) in requests.Zip(store.Take(requests, isExact: true)))
            {
                Assert.True(packed.is_meta);
                Assert.Equal(request.Weight.Shape, packed.shape);
            }
        }
    }

    [Fact]
    public void Code_of_ones_own_is_tried_and_run_where_the_network_lies()
    {
        using var network = new Placed();
        network.to(META);
        using var compiled = network.Compile(Shape);
        using var outputs = compiled.forward(zeros(Shape, device: META));

        Assert.True(outputs.Scores.is_meta);
        Assert.Equal([2, 3, 6, 4], outputs.Scores.shape);
        Assert.Equal(Refused, Assert.Throws<ArgumentException>(() => compiled.forward(rand(Shape))).Message);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_snapshot_stays_where_its_weights_were_taken_until_it_is_refreshed(bool isPrepared)
    {
        using var network = Scrambled.Of(new Lined());
        var (image, other) = (rand(Shape), rand(Other));
        var (expected, expectedOther) = (network.forward(image).Scores, network.forward(other).Scores);
        using var compiled = network.Compile(Shape);
        network.to(META);

        AssertNear(expected, compiled.forward(image).Scores);
        if (isPrepared)
            compiled.Prepare(Other);
        AssertNear(expectedOther, compiled.forward(other).Scores);

        compiled.Refresh();
        Assert.Equal(Refused, Assert.Throws<ArgumentException>(() => compiled.forward(image)).Message);
        Assert.True(compiled.forward(zeros(Shape, device: META)).Scores.is_meta);
        Assert.True(compiled.forward(zeros(Other, device: META)).Scores.is_meta);
    }

    [Fact]
    public void A_network_without_weights_computes_where_its_inputs_lie()
    {
        using var network = new Weightless();
        using var compiled = network.Compile(Shape);

        Assert.True(compiled.forward(zeros(Shape, device: META)).Halved.is_meta);
        Assert.False(compiled.forward(zeros(Shape)).Halved.is_meta);
    }

    private static void AssertNear(Tensor expected, Tensor actual) =>
        Assert.True(allclose(expected, actual, rtol: 1e-5, atol: 1e-5), $"{(expected - actual).abs().max().item<float>()}");
}

/// <summary>A layer and code of the user's own between programs.</summary>
[Network]
internal sealed partial class Placed
{
    [Linear(8)]
    private partial Tensor Rows([Shape("B", 3, "H", 8)] Tensor image);

    [Stage]
    [return: Shape("B", 3, "H", 8)]
    private Tensor Shifted(Tensor rows) => rows.exp();

    [Layer<Doubling>]
    [return: Shape("B", 3, "H", 8)]
    private partial Tensor Doubled(Tensor shifted);

    [Linear(4), Output]
    private partial Tensor Scores(Tensor doubled);
}

/// <summary>A module of the user's own, whose parameter moves with the network.</summary>
internal sealed class Doubling : nn.Module<Tensor, Tensor>
{
    private readonly TorchSharp.Modules.Parameter factor = nn.Parameter(full(1, 2f));

    public Doubling() : base(nameof(Doubling)) => RegisterComponents();

    public override Tensor forward(Tensor input) => input * factor;
}

/// <summary>A network whose every operator the meta device has.</summary>
[Network]
internal sealed partial class Lined
{
    [Linear(5)]
    private partial Tensor Rows([Shape("B", 3, "H", 8)] Tensor image);

    [Sigmoid]
    private partial Tensor Gate(Tensor rows);

    [ChannelAttention]
    private partial Tensor Mixed(Tensor gate);

    [Linear(5), Output]
    private partial Tensor Scores(Tensor mixed);
}

/// <summary>A network that lies nowhere.</summary>
[Network]
internal sealed partial class Weightless
{
    [MaxPool(2), Output]
    private partial Tensor Halved([Shape("B", 3, "H", "W")] Tensor image);
}
