using DaNetGen.Generator.Common;
using DaNetGen.Generator.Shapes;

namespace DaNetGen.Generator.Primitives;

/// <summary>A tensor while a stage is lowered.</summary>
/// <param name="Id">Its number within the stage; inputs of the stage come first.</param>
/// <param name="Shape">Its symbolic shape.</param>
/// <param name="Name">How messages call it.</param>
internal sealed record Value(int Id, Shape Shape, string Name);

/// <summary>A parameter or buffer of a primitive.</summary>
/// <param name="Key">Its state_dict key within the stage.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="IsBuffer">Whether it is a buffer, which no optimiser touches.</param>
internal sealed record Weight(string Key, Shape Shape, bool IsBuffer = false);

/// <summary>A number that a primitive needs: stride, dilation, groups.</summary>
internal sealed record Setting(string Name, Dim Value);

/// <summary>One step of what a stage computes: what passes, exporters and counts see in place of composite operators.</summary>
/// <param name="Kind">What it is: <c>Conv</c>, <c>BatchNorm</c>, <c>Relu</c>, <c>MatMul</c>...</param>
/// <param name="Inputs">Ids of the values that it reads.</param>
/// <param name="Output">The value that it makes.</param>
/// <param name="Weights">Its parameters and buffers.</param>
/// <param name="MultiplyAdds">Multiplications with an addition in matrix products and convolutions; 0 elsewhere.</param>
/// <param name="Settings">Its numbers.</param>
/// <param name="Footprint">What it does to memory.</param>
/// <param name="Holds">Ids of values that it does not read and that stay until it has run.</param>
internal sealed record Primitive(
    string Kind,
    EquatableArray<int> Inputs,
    int Output,
    Shape Shape,
    EquatableArray<Weight> Weights,
    Dim MultiplyAdds,
    EquatableArray<Setting> Settings,
    Footprint Footprint,
    EquatableArray<int> Holds);
