using DaNetGen.Checkpoints;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Runtime.Tests.Checkpoints;

/// <summary>Writes one file over and over, its content changing each time, until the process is killed.</summary>
internal static class EndlessWriter
{
    private const int Tensors = 4, Side = 512;

    /// <summary>Writes the file, in the format of its extension.</summary>
    public static void Run(string path)
    {
        for (var turn = 0; ; turn++)
        {
            using var scope = NewDisposeScope();
            WeightsFile.Write(path, Content(turn), WeightsFormats.ByExtension(path));
        }
    }

    /// <summary>Whether a file is whole: it holds the tensors of one turn, all of them and nothing of another.</summary>
    public static bool IsOfOneTurn(string path)
    {
        using var scope = NewDisposeScope();
        using var file = WeightsFile.Open(path);
        var values = file.Entries.Select(entry => file.Read(entry.Key).MoveToOuterDisposeScope()).ToArray();
        return values.Length == Tensors && values.All(value => value.shape is [Side, Side] && value.eq(values[0][0, 0]).all().item<bool>());
    }

    private static IEnumerable<(string, Tensor)> Content(int turn) => Enumerable.Range(0, Tensors).Select(index => ($"tensor{index}", full(Side, Side, (float)turn)));
}
