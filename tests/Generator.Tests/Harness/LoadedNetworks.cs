using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis.CSharp;

namespace DaNetGen.Generator.Tests.Harness;

/// <summary>A compiled assembly with networks, loaded in this process.</summary>
internal sealed class LoadedNetworks
{
    private readonly Assembly assembly;

    public LoadedNetworks(CSharpCompilation compilation)
    {
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        image.Position = 0;
        assembly = AssemblyLoadContext.Default.LoadFromStream(image);
    }

    public Type Type(string id) => assembly.GetType(id, throwOnError: true)!;

    /// <summary>Makes a network with constructor arguments by name, the others at their defaults.</summary>
    public Network Create(string id, IReadOnlyDictionary<string, string> arguments)
    {
        var type = Type(id);
        if (type.IsGenericTypeDefinition)
            type = type.MakeGenericType([.. type.GetGenericArguments().Select(p => assembly.GetTypes().Single(t => t.Name == arguments[p.Name] || t.FullName == arguments[p.Name]))]);
        var constructor = type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Single();
        return (Network)constructor.Invoke([.. constructor.GetParameters().Select(p => Argument(p, arguments))]);
    }

    /// <summary>What a network says that cannot be made.</summary>
    public string FailureOf(string id, IReadOnlyDictionary<string, string> arguments) =>
        Assert.ThrowsAny<Exception>(() => Create(id, arguments)).GetBaseException().Message;

    private static object? Argument(ParameterInfo parameter, IReadOnlyDictionary<string, string> arguments)
    {
        if (!arguments.TryGetValue(parameter.Name!, out var text))
            return parameter.HasDefaultValue ? parameter.DefaultValue : throw new ArgumentException($"'{parameter.Name}' needs a value.");
        return parameter.ParameterType switch
        {
            { IsEnum: true } type => Enum.Parse(type, text),
            var type when type == typeof(int[]) => text.Split(' ').Select(t => int.Parse(t, null)).ToArray(),
            var type => Convert.ChangeType(text, type, System.Globalization.CultureInfo.InvariantCulture),
        };
    }
}
