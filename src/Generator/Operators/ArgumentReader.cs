using DaNetGen.Generator.Common;
using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Inference;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Operators;

/// <summary>Reads the arguments of a stage's attribute in a scope, and remembers how those that were written look in C#.</summary>
internal sealed class ArgumentReader(StageDeclaration stage, Scope scope, Requirements requirements)
{
    /// <summary>What no source can say: a 0 that is written is told from a default that is another number.</summary>
    private static readonly OpaqueValue Unwritten = new("");

    private readonly List<(string Name, string Code)> written = [];

    /// <summary>The arguments read so far that the user wrote, as C#, by the name of the layer's parameter.</summary>
    public IReadOnlyList<(string Name, string Code)> Written => written;

    /// <summary>A whole number: an int or an expression.</summary>
    /// <param name="name">The argument.</param>
    /// <param name="missing">Its value where it is not written; null where it has to be.</param>
    /// <param name="least">The least that it may be.</param>
    /// <param name="runs">The least with which PyTorch runs, where that is less.</param>
    public Dim Size(string name, Dim? missing = null, int least = 1, int? runs = null)
    {
        var size = Read(name, missing is null ? null : new IntValue(missing), "an int, a hyperparameter or an expression over them", v => ReadInt(name, v));
        requirements.AtLeast(size.Dim, least, new Telling(
            SpotOf(name),
            () => $"'{name}' of [{stage.Operator}] must be at least {least}, but it is {size.Dim}",
            () => $"'{name}' must be at least {{1}}, but {Telling.Shown(size.Dim, 0)}",
            () => new StageException(Problem.At(SpotOf(name), Descriptors.NotPositive, name, stage.Operator, $"at least {least}", $"{size.Dim}"))
                .As(Comparison.AtLeast(size.Dim, runs ?? least) == Verdict.Equal ? DiagnosticKind.Forbidden : DiagnosticKind.WouldFail)));
        return size.Dim;
    }

    public Dim? OptionalSize(string name) => IsWritten(name) ? Size(name) : null;

    public bool Flag(string name, bool missing = false) =>
        Read(name, new FlagValue(missing, null), "true or false", v => v.Kind == ArgumentKind.Bool ? new FlagValue(v.Text == "true", null) : null)
            .Constant!.Value;

    /// <summary>A bool, or a hyperparameter of that type, which may be open.</summary>
    public FlagValue Switch(string name) => Read(name, new FlagValue(false, null), "true, false or a bool hyperparameter", v => v.Kind switch
    {
        ArgumentKind.Bool => new FlagValue(v.Text == "true", null),
        ArgumentKind.Text => scope.Hyperparameter(v.Text) as FlagValue,
        _ => null,
    });

    /// <summary>A number between 0 and 1, or a hyperparameter of that kind.</summary>
    public void Probability(string name) => Read(name, Unwritten, "a probability, 0 to 1, or a double hyperparameter", v => v.Kind switch
    {
        ArgumentKind.Double or ArgumentKind.Int => IsProbability(v.Text) ? new OpaqueValue(v.Text) : throw new StageException(
            Problem.At(SpotOf(name), Descriptors.NotPositive, name, stage.Operator, "a probability, 0 to 1", v.Text)),
        ArgumentKind.Text when scope.Network.FindHyperparameter(v.Text)?.Kind == HyperparameterKind.Double => scope.Hyperparameter(v.Text) as OpaqueValue,
        _ => null,
    });

    /// <summary>A double constant.</summary>
    public void Number(string name) => Read(name, Unwritten, "a number", v => v.Kind == ArgumentKind.Double ? new OpaqueValue(v.Text) : null);

    public NormValue Norm(string name) => Read(name, new NormValue("Batch", null), "a Norm or a hyperparameter of that type", v => v.Kind switch
    {
        ArgumentKind.Enum => new NormValue(v.Text.Substring(v.Text.LastIndexOf('.') + 1), null),
        ArgumentKind.Text => scope.Hyperparameter(v.Text) as NormValue,
        _ => null,
    });

    public ArrayValue Array(string name) => Read(name, new ArrayValue(null, null), "an int[]? hyperparameter", v =>
        v.Kind == ArgumentKind.Text ? scope.Hyperparameter(v.Text) as ArrayValue : null);

    public bool IsWritten(string name) => stage.Find(name) is { Kind: not ArgumentKind.Null };

    public Spot SpotOf(string name) => IsWritten(name) ? Spot.Argument(stage.Name, name) : Spot.Attribute(stage.Name);

    private static bool IsProbability(string text) =>
        double.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var p) && p is >= 0 and <= 1;

    private IntValue? ReadInt(string name, ArgumentValue value) => value.Kind switch
    {
        ArgumentKind.Int => new IntValue(Dim.Of(long.Parse(value.Text, System.Globalization.CultureInfo.InvariantCulture))),
        ArgumentKind.Text => new IntValue(DimText.Read(value, scope, SpotOf(name), $"[{stage.Operator}]")),
        _ => null,
    };

    private T Read<T>(string name, T? missing, string expected, Func<ArgumentValue, T?> read)
        where T : BoundValue
    {
        var argument = stage.Find(name);
        if (argument is null or { Kind: ArgumentKind.Null })
        {
            return missing ?? throw new StageException(Problem.At(SpotOf(name), Descriptors.BadArgument, name, stage.Operator, expected, "null"));
        }

        if (argument.Kind == ArgumentKind.Unreadable)
        {
            throw new StageException(null);
        }

        var value = read(argument) ?? throw new StageException(
            Problem.At(SpotOf(name), Descriptors.BadArgument, name, stage.Operator, expected, $"{argument}"));
        if (!value.Equals(missing))
        {
            written.Add((Names.Camel(name), value.Code));
        }

        return value;
    }
}
