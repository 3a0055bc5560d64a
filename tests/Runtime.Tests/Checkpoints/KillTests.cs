using System.Diagnostics;
using Xunit.Abstractions;

namespace DaNetGen.Runtime.Tests.Checkpoints;

/// <summary>A process that is killed while it writes leaves the old file or the new one, whole.</summary>
public sealed class KillTests(ITestOutputHelper output) : IDisposable
{
    private const string Longer = "DANET_KILLS";
    private static readonly string[] Extensions = [".safetensors", ".pth", ".dat"];
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Two rounds with a process for each format; as many as DANET_KILLS says where it is set.</summary>
    [Fact]
    public void KilledWhileWritingLeavesAWholeFile()
    {
        var rounds = int.TryParse(Environment.GetEnvironmentVariable(Longer), out var asked) ? asked : 2;
        var random = new Random(1);
        var unfinished = 0;
        for (var round = 0; round < rounds; round++)
        {
            var folder = _folder[$"{round}"];
            Directory.CreateDirectory(folder);
            var paths = Extensions.Select(extension => Path.Combine(folder, $"weights{extension}")).ToArray();
            var children = paths.Select(path => Process.Start("dotnet", [typeof(EndlessWriter).Assembly.Location, path])!).ToArray();
            var patience = Stopwatch.StartNew();
            while (!paths.All(File.Exists) && patience.Elapsed.TotalSeconds < 60)
                Thread.Sleep(5);
            foreach (var child in children)
            {
                Thread.Sleep(random.Next(150));
                // SIGKILL, which no handler sees.
                child.Kill();
                child.WaitForExit();
                child.Dispose();
            }
            Assert.All(paths, path => Assert.True(EndlessWriter.IsOfOneTurn(path), path));
            unfinished += Directory.GetFiles(folder, "*.tmp").Length;
        }
        output.WriteLine($"{unfinished} of {rounds * Extensions.Length} kills met an unfinished file.");
        Assert.True(unfinished > 0, "No kill met a write.");
    }
}
