using DaNetGen.Checkpoints;
using static TorchSharp.torch;

namespace DaNetGen.Runtime.Tests.Checkpoints;

/// <summary>Pickles that would run code, or would take all memory, in both of PyTorch's formats.</summary>
public sealed class HostilePickleTests : IDisposable
{
    private const string Module = "X\x02\0\0\0os", Function = "X\x06\0\0\0system";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    // GLOBAL, and REDUCE of it.
    [InlineData("os.system", "cos\nsystem\nX\x04\0\0\0echo\u0085R.")]
    [InlineData("posix.system", "cposix\nsystem\nX\x04\0\0\0echo\u0085R.")]
    [InlineData("builtins.eval", "cbuiltins\neval\nX\x03\0\0\0" + "1+1\u0085R.")]
    [InlineData("builtins.getattr", "cbuiltins\ngetattr\n.")]
    [InlineData("__builtin__.exec", "c__builtin__\nexec\n.")]
    [InlineData("torch.load", "ctorch\nload\n.")]
    [InlineData("torch._utils.os.system", "ctorch._utils\nos.system\n.")]
    [InlineData("collections.OrderedDict.__init__", "ccollections\nOrderedDict.__init__\n.")]
    [InlineData("__main__.Net", "c__main__\nNet\n)\u0081.")]
    [InlineData("torch.ComplexFloatStorage", "ctorch\nComplexFloatStorage\n.")]
    // STACK_GLOBAL, with names from the stack, from the memo and computed.
    [InlineData("os.system", Module + Function + "\u0093.")]
    [InlineData("os.system", Module + "q\x01" + Function + "q\x02" + "00h\x01h\x02\u0093.")]
    // INST names its class itself.
    [InlineData("os.system", "(X\x04\0\0\0echoios\nsystem\n.")]
    // Hidden in a dictionary, behind weights, in the arguments of what is allowed.
    [InlineData("os.system", "}X\x01\0\0\0wcos\nsystem\ns.")]
    [InlineData("os.system", "ctorch._utils\n_rebuild_parameter\n(cos\nsystem\n\u0088NtR.")]
    [InlineData("os.system", "ccollections\nOrderedDict\n(cos\nsystem\n)RtR.")]
    public void CodeIsRefusedByItsName(string name, string opcodes) =>
        Assert.Contains($"it names {name}, which is neither a tensor nor a plain container", Refusal(Pickles.Of(opcodes)));

    [Theory]
    [InlineData("0x6f", "(ccollections\nOrderedDict\no.")] // OBJ
    [InlineData("0x69", "(icollections\nOrderedDict\n.")] // INST
    [InlineData("0x92", "ccollections\nOrderedDict\n)}\u0092.")] // NEWOBJ_EX
    [InlineData("0x82", "\u0082\x01)R.")] // EXT1
    [InlineData("0x83", "\u0083\x01\0)R.")] // EXT2
    [InlineData("0x84", "\u0084\x01\0\0\0)R.")] // EXT4
    [InlineData("0x97", "\u0097.")] // NEXT_BUFFER
    [InlineData("0x50", "P1\n.")] // PERSID
    [InlineData("0xff", "\u00ff.")]
    public void OpcodesThatNoWeightsNeedAreRefused(string opcode, string opcodes) => Assert.Contains($"uses the opcode {opcode}", Refusal(Pickles.Of(opcodes)));

    [Theory]
    [InlineData("X\x02\0\0\0os)R.")] // a call of a text
    [InlineData("ccollections\nOrderedDict\nR.")] // without arguments
    [InlineData("ccollections\nOrderedDict\nK\x01\u0085R.")]
    [InlineData("ctorch._utils\n_rebuild_tensor_v2\n(K\x01K\x01))tR.")] // a tensor without a storage
    [InlineData("ctorch._tensor\n_rebuild_from_type_v2\n(ctorch._tensor\n_rebuild_from_type_v2\nctorch\nTensor\n)NtR.")] // nested in itself
    [InlineData("]}b.")] // BUILD of a list
    [InlineData("ctorch\nFloatStorage\n}b.")] // BUILD of a class
    [InlineData("K\x01K\x02\u0093.")] // STACK_GLOBAL of numbers
    [InlineData("X\x07\0\0\0storageQ.")] // a persistent id that is no tuple
    [InlineData("(X\x07\0\0\0storageX\x02\0\0\0osX\x01\0\0\0" + "0X\x03\0\0\0cpuK\x01tQ.")] // whose class is a text
    [InlineData("}K\x01s.")]
    [InlineData("}(K\x01u.")]
    [InlineData("]K\x01K\x01s.")]
    [InlineData("}K\x01" + "a.")]
    [InlineData("h\x05.")]
    [InlineData("t.")]
    [InlineData("(.")]
    [InlineData("0.")]
    [InlineData("\u0086.")]
    [InlineData(".")]
    [InlineData("X\x02\0\0\0\u00ff\u00fe.")]
    [InlineData("(X\x07\0\0\0storagectorch\nFloatStorage\nX\x01\0\0\0" + "0X\x03\0\0\0cpu\u008a\x08\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00fftQ.")] // -1 elements
    public void NonsenseIsNoPyTorchFile(string opcodes) => Assert.Contains("is not a valid PyTorch file", Refusal(Pickles.Of(opcodes)));

