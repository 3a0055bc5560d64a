using DaNetGen.Generator.Tests.Harness;
using Snapshooter;
using Snapshooter.Xunit;

namespace DaNetGen.Generator.Tests.Snapshots;

/// <summary>The shipped models: compiled without a warning, compared with their snapshots, and run.</summary>
public sealed class ModelTests(ModelTests.Models models) : IClassFixture<ModelTests.Models>
{
    private static readonly IEnumerable<string> Networks = Folders.Files(Folders.Models)
        .Where(file => File.ReadAllText(file).Contains("[Network]")).Select(Path.GetFileNameWithoutExtension).OfType<string>();

    public static TheoryData<string> Names => new(Networks);

    [Fact]
    public void EveryNetworkIsGenerated() => Assert.Equal(Networks.Order(), models.Shapes.Networks.Select(n => n.Name).Order());

    [Theory]
    [MemberData(nameof(Names))]
    public void IsWrittenAsBefore(string name)
    {
        var part = models.Expanded.IsClean().Parts.Single(p => p.Key.Split('.')[^3].Split('`')[0] == name);
        Snapshot.Match(part.Value, new SnapshotNameExtension(name));
    }

    [Fact]
    public void EveryComparisonIsDecided()
    {
        Assert.Empty(models.Expanded.AnalyzerDiagnostics());
        Assert.All(models.Expanded.Parts.Values, part => Assert.DoesNotContain("DaNetGen.Guard.", part));
    }

    [Theory]
    [InlineData("ResNet18", "")]
    [InlineData("ResNet34", "outputStride = 16, norm = Group; H = 33, W = 41")]
    [InlineData("ResNet50", "outputStride = 8, multiGrid = 1 2 4; H = 33, W = 41")]
    [InlineData("ResNet101", "outputStride = 8; H = 33, W = 41")]
    [InlineData("ResNet152", "B = 1, H = 33, W = 41")]
    [InlineData("SmallBackbone", "outputStride = 8; H = 33, W = 41")]
    [InlineData("SmallBackbone", "outputStride = 32, norm = Group; H = 33, W = 41")]
    [InlineData("DualAttentionHead", "channels = 64, classes = 5; H = 7, W = 9")]
    [InlineData("DualAttentionHead", "channels = 64, classes = 5, aux = false; H = 7, W = 9")]
    [InlineData("FcnHead", "channels = 12, classes = 5; H = 7, W = 9")]
    [InlineData("DANet`1", "TBackbone = ResNet18, classes = 3")]
    [InlineData("DANet`1", "TBackbone = ResNet50, classes = 3, outputStride = 16, multiGrid = 1 2 4, aux = false")]
    [InlineData("Fcn`1", "TBackbone = ResNet18, classes = 3")]
    [InlineData("Fcn`1", "TBackbone = ResNet34, classes = 3, outputStride = 32, aux = false")]
    public void RunsWithTheInferredShapes(string id, string values) =>
        models.Shapes.AreInferred("DaNetGen.Models." + id, Sample.Values(values));

    /// <summary>The models, compiled once.</summary>
    public sealed class Models
    {
        private readonly Lazy<RealShapes> shapes;

        public Models()
        {
            Expanded = Expanded.Of(Compile.Models());
            shapes = new(() => new RealShapes(Expanded));
        }

        internal Expanded Expanded { get; }

        internal RealShapes Shapes => shapes.Value;
    }
}
