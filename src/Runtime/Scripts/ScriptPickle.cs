using DaNetGen.Checkpoints;
using System.Text;
using static TorchSharp.torch;

namespace DaNetGen.Scripts;

/// <summary>The pickle of a tree of modules: objects of the archive's classes with their attributes.</summary>
internal sealed class ScriptPickle
{
    private readonly PickleWriter _writer = new();
    private readonly ScriptClasses _classes;
    private readonly List<Tensor> _tensors = [];

    /// <summary>Writes the pickle.</summary>
    public ScriptPickle(ScriptModuleText root, ScriptClasses classes)
    {
        _classes = classes;
        Add(root);
        Bytes = _writer.Finish();
    }

    /// <summary>The pickle.</summary>
    public byte[] Bytes { get; }

    /// <summary>The tensors whose values it refers to, by the names of their storages.</summary>
    public IReadOnlyList<Tensor> Tensors => _tensors;

    private void Add(ScriptModuleText module)
    {
        _writer.Raw(Encoding.ASCII.GetBytes($"c__torch__\n{_classes[module]}\n")); // GLOBAL
        _writer.Raw([(byte)')', 0x81]); // EMPTY_TUPLE, NEWOBJ
        _writer.Raw("}("u8); // EMPTY_DICT, MARK
        foreach (var tensor in module.Tensors)
        {
            _writer.Text(tensor.Name);
            _writer.Tensor(tensor.Value, _tensors.Count, requiresGrad: tensor.IsParameter);
            _tensors.Add(tensor.Value);
        }
        _writer.Text("training");
        _writer.Boolean(false);
        foreach (var child in module.Children)
        {
            _writer.Text(child.Name);
            Add(child.Module);
        }
        _writer.Raw("ub"u8); // SETITEMS, BUILD
    }
}
