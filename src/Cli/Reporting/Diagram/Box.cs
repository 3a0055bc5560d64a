namespace DaNetGen.Cli.Reporting.Diagram;

/// <summary>What a box of the picture stands for.</summary>
internal enum BoxKind
{
    /// <summary>An input of the network.</summary>
    Input,

    /// <summary>A stage.</summary>
    Stage,

    /// <summary>A stage whose result leaves the network.</summary>
    Output,

    /// <summary>A stage that runs a network: drawn around that network's stages or, folded, like a stage.</summary>
    Network,
}

/// <summary>A box of the picture with its words.</summary>
/// <param name="Path">The stage with those around it: <c>Head.ConvP1</c>.</param>
/// <param name="Kind">What it stands for.</param>
/// <param name="Name">The stage's name.</param>
/// <param name="Operator">What it computes.</param>
internal sealed record Box(string Path, BoxKind Kind, string Name, string Operator)
{
    /// <summary>The height of a box with three lines and a bar.</summary>
    public const double StandardHeight = 56;

    /// <summary>Its result's shape for one input size; empty for the results of a network.</summary>
    public string Shape { get; init; } = "";

    /// <summary>The same in the input's symbols.</summary>
    public string Symbolic { get; init; } = "";

    /// <summary>Its trainable numbers.</summary>
    public long Parameters { get; init; }

    /// <summary>Its multiply-adds.</summary>
    public long MultiplyAdds { get; init; }

    /// <summary>Its part of the whole network's multiply-adds, 0 to 1.</summary>
    public double Share { get; init; }

    /// <summary>Under which hyperparameters it exists: <c>aux</c>; empty for always.</summary>
    public string Condition { get; init; } = "";

    /// <summary>What it computes, step by step; empty where that is one step, or a network.</summary>
    public IReadOnlyList<Step> Steps { get; init; } = [];

    /// <summary>What it computes, and under which condition.</summary>
    public string What => Condition.Length == 0 ? Operator : $"{Operator}, when {Condition}";

    /// <summary>Its parameters in words; empty for none.</summary>
    public string ParametersInWords => Parameters == 0 ? "" : Figures.Compact(Parameters, "parameter");

    /// <summary>Its multiply-adds in words; empty for none.</summary>
    public string MultiplyAddsInWords => MultiplyAdds == 0 ? "" : Figures.Compact(MultiplyAdds, "multiply-add");

    /// <summary>Its share of the multiply-adds in words; empty for none.</summary>
    public string ShareInWords => MultiplyAdds == 0 ? "" : Figures.Share(Share);

    /// <summary>Its words, line by line: what stands at the left, and what at the right. A network has two lines, all else three.</summary>
    public IReadOnlyList<(string Left, string Right)> Lines => Kind == BoxKind.Network
        ? [(Name, ParametersInWords), (What, string.Join(", ", ((string[])[MultiplyAddsInWords, ShareInWords]).Where(part => part.Length > 0)))]
        : [(Name, ParametersInWords), (What, MultiplyAddsInWords), (Shape, ShareInWords)];

    /// <summary>All of it in a sentence.</summary>
    public string Description => string.Join(", ", ((string[])
    [
        $"{Path}: {Operator}", Shape.Length == 0 ? "" : $"result {Symbolic} = {Shape}", Parameters == 0 ? "no parameters" : Figures.Many(Parameters, "parameter"),
        MultiplyAdds == 0 ? "" : $"{Figures.Many(MultiplyAdds, "multiply-add")} ({Figures.Share(Share)} of the network's)",
        Condition.Length == 0 ? "" : $"exists where {Condition} is true", Kind == BoxKind.Output ? "an output" : "",
    ]).Where(part => part.Length > 0));

    /// <summary>What distinguishes how it is drawn, as words of a style sheet.</summary>
    public string Style =>
        $"{Kind.ToString().ToLowerInvariant()}{(Operator.Contains("Attention", StringComparison.Ordinal) && Kind != BoxKind.Network ? " attention" : "")}{(Condition.Length > 0 ? " optional" : "")}";
}
