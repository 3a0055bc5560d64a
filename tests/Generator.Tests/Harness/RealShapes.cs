using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Inference;
using TorchSharp;

namespace DaNetGen.Generator.Tests.Harness;

/// <summary>Runs compiled networks and holds the real shapes of their outputs against the inferred ones.</summary>
internal sealed class RealShapes(Expanded expanded)
{
    private readonly InferredShapes inference = new(expanded.Before);
    private readonly LoadedNetworks loaded = new(expanded.Compilation);

    public IReadOnlyList<NetworkDeclaration> Networks => inference.Networks;

    /// <summary>A network by itself, as its documentation shows it.</summary>
    public InferredNetwork Standalone(string id) => inference.Standalone(id);

    /// <summary>Runs one network; its outputs must be those declared, have the shapes inferred, and be the same where it is compiled.</summary>
    public void AreInferred(string id, IReadOnlyDictionary<string, string> values)
    {
        using var scope = torch.NewDisposeScope();
        using var noGradient = torch.no_grad();
        using var network = loaded.Create(id, values);
        network.eval();
        var bound = inference.Bound(id, values);
        var inputs = bound.Inputs.Select(i => torch.randn(InferredShapes.Evaluate(i.Shape, values)!)).ToArray();
        using var outputs = network.Run(inputs);

        var expected = bound.Stages.Where(s => s.Linked.Declaration.IsOutput && IsOn(s.Linked.Declaration, bound.Linked.Declaration, values))
            .ToDictionary(s => s.Name, s => InferredShapes.Evaluate(s.Shape!, values));
        Assert.Equal(expected.Keys.Order(), outputs.Named.Select(o => o.Name).Order());
        Assert.All(outputs.Named, o => Assert.Equal(expected[o.Name]!, o.Value.shape));

        Assert.Null(CompiledAlike.Difference(network, [.. inputs.Select(i => i.shape)], CompiledAlike.Everything));

        // The shapes of the documentation, wherever they are made of hyperparameters and sizes alone.
        var documented = inference.Standalone(id);
        foreach (var (name, value) in outputs.Named)
        {
            if (documented.Find(name)?.Shape is { } shape && InferredShapes.Evaluate(shape, Defaults(documented.Linked.Declaration, values)) is { } known)
                Assert.Equal(known, value.shape);
        }
    }

    private static bool IsOn(StageDeclaration output, NetworkDeclaration network, IReadOnlyDictionary<string, string> values) =>
        output.When is not { } flag
        || (values.TryGetValue(flag, out var given) ? given : network.FindHyperparameter(flag)!.Default!.Text) == "true";

    private static Dictionary<string, string> Defaults(NetworkDeclaration network, IReadOnlyDictionary<string, string> values)
    {
        var all = network.Hyperparameters.Where(h => h.Default is not null).ToDictionary(h => h.Name, h => h.Default!.Text);
        foreach (var (name, value) in values)
            all[name] = value;
        return all;
    }
}
