using static TorchSharp.torch;

namespace DaNetGen.Checkpoints;

/// <summary>The bytes of tensors on the CPU, also of those over the 2 GB that a span can hold.</summary>
internal static unsafe class TensorMemory
{
    private const int Piece = 1 << 24;

    /// <summary>The address of the first byte of a contiguous tensor that is not empty.</summary>
    public static byte* Pointer(Tensor contiguous)
    {
        using var flat = contiguous.view(-1);
        using var first = flat.narrow(0, 0, 1);
        fixed (byte* start = first.bytes)
            return start;
    }

    /// <summary>What a tensor holds as it is stored: detached, on the CPU, in the order of its shape. Dispose it.</summary>
    public static Tensor Stored(Tensor tensor)
    {
        using var plain = tensor.detach();
        using var local = plain.cpu();
        return local.contiguous().DetachFromDisposeScope();
    }

    /// <summary>Hands the bytes of a stored tensor on, in pieces.</summary>
    public static void ForEachPiece(Tensor stored, PieceAction action)
    {
        var length = stored.numel() * stored.ElementSize;
        if (length == 0)
            return;
        var start = Pointer(stored);
        for (var offset = 0L; offset < length; offset += Piece)
            action(offset, new ReadOnlySpan<byte>(start + offset, (int)Math.Min(Piece, length - offset)));
        GC.KeepAlive(stored);
    }

    /// <summary>Takes a piece of a tensor's bytes.</summary>
    public delegate void PieceAction(long offset, ReadOnlySpan<byte> bytes);
}
