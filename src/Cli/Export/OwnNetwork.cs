using System.Globalization;
using System.Reflection;
using DaNetGen.Cli.Summary;
using DaNetGen.Generator.Common;
using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Inference;

namespace DaNetGen.Cli.Export;

/// <summary>Finds a network in an assembly of the user's. Nothing of it is run: its compiler left its graph on the class.</summary>
internal static class OwnNetwork
{
    /// <summary>The network, to be exported without weights.</summary>
    /// <param name="path">The assembly.</param>
    /// <param name="name">The class's name, with its namespace where that is needed.</param>
    /// <param name="settings">Hyperparameters, each <c>name=value</c>.</param>
    /// <exception cref="UserError">The assembly has no such network, or a hyperparameter is missing or no value for it.</exception>
    public static ExportSource Of(string path, string name, IReadOnlyList<string> settings)
    {
        Type type = Find(path, name);
        DeclaredNetwork compiled = Read(type, path);
        var arguments = new Dictionary<string, ArgumentValue>(StringComparer.Ordinal);
        foreach (string setting in settings)
        {
            string[] parts = setting.Split('=', 2);
            Hyperparameter hyperparameter = compiled.Declaration.FindHyperparameter(parts[0]) ?? throw new UserError(
                $"{name} has no hyperparameter '{parts[0]}'{Nearest.Hint(parts[0], compiled.Declaration.Hyperparameters.Select(h => h.Name))}; --set takes NAME=VALUE.");
            arguments[hyperparameter.Name] = (parts.Length == 2 ? Value(hyperparameter.Kind, parts[1]) : null)
                ?? throw new UserError($"--set takes NAME=VALUE with a value for '{parts[0]}', not '{setting}'.");
        }
        if (compiled.Declaration.Hyperparameters.FirstOrDefault(h => h.Default is null && !arguments.ContainsKey(h.Name)) is { } missing)
            throw new UserError($"'{missing.Name}' of {name} has no default; give it by --set {missing.Name}=VALUE.");
        Check(type, compiled.Declaration, arguments);
        return new(Names.Snake(type.Name), compiled, arguments, Model: null, Weights: null);
    }

    /// <summary>Holds the values against what the network demands of them, as its constructor would.</summary>
    private static void Check(Type type, NetworkDeclaration network, IReadOnlyDictionary<string, ArgumentValue> arguments)
    {
        IReadOnlyDictionary<string, BoundValue> bound = CompiledGraph.Bind(network, arguments);
        Problem? problem = network.Hyperparameters.Select(h => ArgumentBinder.NotAllowed(network, h, bound[h.Name], Spot.Class, known: null)).FirstOrDefault(p => p is not null)
            ?? CompiledGraph.Infer(type, arguments).Problems.FirstOrDefault(p => p.IsError);
        if (problem is not null) throw new UserError($"{type.Name} cannot be made of these hyperparameters: {problem.Message.TrimEnd('.')}; give others by --set.");
    }

    private static Type Find(string path, string name)
    {
        if (!File.Exists(path)) throw new UserError($"There is no assembly {path}; build the project and give the .dll of its network.");
        Type[] networks;
        try
        {
            networks = [.. Assembly.LoadFrom(path).GetTypes().Where(t => t.IsDefined(typeof(NetworkGraphAttribute), inherit: false))];
        }
        catch (Exception problem) when (problem is BadImageFormatException or ReflectionTypeLoadException or FileLoadException)
        {
            throw new UserError($"{path} cannot be read as a .NET assembly with all that it refers to; give the .dll from the project's output folder.", problem);
        }
        Type type = networks.FirstOrDefault(t => t.Name == name || t.FullName == name)
            ?? throw new UserError($"{path} has no network '{name}'{Nearest.Hint(name, networks.Select(t => t.Name))}; name a class with [Network].");
        return type.IsGenericType
            ? throw new UserError($"{name} is generic; close it by a network of one stage with [Use<{name.Split('`')[0]}<...>>(...), Key(\"\")], and name that.")
            : type;
    }

    private static DeclaredNetwork Read(Type type, string path)
    {
        try
        {
            return DeclaredNetwork.Of(type);
        }
        catch (Exception problem) when (problem is ArgumentException or FormatException or FileNotFoundException)
        {
            throw new UserError($"{type.Name} in {path} cannot be read ({problem.Message.Split('\n')[0].TrimEnd('.')}); build it with the DaNetGen of this danet.", problem);
        }
    }

    private static ArgumentValue? Value(HyperparameterKind kind, string text) => kind switch
    {
        HyperparameterKind.Int when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) => ArgumentValue.Int(number),
        HyperparameterKind.Bool when bool.TryParse(text, out bool flag) => ArgumentValue.Bool(flag),
        HyperparameterKind.Double when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) => ArgumentValue.Double(number),
        HyperparameterKind.IntArray when text.Split(',').All(part => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out _)) =>
            new(ArgumentKind.Array, text),
        HyperparameterKind.Norm when Enum.TryParse(text, ignoreCase: true, out Norm norm) && Enum.IsDefined(norm) => new(ArgumentKind.Enum, $"DaNetGen.Norm.{norm}"),
        _ => null,
    };
}
