using System.Text;
using static TorchSharp.torch;

namespace DaNetGen.Checkpoints;

/// <summary>Writes a state_dict as torch.save does since PyTorch 1.6.</summary>
internal static class PyTorchZipWriter
{
    /// <summary>The name under which the tensors stand where there is metadata.</summary>
    public const string Wrapper = "state_dict";

    // As torch.save names it where it does not know the file's name.
    private const string Folder = "archive";

    public static void Write(Stream stream, IReadOnlyList<(string Key, Tensor Value)> tensors, IReadOnlyDictionary<string, string> metadata)
    {
        if (metadata.ContainsKey(Wrapper))
            throw new ArgumentException($"Metadata must not be named '{Wrapper}': the tensors of a PyTorch file are.", nameof(metadata));
        var zip = new ZipWriter(stream);
        zip.Add($"{Folder}/data.pkl", StateDictWriter.Write(tensors, metadata));
        zip.Add($"{Folder}/byteorder", "little"u8.ToArray());
        for (var index = 0; index < tensors.Count; index++)
        {
            using var stored = TensorMemory.Stored(tensors[index].Value);
            zip.Add($"{Folder}/data/{index}", stored);
        }
        zip.Add($"{Folder}/version", Encoding.ASCII.GetBytes("3\n"));
        zip.Finish();
    }
}
