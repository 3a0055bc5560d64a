namespace DaNetGen.Cli.Data;

/// <summary>The eleven classes of CamVid as SegNet grouped them, with their usual colours; value 11 is unlabelled.</summary>
internal static class CamVidClasses
{
    /// <summary>The classes in the order of their values.</summary>
    public static ClassList List { get; } = new(
        ["Sky", "Building", "Pole", "Road", "Pavement", "Tree", "SignSymbol", "Fence", "Car", "Pedestrian", "Bicyclist"],
        [
            new(128, 128, 128), new(128, 0, 0), new(192, 192, 128), new(128, 64, 128), new(60, 40, 222), new(128, 128, 0),
            new(192, 128, 128), new(64, 64, 128), new(64, 0, 128), new(64, 64, 0), new(0, 128, 192),
        ],
        ignoredValues: [11]);
}
