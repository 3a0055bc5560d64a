using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Inference;

/// <summary>A condition that the running network checks: the name of a method of the runtime's <c>Guard</c>.</summary>
internal enum GuardKind
{
    /// <summary>Both are equal.</summary>
    Equal,

    /// <summary>The left is at least the right.</summary>
    AtLeast,

    /// <summary>The left divides the right.</summary>
    Divides,

    /// <summary>Both are equal, or one of them is 1.</summary>
    Stretches,
}

/// <summary>A number in a guard.</summary>
/// <param name="Input">The input of the stage whose size is read; null for none.</param>
/// <param name="Axis">The axis of that size.</param>
/// <param name="Plus">What is added: constants, hyperparameters, and where no size is read, sizes of the network's inputs.</param>
internal sealed record GuardTerm(int? Input, int Axis, Dim Plus);

/// <summary>What a stage needs and only the running network can tell.</summary>
/// <param name="Kind">The condition.</param>
/// <param name="Left">One side.</param>
/// <param name="Right">The other.</param>
/// <param name="Failure">What is wrong where it does not hold: <c>{0}</c> and <c>{1}</c> are the sides' values.</param>
internal sealed record Guard(GuardKind Kind, GuardTerm Left, GuardTerm Right, string Failure)
{
    /// <summary>Whether the hyperparameters alone decide it, so that it is checked when the network is built.</summary>
    public bool IsOfBuilding => Left.Input is null && Right.Input is null && !Symbols.Any(s => s.IsRuntime);

    /// <summary>The symbols that it is computed from.</summary>
    public IEnumerable<Symbol> Symbols => Left.Plus.Symbols().Concat(Right.Plus.Symbols());
}
