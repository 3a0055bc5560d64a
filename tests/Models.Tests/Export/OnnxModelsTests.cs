using DaNetGen.Export;
using DaNetGen.Tests.Compilation;
using static TorchSharp.torch;

namespace DaNetGen.Tests.Export;

/// <summary>The shipped models as ONNX, run by ONNX Runtime.</summary>
public sealed class OnnxModelsTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"{Path.GetRandomFileName()}.onnx");

    public static TheoryData<string, long[], long[][]> Cases => new()
    {
        { "DANet<ResNet18>", [1, 3, 64, 64], [[2, 3, 65, 97], [1, 3, 48, 32]] },
        { "DANet<ResNet18> 32", [2, 3, 64, 64], [] },
        { "DANet<ResNet50>", [1, 3, 64, 64], [[2, 3, 33, 50], [1, 3, 72, 48]] },
        { "DANet<SmallBackbone>", [1, 3, 64, 64], [] },
        { "DANet<ResNet18> group", [1, 3, 64, 64], [[2, 3, 48, 49]] },
        { "DANet<ResNet18> deep", [1, 3, 64, 64], [] },
        { "Fcn<ResNet18>", [1, 3, 64, 64], [] },
        { "PositionAttentionNet<ResNet18>", [1, 3, 64, 64], [] },
        { "ChannelAttentionNet<ResNet18>", [1, 3, 64, 64], [] },
        { "ResNet34", [1, 3, 64, 64], [] },
        { "ResNet101", [1, 3, 32, 32], [] },
        { "ResNet152", [1, 3, 32, 32], [] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Onnx_runtime_gives_our_outputs(string model, long[] shape, long[][] others)
    {
        using var network = Scrambled.Of(CompiledModelsTests.Make(model));
        OnnxFile.Write(network, _path, shape);
        using var runs = new OnnxRuns(_path);
        foreach (var size in others.Prepend(shape))
        {
            using var image = rand(size);
            runs.AgreesWith(network, 1e-4, ("image", image));
        }
    }

    public void Dispose() => File.Delete(_path);
}
