using DaNetGen.Generator.Tests.Harness;
using Snapshooter;
using Snapshooter.Xunit;

namespace DaNetGen.Generator.Tests.Snapshots;

/// <summary>A small network for each thing that the language has besides operators.</summary>
public sealed class LanguageTests
{
    private const string Folder = "Language";

    public static TheoryData<string> Samples => new(Sample.Names(Folder));

    [Theory]
    [MemberData(nameof(Samples))]
    public void IsWrittenAsBefore(string name) =>
        Snapshot.Match(GeneratedText.Of(Expanded.Of(Sample.Of(Folder, name).Source).IsClean()), new SnapshotNameExtension(name));

    [Theory]
    [MemberData(nameof(Samples))]
    public void RunsWithTheInferredShapes(string name) => SampleRun.Everything(Sample.Of(Folder, name));

    [Fact]
    public void ModuleInitializerIsWrittenAsBefore() =>
        Snapshot.Match(Expanded.Of(Sample.Of(Folder, "EmptyKey").Source).Initializer!, nameof(ModuleInitializerIsWrittenAsBefore));

    [Fact]
    public void NothingIsWrittenWithoutNetworks() => Assert.Empty(Expanded.Of("class Program;").Run.GeneratedSources);
}
