namespace DaNetGen.Package.Tests;

/// <summary>The package, packed once under a version of its own, and a folder for projects that use it.</summary>
[CollectionDefinition(Collection)]
public sealed class PackedPackage : IDisposable, ICollectionFixture<PackedPackage>
{
    /// <summary>The tests that share it.</summary>
    public const string Collection = "Package";

    private readonly string folder = Directory.CreateTempSubdirectory("danetgen-package-").FullName;

    public PackedPackage()
    {
        Version = $"0.0.1-test{DateTime.UtcNow.Ticks}";
        var configuration = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}") ? "Release" : "Debug";
        var (exit, output) = Sdk.Run(
            Sdk.Root, "pack", "src/Runtime/Runtime.csproj", "--no-build", "-c", configuration, "-o", folder, $"-p:PackageVersion={Version}");
        Assert.True(exit == 0, output);
    }

    public string Version { get; }

    public string Nupkg => Path.Combine(folder, $"DaNetGen.{Version}.nupkg");

    /// <summary>Writes a console project that references the package, with the given program.</summary>
    public string Project(string name, string program)
    {
        var project = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
        var os = OperatingSystem.IsWindows() ? "win-x64" : OperatingSystem.IsMacOS() ? "osx-arm64" : "linux-x64";
        File.WriteAllText(Path.Combine(project, $"{name}.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <NoWarn>NU1603</NoWarn>
                <CreateHardLinksForCopyLocalIfPossible>true</CreateHardLinksForCopyLocalIfPossible>
                <RestoreAdditionalProjectSources>{folder}</RestoreAdditionalProjectSources>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="DaNetGen" Version="{Version}" />
                <PackageReference Include="libtorch-cpu-{os}" Version="2.10.0" />
              </ItemGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(project, "Program.cs"), program);
        return project;
    }

    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);

        // The restore unpacked the test's version into the user's package folder.
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        var unpacked = Path.Combine(packages, "danetgen", Version);
        if (Directory.Exists(unpacked))
        {
            Directory.Delete(unpacked, recursive: true);
        }
    }
}
