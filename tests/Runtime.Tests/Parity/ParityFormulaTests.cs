using DaNetGen.Tests.Parity;

namespace DaNetGen.Runtime.Tests.Parity;

public sealed class ParityFormulaTests
{
    [Theory]
    [InlineData(0, 0.09781832)]
    [InlineData(1, 0.14747858)]
    [InlineData(2, 0.5740844)]
    [InlineData(3, 0.85272777)]
    public void UniformNumbersAreTheDocumentedOnes(int index, double expected) =>
        Assert.Equal(expected, ParityWeights.Uniform(ParityWeights.Hash("input"), index), 7);

    [SkippableFact]
    public void EveryManifestReads()
    {
        var manifests = ParityFolders.Manifests();
        Skip.If(manifests.Count == 0, "There are no fixtures.");
        foreach (var manifest in manifests)
        {
            var parity = ParityCase.Load(manifest);
            Assert.True(parity.Model.Layer is not null ^ parity.Model.Backbone is not null, parity.Name);
            Assert.NotEmpty(parity.Keys);
            foreach (var output in parity.Outputs.Values)
                output.Read().Dispose();
        }
    }

    [Fact]
    public void NamedFolderWithoutManifestIsAnError()
    {
        var empty = Directory.CreateTempSubdirectory();
        try
        {
            Assert.Throws<InvalidOperationException>(() => ParityFolders.ManifestsIn(empty.FullName));
            Assert.Throws<InvalidOperationException>(() => ParityFolders.ManifestsIn(Path.Combine(empty.FullName, "absent")));
        }
        finally
        {
            empty.Delete();
        }
    }
}
