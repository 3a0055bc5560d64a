using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using TorchSharp;

namespace DaNetGen.Cli.Commands;

/// <summary>What <c>run.json</c> says of a training: what was asked for, how to repeat it, and with what it ran.</summary>
/// <param name="Command">The command that repeats it.</param>
/// <param name="Settings">Every setting, also those the command leaves to their defaults.</param>
/// <param name="Danet">The version of this program.</param>
/// <param name="TorchSharp">The version of TorchSharp.</param>
/// <param name="Libtorch">The version of libtorch.</param>
/// <param name="Dotnet">The version of .NET.</param>
/// <param name="System">The operating system and the processor's kind.</param>
/// <param name="Threads">The threads that the network ran with; another number gives other roundings.</param>
internal sealed record TrainDescription(
    string Command, TrainSettings Settings, string Danet, string TorchSharp, string Libtorch, string Dotnet, string System, int Threads)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter() },
        // It is a file to read, not a page: '+' and '<' stay as they are.
        Encoder = global::System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Describes a training of this program on this machine.</summary>
    public static TrainDescription Of(TrainSettings settings) => new(
        settings.Command, settings, VersionOf(typeof(TrainDescription)), VersionOf(typeof(torch)), torch.__version__, Environment.Version.ToString(),
        $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}", torch.get_num_threads());

    /// <summary>Writes the file.</summary>
    public void Write(string path) => WholeFile.Write(path, stream => JsonSerializer.Serialize(stream, this, Json));

    /// <summary>Reads the file.</summary>
    /// <exception cref="UserError">There is none, or it says something else.</exception>
    public static TrainDescription Read(string path)
    {
        if (!File.Exists(path)) throw new UserError($"There is no training to go on with: {path} is missing; give --resume the folder that `danet train` wrote.");
        try
        {
            using FileStream stream = File.OpenRead(path);
            return JsonSerializer.Deserialize<TrainDescription>(stream, Json)!;
        }
        catch (JsonException problem)
        {
            throw new UserError($"{path} does not describe a training; start it again with --overwrite.", problem);
        }
    }

    /// <summary>Whether two trainings end with the same weights: all but their folders and the commands that began them are alike.</summary>
    public static bool SameTraining(TrainSettings first, TrainSettings second)
    {
        static string Text(TrainSettings settings) => JsonSerializer.Serialize(settings with { Out = "", Command = "", Overwrite = false, SaveMinutes = 0 }, Json);
        return Text(first) == Text(second);
    }

    private static string VersionOf(Type type) => type.Assembly.GetName().Version?.ToString(3) ?? "unknown";
}
