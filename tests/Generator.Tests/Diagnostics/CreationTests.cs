namespace DaNetGen.Generator.Tests.Diagnostics;

/// <summary>Mistakes that show where a network is made: there it is closed, and its hyperparameters have values.</summary>
public sealed class CreationTests
{
    private const string Networks = """
        public interface IMaps
        {
            Tensor Deep { get; }
        }

        [NetworkContract]
        public interface IBackbone<TSelf>
            where TSelf : Network, IBackbone<TSelf>
        {
            static abstract int DeepChannels { get; }

            static abstract TSelf Create([OneOf(8, 16)] int stride);

            IMaps forward([Shape("B", 3, "H", "W")] Tensor image);
        }

        [Network]
        public partial class Narrow([OneOf(8, 16)] int stride) : IBackbone<Narrow>
        {
            [Conv(20, stride: nameof(stride)), Output]
            private partial Tensor Deep([Shape("B", 3, "H", "W")] Tensor image);
        }

        [Network]
        public partial class Wide([OneOf(8, 16)] int stride) : IBackbone<Wide>
        {
            [Conv(32, stride: nameof(stride)), Output]
            private partial Tensor Deep([Shape("B", 3, "H", "W")] Tensor image);
        }

        [Network]
        public partial class Attended<TBackbone>(int stride = 8)
            where TBackbone : Network, IBackbone<TBackbone>
        {
            [Use(nameof(TBackbone), nameof(stride))]
            private partial IMaps Backbone([Shape("B", 3, "H", "W")] Tensor image);

            [PositionAttention(reduction: 8), Output]
            private partial Tensor Pam(Tensor backboneDeep);
        }

        """;

    [Fact]
    public void Closed_network_that_does_not_fit() => Mistake.IsFoundByTheAnalyzer(
        "DNG210",
        "'Attended' does not fit here: in its stage 'Pam', Reduction 8 does not divide the 20 channels of 'backboneDeep': 10 would",
        Networks + User("new [|Attended<Narrow>~Attended<Wide>|]()"));

    [Fact]
    public void Value_that_is_not_allowed() => Mistake.IsFoundByTheAnalyzer(
        "DNG209", "'stride' of 'Narrow' must be one of 8, 16, but it is 12", Networks + User("new Narrow(stride: [|12~16|])"));

    [Fact]
    public void Value_that_a_network_inside_does_not_have() => Mistake.IsFoundByTheAnalyzer(
        "DNG210",
        "'Attended' does not fit here: in its stage 'Backbone', 'stride' of 'Wide' must be one of 8, 16, but it is 12",
        Networks + User("new [|Attended<Wide>|]({|12~16|})"));

    private static string User(string creation) => $$"""
        public static class User
        {
            public static Network Make() => {{creation}};
        }
        """;
}
