using System.Buffers.Binary;

namespace DaNetGen.Checkpoints;

/// <summary>Reads what torch.save wrote before PyTorch 1.6: pickles of a magic number, the protocol, the writing machine, the value and
/// the storages' keys, then for each storage its element count in 8 bytes and its elements.</summary>
internal static class PyTorchLegacyParser
{
    private const long Protocol = 1001;

    /// <summary>The magic number, as a pickle writes it.</summary>
    private static ReadOnlySpan<byte> Magic => [0x8a, 0x0a, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19];

    /// <summary>Whether a file starts as a binary pickle does.</summary>
    public static bool Recognises(MappedFile file) => file.Length >= 2 && file.Bytes(0, 2) is [0x80, >= 2 and <= 5];

    /// <summary>Whether a file is a tar, as torch.save wrote before PyTorch 0.1.2.</summary>
    public static bool IsTar(MappedFile file)
    {
        const int Mark = 257;
        return file.Length >= Mark + 5 && file.Bytes(Mark, 5).SequenceEqual("ustar"u8);
    }

    /// <summary>Reads the pickles and places the tensors.</summary>
    /// <exception cref="WeightsFault">The file is damaged, cut short or big-endian, or is no file of weights.</exception>
    public static WeightsContent Read(MappedFile file)
    {
        var position = 0L;
        var storages = new Dictionary<string, PickledStorage>(StringComparer.Ordinal);
        CheckMagic(file);
        Next(file, ref position, []);
        if (Next(file, ref position, []) is not Protocol)
            throw WeightsFault.Malformed("its protocol is not 1001");
        if (Next(file, ref position, []) is not PickledDictionary machine || machine.Entries.GetValueOrDefault("little_endian") is not bool little)
            throw WeightsFault.Malformed("it does not tell its byte order");
        if (!little)
            throw BigEndian.Refused();
        var root = Next(file, ref position, storages);
        if (Next(file, ref position, []) is not List<object?> keys)
            throw WeightsFault.Malformed("the list of its storages is missing");
        var places = Places(file, ref position, keys, storages);
        if (position < file.Length)
            throw WeightsFault.Malformed($"{file.Length - position} bytes follow its last storage");
        return StateDictFinder.Find(root, storage => places.TryGetValue(storage.Key, out var place) ? place : throw WeightsFault.Malformed($"the storage {WeightsFault.Plain(storage.Key)} is missing"));
    }

    private static void CheckMagic(MappedFile file)
    {
        // Behind the protocol's number and, from protocol 4 on, a frame's length.
        var start = file.Bytes(0, (int)Math.Min(file.Length, 32));
        if (start.Length < 32 && start.IndexOf(Magic) < 0)
            throw WeightsFault.Truncated($"it has {file.Length} bytes");
        if (start.IndexOf(Magic) is not (2 or 11))
            throw WeightsFault.Malformed("it is a pickle that torch.save did not write");
    }

    private static object? Next(MappedFile file, ref long position, Dictionary<string, PickledStorage> storages)
    {
        var length = (int)Math.Min(file.Length - position, PickleReader.Longest);
        var (value, read) = PickleReader.Read(file.Bytes(position, length), storages);
        position += read;
        return value;
    }

    private static Dictionary<string, long> Places(MappedFile file, ref long position, List<object?> keys, Dictionary<string, PickledStorage> storages)
    {
        const int CountBytes = 8;
        var places = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var key in keys)
        {
            if (key is not string name || !storages.TryGetValue(name, out var storage) || places.ContainsKey(name))
                throw WeightsFault.Malformed("the list of its storages does not fit its tensors");
            if (CountBytes > file.Length - position)
                throw WeightsFault.Truncated($"it has {file.Length} bytes");
            var elements = BinaryPrimitives.ReadInt64LittleEndian(file.Bytes(position, CountBytes));
            position += CountBytes;
            if (elements != storage.Elements)
                throw WeightsFault.Malformed($"the storage {WeightsFault.Plain(name)} has {elements} elements where its tensors need {storage.Elements}");
            if (elements > (file.Length - position) / ElementTypes.SizeOf(storage.Type))
                throw WeightsFault.Truncated($"it has {file.Length} bytes");
            places.Add(name, position);
            position += elements * ElementTypes.SizeOf(storage.Type);
        }
        return places;
    }
}
