using DaNetGen.Checkpoints;
using static TorchSharp.torch;

namespace DaNetGen.Runtime.Tests.Checkpoints;

/// <summary>Files that the real PyTorch saved load here, and files that are saved here load there, bit by bit.</summary>
public sealed class PyTorchPeerTests(SavedByPyTorch saved) : IClassFixture<SavedByPyTorch>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [SkippableTheory]
    [InlineData("types")]
    [InlineData("types-protocol3")]
    [InlineData("types-protocol4")]
    [InlineData("views")]
    [InlineData("module")]
    [InlineData("dataparallel")]
    [InlineData("parameters-of-0.3")]
    [InlineData("wrapped")]
    [InlineData("wrapped-model")]
    [InlineData("wrapped-net")]
    [InlineData("empty")]
    public void WhatPyTorchSavedLoadsHere(string name)
    {
        PyTorch.SkipWithout();
        foreach (var (path, format) in saved.Both(name))
        {
            using var file = WeightsFile.Open(path);

            Assert.Equal(format, file.Format);
            var expected = saved.Expected(name);
            Assert.Equal(expected.Select(tensor => tensor.Key), file.Entries.Select(entry => entry.Key));
            foreach (var (entry, tensor) in file.Entries.Zip(expected))
            {
                using var read = file.Read(entry.Key);
                Assert.Equal(tensor, DescribedTensor.Of(entry.Key, read));
                Assert.Equal(read.dtype, entry.Type);
                Assert.Equal(read.shape, entry.Shape);
            }
        }
    }

    [SkippableFact]
    public void PlainValuesBesideTheWeightsAreMetadata()
    {
        PyTorch.SkipWithout();
        foreach (var (path, _) in saved.Both("wrapped"))
        {
            using var file = WeightsFile.Open(path);
            Assert.Equal(new Dictionary<string, string> { ["epoch"] = "3", ["lr"] = "0.1", ["arch"] = "résnet", ["done"] = "true", ["large"] = "-5000000000" }, file.Metadata);
        }
    }

    [SkippableTheory]
    [InlineData("two", "several of its dictionaries hold tensors (generator, discriminator)")]
    [InlineData("two-wrappers", "several of its dictionaries hold tensors (state_dict, model)")]
    [InlineData("mixed", "several of its dictionaries hold tensors (the top level, ema)")]
    [InlineData("tensor", "it holds a tensor without a name")]
    [InlineData("list", "it holds a value without a name")]
    [InlineData("no-tensors", "it holds no tensors")]
    [InlineData("whole-module", "torch.nn.modules.linear.Linear")]
    [InlineData("complex", "it names torch.ComplexFloatStorage")]
    [InlineData("namespace", "it names argparse.Namespace")]
    public void WhatIsNoStateDictIsSaid(string name, string sentence)
    {
        PyTorch.SkipWithout();
        Assert.All(saved.Both(name), file => Assert.Contains(sentence, Refusals.Of(file.Path)));
    }

    [SkippableFact]
    public void TorchScriptIsSaid()
    {
        PyTorch.SkipWithout();
        Assert.Contains("it is a TorchScript program", Refusals.Of(saved["script.pth"]));
    }

    [SkippableFact]
    public void WhatIsSavedHereLoadsInPyTorch()
    {
        PyTorch.SkipWithout();
        using var scope = NewDisposeScope();
        var tensors = Samples.Tensors();
        WeightsFile.Write(_folder["bare.pth"], tensors, WeightsFormat.PyTorchZip);
        WeightsFile.Write(_folder["wrapped.pth"], tensors, WeightsFormat.PyTorchZip, new Dictionary<string, string> { ["note"] = "über" });
        WeightsFile.Write(_folder["none.pth"], [], WeightsFormat.PyTorchZip);

        var printed = PyTorch.Run($$"""
            {{DescribedTensor.Python}}
            import zipfile
            folder = sys.argv[1]
            # Other readers check the checksums, which PyTorch passes over.
            assert zipfile.ZipFile(folder + '/bare.pth').testzip() is None
            bare = torch.load(folder + '/bare.pth', weights_only=True)
            assert type(bare).__name__ == 'OrderedDict' and all(t.is_contiguous() for t in bare.values())
            wrapped = torch.load(folder + '/wrapped.pth', weights_only=True)
            assert wrapped['note'] == 'über' and list(wrapped['state_dict']) == list(bare)
            assert len(torch.load(folder + '/none.pth', weights_only=True)) == 0
            torch.load(folder + '/bare.pth')
            print(json.dumps([describe(bare), describe(wrapped['state_dict'])]))
            """, _folder[""]);

        Assert.All(DescribedTensor.Lists(printed), list => Assert.Equal(tensors.Select(tensor => DescribedTensor.Of(tensor.Key, tensor.Value)), list));
    }
}
