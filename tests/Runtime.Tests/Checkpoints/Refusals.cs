using DaNetGen.Checkpoints;
using TorchSharp;

namespace DaNetGen.Runtime.Tests.Checkpoints;

/// <summary>What is said of a file that is not loaded.</summary>
internal static class Refusals
{
    /// <summary>The sentence, after asserting that it is one.</summary>
    public static string Of(string path)
    {
        var live = torch.Tensor.TotalCount;
        var refused = Assert.Throws<CheckpointException>(() => WeightsFile.Open(path));
        // Fewer where the garbage collector has just freed what an earlier test left.
        Assert.InRange(torch.Tensor.TotalCount, 0, live);
        AssertSentence(refused, path);
        return refused.Message;
    }

    /// <summary>One sentence, which names the file and ends.</summary>
    public static void AssertSentence(CheckpointException refused, string path)
    {
        Assert.StartsWith($"'{path}' ", refused.Message);
        Assert.EndsWith(".", refused.Message);
        var rest = refused.Message[path.Length..];
        Assert.DoesNotContain(". ", rest);
        Assert.DoesNotContain(rest, char.IsControl);
        Assert.InRange(rest.Length, 20, 600);
    }
}
