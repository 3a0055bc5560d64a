using DaNetGen.Generator.Common;
using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Inference;

/// <summary>Reads dimensions from attributes and says what is wrong with them, at the very character.</summary>
internal static class DimText
{
    /// <summary>The dimension; fails where it does not parse or names what nothing declares.</summary>
    /// <param name="value">What is written.</param>
    /// <param name="scope">What names mean.</param>
    /// <param name="spot">Where it stands.</param>
    /// <param name="attribute">The attribute, for the message.</param>
    public static Dim Read(ArgumentValue value, Scope scope, Spot spot, string attribute)
    {
        if (value.Kind != ArgumentKind.Text)
        {
            return InputBinder.Evaluate(value, scope.Resolve)
                ?? throw (value.Kind == ArgumentKind.Unreadable
                    ? new StageException(null)
                    : new StageException(Problem.At(spot, Descriptors.BadArgument, "dimensions", attribute.Trim('[', ']'), "an int, a symbol, a hyperparameter or an expression over them", $"{value}")));
        }

        var parsed = DimParser.Parse(value.Text, scope.Resolve);
        return parsed.Dim ?? throw new StageException(Mistake(value.Text, parsed, scope, spot, attribute));
    }

    /// <summary>What is wrong with a text; null where another diagnostic already says so.</summary>
    public static Problem? Mistake(string text, ParsedDim parsed, Scope scope, Spot spot, string attribute)
    {
        var place = spot.Part(parsed.Start, parsed.Length);
        if (parsed.Error is { } error)
        {
            return Problem.At(place, Descriptors.BadExpression, text, error);
        }

        // The value that it names has problems of its own, which are already told. The shape of an input is known before any value.
        var name = parsed.Unknown!;
        var dot = name.LastIndexOf('.');
        var value = dot > 0 && spot.Kind != SpotKind.ParameterAttribute ? name.Substring(0, dot) : null;
        if (value is not null && scope.IsMissing(value))
        {
            return null;
        }

        var nearest = value is not null && scope.FindValue(value) is { } found
                ? $": '{value}' is {found.Shape}, and the sizes of a value are called .B, .C, .H and .W in this order"
            : scope.Network.FindHyperparameter(name) is { } other ? $" of type int, but of type {other.Type}"
            : Names.Nearest(name, scope.HyperparameterNames) is { } near ? $" (did you mean '{near}'?)"
            : "";
        return Problem.At(place, Descriptors.UnknownHyperparameter, name, text == name ? attribute : $"\"{text}\"", scope.Network.Name, nearest);
    }
}
