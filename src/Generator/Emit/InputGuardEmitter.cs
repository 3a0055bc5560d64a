using DaNetGen.Generator.Common;
using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Emit;

/// <summary>Writes the checks of inputs: a wrong image is refused by name, not by libtorch's text.</summary>
internal static class InputGuardEmitter
{
    /// <summary>Fields with the sizes that are known when the network is built.</summary>
    public static void Fields(SourceWriter writer, InferredNetwork network)
    {
        foreach (var input in network.Inputs)
        {
            var known = input.Shape.Dims.Select((dim, axis) => (dim, axis)).Where(d => !d.dim.Symbols().Any(s => s.IsRuntime))
                .Select(d => $"({d.axis}, {DimPrinter.Code(d.dim)})");
            writer.Line($"private readonly (int Axis, long Size)[] {Field(input)} = [{string.Join(", ", known)}];");
        }
    }

    /// <summary>The checks, which <c>forward</c> begins with, compiled or not.</summary>
    public static void Checks(SourceWriter writer, InferredNetwork network)
    {
        var code = new RunTimeCode(network);
        writer.Block($"private void CheckInputs({ForwardEmitter.Parameters(network)})", () => Checks(writer, network, code));
    }

    private static void Checks(SourceWriter writer, InferredNetwork network, RunTimeCode code)
    {
        var first = new Dictionary<string, (string Input, int Axis)>(StringComparer.Ordinal);
        foreach (var input in network.Inputs)
        {
            writer.Line($"global::DaNetGen.Require.Shape({Names.Identifier(input.Name)}, \"{input.Shape}\", {input.Shape.Rank}, {Field(input)});");
            Sizes(writer, input, first);
        }

        foreach (var input in network.Inputs)
        {
            Expressions(writer, input, code);
            Facts(writer, input, network.Linked.Declaration.Inputs.First(i => i.Name == input.Name));
        }
    }

    private static void Sizes(SourceWriter writer, NamedShape input, Dictionary<string, (string Input, int Axis)> first)
    {
        for (var axis = 0; axis < input.Shape.Rank; axis++)
        {
            if (input.Shape[axis].AsSymbol is not { IsRuntime: true, Name: var symbol })
            {
                continue;
            }

            var name = Names.Identifier(input.Name);
            if (first.TryGetValue(symbol, out var met))
            {
                writer.Line($"global::DaNetGen.Require.SameSize({name}, {axis}, {met.Input}, {met.Axis}, \"{symbol}\");");
            }
            else
            {
                first.Add(symbol, (name, axis));
            }
        }
    }

    /// <summary>Dimensions that are computed from the sizes of inputs.</summary>
    private static void Expressions(SourceWriter writer, NamedShape input, RunTimeCode code)
    {
        for (var axis = 0; axis < input.Shape.Rank; axis++)
        {
            var dim = input.Shape[axis];
            if (dim.AsSymbol is null && dim.Symbols().Any(s => s.IsRuntime))
            {
                writer.Line($"global::DaNetGen.Require.Size({Names.Identifier(input.Name)}, {axis}, {code.Of(dim)}, \"{dim}\");");
            }
        }
    }

    /// <summary>What is declared of sizes besides; those of <c>[InputSize]</c> are part of the shape.</summary>
    private static void Facts(SourceWriter writer, NamedShape input, StageParameter declared)
    {
        foreach (var fact in declared.Facts.Where(f => f.Axis is null))
        {
            var axis = Enumerable.Range(0, input.Shape.Rank).First(i => declared.Shape!.Value[i] == ArgumentValue.Of(fact.Size));
            if (input.Shape[axis].Constant is null)
            {
                writer.Line($"global::DaNetGen.Require.{fact.Kind}({Names.Identifier(input.Name)}, {axis}, {fact.Value}, \"{fact.Size}\");");
            }
        }
    }

    private static string Field(NamedShape input) => $"_{input.Name}Sizes";
}
