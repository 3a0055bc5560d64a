using System.Text;

namespace DaNetGen.Checkpoints;

/// <summary>Reads what torch.save writes since PyTorch 1.6: a zip with the pickle <c>NAME/data.pkl</c> and a stored entry <c>NAME/data/KEY</c> for
/// each storage.</summary>
internal static class PyTorchZipParser
{
    private const string Pickle = "data.pkl";

    /// <summary>Reads the pickle and places its tensors.</summary>
    /// <exception cref="WeightsFault">The file is damaged, compressed or big-endian, or is no file of weights.</exception>
    public static WeightsContent Read(MappedFile file)
    {
        var entries = ZipDirectory.Read(file);
        var folders = entries.Keys.Where(name => name.EndsWith($"/{Pickle}", StringComparison.Ordinal) && name.Count(letter => letter == '/') == 1).Select(name => name[..^Pickle.Length]).ToArray();
        if (folders is not [var folder])
            throw WeightsFault.Malformed(folders.Length == 0 ? $"it is a zip without {Pickle}" : $"it has more than one {Pickle}");
        if (entries.ContainsKey($"{folder}constants.pkl"))
            throw WeightsFault.Refused("it is a TorchScript program; save the state_dict() of the module alone");
        if (entries.Values.FirstOrDefault(entry => !entry.IsPlain) is { } packed)
            throw WeightsFault.Refused($"its entry {WeightsFault.Plain(packed.Name)} is compressed or encrypted, which torch.save never does; load and save it again in PyTorch");
        CheckOrder(file, entries.GetValueOrDefault($"{folder}byteorder"));
        var pickle = entries[folder + Pickle];
        if (pickle.Length > PickleReader.Longest)
            throw WeightsFault.Refused($"its pickle has {pickle.Length} bytes, more than any weights need; save model.state_dict() alone");
        var (root, _) = PickleReader.Read(file.Bytes(pickle.Begin, (int)pickle.Length), []);
        return StateDictFinder.Find(root, storage => Place(storage, entries.GetValueOrDefault($"{folder}data/{storage.Key}")));
    }

    private static long Place(PickledStorage storage, ZipEntry? entry)
    {
        if (entry is null)
            throw WeightsFault.Malformed($"the storage {WeightsFault.Plain(storage.Key)} is missing");
        return storage.Elements <= entry.Length / ElementTypes.SizeOf(storage.Type) ? entry.Begin
            : throw WeightsFault.Malformed($"the storage {WeightsFault.Plain(storage.Key)} has {entry.Length} bytes, too few for its {storage.Elements} elements");
    }

    // Written since PyTorch 2.1; little-endian where it is absent.
    private static void CheckOrder(MappedFile file, ZipEntry? entry)
    {
        const int Longest = 16;
        if (entry is null)
            return;
        var order = Encoding.Latin1.GetString(file.Bytes(entry.Begin, (int)Math.Min(entry.Length, Longest)));
        if (order == "big")
            throw BigEndian.Refused();
        if (order != "little")
            throw WeightsFault.Malformed($"its byte order '{WeightsFault.Plain(order)}' is unknown");
    }
}
