using DaNetGen.Generator.Graph;

namespace DaNetGen.Generator.Linking;

/// <summary>The constructor arguments in <c>[Use]</c> and <c>[Layer]</c>, which stand in one list.</summary>
internal static class UseArguments
{
    /// <summary>The name under which the parser keeps the argument at <paramref name="index"/>.</summary>
    public static string Name(int index) => $"arguments[{index}]";

    public static ArgumentValue? At(StageDeclaration stage, int index) => stage.Find(Name(index));

    public static int Count(StageDeclaration stage) => stage.Arguments.Count(a => a.Name.StartsWith("arguments[", StringComparison.Ordinal));
}
