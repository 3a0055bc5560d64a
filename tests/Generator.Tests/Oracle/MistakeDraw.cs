namespace DaNetGen.Generator.Tests.Oracle;

/// <summary>Draws a stage that is meant to be wrong. Some are right all the same for some sizes: the reference knows.</summary>
internal sealed class MistakeDraw(Draw draw, Draft draft, IReadOnlyList<Draft> subs)
{
    private readonly StageDraw stages = new(draw, draft, subs);
    private readonly ArgumentDraw arguments = new(draw, draft);

    private IReadOnlyList<DraftValue> Images => [.. draft.Values.Where(v => v.IsImage)];

    /// <summary>A stage, or null where nothing suits the mistake that was drawn.</summary>
    public DraftStage? Next(string name) => draw.Between(0, 11) switch
    {
        0 or 1 => Two(v => v.Values, (a, b) => !b.IsLike(a), (a, b) => stages.Stage(name, draw.Of("Sum", "Multiply", "Multiply(Broadcast = true)"), a, b)),
        2 => Two(v => v.Values, (a, b) => a.Rank > 0 && !b.IsLike(a, except: 1), (a, b) => stages.Stage(name, draw.Of("Concat", "Concat(0)", "Concat(2)"), a, b)),
        3 or 4 => Rank(name),
        5 => One(Images, x => stages.Stage(name, Groups(x), x)),
        6 => One(Images, x => stages.Stage(name, Window(x), x)),
        7 => One(Images, x => stages.Stage(name, $"PositionAttention({draw.Of("7", "5", "11", $"reduction: {arguments.Count(x)}")})", x)),
        8 => One(Images, x => stages.Stage(name, NotPositive(x), x)),
        9 => Other(name),
        10 => One(draft.Values, x => stages.Stage(name, draw.Of("Conv(\"H\")", "Linear(\"W * 2\")", "AdaptiveAvgPool(\"H / 2\")", "Concat", "Concat(4)", "Concat(-1)", "Sum"), x)),
        _ => Strided(name),
    };

    private DraftStage? One(IReadOnlyList<DraftValue> values, Func<DraftValue, DraftStage> make) => values.Count == 0 ? null : make(draw.Of(values));

    private DraftStage? Two(Func<Draft, IReadOnlyList<DraftValue>> values, Func<DraftValue, DraftValue, bool> differ, Func<DraftValue, DraftValue, DraftStage> make)
    {
        var pairs = (from a in values(draft) from b in values(draft) where a != b && differ(a, b) select (a, b)).ToList();
        return pairs.Count == 0 ? null : draw.Of(pairs) is var (first, second) ? make(first, second) : null;
    }

    private DraftStage? Rank(string name)
    {
        var flat = draft.Values.Where(v => !v.IsImage).ToList();
        if (flat.Count == 0)
            return null;
        var x = draw.Of(flat);
        var @operator = draw.Of([.. Reference.ReferenceOperators.Names.Except(["Relu", "Sigmoid", "Sum", "Multiply", "Concat", "Linear"])]);
        if (@operator == "Upsample" && Images.Count > 0)
            return draw.Chance(0.5) ? stages.Stage(name, @operator, x, draw.Of(Images)) : stages.Stage(name, @operator, draw.Of(Images), x);
        return @operator == "Upsample" ? null : stages.Stage(name, arguments.Attribute(@operator, x), x);
    }

    private string Groups(DraftValue x) => draw.Of(
        $"Conv({arguments.Count(x)}, groups: {draw.Of("5", "7", "3")})", $"Conv(13, groups: {draw.Of("2", "3")})", $"GroupNorm({draw.Of("5", "7", "9")})",
        $"ConvBnRelu({draw.Of("33", "20", "\"" + x.Name + ".C\"")}, norm: Norm.Group)", "Stem(48, Norm = Norm.Group)", "BasicStage(1, 24, Norm = Norm.Group)",
        $"GroupNorm({arguments.Count(x)})", $"ConvBnRelu({arguments.Count(x)}, groups: {arguments.Count(x)})");

    private string Window(DraftValue x) => draw.Of(
        $"Conv(4, kernel: {draw.Of("19", "20", "25")}, padding: {draw.Of("0", "1")})", $"MaxPool({draw.Of("18", "23")})", $"Conv({arguments.Count(x)}, kernel: 9, padding: 0, dilation: 2)",
        $"MaxPool(kernel: 2, padding: {draw.Of("1", "2", "3")})", $"ConvBnRelu(4, kernel: {draw.Of("18", "31")}, padding: 2)");

    private string NotPositive(DraftValue x) => draw.Of(
        "Conv(0)", "Conv(-2)", "Conv(4, kernel: 0)", "Conv(4, stride: 0)", "Conv(4, kernel: 3, padding: -1)", "Conv(4, kernel: 3, dilation: 0)", "Conv(4, groups: 0)",
        $"Conv(\"{x.Name}.C - {x.Name}.C\")", "MaxPool(0)", "MaxPool(2, stride: 0)", "MaxPool(2, padding: -1)", "AdaptiveAvgPool(0)", "Linear(0)", "GroupNorm(0)", "BasicStage(0, 4)",
        "BasicStage(1, 4, stride: 0)", "BottleneckStage(1, 0)", "PositionAttention(0)", "Classifier(0)", "Stem(1, deep: true)", "ConvBnRelu(0, kernel: 3)");

    /// <summary>Another's layer, or a network, on a value that it is not made for.</summary>
    private DraftStage? Other(string name)
    {
        var layers = draft.Stages.Where(s => s.Operator is "Conv" or "BatchNorm" or "ConvBnRelu" or "Linear" or "GroupNorm" or "Classifier").ToList();
        if (layers.Count > 0 && (subs.Count == 0 || draw.Chance(0.4)))
            return One(draft.Values, x => stages.Stage(name, $"Reuse(nameof({draw.Of(layers).Name}))", x));
        if (subs.Count == 0)
            return null;
        var sub = draw.Of(subs);
        var inputs = sub.Parsed().Inputs.Select(_ => draw.Of(draft.Values)).ToArray();
        var stage = stages.Use(name, sub, inputs);
        return draw.Chance(0.5) ? stage : stage with { Attribute = stage.Attribute.Replace("\"" + inputs[0].Name + ".C\"", draw.Of("7", $"\"{inputs[0].Name}.C + 1\"", $"\"{inputs[0].Name}.C * 2\"")) };
    }

    /// <summary>A skip that passes by a stride.</summary>
    private DraftStage? Strided(string name)
    {
        var strided = draft.Stages.Where(s => s.Attribute.Contains("stride: 2") || s.Attribute.Contains("stride: 3") || s.Operator is "MaxPool" or "Stem").ToList();
        if (strided.Count == 0)
            return null;
        var stage = draw.Of(strided);
        return draft.Values.FirstOrDefault(v => v.Name == stage.ValueName) is { } value && stage.Reads[0] is { } read && value != read
            ? stages.Stage(name, draw.Of("Sum", "Multiply", "Concat"), read, value) : null;
    }
}
