using DaNetGen.Generator.Operators;
using DaNetGen.Generator.Tests.Harness;
using Snapshooter;
using Snapshooter.Xunit;

namespace DaNetGen.Generator.Tests.Snapshots;

/// <summary>A small network for each operator: compiled without a warning, compared with its snapshot, and run.</summary>
public sealed class OperatorTests
{
    private const string Folder = "Operators";

    public static TheoryData<string> Samples => new(Sample.Names(Folder));

    [Fact]
    public void EveryOperatorHasASample() => Assert.Equal(OperatorTable.Names.Order(), Sample.Names(Folder).Order());

    [Fact]
    public void EveryOperatorHasASnapshot() => Assert.All(
        OperatorTable.Names, name => Assert.True(File.Exists(Folders.Snapshot($"{nameof(OperatorTests)}.{nameof(IsWrittenAsBefore)}_{name}")), name));

    [Theory]
    [MemberData(nameof(Samples))]
    public void IsWrittenAsBefore(string name) =>
        Snapshot.Match(GeneratedText.Of(Expanded.Of(Sample.Of(Folder, name).Source).IsClean()), new SnapshotNameExtension(name));

    [Theory]
    [MemberData(nameof(Samples))]
    public void RunsWithTheInferredShapes(string name) => SampleRun.Everything(Sample.Of(Folder, name));
}
