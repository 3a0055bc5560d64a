using DaNetGen.Graphs;
using DaNetGen.Passes;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Programs;

/// <summary>The words in which programs are written for one kind of machine.</summary>
internal abstract class ScriptDialect
{
    /// <summary>The words for the machine at hand.</summary>
    /// <param name="options">Precision, and whether public operators alone are wanted.</param>
    /// <param name="device">Where the programs will run.</param>
    /// <exception cref="NotSupportedException">The device does not compute in the precision.</exception>
    public static ScriptDialect Of(CompileOptions options, Device device)
    {
        if (PrecisionRefusal.Of(options.Precision, device) is { } refusal)
            throw new NotSupportedException($"{refusal.Reason}: compile with Precision.{refusal.Instead}.");
        var type = options.Precision.Type();
        return device.type switch
        {
            DeviceType.CPU when OneDnn.IsThere && !options.IsPortable => new OneDnnDialect(type),
            DeviceType.CUDA when !options.IsPortable => new CudaDialect(type),
            _ => new PortableDialect(type),
        };
    }

    /// <summary>Whether a pass makes its programs faster.</summary>
    public abstract bool Suits(Pass pass);

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
