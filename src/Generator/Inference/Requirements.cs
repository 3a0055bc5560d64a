using DaNetGen.Generator.Diagnostics;
using DaNetGen.Generator.Graph;
using DaNetGen.Generator.Primitives;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Inference;

/// <summary>A number that a stage's condition is about: a size of a value and what is added to it, or a number by itself.</summary>
internal sealed record Operand(Dim Dim, Value? Value = null, int Axis = 0)
{
    public static Operand Of(Value value, int axis, Dim? plus = null) => new(value.Shape[axis] + (plus ?? 0), value, axis);

    public static implicit operator Operand(Dim dim) => new(dim);

    public static implicit operator Operand(int number) => new(number);
}

/// <summary>How a condition is told of; the texts are made where one is needed, since most conditions hold.</summary>
/// <param name="Spot">Where.</param>
/// <param name="Demand">What has to hold, as a clause: <c>4 groups must divide the channels of 'x', n</c>.</param>
/// <param name="Failure">What the running network says where it does not hold, with <c>{0}</c> and <c>{1}</c> for the values.</param>
/// <param name="Error">What the compiler says where it holds for no value.</param>
internal sealed record Telling(Spot Spot, Func<string> Demand, Func<string> Failure, Func<StageException> Error)
{
    /// <summary>A dimension and its value, for <see cref="Failure"/>.</summary>
    public static string Shown(Dim dim, int index) => dim.Constant is null ? $"{dim} is {{{index}}}" : $"{{{index}}}";
}

/// <summary>
/// What a stage needs of sizes and hyperparameters. A condition that holds for no admissible value is an error, one that holds
/// for some is left to the running network: a guard.
/// </summary>
/// <param name="stage">The stage.</param>
/// <param name="scope">What names mean, and what is known.</param>
/// <param name="inputs">How many values the stage reads.</param>
/// <param name="isAlways">Whether the stage is always computed, so that what it checks is known after it.</param>
internal sealed class Requirements(StageDeclaration stage, Scope scope, int inputs, bool isAlways)
{
    private readonly List<Guard> guards = [];
    private readonly List<Dim> promise = [];
    private readonly List<Problem> undecided = [];

    public IReadOnlyList<Guard> Guards => guards;

    /// <summary>The sizes that the stage's own code promised, -1 where <c>forward</c> cannot compute one; empty for other stages.</summary>
    public IReadOnlyList<Dim> Promised => promise;

    /// <summary>How many conditions there were, and how many of them are guards.</summary>
    public Comparisons Comparisons { get; private set; }

    /// <summary>What is told of the guards.</summary>
    public IReadOnlyList<Problem> Undecided => undecided;

    public void Equal(Operand a, Operand b, Telling telling, Func<IEnumerable<Symbol>, Problem?>? warning = null)
    {
        if (!Holds(Comparison.Compare(a.Dim, b.Dim, scope.Known), telling) && Guarded(GuardKind.Equal, a, b, telling))
        {
            var rare = warning is null ? null : Hints.OnlyAtOne(a.Dim, b.Dim, scope.Known) is { Count: > 0 } symbols ? warning(symbols) : null;
            Tell(rare ?? Told(telling, Hints.ForEqual(a.Dim, b.Dim, scope)));
            Learn(known => known.AddEqual(a.Dim, b.Dim));
        }
    }

    public void AtLeast(Operand a, Operand b, Telling telling)
    {
        if (!Holds(Comparison.AtLeast(a.Dim, b.Dim, scope.Known), telling) && Guarded(GuardKind.AtLeast, a, b, telling))
        {
            Tell(Told(telling, Hints.ForAtLeast(a.Dim, b.Dim, scope)));
            Learn(known => known.AddAtLeast(a.Dim, b.Dim));
        }
    }

