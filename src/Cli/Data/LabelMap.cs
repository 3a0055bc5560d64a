namespace DaNetGen.Cli.Data;

/// <summary>A class for every pixel: the index into <see cref="ClassList"/>, or <see cref="ClassList.Ignored"/>.</summary>
/// <param name="Width">Pixels in a row.</param>
/// <param name="Height">Rows.</param>
/// <param name="Classes">Width x Height class indices, rows from the top.</param>
internal sealed record LabelMap(int Width, int Height, byte[] Classes)
{
    /// <summary>How many pixels each class has; ignored pixels are not counted.</summary>
    public long[] Count(int classes)
    {
        var counts = new long[classes];
        foreach (byte label in Classes)
            if (label < classes) counts[label]++;
        return counts;
    }
}
