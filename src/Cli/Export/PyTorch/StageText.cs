namespace DaNetGen.Cli.Export.PyTorch;

/// <summary>How a stage is written in Python.</summary>
internal sealed record StageText
{
    /// <summary>The modules that it owns, by key.</summary>
    public IReadOnlyList<(string Key, PythonCall Module)> Modules { get; init; } = [];

    /// <summary>A module whose children are the network's own, since the stage has an empty key; null for none.</summary>
    public PythonCall? Merged { get; init; }

    /// <summary>What is to be done once its modules are made.</summary>
    public IReadOnlyList<string> Start { get; init; } = [];

    /// <summary>Writes how the values that it reads become its own: target, operands, comment.</summary>
    public required Action<PythonWriter, string, IReadOnlyList<string>, string> Compute { get; init; }

    /// <summary>A call of one of its values.</summary>
    public static StageText Function(Func<IReadOnlyList<string>, PythonCall> call) =>
        new() { Compute = (writer, target, operands, comment) => writer.Assign(target, call(operands), comment) };

    /// <summary>Its values with an operator between them.</summary>
    public static StageText Chain(string between) =>
        new() { Compute = (writer, target, operands, comment) => writer.Assign(target, operands, between, comment) };

    /// <summary>A module under the stage's key, called with its values.</summary>
    /// <param name="stage">The stage's name.</param>
    /// <param name="key">Its key; where that is empty, the module's children are the network's own.</param>
    /// <param name="module">How the module is made.</param>
    public static StageText Module(string stage, string key, PythonCall module)
    {
        string own = key.Length > 0 ? PythonNames.Child(key) : $"{MergedName(stage)}[0]";
        StageText text = Function(operands => new PythonCall(own, operands));
        return key.Length > 0 ? text with { Modules = [(key, module)] } : text with { Merged = module };
    }

    /// <summary>The attribute that holds a module whose children are the network's own.</summary>
    public static string MergedName(string stage) => $"self._{Generator.Common.Names.Snake(stage)}";
}
