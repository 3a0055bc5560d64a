using System.Reflection;

namespace DaNetGen.Generator.Tests.Incremental;

/// <summary>Walks everything that objects hold, private fields included.</summary>
internal sealed class ObjectWalk(params Type[] forbidden)
{
    private readonly HashSet<object> visited = new(ReferenceEqualityComparer.Instance);

    /// <summary>The types that were met.</summary>
    public HashSet<Type> Seen { get; } = [];

    /// <summary>The paths to objects of the forbidden types.</summary>
    public IReadOnlyList<string> Forbidden(IEnumerable<object?> roots)
    {
        var found = new List<string>();
        foreach (var root in roots)
            Visit(root, root?.GetType().Name ?? "null", found);
        return found;
    }

    private void Visit(object? value, string path, List<string> found)
    {
        if (value is null || value is string || value.GetType() is { IsPrimitive: true } or { IsEnum: true } || value is Type or MemberInfo or Delegate)
            return;
        if (!value.GetType().IsValueType && !visited.Add(value))
            return;
        Seen.Add(value.GetType());
        if (forbidden.Any(f => f.IsInstanceOfType(value)))
        {
            found.Add($"{path}: {value.GetType().Name}");
            return;
        }
        if (value is Array array)
        {
            foreach (var item in array)
                Visit(item, path + "[]", found);
            return;
        }
        for (var type = value.GetType(); type is not null; type = type.BaseType)
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                Visit(field.GetValue(value), $"{path}.{field.Name}", found);
        }
    }
}
