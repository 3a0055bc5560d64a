using DaNetGen.Checkpoints;
using System.Text;

namespace DaNetGen.Scripts;

/// <summary>
/// Writes archives of TorchScript, which <c>torch.jit.load</c> reads here and in PyTorch. Unlike the text that
/// <see cref="TorchSharp.torch.jit.compile"/> takes, the code of an archive reaches operators of every namespace. One that names an operator that libtorch
/// does not have ends the process that loads it.
/// </summary>
internal static class ScriptArchive
{
    private const string Folder = "archive";

    // The version of the operators' meaning, that of PyTorch 1.13 and newer: an older number asks for integer division as it once was.
    private const string Version = "10\n";

    /// <summary>Writes an archive.</summary>
    /// <param name="stream">Takes it.</param>
    /// <param name="module">What it holds.</param>
    /// <param name="name">The name of the module's class, an identifier in ASCII.</param>
    public static void Write(Stream stream, ScriptModuleText module, string name)
    {
        var classes = new ScriptClasses(module, name);
        var pickle = new ScriptPickle(module, classes);
        var zip = new ZipWriter(stream);
        zip.Add($"{Folder}/data.pkl", pickle.Bytes);
        zip.Add($"{Folder}/code/__torch__.py", Encoding.UTF8.GetBytes(classes.Code));
        zip.Add($"{Folder}/constants.pkl", NoConstants());
        zip.Add($"{Folder}/byteorder", "little"u8.ToArray());
        for (var index = 0; index < pickle.Tensors.Count; index++)
        {
            using var stored = TensorMemory.Stored(pickle.Tensors[index]);
            zip.Add($"{Folder}/data/{index}", stored);
        }
        zip.Add($"{Folder}/version", Encoding.ASCII.GetBytes(Version));
        zip.Finish();
    }

    /// <summary>The archive in memory.</summary>
    /// <inheritdoc cref="Write" path="/param"/>
    public static byte[] Bytes(ScriptModuleText module, string name)
    {
        var bytes = new MemoryStream();
        Write(bytes, module, name);
        return bytes.ToArray();
    }

    private static byte[] NoConstants()
    {
        var writer = new PickleWriter();
        writer.Raw(")"u8); // EMPTY_TUPLE
        return writer.Finish();
    }
}
