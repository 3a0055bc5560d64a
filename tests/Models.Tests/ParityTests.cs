using DaNetGen.Models;
using DaNetGen.Tests.Parity;
using static TorchSharp.torch;

namespace DaNetGen.Tests;

/// <summary>The shipped networks against PyTorch's outputs: same keys, same shapes, same numbers.</summary>
public class ParityTests(Xunit.Abstractions.ITestOutputHelper output)
{
    public static IEnumerable<object[]> Networks() => ParityFolders.Where(m => m.Backbone is not null || m.Layer == "DualAttentionHead");

    [SkippableTheory]
    [MemberData(nameof(Networks))]
    public void Outputs_are_those_of_PyTorch(string manifest)
    {
        var parity = ParityCase.Load(manifest);
        using var network = Build(parity.Model);
        ParityWeights.Fill(network, parity);
        network.eval();
        using var noGradients = no_grad();
        using var input = parity.MakeInput();
        using var outputs = network.Run(input);
        Assert.Equal(parity.Outputs.Keys.Order(), outputs.Named.Select(o => o.Name.ToLowerInvariant()).Order());
        foreach (var (name, value) in outputs.Named)
        {
            parity.AssertOutput(name.ToLowerInvariant(), value);
        }

        output.WriteLine($"{parity.Name}: {parity.Keys.Count} keys, {outputs.Named.Count} outputs agree with PyTorch's.");
    }

    private static Network Build(ParityModel model)
    {
        if (model.Layer == "DualAttentionHead")
        {
            return new DualAttentionHead(model.Channels!.Value, model.Classes!.Value);
        }

        var (classes, stride, grid) = (model.Classes!.Value, model.OutputStride ?? 8, model.MultiGrid);
        return model.Backbone switch
        {
            "resnet18" => new DANet<ResNet18>(classes, stride, grid),
            "resnet34" => new DANet<ResNet34>(classes, stride, grid),
            "resnet50" => new DANet<ResNet50>(classes, stride, grid),
            "resnet101" => new DANet<ResNet101>(classes, stride, grid),
            "resnet152" => new DANet<ResNet152>(classes, stride, grid),
            _ => throw new NotSupportedException($"The manifest names the backbone '{model.Backbone}'."),
        };
    }
}
