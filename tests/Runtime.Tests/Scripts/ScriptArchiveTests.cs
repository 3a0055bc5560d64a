using System.Runtime.InteropServices;
using DaNetGen.Checkpoints;
using DaNetGen.Runtime.Tests.Checkpoints;
using DaNetGen.Scripts;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Runtime.Tests.Scripts;

public sealed class ScriptArchiveTests : IDisposable
{
    private const string Weighted = """
        def forward(self, x: Tensor, weights: List[Tensor]) -> List[Tensor]:
          y = torch.mm(x, weights[0])
          return [torch.relu(torch.add(y, weights[1])), y]
        """;

    private readonly TemporaryFolder _folder = new();
    private readonly DisposeScope _scope = NewDisposeScope();

    public void Dispose()
    {
        _scope.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void ProgramOfAListOfWeightsRuns()
    {
        using var program = Load(ScriptModuleText.Of(Weighted));
        var (x, weight, bias) = (randn(3, 4), randn(4, 5), randn(5));

        var outputs = (Tensor[])program.call(x, new[] { weight, bias });

        Assert.True(outputs[1].allclose(x.mm(weight)));
        Assert.True(outputs[0].allclose((x.mm(weight) + bias).relu()));
    }

    /// <summary>What the text that <c>torch.jit.compile</c> takes does not.</summary>
    [SkippableFact]
    public void OperatorsOfOtherNamespacesAreReached()
    {
        Skip.IfNot(OperatingSystem.IsLinux() && RuntimeInformation.ProcessArchitecture == Architecture.X64, "An archive that names an operator that libtorch lacks ends the process; oneDNN's are sure to be there on Linux with x86-64 alone.");
        using var program = Load(ScriptModuleText.Of("""
            def forward(self, x: Tensor, weight: Tensor) -> Tensor:
              return ops.mkldnn._convolution_pointwise(x, weight, None, [1, 1], [1, 1], [1, 1], 1, "relu", annotate(List[Optional[number]], []), "")
            """));
        using var _ = no_grad();
        var (x, weight) = (randn(1, 3, 8, 8), randn(4, 3, 3, 3));

        var y = (Tensor)program.call(x, weight);

        Assert.True(y.allclose(nn.functional.conv2d(x, weight, padding: [1, 1]).relu(), atol: 1e-5));
    }

    [Fact]
    public void TensorsAreReadByTheirKeys()
    {
        var tensors = Tensors();
        using var module = Load(ScriptModuleText.Of(Nested(), tensors));
        var x = randn(2, 4);

        Assert.True(((Tensor)module.call(x)).allclose(Expected(x, tensors), atol: 1e-5));
        Assert.Equal(tensors.Where(tensor => tensor.IsParameter).Select(tensor => tensor.Name).Order(), module.named_parameters().Select(parameter => parameter.name).Order());
        Assert.All(module.named_parameters(), parameter => Assert.True(parameter.parameter.requires_grad));
    }

    [SkippableFact]
    public void PyTorchReadsTheKeysInOrderTheValuesAndTheResult()
    {
        PyTorch.SkipWithout();
        var tensors = Tensors();
        var x = randn(2, 4);
        File.WriteAllBytes(_folder["net.pt"], ScriptArchive.Bytes(ScriptModuleText.Of(Nested(), tensors), "Net"));
        WeightsFile.Write(_folder["peer.pth"], [.. tensors.Select(tensor => (tensor.Name, tensor.Value)), ("x", x), ("expected", Expected(x, tensors))], WeightsFormat.PyTorchZip);

        var said = PyTorch.Run("""
            net, peer = torch.jit.load(sys.argv[1]), torch.load(sys.argv[2])
            state = net.state_dict()
            print(' '.join(state))
            print(' '.join(name for name, value in net.named_parameters() if value.requires_grad))
            print(all(state[key].equal(peer[key]) and state[key].dtype == peer[key].dtype for key in state))
            print(torch.allclose(net(peer['x']), peer['expected'], atol=1e-5), net.training, net.original_name)
            """, _folder["net.pt"], _folder["peer.pth"]);

        Assert.Equal($"""
            {string.Join(' ', tensors.Select(tensor => tensor.Name))}
            {string.Join(' ', tensors.Where(tensor => tensor.IsParameter).Select(tensor => tensor.Name))}
            True
            True False Net

            """, said);
    }

    [Fact]
    public void AKeyThatIsAlsoAModuleIsRefused()
    {
        ScriptTensor[] tensors = [new("head", ones(1), true), new("head.weight", ones(1), true)];

        Assert.Contains("'head'", Assert.Throws<ArgumentException>(() => ScriptModuleText.Of("", tensors)).Message);
    }

    /// <summary>Keys as networks have them: numbered layers, counters, half precision, and a tensor of the network's own.</summary>
    private static ScriptTensor[] Tensors() =>
    [
        new("alpha", randn(1), true),
        new("head.0.weight", randn(4, 5), true),
        new("head.0.num_batches_tracked", tensor(7L), false),
        new("head.10.weight", randn(5, 5), true),
        new("head.10.num_batches_tracked", tensor(8L), false),
        new("tail.weight", randn(5, 3).bfloat16(), true),
        new("tail.mean", randn(3, 2).t(), false),
    ];

    private static string Nested() => $"""
        def forward(self, x: Tensor) -> Tensor:
          y = torch.mm(torch.mm(x, {ScriptNames.Read("head.0.weight")}), {ScriptNames.Read("head.10.weight")})
          z = torch.mm(y, torch.to({ScriptNames.Read("tail.weight")}, 6))
          return torch.add(torch.mul(torch.mm(z, torch.t({ScriptNames.Read("tail.mean")})), {ScriptNames.Read("alpha")}), {ScriptNames.Read("head.0.num_batches_tracked")})
        """;

    private static Tensor Expected(Tensor x, ScriptTensor[] tensors)
    {
        Tensor Value(string name) => tensors.First(tensor => tensor.Name == name).Value;
        return x.mm(Value("head.0.weight")).mm(Value("head.10.weight")).mm(Value("tail.weight").@float()).mm(Value("tail.mean").t()) * Value("alpha") + 7;
    }

    private static jit.ScriptModule Load(ScriptModuleText module) => jit.load(ScriptArchive.Bytes(module, "Net"));
}
