using DaNetGen.Graphs;
using DaNetGen.Graphs.Primitives;
using static TorchSharp.torch;

namespace DaNetGen.Programs;

/// <summary>A network compiled for inputs of one size: its segments, and the weights that they read.</summary>
internal sealed class CompiledProgram
{
    private readonly Graph _graph;
    private readonly IReadOnlyList<Step> _steps;

    private CompiledProgram(Graph graph, IReadOnlyList<Step> steps, bool isPrepared) => (_graph, _steps, IsPrepared) = (graph, steps, isPrepared);

    /// <summary>Whether the weights were laid out for its size.</summary>
    public bool IsPrepared { get; }

    /// <summary>Compiles a graph.</summary>
    /// <param name="graph">The graph, after the passes.</param>
    /// <param name="dialect">The words of its programs.</param>
    /// <param name="programs">Loads them.</param>
    /// <param name="weights">Packs weights.</param>
    /// <param name="isPrepared">Whether weights are laid out for its size, or taken as they lie where they are packed already.</param>
    public static CompiledProgram Of(Graph graph, ScriptDialect dialect, ProgramCache programs, WeightStore weights, bool isPrepared)
    {
        var steps = new List<Step>();
        foreach (var segment in Segment.Split(graph))
        {
            if (segment.Own is not null)
            {
                steps.Add(new Step(segment, null, []));
                continue;
            }
            var program = ProgramText.Of(segment, dialect);
            steps.Add(new Step(segment, programs.Load(program.Text), weights.Take(program.Weights, isPrepared)));
        }
        return new CompiledProgram(graph, steps, isPrepared);
    }

    /// <summary>The sizes of its inputs.</summary>
    public IReadOnlyList<long[]> Shapes => [.. _graph.Inputs.Select(input => input.Shape.ToArray())];

    /// <summary>Runs it.</summary>
    /// <param name="inputs">The inputs, of its size and dense.</param>
    /// <returns>The outputs by name, each a tensor of the caller's own.</returns>
    public IReadOnlyDictionary<string, Tensor> Run(IReadOnlyList<Tensor> inputs)
    {
        var values = new Dictionary<Node, Tensor>();
        var inputNodes = _graph.Inputs.ToList();
        for (var i = 0; i < inputNodes.Count; i++)
            values[inputNodes[i]] = inputs[i].alias();
        try
        {
            for (var i = 0; i < _steps.Count; i++)
            {
                _steps[i].Run(values);
                Free(values, i + 1);
            }
            return _graph.Outputs.ToDictionary(output => output.Name, output => output.Value.Primitive is Input ? values[output.Value].clone() : values[output.Value].alias());
        }
        finally
        {
            foreach (var value in values.Values)
                value.Dispose();
        }
    }

    /// <summary>Frees what neither the steps from an index on nor the outputs read.</summary>
    private void Free(Dictionary<Node, Tensor> values, int next)
    {
        if (next == _steps.Count)
            return;
        var read = _steps.Skip(next).SelectMany(step => step.Segment.Reads).Concat(_graph.Outputs.Select(output => output.Value)).ToHashSet();
        foreach (var node in values.Keys.Where(node => !read.Contains(node)).ToList())
        {
            values[node].Dispose();
            values.Remove(node);
        }
    }

    /// <summary>A segment that is ready to run.</summary>
    /// <param name="Segment">The segment.</param>
    /// <param name="Program">Its program; null for own code.</param>
    /// <param name="Weights">The weights of the program.</param>
    private sealed record Step(Segment Segment, jit.ScriptModule? Program, Tensor[] Weights)
    {
        public void Run(Dictionary<Node, Tensor> values)
        {
            Tensor[] reads = [.. Segment.Reads.Select(node => values[node])];
            if (Segment.Own is { } own)
            {
                values[Segment.Nodes[0]] = own.Call([.. Segment.Nodes[0].Inputs.Select(input => values[input])]);
                return;
            }
            var results = (Tensor[])Program!.forward(reads, Weights);
            for (var i = 0; i < results.Length; i++)
                values[Segment.Gives[i]] = results[i];
        }
    }
}
