namespace DaNetGen.Scripts;

/// <summary>A module of TorchScript before it is written: its methods as text, its tensors, and the modules inside.</summary>
/// <param name="Methods">Its methods, as in a class of Python: <c>def forward(self, x: Tensor) -> Tensor:</c> and so on, not indented. Empty for a
/// module that only holds tensors. Operators are named in full: <c>torch.relu(x)</c>, <c>ops.mkldnn._convolution_pointwise(...)</c>.</param>
/// <param name="Tensors">Its own parameters and buffers, parameters first.</param>
/// <param name="Children">The modules inside.</param>
internal sealed record ScriptModuleText(string Methods, IReadOnlyList<ScriptTensor> Tensors, IReadOnlyList<ScriptChild> Children)
{
    /// <summary>A module of methods alone: what it computes with is handed to it.</summary>
    public static ScriptModuleText Of(string methods) => new(methods, [], []);

    /// <summary>A module whose state_dict has the keys given, in PyTorch's order of them: the text before each dot is a module.</summary>
    /// <param name="methods">The methods of the module; those inside have none. They read a tensor as <see cref="ScriptNames.Read"/> says.</param>
    /// <param name="tensors">The tensors by their keys.</param>
    /// <exception cref="ArgumentException">A key names a tensor and a module at once, or two tensors.</exception>
    public static ScriptModuleText Of(string methods, IReadOnlyList<ScriptTensor> tensors)
    {
        var own = tensors.Where(tensor => !IsInner(tensor)).ToArray();
        var children = tensors.Where(IsInner).GroupBy(tensor => tensor.Name.Split('.')[0], StringComparer.Ordinal)
            .Select(child => new ScriptChild(child.Key, Of("", [.. child.Select(tensor => tensor with { Name = tensor.Name[(child.Key.Length + 1)..] })]))).ToArray();
        if (own.Select(tensor => tensor.Name).Concat(children.Select(child => child.Name)).GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(name => name.Count() > 1) is { } twice)
            throw new ArgumentException($"The key '{twice.Key}' names two tensors, or a tensor and a module.", nameof(tensors));
        return new ScriptModuleText(methods, [.. own.OrderByDescending(tensor => tensor.IsParameter)], children);
    }

    private static bool IsInner(ScriptTensor tensor) => tensor.Name.Contains('.', StringComparison.Ordinal);
}

/// <summary>A module inside another.</summary>
/// <param name="Name">Its name there.</param>
/// <param name="Module">The module.</param>
internal sealed record ScriptChild(string Name, ScriptModuleText Module);