    public void Divides(Operand divisor, Operand value, Telling telling)
    {
        if (!Holds(Comparison.Divides(divisor.Dim, value.Dim, scope.Known), telling) && Guarded(GuardKind.Divides, divisor, value, telling))
        {
            Tell(Told(telling, Hints.ForDivides(divisor.Dim, value.Dim, scope)));
            Learn(known => known.AddEqual(value.Dim, value.Dim / divisor.Dim * divisor.Dim));
        }
    }

    /// <summary>Two sizes of which a 1 stretches to the other.</summary>
    public void Stretches(Operand a, Operand b, Telling telling)
    {
        Verdict[] verdicts =
        [
            Comparison.Compare(a.Dim, b.Dim, scope.Known), Comparison.Compare(a.Dim, 1, scope.Known), Comparison.Compare(b.Dim, 1, scope.Known),
        ];
        var verdict = verdicts.Contains(Verdict.Equal) ? Verdict.Equal : verdicts.All(v => v == Verdict.Different) ? Verdict.Different : Verdict.Unknown;
        if (!Holds(verdict, telling) && Guarded(GuardKind.Stretches, a, b, telling))
        {
            Tell(Told(telling, ""));
            if (verdicts[1] == Verdict.Different && verdicts[2] == Verdict.Different)
            {
                Learn(known => known.AddEqual(a.Dim, b.Dim));
            }
        }
    }

    /// <summary>The user's own code gives a result of this shape.</summary>
    public void Promise(Shape shape) => promise.AddRange(shape.Dims.Select(d => d.Symbols().All(IsAvailable) ? d : Dim.Of(-1)));

    /// <summary>Tells of a condition that another network checks when it is given its inputs or hyperparameters.</summary>
    public void Tell(Problem problem)
    {
        // One word on a place: that on the height is enough where the width is in the same position.
        if (!undecided.Exists(p => p.Spot == problem.Spot))
        {
            undecided.Add(problem);
        }
    }

    /// <summary>Takes over what another lowering of the stage needs.</summary>
    public void Add(Requirements other)
    {
        guards.AddRange(other.guards);
        Comparisons += other.Comparisons;
        other.undecided.ForEach(Tell);
    }

    /// <summary>Counts a condition that another place decides on.</summary>
    public void Count(Verdict verdict) => Comparisons += Comparisons.One(verdict);

    private bool Holds(Verdict verdict, Telling telling)
    {
        Count(verdict);
        return verdict == Verdict.Different ? throw telling.Error() : verdict == Verdict.Equal;
    }

    private static Problem Told(Telling telling, string hint) => Problem.At(telling.Spot, Descriptors.Undecided, telling.Demand(), hint);

    /// <summary>Adds the guard, where generated code can have its numbers.</summary>
    private bool Guarded(GuardKind kind, Operand left, Operand right, Telling telling)
    {
        var guard = new Guard(kind, Term(left), Term(right), Text(telling.Failure()));
        var canBe = guard.Symbols.All(IsAvailable);
        if (canBe)
        {
            guards.Add(guard);
        }

        return canBe;
    }

    /// <summary>What an optional stage checks is not known where it is not computed.</summary>
    private void Learn(Action<Known> learn)
    {
        if (isAlways)
        {
            learn(scope.Known);
        }
    }

    private string Text(string failure) => $"Stage '{stage.Name}' of '{scope.Network.Name}': {failure}";

    private GuardTerm Term(Operand operand) => operand.Value is { } value && value.Id < inputs && operand.Dim.Symbols().Any(s => s.IsRuntime)
        ? new GuardTerm(value.Id, operand.Axis, operand.Dim - value.Shape[operand.Axis])
        : new GuardTerm(null, 0, operand.Dim);

    /// <summary>Whether generated code can name it: not an element of an array that may be null, nor a size inside the network.</summary>
    private bool IsAvailable(Symbol symbol) => !symbol.Name.Contains('[') && (!symbol.IsRuntime || scope.IsInputSize(symbol.Name));
}
