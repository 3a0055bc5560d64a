using DaNetGen.Graphs.Weights;
using System.Globalization;
using System.Text;

namespace DaNetGen.Programs;

/// <summary>Writes the body of a program in TorchScript, a line a step, and collects the weights that it reads.</summary>
/// <param name="read">What reads the weight of an index.</param>
internal sealed class ScriptWriter(Func<int, string> read)
{
    private const string Indent = "  ";

    private readonly StringBuilder _text = new();
    private readonly List<WeightRequest> _weights = [];
    private readonly Dictionary<WeightRequest, int> _indices = [];
    private int _next;

    /// <summary>The lines so far.</summary>
    public string Text => _text.ToString();

    /// <summary>The weights, in the order of their indices.</summary>
    public IReadOnlyList<WeightRequest> Weights => _weights;

    /// <summary>What reads a weight.</summary>
    public string Weight(Weight weight, Packing packing)
    {
        var request = new WeightRequest(weight, packing);
        if (!_indices.TryGetValue(request, out var index))
        {
            _indices[request] = index = _weights.Count;
            _weights.Add(request);
        }
        return read(index);
    }

    /// <summary>A line that gives an expression a name.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="depth">How many loops it stands in.</param>
    /// <returns>The name.</returns>
    public string Let(string expression, int depth = 0)
    {
        var name = Name();
        Line($"{name} = {expression}", depth);
        return name;
    }

    /// <summary>A name that no other line uses.</summary>
    public string Name() => string.Create(CultureInfo.InvariantCulture, $"t{_next++}");

    /// <summary>A line.</summary>
    /// <param name="text">The line.</param>
    /// <param name="depth">How many loops it stands in.</param>
    public void Line(string text, int depth = 0) => _text.Append(Indent).Insert(_text.Length, Indent, depth).Append(text).Append('\n');
}
