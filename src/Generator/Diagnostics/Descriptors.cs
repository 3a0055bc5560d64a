using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace DaNetGen.Generator.Diagnostics;

/// <summary>
/// Every diagnostic. Messages are one line: what, expected and found, where that came from, what to do. Structural ones
/// (0xx) are reported by the generator, because the declaration errors of C# that come with them hide what analyzers say;
/// names (1xx) and shapes (2xx) by the analyzer. Each has a kind, which is a custom tag of its descriptor too.
/// </summary>
internal static class Descriptors
{
    private static readonly Dictionary<string, DiagnosticDescriptor> All = new(StringComparer.Ordinal);

    // Structure.
    public static readonly DiagnosticDescriptor NotPartial = Error("DNG001", "Network is not partial", DiagnosticKind.Forbidden,
        "Class '{0}' must be partial to be a network: write 'partial class {0}'");

    public static readonly DiagnosticDescriptor DuplicateStage = Error("DNG002", "Two stages of one name", DiagnosticKind.Forbidden,
        "Stage '{0}' is declared twice in '{1}': rename one of them, since parameters read a stage by its name");

    public static readonly DiagnosticDescriptor UnsuitableClass = Error("DNG003", "Class cannot be a network", DiagnosticKind.Forbidden,
        "'{0}' cannot be a network because it is {1}: declare it as an ordinary partial class");

    public static readonly DiagnosticDescriptor ReservedName = Error("DNG004", "Stage name is reserved", DiagnosticKind.Forbidden,
        "Stage '{0}' of '{1}' needs another name: generated code has a member of that name");

    public static readonly DiagnosticDescriptor StageOutsideNetwork = Error("DNG005", "Stage outside a network", DiagnosticKind.Forbidden,
        "Stage '{0}' is in '{1}', which is no network: mark the class [Network]");

    public static readonly DiagnosticDescriptor NoOperator = Error("DNG006", "Stage without an operator", DiagnosticKind.Forbidden,
        "Nothing says what '{0}' of '{1}' computes: write an attribute such as [Conv(64)] on it, or give it a body and [Stage]");

    public static readonly DiagnosticDescriptor InternalError = Error("DNG009", "Network could not be compiled", DiagnosticKind.Defect,
        "'{0}' could not be compiled because of an error in DaNetGen itself ({1}): please report it with the declaration");

    // Names.
    public static readonly DiagnosticDescriptor UnknownStage = Error("DNG101", "Unknown stage", DiagnosticKind.Forbidden,
        "'{0}' is neither an input nor a stage of '{1}'{2}; a network input needs [Shape]");

    public static readonly DiagnosticDescriptor AmbiguousName = Error("DNG102", "Name means two things", DiagnosticKind.Forbidden,
        "'{0}' could mean {1} or {2}: say which with [From(...)]");

    public static readonly DiagnosticDescriptor Cycle = Error("DNG103", "Cycle", DiagnosticKind.Forbidden,
        "Stages read each other in a cycle: {0}; no order can compute them");

    public static readonly DiagnosticDescriptor UnusedStage = Warning("DNG104", "Unused stage", DiagnosticKind.Forbidden,
        "Nothing reads stage '{0}' and it is no output{1}: remove it, read it, or mark it [Output]");

    public static readonly DiagnosticDescriptor DuplicateKey = Error("DNG105", "Duplicate key", DiagnosticKind.Forbidden,
        "Key '{0}' of stage '{1}' is already that of stage '{2}': give one of them another [Key]");

    public static readonly DiagnosticDescriptor BadExpression = Error("DNG106", "Expression does not parse", DiagnosticKind.Forbidden,
        "Expression \"{0}\" does not parse: {1}");

    public static readonly DiagnosticDescriptor UnknownHyperparameter = Error("DNG107", "Unknown hyperparameter", DiagnosticKind.Forbidden,
        "'{0}' in {1} is not a hyperparameter of '{2}'{3}");

    public static readonly DiagnosticDescriptor OptionalRead = Error("DNG108", "Optional value is read unconditionally", DiagnosticKind.Forbidden,
        "'{0}' exists only when '{1}' is true, but stage '{2}' is always computed: mark it [Output(When = nameof({1}))] or read another value");

    public static readonly DiagnosticDescriptor InputCount = Error("DNG109", "Wrong number of inputs", DiagnosticKind.WouldFail,
        "[{0}] reads {1}, but stage '{2}' has {3}");

    public static readonly DiagnosticDescriptor UseArguments = Error("DNG110", "Wrong arguments of a network", DiagnosticKind.WouldFail,
        "'{0}' takes {1} but [Use] gives {2}: {3}");

