using DaNetGen.Generator.Common;
using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Planning;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Emit;

/// <summary>
/// Dimensions as <c>forward</c> computes them: sizes of inputs are read from the tensors, hyperparameters from fields, so
/// that the class does not capture its constructor's parameters.
/// </summary>
internal sealed class RunTimeCode(InferredNetwork network)
{
    private readonly Dictionary<string, (string Input, int Axis)> homes = Homes(network);

    /// <summary>The hyperparameters that <c>forward</c> needs.</summary>
    public static IEnumerable<string> KeptHyperparameters(InferredNetwork network) => network.Stages
        .SelectMany(s => s.Guards.Where(g => !g.IsOfBuilding).SelectMany(g => g.Symbols).Concat(s.Promised.SelectMany(d => d.Symbols())))
        .Concat(network.Inputs.SelectMany(i => i.Shape.Dims).Where(d => d.Symbols().Any(s => s.IsRuntime)).SelectMany(d => d.Symbols()))
        .Select(s => s.Name).Where(n => network.Linked.Declaration.FindHyperparameter(n) is not null)
        .Distinct().OrderBy(n => n, StringComparer.Ordinal);

    /// <summary>The field that keeps a hyperparameter.</summary>
    public static string Field(string hyperparameter) => $"_{hyperparameter}Value";

    public string Of(Dim dim) => DimPrinter.Code(dim, Name);

    /// <summary>A side of a guard.</summary>
    /// <param name="term">The number.</param>
    /// <param name="reads">What the stage reads.</param>
    public string Of(GuardTerm term, IReadOnlyList<Slot> reads)
    {
        if (term.Input is not { } input)
        {
            return Of(term.Plus);
        }

        var size = $"{reads[input].Read}.size({term.Axis})";
        return term.Plus.Constant switch
        {
            0 => size,
            < 0 => $"{size} - {Of(term.Plus * -1)}",
            > 0 => $"{size} + {Of(term.Plus)}",
            null => $"{size} + ({Of(term.Plus)})",
        };
    }

    private string Name(Symbol symbol) =>
        symbol.IsRuntime ? $"{Names.Identifier(homes[symbol.Name].Input)}.size({homes[symbol.Name].Axis})"
        : network.Linked.Declaration.FindHyperparameter(symbol.Name) is not null ? Field(symbol.Name)
        : DimPrinter.Name(symbol);

    private static Dictionary<string, (string Input, int Axis)> Homes(InferredNetwork network) => network.Inputs
        .SelectMany(i => i.Shape.Dims.Select((dim, axis) => (Symbol: dim.AsSymbol, Home: (i.Name, axis))))
        .Where(d => d.Symbol is { IsRuntime: true }).GroupBy(d => d.Symbol!.Name).ToDictionary(g => g.Key, g => g.First().Home);
}
