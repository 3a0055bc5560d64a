namespace DaNetGen.Package.Tests;

/// <summary>What the README promises whoever tries the package.</summary>
internal static class Readme
{
    private const string CodeStart = "```csharp\n", CodeEnd = "```";

    /// <summary>The README.</summary>
    public static string Text { get; } = File.ReadAllText(Path.Combine(Sdk.Root, "README.md")).ReplaceLineEndings("\n");

    /// <summary>Its first example, a whole program.</summary>
    public static string Program => Example(1);

    /// <summary>Its second one: <c>forward</c> as it is generated for the first.</summary>
    public static string Generated => Example(2);

    private static string Example(int number) => Text.Split(CodeStart)[number].Split(CodeEnd)[0];
}