    public static readonly DiagnosticDescriptor NotANetwork = Error("DNG111", "Not a network", DiagnosticKind.Forbidden,
        "'{0}' is not a network that can be read here: mark it [Network]{1} (one of another assembly must be compiled with this version of DaNetGen)");

    public static readonly DiagnosticDescriptor BadArgument = Error("DNG112", "Argument of the wrong type", DiagnosticKind.Forbidden,
        "Argument '{0}' of [{1}] must be {2}, but {3} was given");

    public static readonly DiagnosticDescriptor NoOutput = Error("DNG113", "Network has no output", DiagnosticKind.Forbidden,
        "Network '{0}' has no output: mark the stage whose result it returns [Output]");

    public static readonly DiagnosticDescriptor BadReuse = Error("DNG114", "Stage cannot be reused", DiagnosticKind.Forbidden,
        "Stage '{0}' cannot be reused: {1}");

    public static readonly DiagnosticDescriptor ContractMismatch = Error("DNG115", "Contract is not fulfilled", DiagnosticKind.Forbidden,
        "'{0}' does not fulfil {1}: {2}");

    public static readonly DiagnosticDescriptor MissingShape = Error("DNG116", "Result shape is missing", DiagnosticKind.Forbidden,
        "Stage '{0}' has {1} and needs its result declared: write [return: Shape(...)]");

    public static readonly DiagnosticDescriptor BadStageMethod = Error("DNG117", "Stage has the wrong form", DiagnosticKind.Forbidden,
        "Stage '{0}' {1}");

    public static readonly DiagnosticDescriptor BadKey = Error("DNG118", "Key is not usable", DiagnosticKind.Forbidden,
        "Key '{0}' of stage '{1}' is not usable: {2}");

    public static readonly DiagnosticDescriptor SwitchedOff = Error("DNG119", "Value that is never there", DiagnosticKind.WouldFail,
        "'{0}' is never there: '{1}' of {2} is false here, so pass true or a bool hyperparameter, or read another value");

    public static readonly DiagnosticDescriptor UnusedHyperparameter = Error("DNG120", "Unused hyperparameter", DiagnosticKind.Forbidden,
        "Nothing reads hyperparameter '{0}' of '{1}': remove it or name it in a stage");

    public static readonly DiagnosticDescriptor Misplaced = Error("DNG121", "Attribute without effect", DiagnosticKind.Forbidden,
        "[{0}] has no effect on {1}: {2}");

    public static readonly DiagnosticDescriptor BadFact = Error("DNG122", "Fact that cannot hold", DiagnosticKind.Forbidden,
        "[{0}] of '{1}' {2}");

    public static readonly DiagnosticDescriptor BadBudget = Error("DNG123", "Budget that cannot be checked", DiagnosticKind.Forbidden,
        "{0} in [Budget] of '{1}' {2}");

    // Shapes.
    public static readonly DiagnosticDescriptor ShapeMismatch = Error("DNG201", "Shape mismatch", DiagnosticKind.WouldFail,
        "{0} of '{1}' must be {2} ({3}), but it is {4}");

    public static readonly DiagnosticDescriptor UnequalOperands = Error("DNG202", "Unequal operands", DiagnosticKind.WouldFail,
        "[{0}] needs equal shapes, but the {1} differ: '{2}' has {3} and '{4}' has {5}{6}");

    public static readonly DiagnosticDescriptor Reduction = Error("DNG203", "Reduction does not divide", DiagnosticKind.Forbidden,
        "Reduction {0} does not divide the {1} channels of '{2}'{3}");

    public static readonly DiagnosticDescriptor Groups = Error("DNG204", "Groups do not divide", DiagnosticKind.WouldFail,
        "{0} groups do not divide the {1} {2}{3}");

    public static readonly DiagnosticDescriptor Rank = Error("DNG205", "Wrong rank", DiagnosticKind.WouldFail,
        "[{0}] reads a value of {1}, but '{2}' is {3}");

    public static readonly DiagnosticDescriptor SizeNotKnown = Error("DNG206", "Size is not known when the layer is built", DiagnosticKind.Forbidden,
        "{0} of [{1}] is {2}, but {3} is known only when the network runs: layers need sizes made of constants and hyperparameters");

    public static readonly DiagnosticDescriptor WindowTooLarge = Error("DNG207", "Kernel larger than its input", DiagnosticKind.WouldFail,
        "Kernel {0} is larger than the padded {1} of '{2}', {3}");

    public static readonly DiagnosticDescriptor NotPositive = Error("DNG208", "Value out of range", DiagnosticKind.WouldFail,
        "Argument '{0}' of [{1}] must be {2}, but it is {3}");

