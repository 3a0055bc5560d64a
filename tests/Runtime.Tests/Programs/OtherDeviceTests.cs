using DaNetGen.Graphs;
using DaNetGen.Graphs.Primitives;
using DaNetGen.Programs;
using DaNetGen.Runtime.Tests.Passes;
using TorchSharp;
using static TorchSharp.torch;
using Linear = DaNetGen.Graphs.Primitives.Linear;

namespace DaNetGen.Runtime.Tests.Programs;

/// <summary>
/// Programs run where their weights lie, tried on the meta device: its tensors have shapes without numbers, and an operator that is given one of them
/// beside one of the processor's fails. Of libtorch's operators it lacks convolutions, normalisations, averages and ReLU.
/// </summary>
public class OtherDeviceTests : PassTest
{
    public static TheoryData<string, ScalarType> Cases
    {
        get
        {
            var cases = new TheoryData<string, ScalarType>();
            foreach (var name in Values(Image("image")).Keys)
            {
                foreach (var type in (ScalarType[])[ScalarType.Float32, ScalarType.BFloat16, ScalarType.Float16])
                    cases.Add(name, type);
            }
            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_primitive_runs_where_the_weights_lie(string name, ScalarType type)
    {
        var value = Values(X)[name];
        using var noGradients = no_grad();
        using var programs = new ProgramCache();
        using var weights = new WeightStore(META);
        var program = CompiledProgram.Of(Outputs(value), new PortableDialect(type), programs, weights, isPrepared: true);

        var result = program.Run([zeros([.. X.Shape], device: META)])["y"];

        Assert.True(result.is_meta);
        Assert.Equal(ScalarType.Float32, result.dtype);
        Assert.Equal(value.Shape, result.shape);
    }

    [Fact]
    public void An_input_on_another_device_is_refused_by_name()
    {
        using var programs = new ProgramCache();
        using var weights = new WeightStore(META);
        var program = CompiledProgram.Of(Outputs(Make(new Sigmoid(), X)), new PortableDialect(ScalarType.Float32), programs, weights, isPrepared: true);

        var mistake = Assert.Throws<ArgumentException>(() => program.Run([zeros([.. X.Shape])]));

        Assert.Equal("Input 'x' lies on cpu, but the network was compiled on meta: move the input there, or the network, and Refresh().", mistake.Message);
    }

    private static Dictionary<string, Node> Values(Node x)
    {
        var (pixels, channels) = (Make(new Softmax(), Make(new PixelEnergies(), x, x)), Make(new Softmax(), Make(new RowMaxMinus(), Make(new ChannelEnergies(), x))));
        return new()
        {
            ["Sigmoid"] = Make(new Sigmoid(), x),
            ["Scale"] = Make(Factor(), x),
            ["Add"] = Make(new Add(), x, Make(new Sigmoid(), x)),
            ["Multiply"] = Make(new Multiply(), x, Make(new Sigmoid(), x)),
            ["Concat"] = Make(new Concat(1), x, Make(new Sigmoid(), x)),
            ["Narrow"] = Make(new Narrow(1, 1, 2), x),
            ["MaxPool"] = Make(new MaxPool(2, 2, 0), x),
            ["Resize"] = Make(new Resize(AlignCorners: false), x, Make(new MaxPool(2, 2, 0), x)),
            ["Linear"] = Make(new Linear(Random(3, Channels * 36), Random(3)), Make(new Flatten(), x)),
            ["GatherPixels"] = Make(new GatherPixels(), pixels, x),
            ["PositionAttention"] = Make(new PositionAttention(), x, x, x),
            ["PositionAttention with a sum"] = Make(new PositionAttention(), x, x, x, Make(new Sigmoid(), x)),
            ["MixChannels"] = Make(new MixChannels(Factor().Factor), channels, x, Make(new Sigmoid(), x)),
            ["OwnCode"] = Make(new OwnCode(values => values[0].exp(), x.Shape), Make(new Sigmoid(), x)),
        };
    }
}
