namespace DaNetGen;

/// <summary>
/// The state_dict key of a stage, where it is not the snake_case of its name. An empty key puts the children of the
/// layer into the network itself (a ResNet's stem: <c>conv1</c>, <c>bn1</c>).
/// </summary>
/// <param name="key">The key, without dots.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class KeyAttribute(string key) : Attribute
{
    /// <summary>The key.</summary>
    public string Key { get; } = key;
}
