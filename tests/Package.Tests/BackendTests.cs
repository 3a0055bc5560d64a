using System.Text.Json;

namespace DaNetGen.Package.Tests;

/// <summary>Which native libraries each <c>TorchBackend</c> asks for, as MSBuild evaluates it. None of the GPU packages is restored here.</summary>
public class BackendTests
{
    private static string Cpu => OperatingSystem.IsWindows() ? "libtorch-cpu-win-x64"
        : OperatingSystem.IsMacOS() ? "libtorch-cpu-osx-arm64"
        : "libtorch-cpu-linux-x64";

    [Theory]
    [InlineData("", "")]
    [InlineData("cpu", "")]
    [InlineData("cuda-windows", "TorchSharp-cuda-windows")]
    [InlineData("cuda-linux", "TorchSharp-cuda-linux")]
    public void A_program_gets_the_libraries_of_its_backend(string backend, string expected)
    {
        var native = NativePackages("src/Cli/Cli.csproj", backend);
        Assert.Equal([(expected.Length > 0 ? expected : Cpu, expected.Length > 0 ? "0.107.0" : "2.10.0")], native);
    }

    [Theory]
    [InlineData("src/Runtime/Runtime.csproj")]
    [InlineData("models/Models.csproj")]
    [InlineData("src/Generator/Generator.csproj")]
    public void A_library_asks_for_none(string project) => Assert.Empty(NativePackages(project, "cuda-windows"));

    [Fact]
    public void An_unknown_backend_is_one_clear_error()
    {
        var (exit, output) = Sdk.Run(Sdk.Root, "build", "src/Cli/Cli.csproj", "--no-restore", "-p:TorchBackend=rocm", "-p:BaseOutputPath=bin/none/");
        Assert.NotEqual(0, exit);
        Assert.Contains("TorchBackend 'rocm' is not known; use cpu, cuda-windows or cuda-linux.", output);
    }

    private static IEnumerable<(string Name, string Version)> NativePackages(string project, string backend)
    {
        string[] property = backend.Length > 0 ? [$"-p:TorchBackend={backend}"] : [];
        var (exit, output) = Sdk.Run(Sdk.Root, ["msbuild", project, "-getItem:PackageReference", "-getItem:PackageVersion", .. property]);
        Assert.True(exit == 0, output);
        using var json = JsonDocument.Parse(output[output.IndexOf('{')..]);
        var items = json.RootElement.GetProperty("Items");
        var versions = items.GetProperty("PackageVersion").EnumerateArray().ToDictionary(Identity, v => v.GetProperty("Version").GetString()!);
        return items.GetProperty("PackageReference").EnumerateArray().Select(Identity)
            .Where(n => n.StartsWith("libtorch", StringComparison.Ordinal) || n.StartsWith("TorchSharp-", StringComparison.Ordinal))
            .Select(n => (n, versions[n])).ToList();
    }

    private static string Identity(JsonElement item) => item.GetProperty("Identity").GetString()!;
}
