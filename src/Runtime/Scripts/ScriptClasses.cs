using System.Text;

namespace DaNetGen.Scripts;

/// <summary>The classes of a tree of modules: one for all modules that differ in nothing but the values of their tensors.</summary>
internal sealed class ScriptClasses
{
    private const string Namespace = "__torch__";

    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<ScriptModuleText, string> _classes = new(ReferenceEqualityComparer.Instance);
    private readonly string _rootName;
    private readonly StringBuilder _code = new();

    /// <summary>Writes the classes of a tree.</summary>
    /// <param name="root">The outermost module.</param>
    /// <param name="name">The name of its class, an identifier in ASCII.</param>
    public ScriptClasses(ScriptModuleText root, string name)
    {
        _rootName = name;
        Add(root, isRoot: true);
    }

    /// <summary>The text of <c>code/__torch__.py</c>.</summary>
    public string Code => _code.ToString();

    /// <summary>The class of a module, without its namespace.</summary>
    public string this[ScriptModuleText module] => _classes[module];

    private void Add(ScriptModuleText module, bool isRoot = false)
    {
        foreach (var child in module.Children)
            Add(child.Module);
        var body = Body(module);
        var name = isRoot ? _rootName : $"{_rootName}_{_names.Count}";
        if (_names.TryAdd(body, name))
            _code.Append($"class {name}(Module):\n{body}");
        _classes[module] = _names[body];
    }

    private string Body(ScriptModuleText module)
    {
        var body = new StringBuilder();
        body.Append($"  __parameters__ = [{Listed(module, isParameter: true)}]\n");
        body.Append($"  __buffers__ = [{Listed(module, isParameter: false)}]\n");
        foreach (var tensor in module.Tensors)
            body.Append($"  {ScriptNames.Declare(tensor.Name, "Tensor")}\n");
        body.Append("  training : bool\n");
        foreach (var child in module.Children)
            body.Append($"  {ScriptNames.Declare(child.Name, $"{Namespace}.{_classes[child.Module]}")}\n");
        foreach (var line in module.Methods.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            body.Append($"  {line}\n");
        return body.ToString();
    }

    private static string Listed(ScriptModuleText module, bool isParameter) =>
        string.Concat(module.Tensors.Where(tensor => tensor.IsParameter == isParameter).Select(tensor => $"\"{tensor.Name}\", "));
}
