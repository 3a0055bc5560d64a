using System.Text.Json;
using System.Text.Json.Serialization;
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
        WholeFile.Write(path, stream => JsonSerializer.Serialize(stream, file, Format));
    }

    /// <summary>Reads the figures over all classes.</summary>
    /// <exception cref="UserError">The file is damaged.</exception>
    public static Figures Read(string path)
    {
        try
        {
            using FileStream stream = File.OpenRead(path);
            return JsonSerializer.Deserialize<Figures>(stream, Format) ?? throw new JsonException();
        }
        catch (JsonException problem)
        {
            throw new UserError($"{path} holds no figures of a score; take it away, and they are made anew from the weights beside it.", problem);
        }
    }

    /// <summary>The figures over all classes.</summary>
    internal sealed record Figures([property: JsonRequired] double MeanIou, [property: JsonRequired] double PixelAccuracy);
}
