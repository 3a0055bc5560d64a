using System.Globalization;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;
using Task = Microsoft.Build.Utilities.Task;

namespace DaNetGen.Build;

/// <summary>
/// Writes what checkpoints say of their tensors to text files, which the compiler passes to the analyzer: analyzers may read no files, and
/// the compiler hands on none that is not text. What is wrong with a checkpoint is told there too, and reported at its attribute.
/// </summary>
public sealed class ReadCheckpoints : Task
{
    private const string Ending = ".danet-weights.txt";

    /// <summary>The project's C# files.</summary>
    [Required]
    public ITaskItem[] Sources { get; set; } = [];

    /// <summary>Checkpoints that no literal names.</summary>
    public ITaskItem[] Files { get; set; } = [];

    /// <summary>What the paths are relative to.</summary>
    [Required]
    public string ProjectDirectory { get; set; } = "";

    /// <summary>Where the texts are written.</summary>
    [Required]
    public string Folder { get; set; } = "";

    /// <summary>The texts, one for each checkpoint.</summary>
    [Output]
    public ITaskItem[] Headers { get; private set; } = [];

    /// <summary>The checkpoints that exist, with the path below the output folder to which each is copied.</summary>
    [Output]
    public ITaskItem[] Checkpoints { get; private set; } = [];

    /// <inheritdoc/>
    public override bool Execute()
    {
        var (headers, checkpoints) = (new List<ITaskItem>(), new List<ITaskItem>());
        foreach (var path in Paths().Select(path => path.Replace('\\', '/')).Distinct(StringComparer.Ordinal))
        {
            try
            {
                var file = Path.GetFullPath(Path.Combine(ProjectDirectory, path));
                var header = Path.GetFullPath(Path.Combine(ProjectDirectory, Folder, FileName(path)));
                TextFile.Write(header, CheckpointHeader.Text(path, file));
                headers.Add(new TaskItem(header));
                if (File.Exists(file))
                {
                    checkpoints.Add(new TaskItem(file, new Dictionary<string, string> { ["TargetPath"] = CheckpointHeader.Output(path) }));
                }
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
            {
                Log.LogError($"The checkpoint '{path}' cannot be described to the compiler ({problem.Message}): check its path, and that {Folder} can be written.");
            }
        }

        (Headers, Checkpoints) = ([.. headers], [.. checkpoints]);
        return !Log.HasLoggedErrors;
    }

    private IEnumerable<string> Paths() =>
        Sources.Select(source => source.GetMetadata("FullPath")).Where(File.Exists).SelectMany(source => CheckpointNames.In(File.ReadAllText(source)))
            .Concat(Files.Select(file => file.ItemSpec));

    /// <summary>A name that people recognise and no other path has.</summary>
    private static string FileName(string path)
    {
        var hash = path.Aggregate(2166136261u, (sum, letter) => unchecked((sum ^ letter) * 16777619u));
        var name = path.Substring(path.LastIndexOf('/') + 1);
        foreach (var letter in Path.GetInvalidFileNameChars())
        {
            name = name.Replace(letter, '_');
        }

        return $"{name}-{hash.ToString("x8", CultureInfo.InvariantCulture)}{Ending}";
    }
}
