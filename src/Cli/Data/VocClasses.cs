namespace DaNetGen.Cli.Data;

/// <summary>The background and the twenty classes of PASCAL VOC; 255 is the rim of an object.</summary>
internal static class VocClasses
{
    private static readonly string[] Names =
    [
        "background", "aeroplane", "bicycle", "bird", "boat", "bottle", "bus", "car", "cat", "chair", "cow", "diningtable", "dog", "horse",
        "motorbike", "person", "pottedplant", "sheep", "sofa", "train", "tvmonitor",
    ];

    /// <summary>The classes in the order of their values.</summary>
    public static ClassList List { get; } = new(Names, [.. Enumerable.Range(0, Names.Length).Select(Colour)]);

    /// <summary>VOC's palette: the bits of the index are dealt to red, green and blue in turn, from the channels' highest bit down.</summary>
    private static Rgb Colour(int index)
    {
        int r = 0, g = 0, b = 0;
        for (int bit = 7; index > 0; index >>= 3, bit--)
        {
            r |= (index & 1) << bit;
            g |= (index >> 1 & 1) << bit;
            b |= (index >> 2 & 1) << bit;
        }
        return new((byte)r, (byte)g, (byte)b);
    }
}
