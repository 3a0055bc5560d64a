using DaNetGen.Cli.Catalog;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Cli.Tests.Compilation;

/// <summary>The program of a child process: runs a compiled model twice, with a mark before each run and after the last.</summary>
internal static class ReorderProbe
{
    public const string Mark = "a run begins or ends";
    private const int Size = 128;

    public static void Run(string model, Precision precision)
    {
        using Network network = ModelCatalog.Build(new ModelSpec(model, Classes: 5));
        using CompiledNetwork compiled = network.Compile(new CompileOptions { Precision = precision }, [1, 3, Size, Size]);
        using Tensor image = rand(1, 3, Size, Size);
        Console.WriteLine(Mark);
        for (int run = 0; run < 2; run++)
        {
            compiled.Run(image).Dispose();
            Console.WriteLine(Mark);
        }
    }
}
