using DaNetGen.Generator.Tests.Reference;

namespace DaNetGen.Generator.Tests.Oracle;

/// <summary>A file with a random network, those that it uses, and a place where it is made.</summary>
/// <param name="Seed">What it follows from.</param>
/// <param name="Namespace">The namespace that it has to itself.</param>
/// <param name="Source">Its text.</param>
/// <param name="Networks">The networks in it; the last uses the others and is the one that is made.</param>
/// <param name="Made">The hyperparameters that it is made with.</param>
internal sealed record RandomFile(
    int Seed, string Namespace, string Source, IReadOnlyList<Draft> Networks, IReadOnlyDictionary<string, object?> Made)
{
    private const string Backbones = """
        public interface IMaps : IDisposable
        {
            Tensor Shallow { get; }

            Tensor Deep { get; }
        }

        [NetworkContract]
        public interface IBackbone<TSelf>
            where TSelf : Network, IBackbone<TSelf>
        {
            static abstract int DeepChannels { get; }

            static abstract TSelf Create(int stride);

            IMaps forward([Shape("B", 3, "H", "W")] Tensor image);
        }

        [Network]
        public sealed partial class Narrow(int stride) : IBackbone<Narrow>
        {
            [ConvBnRelu(6, kernel: 3, stride: nameof(stride)), Output]
            private partial Tensor Shallow([Shape("B", 3, "H", "W")] Tensor image);

            [Conv(DEEP, kernel: 3, stride: 2), Output]
            private partial Tensor Deep(Tensor shallow);
        }

        """;

    private const string Whole = "\"H\", \"W\"", Small = "\"h\", \"w\"", Halved = "\"(H + 1) / 2\", \"(W + 1) / 2\"";

    private static readonly string[] Facts =
        [", AtLeast(8, \"H\", \"W\")", ", AtLeast(16, \"H\", \"W\")", ", MultipleOf(2, \"H\", \"W\")", ", MultipleOf(8, \"H\", \"W\")", ", InputSize(17, 23)", ", InputSize(16, 16)"];

    public static RandomFile Of(int seed)
    {
        var draw = new Draw(seed);
        var backbone = draw.Chance(0.2) ? Backbones.Replace("DEEP", draw.Of("8", "10", "12")) : "";
        var text = backbone;
        var networks = new List<Draft>();
        var wrong = draw.Chance(0.4) ? draw.Between(0, 2) : -1;
        var count = draw.Between(0, 2);
        for (var i = 0; i < count; i++)
        {
            networks.Add(Network(draw, $"Inner{i}", text, networks, isInner: true, takesBackbone: false, wrong: wrong == 0 && i == 0));
            text += networks[^1].Text() + "\n";
        }

        var root = Network(draw, "Root", text, networks, isInner: false, takesBackbone: backbone.Length > 0, wrong: wrong > 0 || (wrong == 0 && count == 0));
        networks.Add(root);
        var made = root.Hypers.ToDictionary(h => h.Name, h => draw.Of(h.Values));
        var type = root.TakesBackbone ? "Root<Narrow>" : "Root";
        var creation = $"new {type}({string.Join(", ", root.Hypers.Select(h => $"{h.Name}: {Hyper.Code(made[h.Name])}"))})";
        text += root.Text() + $"\npublic static class User\n{{\n    public static Network Make() => {creation};\n}}\n";
        return new RandomFile(seed, $"F{seed}", $"namespace F{seed};\n\nusing static TorchSharp.torch;\n\n{text}", networks, made);
    }

    private static Draft Network(Draw draw, string name, string text, IReadOnlyList<Draft> subs, bool isInner, bool takesBackbone, bool wrong)
    {
        var hypers = Hypers(draw, isInner);
        var inputs = Inputs(draw, hypers, takesBackbone);
        var fact = inputs["image"].EndsWith(Whole, StringComparison.Ordinal) && draw.Chance(0.3) ? draw.Of(Facts) : "";
        var draft = new Draft(name, hypers, text, takesBackbone, inputs, fact);
        var good = new StageDraw(draw, draft, subs);
        var wanted = draw.Between(isInner ? 1 : 2, isInner ? 4 : 9);
        for (var tries = 0; tries < 8 * wanted && draft.Stages.Count < wanted; tries++)
        {
            if (good.Next($"S{draft.Stages.Count}") is { } stage)
                draft.TryAdd(stage);
        }

        if (draft.Stages.All(s => s.Operator == "Use"))
            draft.TryAdd(good.Stage("Active", "Relu", draw.Of(draft.Values)));
        var bad = new MistakeDraw(draw, draft, subs);
        for (var tries = 0; wrong && tries < 20; tries++)
        {
            if (bad.Next("Bad") is not { } stage)
                continue;
            draft.AddUnseen(stage);
            if (draw.Chance(0.3) && stage.Operator != "Use")
                draft.AddUnseen(new DraftStage("After", "Relu", [], "Tensor bad"));
            break;
        }

        draft.Arrange(Outputs(draw, draft));
        draft.Prune();
        return draft;
    }

    /// <summary>The stages in some order, those that nothing reads as outputs, and some others too.</summary>
    private static IEnumerable<DraftStage> Outputs(Draw draw, Draft draft)
    {
        var flag = draft.Hypers.FirstOrDefault(h => h.Type == "bool")?.Name;
        var text = draft.Text();
        var stages = draft.Stages.Select(s =>
        {
            var isRead = text.Contains($"Tensor {s.ValueName}") || text.Contains($"From(\"{s.ValueName}") || text.Contains($"Reuse(nameof({s.Name}))");
            var isOutput = s.Operator != "Use" && (!isRead || draw.Chance(0.15));
            return isOutput ? s with { Output = flag is not null && draw.Chance(0.3) ? $"Output(When = nameof({flag}))" : "Output" } : s;
        }).ToList();

        // A network needs an output, and sizes of values can be named only after them.
        if (stages.All(s => s.Output.Length == 0 || s.Output.Contains("When")))
        {
            var last = stages.FindLastIndex(s => s.Operator != "Use");
            stages[last] = stages[last] with { Output = "Output" };
        }

        return stages;
    }

    private static List<Hyper> Hypers(Draw draw, bool isInner)
    {
        var hypers = new List<Hyper>();
        void Maybe(double chance, Hyper hyper)
        {
            if (draw.Chance(chance))
                hypers.Add(hyper);
        }

        Maybe(isInner ? 0.6 : 0, new Hyper(Draft.Channels, "int", [6, 8, 12], false));
        Maybe(0.5, draw.Chance(0.3)
            ? new Hyper("width", "int", draw.Shuffled<object?>([4, 8, 12, 16]), draw.Chance(0.5)) { Fact = draw.Of("[MultipleOf(4)] ", "[AtLeast(4)] ") }
            : new Hyper("width", "int", draw.Shuffled<object?>([4, 6, 8, 12, 16]), draw.Chance(0.5)));
        Maybe(0.3, new Hyper("classes", "int", draw.Shuffled<object?>([2, 3, 5, 11]), draw.Chance(0.3)));
        Maybe(0.2, new Hyper("kernel", "int", draw.Shuffled<object?>([1, 3, 5]), true));
        Maybe(0.2, new Hyper("stride", "int", draw.Shuffled<object?>([1, 2, 3]), true) { Fact = draw.Of("", "[OneOf(1, 2, 3)] ") });
        Maybe(0.4, new Hyper("aux", "bool", [true, false], draw.Chance(0.7)));
        Maybe(0.2, new Hyper("norm", "Norm", [Norm.Batch, Norm.FrozenBatch, Norm.Group], true));
        Maybe(0.2, new Hyper("rate", "double", [0.1, 0.5], true));
        Maybe(0.1, new Hyper("grid", "int[]?", [null, new[] { 1, 2 }], true));
        return hypers;
    }

    private static Dictionary<string, string> Inputs(Draw draw, IReadOnlyList<Hyper> hypers, bool takesBackbone)
    {
        var size = draw.Of(Whole, Whole, Whole, "\"S\", \"S\"", "15, \"W\"", "17, 16", "\"H\", 9");
        var channels = takesBackbone ? "3" : hypers.Any(h => h.Name == Draft.Channels) ? $"nameof({Draft.Channels})" : draw.Of("1", "3", "3", "4", "6", "8", "12");
        var inputs = new Dictionary<string, string> { ["image"] = $"\"B\", {channels}, {(takesBackbone ? Whole : size)}" };
        if (draw.Chance(0.25))
            inputs["depth"] = $"\"B\", {draw.Of("1", "2", "6")}, {draw.Of(size, Small, size == Whole ? Halved : Small)}";
        if (draw.Chance(0.2))
            inputs["rows"] = draw.Of("\"B\", \"N\", 8", "\"B\", 6", "\"B\", \"N\"", "8", "\"B\", 4, 5, \"H\", \"W\"");
        return inputs;
    }
}
