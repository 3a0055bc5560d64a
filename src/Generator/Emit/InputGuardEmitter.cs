using DaNetGen.Generator.Common;
using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Emit;

/// <summary>Writes the checks of inputs at the head of <c>forward</c>: a wrong image is refused by name, not by libtorch's text.</summary>
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

    public static void Checks(SourceWriter writer, InferredNetwork network)
    {
        var first = new Dictionary<string, (string Input, int Axis)>(StringComparer.Ordinal);
        foreach (var input in network.Inputs)
        {
            var name = Names.Identifier(input.Name);
            writer.Line($"global::DaNetGen.Require.Shape({name}, \"{input.Shape}\", {input.Shape.Rank}, {Field(input)});");
            for (var axis = 0; axis < input.Shape.Rank; axis++)
            {
                if (SymbolOf(input.Shape[axis]) is not { } symbol)
                {
                    continue;
                }

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
    }

    private static string Field(NamedShape input) => $"_{input.Name}Sizes";

    private static string? SymbolOf(Dim dim) =>
        dim.Terms.Length == 1 && dim.Terms[0] is { Coefficient: 1, Atoms: [Symbol { IsRuntime: true } symbol] } ? symbol.Name : null;
}
