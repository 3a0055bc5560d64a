namespace DaNetGen.Cli.Catalog;

/// <summary>Precisions as on the command line.</summary>
internal static class PrecisionWord
{
    /// <summary>As <c>bf16</c>.</summary>
    public static string Of(Precision precision) => precision.ToString().ToLowerInvariant();
}
