using System.Reflection;
using DaNetGen.Generator.Emit;
using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Shapes;
using DaNetGen.Generator.Tests.Harness;
using DaNetGen.Generator.Tests.Reference;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Generator.Tests.Oracle;

/// <summary>Calls the stages of a compiled network one by one, those of the networks inside too, and looks at every result.</summary>
internal sealed class RealStages(InferredNetwork bound, Network network, InferredNetwork open, IReadOnlyDictionary<string, string> hyperparameters, IReadOnlyDictionary<string, long> sizes)
{
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>How many results were looked at.</summary>
    public int Compared { get; private set; }

    /// <summary>Runs the network, then each stage; the first result whose shape is not the inferred one and the reference's.</summary>
    public string? Disagreement(ReferenceFrame reference)
    {
        var inputs = reference.Network.Inputs.Select(i => reference.Values[i.Name]).ToList();
        using var outputs = network.Run(inputs);
        var results = outputs.Named.ToDictionary(o => o.Name, o => o.Value.shape);
        foreach (var (name, shape) in results)
        {
            if (Misfit(bound.Find(name)!.Shape!, shape, reference.Values, name) is { } misfit)
                return $"output {misfit}";
        }

        return Walk(bound, network, reference, bound.Inputs.Zip(inputs).ToDictionary(p => p.First.Name, p => p.Second), "");
    }

    private string? Walk(InferredNetwork inferred, Network real, ReferenceFrame reference, Dictionary<string, Tensor> values, string path)
    {
        foreach (var stage in inferred.Stages)
        {
            var arguments = stage.Linked.Inputs.Select(i => values[i.Name]).ToArray();
            var result = real.GetType().GetMethod(stage.Name, Any)!.Invoke(real, arguments);
            var name = stage.Linked.Declaration.ValueName;
            if (result is Tensor tensor)
            {
                values[name] = tensor;
                if ((Misfit(stage.Shape!, tensor.shape, reference.Values, name) ?? Documented(path, stage.Name, tensor.shape)) is { } misfit)
                    return path + misfit;
                continue;
            }

            foreach (var output in stage.Outputs)
            {
                // One that is switched off has a shape all the same where its flag is not known.
                if (result!.GetType().GetProperty(output.Name, Any)!.GetValue(result) is not Tensor value)
                    continue;
                values[name + output.Name] = value;
                if (Misfit(output.Shape, value.shape, reference.Values, name + output.Name) is { } misfit)
                    return path + misfit;
            }

            if (stage.Network is { } inner && reference.Inner.TryGetValue(stage.Name, out var frame)
                && real.GetType().GetField(LayersEmitter.Field(stage.Name), Any)!.GetValue(real) is Network layer
                && Walk(inner, layer, frame, inner.Inputs.Zip(arguments).ToDictionary(p => p.First.Name, p => p.Second), $"{path}{stage.Name}/") is { } inside)
                return inside;
        }

        return null;
    }

    private string? Misfit(Shape inferred, long[] real, IReadOnlyDictionary<string, Tensor> reference, string name)
    {
        Compared++;
        if (Evaluate(inferred) is { } expected && !expected.SequenceEqual(real))
            return $"'{name}' is [{string.Join(", ", real)}], inferred as {inferred}";
        return reference.TryGetValue(name, out var value) && !value.shape.SequenceEqual(real)
            ? $"'{name}' is [{string.Join(", ", real)}], in the reference [{string.Join(", ", value.shape)}]" : null;
    }

    /// <summary>The shape of the network by itself, as its documentation shows it, has to be right too.</summary>
    private string? Documented(string path, string stage, long[] real) =>
        path.Length == 0 && open.Find(stage) is { Shape: { } shape } && Evaluate(shape) is { } expected && !expected.SequenceEqual(real)
            ? $"'{stage}' is [{string.Join(", ", real)}], documented as {shape}" : null;

    private long[]? Evaluate(Shape shape)
    {
        var values = hyperparameters.ToDictionary();
        foreach (var (symbol, size) in sizes)
            values[symbol] = $"{size}";
        return InferredShapes.Evaluate(shape, values);
    }
}
