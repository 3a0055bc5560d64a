namespace DaNetGen.Programs;

/// <summary>Conversions in the text of a script.</summary>
internal static class ScriptTypes
{
    // libtorch's codes of its types.
    private const int Float32 = 6, BFloat16 = 15;

    /// <summary>A value in single precision.</summary>
    public static string Widened(string value) => $"torch.to({value}, {Float32})";

    /// <summary>A value in bfloat16.</summary>
    public static string Narrowed(string value) => $"torch.to({value}, {BFloat16})";
}
