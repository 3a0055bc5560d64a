namespace DaNetGen.Generator.Tests.Oracle;

/// <summary>Draws the arguments of attributes: numbers, hyperparameters, expressions over them, sizes of values.</summary>
internal sealed class ArgumentDraw(Draw draw, Draft draft)
{
    private IReadOnlyList<Hyper> Counts => [.. draft.Hypers.Where(h => h.Type == "int" && h.Name is not ("kernel" or "stride"))];

    /// <summary>An operator's attribute for the value that it will read.</summary>
    public string Attribute(string @operator, DraftValue x)
    {
        if (@operator is "Conv" or "ConvBnRelu" && draw.Chance(0.2) && Divisor(x) is { } groups)
            return $"{@operator}({draw.Of("12", "24", $"\"6 * {Multiple(groups)}\"")}{Window()}, groups: {groups})";
        return @operator + @operator switch
        {
            "Conv" => $"({Count(x)}{Window()}{draw.Of("", "", ", bias: false")})",
            "BatchNorm" => draw.Of("", "(frozen: true)", "(0.2, 1e-3)"),
            "GroupNorm" => $"({Divisor(x) ?? "1"})",
            "MaxPool" => draw.Of("(2)", "(3, stride: 2, padding: 1)", "(3, 1, 1)", "(2, stride: 1)", "(kernel: 3, padding: 1)", Kernel("({0})")),
            "AdaptiveAvgPool" => draw.Of("(1)", "(1, 1)", "(3)", "(2, width: 5)", $"({Count(x)})"),
            "Linear" => $"({Count(x)}{draw.Of("", ", bias: false")})",
            "Dropout" or "Dropout2d" => draw.Of("", "(0.2)", "(p: 0.9)", Rate("({0})")),
            "ConvBnRelu" => draw.Chance(0.15) ? $"(64{Window()}, norm: Norm.Group)" : $"({Count(x)}{Window()}{Norm(", norm: ")})",
            "Stem" => draw.Chance(0.15) ? $"(64, deep: true, Norm = Norm.Group)" : $"({draw.Of("8", "16", "6")}{draw.Of("", ", deep: true")}{Norm(", Norm = ")})",
            "BasicStage" => $"({Blocks()}, {draw.Of(Count(x), Exactly(x, 1))}{Strides()})",
            "BottleneckStage" => $"({Blocks()}, {draw.Of(draw.Of("2", "3", "4"), Small("{0}"))}{Strides()})",
            "PositionAttention" => Divisor(x) is { } reduction ? draw.Of($"({reduction})", $"(reduction: {reduction})") : "(1)",
            "Classifier" => $"({Count(x)}{draw.Of("", ", dropout: 0.1", Rate(", {0}"), ", Channelwise = true")})",
            _ => "",
        };
    }

    /// <summary>An argument for a hyperparameter of another network.</summary>
    public string Argument(Hyper hyper)
    {
        var own = draft.Hypers.FirstOrDefault(h => h.Type == hyper.Type && (h.Type != "int" || h.Name == hyper.Name));
        return own is not null && draw.Chance(0.5) ? $"nameof({own.Name})"
            : hyper.Type == "int" && hyper.Name is not ("kernel" or "stride") && Counts.Count > 0 && draw.Chance(0.3) ? Expression(draw.Of(Counts).Name)
            : hyper.Type == "int[]?" ? "null" : Hyper.Code(draw.Of(hyper.Values));
    }

    /// <summary>An argument that is the size of a value.</summary>
    public string Exactly(DraftValue value, int axis) =>
        value.Fixed(axis) is { } size && draw.Chance(0.6) ? $"{size}" : value.IsImage ? $"\"{value.Name}.{"BCHW"[axis]}\"" : "4";

    /// <summary>A count of channels, features or classes.</summary>
    public string Count(DraftValue x)
    {
        if (draw.Chance(0.4) || (Counts.Count == 0 && !x.IsImage))
            return $"{draw.Of(1, 2, 3, 4, 5, 6, 8, 8, 12, 16, 24)}";
        if (x.IsImage && x.IsKnown(1) && draw.Chance(0.4))
            return draw.Of("\"{0}.C\"", "\"{0}.C * 2\"", "\"({0}.C + 1) / 2\"", "\"max({0}.C, 6)\"", "\"min({0}.C, 6)\"").Replace("{0}", x.Name);
        return Counts.Count > 0 ? Expression(draw.Of(Counts).Name) : "7";
    }

    private string Expression(string name) => draw.Of(
        $"nameof({name})", $"nameof({name})", $"\"{name} * 2\"", $"\"({name} + 1) / 2\"", $"\"{name} + 3\"", $"\"2 * {name} - 1\"", $"\"max({name}, 8)\"",
        $"\"min({name}, 6)\"", $"\"{name} * {draw.Of(Counts).Name} / 4 + 1\"");

    private string Small(string format) => string.Format(null, format, Counts.Count > 0 ? $"\"min({draw.Of(Counts).Name}, 4)\"" : "4");

    /// <summary>Something that divides the value's channels in each trial.</summary>
    private string? Divisor(DraftValue x)
    {
        var numbers = new[] { 2, 3, 4, 8 }.Where(d => x.IsDivided(1, d)).Select(d => $"{d}");
        var names = x.IsKnown(1) ? new[] { $"\"{x.Name}.C\"" } : [];
        return numbers.Concat(names).ToList() is { Count: > 0 } some ? draw.Of(some) : null;
    }

    private static string Multiple(string groups) => groups.Trim('"');

    private string Window()
    {
        var kernel = draw.Of("", ", kernel: 3", ", kernel: 3", ", 3", ", kernel: 1", ", kernel: 2", ", kernel: 4", ", kernel: 5", Kernel(", kernel: {0}"));
        var stride = draw.Of("", "", ", stride: 2", ", stride: 2", ", stride: 3", draft.Hypers.Any(h => h.Name == "stride") ? ", stride: nameof(stride)" : "");
        var padding = kernel.Length == 0 ? "" : draw.Of("", "", "", ", padding: 0", ", padding: 1", ", padding: 2");
        var dilation = kernel.Length == 0 ? "" : draw.Of("", "", ", dilation: 2");
        return kernel + stride + padding + dilation;
    }

    private string Kernel(string format) => string.Format(null, format, draft.Hypers.Any(h => h.Name == "kernel") ? "nameof(kernel)" : "3");

    private string Rate(string format) => draft.Hypers.FirstOrDefault(h => h.Type == "double") is { } rate ? string.Format(null, format, $"nameof({rate.Name})") : "";

    private string Norm(string before) => draw.Chance(0.3) ? before + draw.Of("Norm.Batch", "Norm.FrozenBatch", draft.Hypers.Any(h => h.Type == "Norm") ? "nameof(norm)" : "Norm.Batch") : "";

    private string Blocks() => $"{draw.Of(1, 1, 2, 3)}";

    private string Strides() => draw.Of(
        "", ", stride: 2", ", 2", ", stride: 3", ", stride: 2, NominalStride = 16, OutputStride = 8", ", stride: 2, NominalStride = 8, OutputStride = 16",
        ", stride: 4, NominalStride = 32, OutputStride = 16", Arrays(", stride: 2, NominalStride = 32, OutputStride = 16, MultiGrid = {0}"), Norm(", Norm = "));

    private string Arrays(string format) => draft.Hypers.Any(h => h.Type == "int[]?") ? string.Format(null, format, "nameof(grid)") : "";
}
