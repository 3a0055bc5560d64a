using static TorchSharp.torch;

namespace DaNetGen.Checkpoints;

/// <summary>Writes the pickle of a state_dict.</summary>
internal static class StateDictWriter
{
    /// <summary>The pickle of an ordered dictionary of tensors, whose storages are named by their index; with metadata, of a dictionary that
    /// holds it and the texts.</summary>
    public static byte[] Write(IReadOnlyList<(string Key, Tensor Value)> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        var writer = new PickleWriter();
        if (metadata.Count == 0)
        {
            Write(writer, tensors);
            return writer.Finish();
        }
        writer.Raw("}("u8); // EMPTY_DICT, MARK
        writer.Text(PyTorchZipWriter.Wrapper);
        Write(writer, tensors);
        foreach (var (name, text) in metadata)
        {
            writer.Text(name);
            writer.Text(text);
        }
        writer.Raw("u"u8); // SETITEMS
        return writer.Finish();
    }

    private static void Write(PickleWriter writer, IReadOnlyList<(string Key, Tensor Value)> tensors)
    {
        writer.EmptyOrderedDictionary();
        writer.Raw("("u8); // MARK
        for (var index = 0; index < tensors.Count; index++)
        {
            writer.Text(tensors[index].Key);
            writer.Tensor(tensors[index].Value, index);
        }
        writer.Raw("u"u8); // SETITEMS
    }
}
