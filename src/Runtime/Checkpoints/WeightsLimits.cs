namespace DaNetGen.Checkpoints;

/// <summary>Bounds of what is made of a file, so that a small file cannot ask for much memory.</summary>
internal static class WeightsLimits
{
    // More than those of any network.
    private const int MostTensors = 200_000;

    // Small tensors may be broadcast views.
    private const long Slack = 1 << 20;

    // Weights that several keys share lie in a file once.
    private const int MostShared = 8;

    /// <summary>Refuses an absurd number of tensors.</summary>
    /// <exception cref="WeightsFault">There are more.</exception>
    public static void CheckCount(long tensors)
    {
        if (tensors > MostTensors)
            throw WeightsFault.Malformed($"it has more than {MostTensors} tensors");
    }

    /// <summary>Refuses tensors that would be much larger in memory than their file: views that show the same values over and over.</summary>
    /// <exception cref="WeightsFault">One or all of them would.</exception>
    public static void Check(IReadOnlyList<StoredTensor> tensors, long fileLength)
    {
        CheckCount(tensors.Count);
        var total = 0L;
        foreach (var tensor in tensors)
        {
            if (tensor.Bytes > fileLength + Slack)
                throw WeightsFault.Refused($"{WeightsFault.Plain(tensor.Key)} would take {tensor.Bytes} bytes, more than its whole file; save it with clone() or contiguous()");
            total += tensor.Bytes;
            if (total > MostShared * fileLength + Slack)
                throw WeightsFault.Refused($"its tensors would take more than {MostShared} times the bytes of the file; save them with clone() or contiguous()");
        }
    }
}
