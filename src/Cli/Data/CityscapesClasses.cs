namespace DaNetGen.Cli.Data;

/// <summary>The nineteen classes that Cityscapes scores, in both of its encodings.</summary>
internal static class CityscapesClasses
{
    private const int LargestId = 33;

    private static readonly string[] Names =
    [
        "road", "sidewalk", "building", "wall", "fence", "pole", "traffic light", "traffic sign", "vegetation", "terrain", "sky",
        "person", "rider", "car", "truck", "bus", "train", "motorcycle", "bicycle",
    ];

    private static readonly Rgb[] Colours =
    [
        new(128, 64, 128), new(244, 35, 232), new(70, 70, 70), new(102, 102, 156), new(190, 153, 153), new(153, 153, 153), new(250, 170, 30),
        new(220, 220, 0), new(107, 142, 35), new(152, 251, 152), new(70, 130, 180), new(220, 20, 60), new(255, 0, 0), new(0, 0, 142),
        new(0, 0, 70), new(0, 60, 100), new(0, 80, 100), new(0, 0, 230), new(119, 11, 32),
    ];

    private static readonly byte[] ScoredIds = [7, 8, 11, 12, 13, 17, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 31, 32, 33];

    /// <summary>The encoding of <c>labelTrainIds</c>: 0 to 18, all else 255.</summary>
    public static ClassList TrainIds { get; } = new(Names, Colours);

    /// <summary>The encoding of <c>labelIds</c>: 0 to 33, of which the ids that are not scored are ignored.</summary>
    public static ClassList Ids { get; } = new(
        Names, Colours, ScoredIds, [.. Enumerable.Range(0, LargestId + 1).Select(id => (byte)id).Except(ScoredIds)]);
}
