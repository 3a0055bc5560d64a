using DaNetGen.Checkpoints;
using DaNetGen.Export;
using DaNetGen.Models;
using DaNetGen.Tests.Compilation;
using static TorchSharp.torch;

namespace DaNetGen.Tests.Export;

/// <summary>Networks as TorchScript, opened by PyTorch and by TorchSharp.</summary>
public sealed class TorchScriptTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"{Path.GetRandomFileName()}.pt");

    public static TheoryData<string, long[]> Cases => new()
    {
        { "DANet<ResNet18>", [2, 3, 65, 97] },
        { "DANet<ResNet50>", [1, 3, 48, 72] },
        { "DANet<ResNet18> group", [1, 3, 64, 64] },
        { "DANet<ResNet18> deep", [1, 3, 64, 64] },
        { "DANet<SmallBackbone>", [1, 3, 64, 64] },
        { "ResNet34", [1, 3, 71, 64] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Torch_sharp_opens_it_and_agrees(string model, long[] shape)
    {
        using var network = Scrambled.Of(CompiledModelsTests.Make(model));
        TorchScriptFile.Write(network, _path, [1, 3, 64, 64]);
        using var noGradients = no_grad();
        using var image = rand(shape);
        using var ours = network.Run(image);
        using var module = jit.load<Tensor, object>(_path);
        var theirs = module.call(image);

        Assert.Equal(network.state_dict().Keys, module.state_dict().Keys);
        Assert.NotNull(theirs);
        Assert.Fail(theirs.GetType().ToString());
    }

    public void Dispose() => File.Delete(_path);
}
