using System.Globalization;
using DaNetGen.Cli.Catalog;
using DaNetGen.Programs;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Cli.Tests.Compilation;

/// <summary>
/// The program of a child process: runs all programs of some models and says how far each is from <c>forward</c>. A program that names an
/// operator which is not there ends its process.
/// </summary>
internal static class ProgramProbe
{
    private const int Classes = 5, Size = 64;

    public static void Run(IEnumerable<string> models)
    {
        foreach (string model in models)
        {
            // Before the kernels are drawn: a softmax near a tie would make one draw in many differ by more than rounding.
            manual_seed(1);
            using Network network = ModelCatalog.Build(new ModelSpec(model, Classes));
            Run(model, network);
        }
    }

    private static void Run(string model, Network network)
    {
        using var noGradients = no_grad();
        using DisposeScope scope = NewDisposeScope();
        Scramble(network);
        network.eval();
        Tensor image = rand(1, 3, Size, Size);
        using NetworkOutputs plain = network.Run(image);
        foreach (Precision precision in Processor.HasBf16 ? (Precision[])[Precision.Fp32, Precision.Bf16] : [Precision.Fp32])
        {
            foreach (bool isPortable in (bool[])[true, false])
            {
                var options = new CompileOptions { Precision = precision, IsPortable = isPortable };
                using CompiledNetwork compiled = network.Compile(options, [1, 3, Size, Size]);
                using NetworkOutputs fast = compiled.Run(image);
                double error = plain.Named.Zip(fast.Named, (p, f) => p.Name == f.Name ? Error(f.Value, p.Value) : double.NaN).Max();
                Console.WriteLine(new ProgramRun(model, ScriptDialect.Of(options, CPU).GetType().Name, precision, plain.Named.Count() == fast.Named.Count() ? error : double.NaN));
            }
        }
    }

    /// <summary>Makes every weight matter: fresh attentions have factors of 0.</summary>
    private static void Scramble(Network network)
    {
        foreach ((string key, Tensor value) in network.state_dict().Where(entry => entry.Value.dim() == 1))
        {
            value.copy_(key.EndsWith("running_var", StringComparison.Ordinal) || key.EndsWith("weight", StringComparison.Ordinal)
                ? rand(value.shape) * 0.5 + 0.75
                : randn(value.shape) * 0.1 + 0.2);
        }
    }

    private static double Error(Tensor value, Tensor expected) =>
        value.shape.SequenceEqual(expected.shape) ? ((value - expected).norm() / expected.norm()).item<float>() : double.NaN;
}

/// <summary>What a program gave: a line on the output of a child process.</summary>
/// <param name="Model">The model.</param>
/// <param name="Dialect">The words of the program.</param>
/// <param name="Precision">What it computed with.</param>
/// <param name="Error">The norm of its difference from <c>forward</c> over that of <c>forward</c>, of the worst output; NaN where outputs or shapes differ.</param>
internal sealed record ProgramRun(string Model, string Dialect, Precision Precision, double Error)
{
    public static ProgramRun Read(string line) => line.Split(' ') is [var model, var dialect, var precision, var error]
        ? new(model, dialect, Enum.Parse<Precision>(precision), double.Parse(error, CultureInfo.InvariantCulture))
        : throw new FormatException(line);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Model} {Dialect} {Precision} {Error:g3}");
}
