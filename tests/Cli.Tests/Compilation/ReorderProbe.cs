using DaNetGen.Cli.Catalog;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Cli.Tests.Compilation;

/// <summary>
/// The program of a child process: runs a compiled model twice, and then its portable program, with a mark before each run and after the last.
/// </summary>
internal static class ReorderProbe
{
    public const string Mark = "a run begins or ends";
    private const int Size = 128;

    public static void Run(string model, Precision precision)
    {
        using Network network = ModelCatalog.Build(new ModelSpec(model, Classes: 5));
        using CompiledNetwork compiled = network.Compile(new CompileOptions { Precision = precision }, [1, 3, Size, Size]);
        using CompiledNetwork portable = network.Compile(new CompileOptions { Precision = precision, IsPortable = true }, [1, 3, Size, Size]);
        using Tensor image = rand(1, 3, Size, Size);
        Console.WriteLine(Mark);
        foreach (CompiledNetwork program in (CompiledNetwork[])[compiled, compiled, portable])
        {
            program.Run(image).Dispose();
            Console.WriteLine(Mark);
        }
    }
}
