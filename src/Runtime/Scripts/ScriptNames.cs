namespace DaNetGen.Scripts;

/// <summary>Names in the text of TorchScript.</summary>
internal static class ScriptNames
{
    /// <summary>What reads a tensor of a module's state_dict in its methods: <c>getattr(self.conv_p1, "0").weight</c>.</summary>
    /// <param name="key">Its key.</param>
    public static string Read(string key) =>
        key.Split('.').Aggregate("self", (read, name) => IsIdentifier(name) ? $"{read}.{name}" : $"getattr({read}, \"{name}\")");

    /// <summary>The declaration of an attribute in a class.</summary>
    public static string Declare(string name, string type) => IsIdentifier(name) ? $"{name} : {type}" : $"__annotations__[\"{name}\"] = {type}";

    // The names of layers in a list are numbers.
    private static bool IsIdentifier(string name) => char.IsAsciiLetter(name[0]) || name[0] == '_';
}
