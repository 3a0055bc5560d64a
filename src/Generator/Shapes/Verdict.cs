namespace DaNetGen.Generator.Shapes;

/// <summary>What can be said of a condition on dimensions.</summary>
internal enum Verdict
{
    /// <summary>It holds for every admissible value of the symbols: of a comparison, equal.</summary>
    Equal,

    /// <summary>It holds for none: of a comparison, different for every admissible value.</summary>
    Different,

    /// <summary>It depends on values that only the running program knows.</summary>
    Unknown,
}
