using DaNetGen.Graphs;
using DaNetGen.Passes;
using TorchSharp;

namespace DaNetGen.Programs;

/// <summary>The words in which programs are written for one kind of machine.</summary>
internal abstract class ScriptDialect
{
    /// <summary>The words for the machine at hand.</summary>
    /// <param name="options">Precision, and whether public operators alone are wanted.</param>
    /// <param name="network">The network, which lies on some device.</param>
    /// <exception cref="NotSupportedException">The processor has no instructions for the precision.</exception>
    public static ScriptDialect Of(CompileOptions options, Network network)
    {
        var device = network.parameters().FirstOrDefault()?.device_type ?? DeviceType.CPU;
        if (device == DeviceType.CPU && options.Precision == Precision.Bf16 && !Processor.HasBf16)
            throw new NotSupportedException("This processor has no bfloat16 instructions (AVX512_BF16 or AMX), so bfloat16 would be slower than single precision: compile with Precision.Fp32.");
        return device switch
        {
            DeviceType.CPU when OneDnn.IsThere && !options.IsPortable => new OneDnnDialect(options.Precision),
            DeviceType.CUDA when !options.IsPortable => new CudaDialect(options.Precision),
            _ => new PortableDialect(options.Precision),
        };
    }

    /// <summary>Whether a pass makes its programs faster.</summary>
    public virtual bool Suits(Pass pass) => !pass.IsForCaches;

    /// <summary>Writes the lines that compute a node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="reads">What reads its inputs.</param>
    /// <param name="liveness">How long values are read.</param>
    /// <param name="script">Takes the lines.</param>
    /// <returns>What reads the result.</returns>
    public abstract string Write(Node node, IReadOnlyList<string> reads, Liveness liveness, ScriptWriter script);

    /// <summary>Brings an input of the program into the form in which its steps pass values on.</summary>
    /// <param name="input">The input's node.</param>
    /// <param name="value">What reads it: dense, in single precision.</param>
    /// <param name="script">Takes the lines.</param>
    public abstract string Enter(Node input, string value, ScriptWriter script);

    /// <summary>Brings a value out: dense, in single precision, in memory of its own.</summary>
    /// <param name="node">The node that computes it.</param>
    /// <param name="value">What reads the value.</param>
    /// <param name="script">Takes the lines.</param>
    public abstract string Leave(Node node, string value, ScriptWriter script);
}
