using DaNetGen.Passes;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Generator.Tests.Harness;

/// <summary>Holds what a network computes compiled against what it computes by <c>forward</c>, with passes left out or not.</summary>
internal static class CompiledAlike
{
    private const double Tolerance = 1e-4, MuchRounding = 20;

    /// <summary>All passes, none, and each left out.</summary>
    public static IReadOnlyList<CompileOptions> Everything { get; } =
    [
        new(), new() { IsPortable = true }, new() { Passes = [] }, new() { Passes = [], IsPortable = true },
        .. Pass.All.Select(pass => new CompileOptions { Passes = [.. Pass.All.Where(other => other != pass)] }),
    ];

    /// <summary>The first output that differs; null where none does. The network's weights are changed, so that every one matters.</summary>
    public static string? Difference(Network network, IReadOnlyList<long[]> shapes, IEnumerable<CompileOptions> options)
    {
        using var scope = NewDisposeScope();
        using var noGradients = no_grad();
        Scramble(network);
        Tensor[] inputs = [.. shapes.Select(shape => randn(shape))];
        using var plain = network.Run(inputs);
        using var exact = InDoublePrecision(network, inputs);
        foreach (var option in options)
        {
            using var compiled = network.Compile(option, [.. shapes]);
            using var fast = compiled.Run(inputs);
            if (!plain.Named.Select(o => o.Name).SequenceEqual(fast.Named.Select(o => o.Name)))
                return $"other outputs, {Show(option)}";
            foreach (var ((name, expected), (_, actual), (_, truth)) in plain.Named.Zip(fast.Named, exact.Named))
            {
                // A softmax near a tie makes much of a little rounding, in any program: how much shows in the error of forward itself.
                var allowed = Math.Max(Tolerance * Math.Max(1, Largest(truth)), MuchRounding * Largest(expected - truth));
                if (!expected.shape.SequenceEqual(actual.shape) || !(Largest(actual - truth) <= allowed))
                    return $"output '{name}' differs by {Largest(actual - truth)} of {Largest(truth)}, {Show(option)}";
            }
        }
        return null;
    }

    private static NetworkOutputs InDoublePrecision(Network network, Tensor[] inputs)
    {
        network.to(ScalarType.Float64);
        var outputs = network.Run([.. inputs.Select(input => input.to_type(ScalarType.Float64))]);
        network.to(ScalarType.Float32);
        return outputs;
    }

    private static void Scramble(Network network)
    {
        manual_seed(1);
        foreach (var (key, value) in network.state_dict().Where(entry => entry.Value.dim() == 1))
            value.copy_(key.EndsWith("running_var", StringComparison.Ordinal) ? rand(value.shape) + 0.5 : randn(value.shape) * 0.3 + 0.2);
    }

    private static double Largest(Tensor value) => value.numel() == 0 ? 0 : value.to_type(ScalarType.Float64).abs().max().item<double>();

    private static string Show(CompileOptions options) =>
        $"{(options.IsPortable ? "portable, " : "")}without {string.Join(", ", Pass.All.Except(options.Passes).Select(pass => pass.Name).DefaultIfEmpty("any left out"))}";
}
