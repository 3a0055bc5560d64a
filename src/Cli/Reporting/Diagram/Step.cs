namespace DaNetGen.Cli.Reporting.Diagram;

/// <summary>A step of what a stage computes: a primitive, or a residual block of several.</summary>
/// <param name="Name">Its weights' key within the stage, <c>conv1</c>; empty for a function.</param>
/// <param name="What">What it computes: <c>Conv 3x3, stride 2</c>.</param>
/// <param name="Shape">Its result's shape for one input size.</param>
/// <param name="Parameters">Its trainable numbers.</param>
/// <param name="MultiplyAdds">Its multiply-adds.</param>
/// <param name="Steps">The steps of a block.</param>
internal sealed record Step(string Name, string What, string Shape, long Parameters, long MultiplyAdds, IReadOnlyList<Step> Steps);