    [Theory]
    [InlineData("(K\x05t", "(K\x01t")] // beyond the storage
    [InlineData("(K\x02K\x02t", "(K\x03K\x01t")]
    [InlineData("(K\x01t", "(K\x01K\x01t")] // strides of other dimensions
    [InlineData("(J\xff\xff\xff\xfft", "(K\x01t")] // a negative size
    [InlineData("(K\x02t", "(J\xff\xff\xff\xfft")] // a negative stride
    [InlineData("(K\x02t", "(\u008a\x08\xff\xff\xff\xff\xff\xff\xff\x7ft")]
    [InlineData("(\u008a\x08\xff\xff\xff\xff\xff\xff\xff\x7fK\x04t", "(K\x01K\x01t")]
    [InlineData("(\u0088t", "(K\x01t")] // a truth value
    [InlineData("(Nt", "(K\x01t")]
    public void ImpossibleTensorsAreNoPyTorchFile(string shape, string strides) =>
        Assert.Contains("is not a valid PyTorch file", Refusal(Pickles.Of("}X\x01\0\0\0w", Pickles.Tensor(shape, strides), "s.")));

    [Fact]
    public void AViewLargerThanItsFileIsRefused() =>
        Assert.Contains("w would take 4000000000 bytes", Refusal(Pickles.Of("}X\x01\0\0\0w", Pickles.Tensor("(J\x00\xca\x9a\x3bt", "(K\x00t"), "s.")));

    [Fact]
    public void ManyViewsOfOneStorageAreRefused()
    {
        var view = Pickles.Tensor("(J\x80\x38\x01\x00t", "(K\x00t");
        object[] entries = [.. Enumerable.Range(0, 100).SelectMany(index => (object[])[Pickles.Text($"w{index}"), view])];

        Assert.Contains("times the bytes of the file", Refusal(Pickles.Of(["}(", .. entries, "u."])));
    }

    [Fact]
    public void ContainersThatHoldThemselvesAndBombsOfTheMemoCostNoMoreThanTheirBytes()
    {
        // A list that holds itself; a dictionary that does; 2^60 tuples, by doubling one sixty times.
        var itself = Pickles.Of("]q\x01h\x01" + "aq\x02" + "}q\x03X\x01\0\0\0dh\x03s.");
        var doubled = Pickles.Of(["}X\x01\0\0\0x)", .. Enumerable.Repeat("2\u0086", 60), "s."]);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Contains("holds no tensors", Refusal(itself));
        Assert.Contains("holds no tensors", Refusal(doubled));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void DeepNestingIsNotFollowed()
    {
        var deep = Pickles.Of(["}X\x01\0\0\0x)", .. Enumerable.Repeat("\u0085", 500_000), "s."]);

        Assert.Contains("holds no tensors", Refusal(deep));
    }

    [Fact]
    public void APickleOfTooManyStepsIsRefusedBeforeItTakesTheMemory()
    {
        byte[] dictionaries = [0x80, 2, .. Enumerable.Repeat((byte)'}', 3_000_000), (byte)'.'];
        Pickles.WriteZip(_folder["file"], dictionaries);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Contains("more steps than any weights need", Refusals.Of(_folder["file"]));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 300 << 20);
    }

    [Fact]
    public void BigEndianAndTarAreSaid()
    {
        using var value = ones(4);
        File.WriteAllBytes(_folder["big"], Samples.Legacy(Pickles.Of("}."), [], littleEndian: false));
        Assert.Contains("big-endian", Refusals.Of(_folder["big"]));
        Pickles.WriteZip(_folder["big"], Pickles.Of("}."), ("archive/byteorder", "big"u8.ToArray()));
        Assert.Contains("big-endian", Refusals.Of(_folder["big"]));

        var tar = new byte[1024];
        "ustar"u8.CopyTo(tar.AsSpan(257));
        File.WriteAllBytes(_folder["tar"], tar);
        Assert.Contains("it is a tar, as PyTorch before 0.1.2 wrote", Refusals.Of(_folder["tar"]));
    }

    [Fact]
    public void APickleOfAnythingElseIsSaid()
    {
        File.WriteAllBytes(_folder["plain"], [.. Pickles.Of("}."), .. new byte[64]]);
        Assert.Contains("a pickle that torch.save did not write", Refusals.Of(_folder["plain"]));
    }

    /// <summary>The sentence for a pickle, the same in both formats.</summary>
    private string Refusal(byte[] pickle)
    {
        using var storage = zeros(4);
        File.WriteAllBytes(_folder["file"], Samples.Legacy(pickle, [storage]));
        Refusals.Of(_folder["file"]);
        Pickles.WriteZip(_folder["file"], pickle);
        return Refusals.Of(_folder["file"]);
    }
}
