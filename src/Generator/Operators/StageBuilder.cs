using DaNetGen.Generator.Common;
using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Primitives;
using DaNetGen.Generator.Shapes;
using Microsoft.CodeAnalysis;

namespace DaNetGen.Generator.Operators;

/// <summary>What an operator works with: the stage's arguments and inputs, and the list of primitives that it fills.</summary>
/// <param name="declaration">The stage.</param>
/// <param name="scope">What names mean.</param>
/// <param name="inputs">The values that it reads.</param>
/// <param name="isAlways">Whether it is always computed.</param>
internal sealed class StageBuilder(StageDeclaration declaration, Scope scope, IReadOnlyList<Value> inputs, bool isAlways)
{
    private readonly List<Primitive> primitives = [];
    private int next = inputs.Count;
    private ArgumentReader? arguments;

    public StageDeclaration Declaration => declaration;

    public Scope Scope => scope;

    public IReadOnlyList<Value> Inputs => inputs;

    public bool IsAlways => isAlways;

    /// <summary>What the stage needs of sizes.</summary>
    public Requirements Requirements { get; } = new(declaration, scope, inputs.Count, isAlways);

    public ArgumentReader Arguments => arguments ??= new(declaration, scope, Requirements);

    public IReadOnlyList<Primitive> Primitives => primitives;

    /// <summary>How the stage is written; set by <see cref="Layer"/> or <see cref="Function"/>.</summary>
    public StageCode? Code { get; private set; }

    /// <summary>The input at <paramref name="index"/>.</summary>
    public Value Input(int index = 0) => inputs[index];

    /// <summary>The input at <paramref name="index"/>, which has to be <c>[B, C, H, W]</c>.</summary>
    /// <param name="index">Which input.</param>
    /// <param name="runs">The ranks that PyTorch takes besides, where this language does not.</param>
    public Value Image(int index = 0, Func<int, bool>? runs = null)
    {
        var value = inputs[index];
        if (value.Shape.Rank == 4)
        {
            return value;
        }

        var mistake = Fail(
            Spot.Parameter(declaration.Name, declaration.Parameters[index].Name),
            Descriptors.Rank, declaration.Operator, "rank 4, [B, C, H, W]", value.Name, $"{value.Shape}");
        throw runs?.Invoke(value.Shape.Rank) == true ? mistake.As(DiagnosticKind.Forbidden) : mistake;
    }

    /// <summary>Adds a primitive and gives its result.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="reads">What it reads.</param>
    /// <param name="shape">The shape of its result.</param>
    /// <param name="footprint">What it does to memory.</param>
    /// <param name="weights">Its parameters and buffers.</param>
    /// <param name="multiplyAdds">Its multiply-adds; null for none.</param>
    /// <param name="settings">Its numbers.</param>
    /// <param name="holds">What it does not read and has to stay until it has run.</param>
    public Value Add(
        string kind,
        IEnumerable<Value> reads,
        Shape shape,
        Footprint footprint,
        IEnumerable<Weight>? weights = null,
        Dim? multiplyAdds = null,
        IEnumerable<Setting>? settings = null,
        IEnumerable<Value>? holds = null)
    {
        var read = reads.ToList();
        var value = new Value(next++, shape, read.Count > 0 ? read[0].Name : declaration.Name);
        primitives.Add(new Primitive(
            kind,
            read.Select(r => r.Id).ToEquatable(),
            value.Id,
            shape,
            (weights ?? []).ToEquatable(),
            multiplyAdds ?? Dim.Of(0),
            (settings ?? []).ToEquatable(),
            footprint,
            (holds ?? []).Select(h => h.Id).ToEquatable()));
        return value;
    }

    /// <summary>Adds the primitives from <paramref name="first"/> on once more, under other keys, for an input of the same shape.</summary>
    /// <param name="first">How many primitives there were before those that are repeated.</param>
    /// <param name="input">What these read.</param>
    /// <param name="other">What the new ones read in its place.</param>
    /// <param name="key">The key of a weight that is repeated, made new.</param>
    public Value Repeat(int first, Value input, Value other, Func<string, string> key)
    {
        var (count, shift) = (primitives.Count, next - primitives[first].Output);
        for (var i = first; i < count; i++)
        {
            var primitive = primitives[i];
            primitives.Add(primitive with
            {
                Inputs = Again(primitive.Inputs),
                Holds = Again(primitive.Holds),
                Output = primitive.Output + shift,
                Weights = primitive.Weights.Select(weight => weight with { Key = key(weight.Key) }).ToEquatable(),
            });
        }

        next = primitives[primitives.Count - 1].Output + 1;
        return other with { Id = next - 1 };

        EquatableArray<int> Again(EquatableArray<int> ids) => ids.Select(id => id == input.Id ? other.Id : id + shift).ToEquatable();
    }

    /// <summary>Adds the primitives of a builder for the same inputs.</summary>
    public void Adopt(IEnumerable<Primitive> others) => primitives.AddRange(others);

    /// <summary>Written as a layer of the runtime, built with the given sizes and the attribute's own arguments.</summary>
    public Value Layer(Value result, string type, params (string Name, Dim Size)[] sizes)
    {
        foreach (var (name, size) in sizes)
        {
            RequireKnown(size, $"'{name}'");
        }

        var given = sizes.Select((s, i) => i == 0 ? DimPrinter.Code(s.Size) : $"{s.Name}: {DimPrinter.Code(s.Size)}");
        var rest = Arguments.Written.Where(a => sizes.All(s => s.Name != a.Name)).Select(a => $"{a.Name}: {a.Code}");
        Code = new StageCode($"global::DaNetGen.Layers.{type}", given.Concat(rest).ToEquatable(), null);
        return result;
    }

    /// <summary>Written as a function of its inputs.</summary>
    public Value Function(Value result, string function, bool leading = false, params string[] constants)
    {
        var arguments = constants.Concat(Arguments.Written.Select(a => $"{a.Name}: {a.Code}"));
        Code = new StageCode(null, arguments.ToEquatable(), function, leading);
        return result;
    }

    /// <summary>Written as a layer of another kind: a network or the user's own module.</summary>
    public void Write(StageCode code) => Code = code;

    /// <summary>Fails where a layer would be built from a size that only the running network knows.</summary>
    public void RequireKnown(Dim size, string what)
    {
        if (size.Symbols().FirstOrDefault(s => s.IsRuntime) is { } symbol)
        {
            throw Fail(Spot.Attribute(declaration.Name), Descriptors.SizeNotKnown, what, declaration.Operator, $"{size}", $"'{symbol.Name}'");
        }
    }

    /// <summary>A value that does not, or may not, meet what the network that it is given to demands.</summary>
    public void Misfit(Spot spot, Fit fit, string what, string value, string origin, string actual)
    {
        if (fit.Verdict == Verdict.Different)
        {
            throw Fail(spot, fit.Fact is null ? Descriptors.ShapeMismatch : Descriptors.FactViolated, what, value, fit.Expected, origin, actual);
        }

        Requirements.Tell(Problem.At(spot, Descriptors.Undecided, $"{what} of '{value}' must be {fit.Expected} ({origin}), but it is {actual}", ""));
    }

    public StageException Fail(Spot spot, DiagnosticDescriptor descriptor, params string[] arguments) =>
        new(Problem.At(spot, descriptor, arguments));

    public StageException FailAt(string argument, DiagnosticDescriptor descriptor, params string[] arguments) =>
        Fail(Arguments.SpotOf(argument), descriptor, arguments);
}
