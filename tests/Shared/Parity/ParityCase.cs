using System.Text.Json;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Tests.Parity;

/// <summary>A manifest and its outputs: what a model computes in PyTorch for <see cref="ParityWeights"/>.</summary>
/// <param name="Name">The case's name.</param>
/// <param name="Model">The model and its hyperparameters.</param>
/// <param name="Input">The input's shape.</param>
/// <param name="Keys">Keys and shapes of parameters and buffers, without <c>num_batches_tracked</c>.</param>
/// <param name="Outputs">The outputs by name.</param>
public sealed record ParityCase(
    string Name,
    ParityModel Model,
    IReadOnlyList<long> Input,
    IReadOnlyList<(string Key, long[] Shape)> Keys,
    IReadOnlyDictionary<string, ParityOutput> Outputs)
{
    /// <summary>Reads a manifest; skips the test where <paramref name="path"/> says that there is none.</summary>
    public static ParityCase Load(string path)
    {
        Skip.If(path == ParityFolders.None, "No fixture of this kind: neither a folder shared/parity above the tests nor one that DANETGEN_PARITY names holds any.");
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        var root = document.RootElement;
        var data = Path.ChangeExtension(path, ".bin");
        return new ParityCase(
            root.GetProperty("case").GetString()!,
            ParityModel.Parse(root.GetProperty("model")),
            Shape(root.GetProperty("input")),
            root.GetProperty("keys").EnumerateObject().Select(key => (key.Name, Shape(key.Value))).ToArray(),
            root.GetProperty("outputs").EnumerateObject().ToDictionary(
                output => output.Name,
                output => new ParityOutput(Shape(output.Value.GetProperty("shape")), output.Value.GetProperty("offset").GetInt64(), data)));
    }

    /// <summary>The input, <c>[B, C, H, W]</c>.</summary>
    public Tensor MakeInput() => ParityWeights.Make("input", Input);

    /// <summary>Asserts that an output is PyTorch's.</summary>
    /// <param name="output">The output's name in the manifest.</param>
    /// <param name="actual">What was computed.</param>
    /// <param name="tolerance">Largest difference, as a share of the largest value.</param>
    public void AssertOutput(string output, Tensor actual, double tolerance = 1e-4)
    {
        using var expected = Outputs[output].Read();
        Assert.Equal(expected.shape, actual.shape);
        using var scope = NewDisposeScope();
        var difference = (expected - actual.to(ScalarType.Float32).cpu()).abs().max().item<float>();
        var largest = expected.abs().max().item<float>();
        // The negation also catches NaN.
        Assert.False(!(difference <= tolerance * largest), $"{Name}: {output} differs from PyTorch's by {difference:G3} where the largest value is {largest:G3}.");
    }

    private static long[] Shape(JsonElement shape) => shape.EnumerateArray().Select(size => size.GetInt64()).ToArray();
}
