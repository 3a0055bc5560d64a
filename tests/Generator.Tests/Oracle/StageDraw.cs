namespace DaNetGen.Generator.Tests.Oracle;

/// <summary>Draws a stage that is meant to be right: its operator, what it reads, and its arguments.</summary>
internal sealed class StageDraw(Draw draw, Draft draft, IReadOnlyList<Draft> subs)
{
    /// <summary>What the language has besides operators.</summary>
    public static IReadOnlyList<string> Others { get; } = ["Use", "Reuse", "Stage", "Layer"];

    private static readonly IReadOnlyList<string> All = [.. Reference.ReferenceOperators.Names, .. Others];

    private static readonly string[] WithoutLayer =
        ["Relu", "Sigmoid", "MaxPool", "AdaptiveAvgPool", "Flatten", "Sum", "Multiply", "Concat", "Upsample", .. Others];

    private readonly ArgumentDraw arguments = new(draw, draft);

    private IEnumerable<DraftValue> Images => draft.Values.Where(v => v.IsImage);

    /// <summary>A stage, or null where nothing suits the operator that was drawn.</summary>
    public DraftStage? Next(string name)
    {
        var @operator = draw.Of(All);
        return @operator switch
        {
            "Sum" or "Multiply" => Joined(name, @operator),
            "Concat" => Concat(name),
            "Upsample" => Of(Images) is { } x && Of(Images) is { } y ? Stage(name, draw.Of("Upsample", "Upsample(AlignCorners = true)"), x, y) : null,
            "Use" => Use(name),
            "Reuse" => Reuse(name),
            "Stage" => Own(name),
            "Layer" => Of(Images) is { } x ? Stage(name, "Layer<Twice>", x) with { ResultShape = $"\"{x.Name}.B\", \"2 * {x.Name}.C\", \"{x.Name}.H\", \"{x.Name}.W\"" } : null,
            "Relu" or "Sigmoid" => Of(draft.Values) is { } x ? Stage(name, @operator, x) : null,
            "Linear" => Of(draft.Values.Where(v => v.Rank > 0 && (v.IsKnown(v.Rank - 1) || draw.Chance(0.03)))) is { } x
                ? Stage(name, arguments.Attribute(@operator, x), x) : null,
            "Dropout" => Of(draft.Values) is { } x ? Stage(name, arguments.Attribute(@operator, x), x) : null,
            _ => Of(Images.Where(v => v.IsKnown(1))) is { } x ? Stage(name, arguments.Attribute(@operator, x), x) : null,
        };
    }

    /// <summary>A stage that reads these values, by their names or with <c>[From]</c>.</summary>
    public DraftStage Stage(string name, string attribute, params DraftValue[] reads) =>
        new(name, attribute, reads, string.Join(", ", reads.Select((r, i) => Parameter(r, i, reads))));

    private string Parameter(DraftValue value, int index, DraftValue[] reads) =>
        (draw.Chance(0.1) && draft.IsDeclared(value)) || reads.Take(index).Contains(value) ? $"[From(\"{value.Name}\")] Tensor v{index}" : draft.Parameter(value);

    private DraftValue? Of(IEnumerable<DraftValue> values) => values.ToList() is { Count: > 0 } some ? draw.Of(some) : null;

    private DraftStage? Joined(string name, string @operator)
    {
        if (Of(draft.Values) is not { } x || draft.Values.Where(v => v != x && v.IsLike(x)).ToList() is not { Count: > 0 } alike)
            return Gate(name);
        return Stage(name, @operator == "Multiply" && draw.Chance(0.5) ? "Multiply(Broadcast = true)" : @operator, [x, .. draw.Shuffled(alike).Take(draw.Between(1, 3))]);
    }

    private DraftStage? Gate(string name)
    {
        if (Of(Images.Where(v => v.Fixed(2) == 1 && v.Fixed(3) == 1)) is not { } gate)
            return null;
        var gated = Images.Where(v => v != gate && v.Shapes.Zip(gate.Shapes).All(p => p.First[0] == p.Second[0] && p.First[1] == p.Second[1]));
        return Of(gated) is { } x ? Stage(name, "Multiply(Broadcast = true)", draw.Chance(0.7) ? [x, gate] : [gate, x]) : null;
    }

    private DraftStage? Concat(string name)
    {
        if (Of(draft.Values.Where(v => v.Rank > 1)) is not { } x)
            return null;
        var dim = draw.Chance(0.7) ? 1 : draw.Between(0, x.Rank - 1);
        var alike = draft.Values.Where(v => v != x && v.IsLike(x, except: dim)).ToList();
        return alike.Count == 0 ? null : Stage(name, dim == 1 && draw.Chance(0.5) ? "Concat" : $"Concat({dim})", [x, .. draw.Shuffled(alike).Take(draw.Between(1, 3))]);
    }

    private DraftStage? Use(string name)
    {
        if (draft.TakesBackbone && draw.Chance(0.5) && Of(Images.Where(v => v.Fixed(1) == 3)) is { } image)
            return Stage(name, $"Use(nameof(TBackbone), {draw.Of(1, 2)})", image) with { Result = "IMaps" };
        if (subs.Count == 0)
            return null;
        var sub = draw.Of(subs);
        var inputs = sub.Parsed().Inputs.Select(read => Of(draft.Values.Where(v => Fits(v, read.Shape!)))).ToList();
        return inputs.Any(i => i is null) ? null : Use(name, sub, [.. inputs.Select(i => i!)]);
    }

    /// <summary>A stage that runs a network on these values.</summary>
    public DraftStage Use(string name, Draft sub, DraftValue[] inputs)
    {
        var given = sub.Hypers.Select(h => h.Name == Draft.Channels ? arguments.Exactly(inputs[0], 1) : arguments.Argument(h)).ToList();
        if (draw.Chance(0.3))
            given = given[..sub.Hypers.Count(h => !h.HasDefault)];
        return Stage(name, $"Use<{sub.Name}>" + (given.Count == 0 ? "" : $"({string.Join(", ", given)})"), inputs) with { Result = $"{sub.Name}.Outputs" };
    }

    private static bool Fits(DraftValue value, IReadOnlyList<object?> shape) =>
        value.Rank == shape.Count && shape.Select((dim, axis) => (dim, axis)).All(d => d.dim is not int size || value.Fixed(d.axis) == size);

    private DraftStage? Reuse(string name)
    {
        if (draft.Stages.Where(s => !WithoutLayer.Contains(s.Operator)).ToList() is not { Count: > 0 } layers || draw.Of(layers) is not { } layer)
            return null;
        var first = layer.Reads[0];
        var axis = layer.Operator == "Linear" ? first.Rank - 1 : 1;
        return Of(draft.Values.Where(v => v.Rank == first.Rank && v.Shapes.Zip(first.Shapes).All(p => p.First[axis] == p.Second[axis]))) is { } x
            ? Stage(name, $"Reuse(nameof({layer.Name}))", x) : null;
    }

    private DraftStage? Own(string name)
    {
        if (Of(Images) is not { } x)
            return null;
        var mean = draw.Chance(0.5);
        var stage = Stage(name, "Stage", x);
        var parameter = stage.Parameters[(stage.Parameters.LastIndexOf(' ') + 1)..];
        return stage with
        {
            Body = mean ? $" => {parameter}.mean([2L, 3L], keepdim: true)" : $" => {parameter}.neg()",
            ResultShape = $"\"{x.Name}.B\", \"{x.Name}.C\", " + (mean ? "1, 1" : $"\"{x.Name}.H\", \"{x.Name}.W\""),
        };
    }
}
