using DaNetGen.Generator.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace DaNetGen.Generator.Tests.Diagnostics;

/// <summary>Mistakes that bring a declaration error of C#'s along, which the generator reports.</summary>
public sealed class StructureTests
{
    private const string Stage = "[Relu, Output] private partial Tensor Active([Shape(\"B\", 3)] Tensor x);";

    [Fact]
    public void NotPartial() => Mistake.IsFoundByTheGenerator(
        "DNG001", "Class 'Net' must be partial to be a network: write 'partial class Net'",
        $$"""
        [Network]
        public {|~partial |}class [|Net|]
        {
            {{Stage}}
        }
        """);

    [Fact]
    public void ContainingClassIsNotPartial() => Mistake.IsFoundByTheGenerator(
        "DNG001", "Class 'Outer' must be partial to be a network: write 'partial class Outer'",
        $$"""
        {|~partial |}class [|Outer|]
        {
            [Network]
            public partial class Net
            {
                {{Stage}}
            }
        }
        """);

    [Fact]
    public void TwoStagesOfOneName() => Mistake.IsFoundByTheGenerator(
        "DNG002", "Stage 'First' is declared twice in 'Net': rename one of them, since parameters read a stage by its name",
        """
        [Network]
        public partial class Net
        {
            [Relu]
            private partial Tensor First([Shape("B", 3)] Tensor x);

            [Relu, Output]
            private partial Tensor [|First~Second|](Tensor {|x~first|});
        }
        """);

    [Theory]
    [InlineData("static partial class", "static")]
    [InlineData("partial record", "a record")]
    [InlineData("file partial class", "local to its file, where generated code cannot reach it")]
    public void UnsuitableClass(string kind, string reason) => Mistake.IsFoundByTheGenerator(
        "DNG003", $"'Net' cannot be a network because it is {reason}: declare it as an ordinary partial class",
        $$"""
        [Network]
        {|{{kind}}~partial class|} [|Net|]
        {
            {{Stage}}
        }
        """);

    [Fact]
    public void ClassWithABaseOfItsOwn() => Mistake.IsFoundByTheGenerator(
        "DNG003", "'Net' cannot be a network because it is derived from 'Base', and the generator gives it the base class Network: declare it as an ordinary partial class",
        $$"""
        public class Base;

        [Network]
        public partial class [|Net|]{| : Base~|}
        {
            {{Stage}}
        }
        """);

    [Theory]
    [InlineData("Outputs")]
    [InlineData("Run")]
    [InlineData("forward")]
    [InlineData("Named")]
    public void ReservedName(string name) => Mistake.IsFoundByTheGenerator(
        "DNG004", $"Stage '{name}' of 'Net' needs another name: generated code has a member of that name",
        $$"""
        [Network]
        public partial class Net
        {
            [Relu, Output]
            private partial Tensor [|{{name}}~Active|]([Shape("B", 3)] Tensor x);
        }
        """);

    [Fact]
    public void TheGeneratorSpeaksWhereCSharpFindsErrorsToo()
    {
        var expanded = Expanded.Of("""
            using static TorchSharp.torch;
            [Network] public class Closed { [Relu, Output] private partial Tensor Active([Shape("B", 3)] Tensor x); }
            class Broken { Missing missing; void Twice() { } void Twice() { } }
            """);

        Assert.Equal("DNG001", Assert.Single(expanded.Run.Diagnostics).Id);
        Assert.Contains(expanded.Compilation.GetDiagnostics(), d => d.Id == "CS0246");
    }
}