    public static readonly DiagnosticDescriptor NotAllowed = Error("DNG209", "Value that the network does not have", DiagnosticKind.Forbidden,
        "'{0}' of '{1}' must be {2}, but it is {3}");

    public static readonly DiagnosticDescriptor InsideUse = Error("DNG210", "Network does not fit its use", DiagnosticKind.WouldFail,
        "'{0}' does not fit here: in its stage '{1}', {2}");

    public static readonly DiagnosticDescriptor TooLarge = Error("DNG211", "Size is too large", DiagnosticKind.WouldFail,
        "The sizes of stage '{0}' are too large to be counted: a product of them passes 64 bits");

    public static readonly DiagnosticDescriptor AccidentalBroadcast = Error("DNG212", "Broadcast by accident", DiagnosticKind.Forbidden,
        "[{0}] needs equal shapes, but the {1} differ: '{2}' has {3} and '{4}' has {5}{6}");

    public static readonly DiagnosticDescriptor Undecided = Info("DNG213", "Checked when the network runs", DiagnosticKind.Undecided,
        "Checked when the network runs: {0}{1}");

    public static readonly DiagnosticDescriptor EqualOnlyAtOne = Warning("DNG214", "Equal only at a size of 1", DiagnosticKind.Undecided,
        "[{0}] needs equal shapes, but the {1} are equal only where {2} is 1: '{3}' has {4} and '{5}' has {6}");

    public static readonly DiagnosticDescriptor FactViolated = Error("DNG215", "Fact is not met", DiagnosticKind.Forbidden,
        "{0} of '{1}' must be {2} ({3}), but it is {4}");

    public static readonly DiagnosticDescriptor OverBudget = Error("DNG216", "Over budget", DiagnosticKind.Forbidden,
        "{0} of '{1}'{2} are {3}, over the budget {4}: {5}");

    // Checkpoints.
    public static readonly DiagnosticDescriptor CheckpointUnread = Error("DNG301", "Checkpoint cannot be read", DiagnosticKind.WouldFail,
        "{0}");

    public static readonly DiagnosticDescriptor CheckpointLacks = Error("DNG302", "Checkpoint lacks keys", DiagnosticKind.WouldFail,
        "'{0}' lacks {1} of '{2}', first '{3}' of stage {4}{5}: {6}");

    public static readonly DiagnosticDescriptor CheckpointUnexpected = Error("DNG303", "Checkpoint has other keys", DiagnosticKind.WouldFail,
        "'{0}' has {1} that '{2}' has no place for, first '{3}'{4}: {5}");

    public static readonly DiagnosticDescriptor CheckpointShape = Error("DNG304", "Checkpoint has another shape", DiagnosticKind.WouldFail,
        "'{0}' does not fit '{1}': '{2}' of stage {3} is {4} here and {5} in the file{6}: {7}");

    public static readonly DiagnosticDescriptor CheckpointGeneric = Error("DNG305", "Checkpoint of a generic network", DiagnosticKind.Forbidden,
        "'{0}' cannot be held against '{1}', whose weights depend on {2}: put [Checkpoint] on a network that closes it with [Use<{1}<...>>]");

    public static ImmutableArray<DiagnosticDescriptor> Reported { get; } = [.. All.Values.Where(d => d.Id.CompareTo("DNG100") > 0)];

    public static IEnumerable<string> Ids => All.Keys;

    public static DiagnosticDescriptor ById(string id) => All[id];

    /// <summary>The kind of a diagnostic; that of <see cref="InsideUse"/> is the kind of the mistake inside, which its problem knows.</summary>
    public static DiagnosticKind KindOf(string id) => (DiagnosticKind)Enum.Parse(typeof(DiagnosticKind), All[id].CustomTags.Single());

    private static DiagnosticDescriptor Error(string id, string title, DiagnosticKind kind, string message) =>
        Add(id, title, kind, message, DiagnosticSeverity.Error);

    private static DiagnosticDescriptor Warning(string id, string title, DiagnosticKind kind, string message) =>
        Add(id, title, kind, message, DiagnosticSeverity.Warning);

    private static DiagnosticDescriptor Info(string id, string title, DiagnosticKind kind, string message) =>
        Add(id, title, kind, message, DiagnosticSeverity.Info);

    private static DiagnosticDescriptor Add(string id, string title, DiagnosticKind kind, string message, DiagnosticSeverity severity)
    {
        var descriptor = new DiagnosticDescriptor(
            id, title, message, "DaNetGen", severity, isEnabledByDefault: true, helpLinkUri: HelpLink.Of(id), customTags: kind.ToString());
        All.Add(id, descriptor);
        return descriptor;
    }
}
