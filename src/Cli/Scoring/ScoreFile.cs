using System.Text.Json;
using DaNetGen.Cli.Data;

namespace DaNetGen.Cli.Scoring;

/// <summary>Writes a score as JSON.</summary>
internal static class ScoreFile
{
    private static readonly JsonSerializerOptions Format = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    /// <summary>Writes the figures and the confusion matrix (rows are the truth), beside the file's place and then moved there.</summary>
    public static void Write(ConfusionMatrix matrix, ClassList classes, string path)
    {
        Score score = Score.Of(matrix);
        int[] labels = [.. Enumerable.Range(0, classes.Count)];
        var file = new
        {
            MeanIou = score.MeanIoU,
            score.PixelAccuracy,
            Classes = labels.Select(label => new { Name = classes.Names[label], Iou = score.ClassIoU[label], Pixels = matrix.Truth(label) }),
            Confusion = labels.Select(truth => labels.Select(answer => matrix[truth, answer])),
        };
        SafeFile.Write(path, stream => JsonSerializer.Serialize(stream, file, Format));
    }
}
