namespace DaNetGen.Layers;

/// <summary>Where dilation replaces the stride of a residual stage. The first block of a dilated stage keeps the previous
/// stage's dilation; a multi-grid multiplies the stage's own, block by block.</summary>
/// <param name="Stride">The stride of the first block.</param>
/// <param name="Dilations">The dilation of each block.</param>
internal readonly record struct StageGeometry(int Stride, IReadOnlyList<int> Dilations)
{
    /// <summary>The geometry of a stage.</summary>
    /// <param name="blocks">Number of blocks.</param>
    /// <param name="stride">Stride in the undilated network.</param>
    /// <param name="nominalStride">Output stride that the stage has in the undilated network.</param>
    /// <param name="outputStride">Output stride asked for; null leaves the stage undilated.</param>
    /// <param name="multiGrid">Multipliers of the dilation; null for none.</param>
    /// <exception cref="ArgumentException">A number is not positive, or the multi-grid is empty.</exception>
    public static StageGeometry Of(int blocks, int stride, int nominalStride, int? outputStride, int[]? multiGrid)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(blocks);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(stride);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(nominalStride);
        if (outputStride is { } wanted)
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(wanted, nameof(outputStride));
        if (multiGrid is not null && (multiGrid.Length == 0 || multiGrid.Any(factor => factor < 1)))
            throw new ArgumentException("A multi-grid holds one positive number or more.", nameof(multiGrid));
        var dilation = DilationAt(nominalStride, outputStride);
        var dilations = Enumerable.Range(0, blocks)
            .Select(block => multiGrid is null ? dilation : dilation * multiGrid[block % multiGrid.Length])
            .ToArray();
        if (multiGrid is null)
            dilations[0] = DilationAt(nominalStride / stride, outputStride);

        // What is left of the stride until the output stride is reached.
        var kept = outputStride is { } most ? Math.Clamp((long)most * stride / nominalStride, 1, stride) : stride;
        return new StageGeometry((int)kept, dilations);
    }

    private static int DilationAt(int stride, int? outputStride) => Math.Max(1, stride / (outputStride ?? int.MaxValue));
}
