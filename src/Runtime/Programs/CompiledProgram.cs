using DaNetGen.Graphs;
using DaNetGen.Graphs.Primitives;
using static TorchSharp.torch;

namespace DaNetGen.Programs;

/// <summary>A network compiled for inputs of one size: its segments, and the weights that they read.</summary>
internal sealed class CompiledProgram
{
    private readonly IReadOnlyList<Node> _inputs;
    private readonly IReadOnlyList<GraphOutput> _outputs;
    private readonly IReadOnlyList<Step> _steps;
    private readonly Device? _device;

    private CompiledProgram(Graph graph, IReadOnlyList<Step> steps, Device? device, bool isPrepared) =>
        (_inputs, _outputs, _steps, _device, IsPrepared) = ([.. graph.Inputs], graph.Outputs, steps, device, isPrepared);

    /// <summary>Whether the weights were laid out for its size.</summary>
    public bool IsPrepared { get; }

    /// <summary>Compiles a graph.</summary>
    /// <param name="graph">The graph, after the passes.</param>
    /// <param name="dialect">The words of its programs.</param>
    /// <param name="programs">Loads them.</param>
    /// <param name="weights">Packs weights, where the program is to run.</param>
    /// <param name="isPrepared">Whether weights are laid out for its size, or taken as they lie where they are packed already.</param>
    public static CompiledProgram Of(Graph graph, ScriptDialect dialect, ProgramCache programs, WeightStore weights, bool isPrepared)
    {
        var steps = new List<Step>();
        var segments = Segment.Split(graph);
        var read = graph.Outputs.Select(output => output.Value).ToHashSet();

        // From the last on, so that a value whose reader has been met is known to be read later.
        foreach (var segment in segments.Reverse())
        {
            IReadOnlyList<Node> frees = [.. segment.Reads.Where(read.Add)];
            var program = segment.Own is null ? ProgramText.Of(segment, dialect) : null;
            steps.Insert(0, new Step(segment, frees, program is null ? null : programs.Load(program.Text), program is null ? [] : weights.Take(program.Weights, isPrepared)));
        }
        return new CompiledProgram(graph, steps, weights.Device, isPrepared);
    }

    /// <summary>The sizes of its inputs.</summary>
    public IReadOnlyList<long[]> Shapes => [.. _inputs.Select(input => input.Shape.ToArray())];

    /// <summary>Runs it.</summary>
    /// <param name="inputs">The inputs, of its size and dense.</param>
    /// <returns>The outputs by name, each a tensor of the caller's own.</returns>
    /// <exception cref="ArgumentException">An input lies on another device than the weights.</exception>
    public IReadOnlyDictionary<string, Tensor> Run(IReadOnlyList<Tensor> inputs)
    {
        CheckDevice(inputs);
        var values = new Dictionary<Node, Tensor>();
        for (var i = 0; i < _inputs.Count; i++)
            values[_inputs[i]] = inputs[i].alias();
        try
        {
            foreach (var step in _steps)
                step.Run(values);
            return _outputs.ToDictionary(output => output.Name, output => output.Value.Primitive is Input ? values[output.Value].clone() : values[output.Value].alias());
        }
        finally
        {
            foreach (var value in values.Values)
                value.Dispose();
        }
    }

    private void CheckDevice(IReadOnlyList<Tensor> inputs)
    {
        if (_device is not { } device)
            return;
        for (var i = 0; i < _inputs.Count; i++)
        {
            if (!inputs[i].IsOn(device))
                throw new ArgumentException(
                    $"Input '{((Input)_inputs[i].Primitive).Name}' lies on {inputs[i].device}, but the network was compiled on {device}: move the input there, or the network, and Refresh().");
        }
    }

    /// <summary>A segment that is ready to run.</summary>
    /// <param name="Segment">The segment.</param>
    /// <param name="Frees">What neither a later segment nor an output reads.</param>
    /// <param name="Program">Its program; null for own code.</param>
    /// <param name="Weights">The weights of the program.</param>
    private sealed record Step(Segment Segment, IReadOnlyList<Node> Frees, jit.ScriptModule? Program, Tensor[] Weights)
    {
        public void Run(Dictionary<Node, Tensor> values)
        {
            if (Segment.Own is { } own)
                values[Segment.Nodes[0]] = own.Call([.. Segment.Nodes[0].Inputs.Select(input => values[input])]);
            else
            {
                Tensor[] reads = [.. Segment.Reads.Select(node => values[node])];
                var results = (Tensor[])Program!.forward(reads, Weights);
                for (var i = 0; i < results.Length; i++)
                    values[Segment.Gives[i]] = results[i];
            }
            foreach (var node in Frees)
                values[node].Dispose();
        }
    }
}
