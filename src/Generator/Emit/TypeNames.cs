using DaNetGen.Generator.Common;
using DaNetGen.Generator.Graph;

namespace DaNetGen.Generator.Emit;

/// <summary>The types that generated code names.</summary>
internal static class TypeNames
{
    public const string Tensor = "global::TorchSharp.torch.Tensor";
    public const string Torch = "global::TorchSharp.torch";
    public const string Network = "global::DaNetGen.Network";
    public const string Outputs = "global::DaNetGen.NetworkOutputs";
    public const string NoInlining =
        "[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]";

    /// <summary>The attribute that marks generated code, with the version of the generator.</summary>
    public static string GeneratedCode { get; } =
        $"[global::System.CodeDom.Compiler.GeneratedCode(\"DaNetGen\", \"{typeof(TypeNames).Assembly.GetName().Version.ToString(3)}\")]";

    /// <summary>The network's class within itself.</summary>
    public static string Self(NetworkDeclaration network) => Names.Identifier(network.Name)
        + (network.TypeParameters.Count == 0 ? "" : $"<{string.Join(", ", network.TypeParameters.Select(t => Names.Identifier(t.Name)))}>");
}
