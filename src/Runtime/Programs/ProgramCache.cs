using DaNetGen.Scripts;
using static TorchSharp.torch;

namespace DaNetGen.Programs;

/// <summary>The loaded programs by their text: sizes whose programs read alike share one.</summary>
internal sealed class ProgramCache : IDisposable
{
    private readonly Dictionary<string, jit.ScriptModule> _modules = new(StringComparer.Ordinal);

    /// <summary>The program of a text.</summary>
    public jit.ScriptModule Load(string text)
    {
        if (!_modules.TryGetValue(text, out var module))
            _modules[text] = module = jit.load(ScriptArchive.Bytes(ScriptModuleText.Of(text), "Program"));
        return module;
    }

    /// <summary>Frees the programs.</summary>
    public void Dispose()
    {
        foreach (var module in _modules.Values)
            module.Dispose();
        _modules.Clear();
    }
}
