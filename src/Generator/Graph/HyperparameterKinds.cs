namespace DaNetGen.Generator.Graph;

/// <summary>What C# types mean to the language.</summary>
internal static class HyperparameterKinds
{
    public static HyperparameterKind Of(string type) => type.TrimEnd('?') switch
    {
        "int" => HyperparameterKind.Int,
        "bool" => HyperparameterKind.Bool,
        "double" => HyperparameterKind.Double,
        "int[]" => HyperparameterKind.IntArray,
        "global::DaNetGen.Norm" => HyperparameterKind.Norm,
        _ => HyperparameterKind.Other,
    };
}
