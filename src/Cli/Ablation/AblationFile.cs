using System.Text.Json;

namespace DaNetGen.Cli.Ablation;

/// <summary>Writes an ablation as JSON.</summary>
internal static class AblationFile
{
    private static readonly JsonSerializerOptions Format = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        // It is a file to read, not a page: '+' stays as it is.
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes every figure, beside the file's place and then moved there.</summary>
    public static void Write(string path, string command, IReadOnlyList<AblationRow> rows)
    {
        var file = new
        {
            Command = command,
            Heads = rows.Select(row => new
            {
                row.Head.Name,
                row.Parameters,
                Runs = row.Results.Select(r => new { r.Seed, MeanIou = r.MeanIoU, r.PixelAccuracy }),
            }),
        };
        WholeFile.Write(path, stream => JsonSerializer.Serialize(stream, file, Format));
    }
}
