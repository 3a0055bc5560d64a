namespace DaNetGen.Generator.Tests.Harness;

/// <summary>What a snapshot holds.</summary>
internal static class GeneratedText
{
    /// <summary>The networks' parts, each under the name of its file.</summary>
    public static string Of(Expanded expanded) => string.Concat(expanded.Parts.Select(p => $"// {p.Key}\n{p.Value}\n"));
}
