using DaNetGen.Graphs;
using DaNetGen.Passes;
using DaNetGen.Programs;
using static TorchSharp.torch;

namespace DaNetGen;

/// <summary>
/// A network compiled for inference: the whole of it as one fused program for each size of its inputs. It computes in evaluation mode
/// whatever the network's, without gradients, and may be called from several threads at once. It runs at any size; one that was not
/// compiled before runs with weights laid out for another, slower where the layouts differ (<see cref="Prepare"/>). It is a snapshot: what is done to the
/// network's weights afterwards, a move to another device too, does not show before <see cref="Refresh"/>. Hooks of layers do not run. The network has to live as long as
/// sizes are met that are not compiled yet.
/// </summary>
public abstract class CompiledNetwork : IDisposable
{
    // A size that is merely met costs little to compile again; thousands of them would fill the memory.
    private const int MostMet = 64;

    private readonly Network _network;
    private readonly CompileOptions _options;
    private readonly ProgramCache _programs = new();

    // Readers run programs; the writer changes what there is of them.
    private readonly ReaderWriterLockSlim _lock = new();
    private readonly Lock _compiling = new();
    private Snapshot _snapshot;

    /// <summary>Compiles a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="options">How.</param>
    /// <param name="shapes">The sizes of each input, in the order of <c>forward</c>'s parameters; none to compile when a size is first met.</param>
    /// <exception cref="ArgumentException">The sizes are not the network's, or it has no output of a name that is asked for.</exception>
    /// <exception cref="NotSupportedException">The device on which the network lies does not compute in the precision.</exception>
    protected CompiledNetwork(Network network, CompileOptions options, long[][] shapes)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(shapes);
        (_network, _options, _snapshot) = (network, options, new Snapshot(network, options));
        if (shapes.Length > 0)
            Prepare(shapes);
    }

    /// <summary>Runs the compiled network without knowledge of its type, for tools.</summary>
    /// <param name="inputs">The inputs in the order of <c>forward</c>'s parameters.</param>
    /// <returns>The outputs that were asked for; dispose them.</returns>
    /// <exception cref="ArgumentException">The count of the inputs is not the network's, their sizes do not fit, or one lies on another device than the network did.</exception>
    public abstract NetworkOutputs Run(params IReadOnlyList<Tensor> inputs);

    /// <summary>
    /// Compiles the network for one more size, with weights laid out for it; they are shared with the sizes before it where the layout is the
    /// same. If the network's weights have changed since they were taken, the size runs with those of the snapshot, as they lie.
    /// </summary>
    /// <param name="shapes">The sizes of each input, in the order of <c>forward</c>'s parameters.</param>
    /// <exception cref="ArgumentException">The sizes are not the network's, or it has no output of a name that is asked for.</exception>
    public void Prepare(params long[][] shapes)
    {
        ArgumentNullException.ThrowIfNull(shapes);
        Add(shapes, isPrepared: true);
    }

    /// <summary>Takes the network's weights as they stand now and where they lie, for all sizes that are compiled. Runs that have begun end with the old ones.</summary>
    /// <exception cref="NotSupportedException">The device on which the network lies now does not compute in the precision.</exception>
    public void Refresh()
    {
        lock (_compiling)
        {
            var (old, taken) = (_snapshot, new Snapshot(_network, _options));
            try
            {
                foreach (var (key, program) in old.Programs)
                    taken.Programs.Add(key, Compile(program.Shapes, taken, program.IsPrepared));
            }
            catch
            {
                taken.Dispose();
                throw;
            }
            Write(() => _snapshot = taken);
            old.Dispose();
        }
    }

    /// <summary>Runs the program for the inputs' sizes.</summary>
    /// <param name="inputs">The inputs, in the order of <c>forward</c>'s parameters.</param>
    /// <returns>The outputs that were asked for, by their declared names.</returns>
    protected CompiledOutputs Execute(params IReadOnlyList<Tensor> inputs)
    {
        long[][] shapes = [.. inputs.Select(input => input.shape)];
        var key = Key(shapes);
        while (true)
        {
            _lock.EnterReadLock();
            try
            {
                if (_snapshot.Programs.TryGetValue(key, out var program))
                {
                    using var _ = no_grad();
                    return new CompiledOutputs(program.Run(inputs));
                }
            }
            finally
            {
                _lock.ExitReadLock();
            }
            Add(shapes, isPrepared: false);
        }
    }

    /// <summary>Compiles the network for a size: with weights laid out for it, or as they lie, unless it is the first.</summary>
    private void Add(long[][] shapes, bool isPrepared)
    {
        lock (_compiling)
        {
            var key = Key(shapes);
            if (_snapshot.Programs.TryGetValue(key, out var known) && (known.IsPrepared || !isPrepared))
                return;
            var program = Compile(shapes, _snapshot, isPrepared || _snapshot.Programs.Count == 0);
            Write(() =>
            {
                var met = _snapshot.Programs.Where(entry => !entry.Value.IsPrepared).Select(entry => entry.Key).ToList();
                if (!isPrepared && met.Count >= MostMet)
                    met.ForEach(old => _snapshot.Programs.Remove(old));
                _snapshot.Programs[key] = program;
            });
        }
    }

    /// <summary>Frees the programs and their weights, after the runs that have begun; the network stays as it is.</summary>
    public void Dispose()
    {
        lock (_compiling)
            Write(() =>
            {
                _snapshot.Dispose();
                _programs.Dispose();
            });
        GC.SuppressFinalize(this);
    }

    private CompiledProgram Compile(IReadOnlyList<long[]> shapes, Snapshot snapshot, bool isPrepared)
    {
        using var _ = no_grad();
        var graph = Pass.Run(GraphBuilder.Write(_network, shapes), _options.Outputs, [.. _options.Passes.Where(snapshot.Dialect.Suits)]);
        var program = CompiledProgram.Of(graph, snapshot.Dialect, _programs, snapshot.Weights, isPrepared);
        NativeMemory.Trim();
        return program;
    }

    private void Write(Action change)
    {
        _lock.EnterWriteLock();
        try
        {
            change();
        }
        finally
        {
            _lock.ExitWriteLock();
        }
    }

    private static string Key(IReadOnlyList<long[]> shapes) => string.Join(';', shapes.Select(shape => string.Join(',', shape)));

    /// <summary>The weights as they were taken, on the device on which the network lay then, and the programs that read them.</summary>
    private sealed class Snapshot : IDisposable
    {
        public Snapshot(Network network, CompileOptions options)
        {
            var device = NetworkDevice.Of(network);
            (Dialect, Weights) = (ScriptDialect.Of(options, device ?? CPU), new WeightStore(device));
        }

        public Dictionary<string, CompiledProgram> Programs { get; } = new(StringComparer.Ordinal);

        public ScriptDialect Dialect { get; }

        public WeightStore Weights { get; }

        public void Dispose()
        {
            Programs.Clear();
            Weights.Dispose();
        }
    }
}
