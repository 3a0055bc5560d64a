namespace DaNetGen.Checkpoints;

/// <summary>
/// Reads a pickle without Python: the opcodes and names that tensors and plain containers need, and no others. A pickle is a program; here
/// no step of it can do more than put plain values together. Nothing follows the values it builds, so containers that hold
/// themselves, or one another many times over, cost no more than their bytes.
/// </summary>
internal ref struct PickleReader
{
    /// <summary>Bytes of the longest pickle that is read; one of 10,000 tensors has 2 MB.</summary>
    public const int Longest = 1 << 25;

    // A step builds at most a small object, so these bound the memory.
    private const int MostSteps = 2_000_000;

    private readonly PickleStack _stack = new();
    private readonly Dictionary<string, PickledStorage> _storages;
    private PickleBytes _bytes;

    private PickleReader(ReadOnlySpan<byte> bytes, Dictionary<string, PickledStorage> storages)
    {
        _bytes = new PickleBytes(bytes);
        _storages = storages;
    }

    /// <summary>Reads the pickle at the start of <paramref name="bytes"/>.</summary>
    /// <param name="bytes">The pickle; it may be followed by more.</param>
    /// <param name="storages">Takes the storages that it names.</param>
    /// <returns>Its value (see PickleValues.cs) and its length.</returns>
    /// <exception cref="WeightsFault">It is damaged, or names or does what weights do not need.</exception>
    public static (object? Value, int Length) Read(ReadOnlySpan<byte> bytes, Dictionary<string, PickledStorage> storages)
    {
        var reader = new PickleReader(bytes, storages);
        for (var steps = 0; steps < MostSteps; steps++)
        {
            var opcode = reader._bytes.Byte();
            if (opcode == '.')
                return (reader._stack.Pop(), reader._bytes.Position);
            if (!reader.Plain(opcode) && !reader.Container(opcode))
                reader.Named(opcode);
        }
        throw WeightsFault.Refused("its pickle has more steps than any weights need; save model.state_dict() alone");
    }

    /// <summary>Values that stand for themselves, and the memo.</summary>
    private bool Plain(byte opcode)
    {
        switch (opcode)
        {
            case 0x80: _bytes.Skip(1); break; // PROTO
            case 0x95: _bytes.Skip(8); break; // FRAME
            case (byte)'N': _stack.Push(null); break;
            case 0x88: _stack.Push(true); break;
            case 0x89: _stack.Push(false); break;
            case (byte)'J': _stack.Push((long)_bytes.Int32()); break;
            case (byte)'K': _stack.Push((long)_bytes.Byte()); break;
            case (byte)'M': _stack.Push((long)_bytes.Int16()); break;
            case 0x8a: _stack.Push(_bytes.Long(_bytes.Byte())); break;
            case 0x8b: _stack.Push(_bytes.Long(_bytes.Int32())); break;
            case (byte)'G': _stack.Push(_bytes.Double()); break;
            case (byte)'X': _stack.Push(_bytes.Text((uint)_bytes.Int32())); break;
            case 0x8c: _stack.Push(_bytes.Text(_bytes.Byte())); break;
            case 0x8d: _stack.Push(_bytes.Text(_bytes.Int64())); break;
            case (byte)'U': _stack.Push(_bytes.OldText(_bytes.Byte())); break;
            case (byte)'T': _stack.Push(_bytes.OldText(_bytes.Int32())); break;
            case (byte)'C': SkipBytes(_bytes.Byte()); break;
            case (byte)'B': SkipBytes((uint)_bytes.Int32()); break;
            case 0x8e or 0x96: SkipBytes(_bytes.Int64()); break; // BINBYTES8, BYTEARRAY8
            case (byte)'q': _stack.Memoize(_bytes.Byte()); break;
            case (byte)'r': _stack.Memoize(_bytes.Int32()); break;
            case 0x94: _stack.Memoize(_stack.Memoized); break;
            case (byte)'h': _stack.Recall(_bytes.Byte()); break;
            case (byte)'j': _stack.Recall(_bytes.Int32()); break;
            default: return false;
        }
        return true;
    }

    /// <summary>Lists, tuples, dictionaries and sets.</summary>
    private bool Container(byte opcode)
    {
        switch (opcode)
        {
            case (byte)'(': _stack.Mark(); break;
            case (byte)'0': _stack.Pop(); break;
            case (byte)'1': _stack.PopToMark(); break;
            case (byte)'2': _stack.Push(_stack.Top); break;
            case (byte)')': _stack.Push(Array.Empty<object?>()); break;
            case 0x85 or 0x86 or 0x87: _stack.Push(_stack.Pop(opcode - 0x84)); break; // TUPLE1, TUPLE2, TUPLE3
            case (byte)'t': _stack.Push(_stack.PopToMark()); break;
            case (byte)']': _stack.Push(new List<object?>()); break;
            case (byte)'l': _stack.Push(new List<object?>(_stack.PopToMark())); break;
            case (byte)'a': Append([_stack.Pop()]); break;
            case (byte)'e': Append(_stack.PopToMark()); break;
            case (byte)'}': _stack.Push(new PickledDictionary()); break;
            case (byte)'d': NewDictionary(_stack.PopToMark()); break;
            case (byte)'s': SetItems(_stack.Pop(2)); break;
            case (byte)'u': SetItems(_stack.PopToMark()); break;
            case 0x8f: _stack.Push(PickledInert.Value); break; // EMPTY_SET
            case 0x90: _stack.PopToMark(); break; // ADDITEMS
            case 0x91: _stack.PopToMark(); _stack.Push(PickledInert.Value); break; // FROZENSET
            default: return false;
        }
        return true;
    }

    /// <summary>What Python would do with code: here, what <see cref="PickleGlobals"/> and <see cref="PickleCalls"/> know.</summary>
    private void Named(byte opcode)
    {
        switch (opcode)
        {
            case (byte)'c': _stack.Push(PickleGlobals.Find(_bytes.Line(), _bytes.Line())); break;
            case 0x93: StackGlobal(); break;
            case (byte)'R' or 0x81: Call(); break; // REDUCE, NEWOBJ
            case (byte)'b': SetState(); break;
            case (byte)'Q': PushStorage(); break;
            // INST names its class itself; the name is the better reason.
            case (byte)'i': PickleGlobals.Find(_bytes.Line(), _bytes.Line()); goto default;
            default: throw WeightsFault.Refused($"its pickle uses the opcode 0x{opcode:x2}, which no weights need, and nothing of it is run; save model.state_dict() with torch.save's own settings");
        }
    }

    private void SkipBytes(long length)
    {
        _bytes.Skip(length);
        _stack.Push(PickledInert.Value);
    }

    private readonly void Append(object?[] values)
    {
        if (_stack.Top is not List<object?> list)
            throw WeightsFault.Malformed("its pickle adds to something that is no list");
        list.AddRange(values);
    }

    private readonly void NewDictionary(object?[] items)
    {
        _stack.Push(new PickledDictionary());
        SetItems(items);
    }

    private readonly void SetItems(object?[] items)
    {
        if (_stack.Top is not PickledDictionary dictionary || items.Length % 2 != 0)
            throw WeightsFault.Malformed("its pickle sets entries of something that is no dictionary");
        for (var index = 0; index < items.Length; index += 2)
            dictionary.Set(items[index], items[index + 1]);
    }

    private readonly void StackGlobal()
    {
        var name = _stack.Pop();
        if (_stack.Pop() is not string module || name is not string text)
            throw WeightsFault.Malformed("its pickle has a name that is no text");
        _stack.Push(PickleGlobals.Find(module, text));
    }

    private readonly void Call()
    {
        var arguments = _stack.Pop();
        _stack.Push(PickleCalls.Call(_stack.Pop(), arguments));
    }

    private readonly void SetState()
    {
        var state = _stack.Pop();
        PickleCalls.SetState(_stack.Top, state);
    }

    private readonly void PushStorage()
    {
        var storage = PickleCalls.Storage(_stack.Pop());
        if (!_storages.TryAdd(storage.Key, storage) && _storages[storage.Key] != storage)
            throw WeightsFault.Malformed($"its pickle describes the storage {WeightsFault.Plain(storage.Key)} in two ways");
        _stack.Push(storage);
    }
}
