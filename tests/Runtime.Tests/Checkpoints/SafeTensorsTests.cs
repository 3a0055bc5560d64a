using System.Text;
using System.Text.Json;
using DaNetGen.Checkpoints;
using TorchSharp;
using static TorchSharp.torch;

namespace DaNetGen.Runtime.Tests.Checkpoints;

public sealed class SafeTensorsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(ScalarType.Float32)]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.Float16)]
    [InlineData(ScalarType.BFloat16)]
    [InlineData(ScalarType.Int64)]
    [InlineData(ScalarType.Int32)]
    [InlineData(ScalarType.Int16)]
    [InlineData(ScalarType.Int8)]
    [InlineData(ScalarType.Byte)]
    [InlineData(ScalarType.Bool)]
    public void RoundTripsAType(ScalarType type)
    {
        using var scope = NewDisposeScope();
        var value = arange(7).to(type);

        SafeTensors.Write(_folder["t"], [("value", value)]);
        var read = SafeTensors.Read(_folder["t"]).Tensors["value"];

        Assert.Equal(type, read.dtype);
        Assert.True(read.equal(value).all().item<bool>());
        read.Dispose();
    }

    [Fact]
    public void RoundTripsScalarsEmptyAndTransposedTensors()
    {
        using var scope = NewDisposeScope();
        (string, Tensor)[] values = [("scalar", tensor(3L)), ("empty", zeros(0, 4)), ("transposed", arange(6, float32).view(2, 3).t()), ("parameter", nn.Parameter(ones(2)))];

        SafeTensors.Write(_folder["t"], values);
        var read = SafeTensors.Read(_folder["t"]).Tensors;

        Assert.Equal(3, read["scalar"].item<long>());
        Assert.Equal([0, 4], read["empty"].shape);
        Assert.Equal([0, 3, 1, 4, 2, 5], read["transposed"].data<float>().ToArray());
        Assert.Equal([1, 1], read["parameter"].data<float>().ToArray());
        foreach (var value in read.Values)
            value.Dispose();
    }

    [Fact]
    public void FileIsTheFormatsLayout()
    {
        using var odd = ones(3, ScalarType.Float16);
        using var wide = tensor(5L);
        SafeTensors.Write(_folder["t"], [("odd", odd), ("wide", wide)]);
        var bytes = File.ReadAllBytes(_folder["t"]);

        var length = (int)BitConverter.ToInt64(bytes);
        using var header = JsonDocument.Parse(Encoding.UTF8.GetString(bytes, 8, length));

        Assert.Equal(0, length % 8);
        Assert.Equal(["odd", "wide"], header.RootElement.EnumerateObject().Select(entry => entry.Name));
        Assert.Equal("""{"dtype":"F16","shape":[3],"data_offsets":[8,14]}""", header.RootElement.GetProperty("odd").GetRawText());
        Assert.Equal("""{"dtype":"I64","shape":[],"data_offsets":[0,8]}""", header.RootElement.GetProperty("wide").GetRawText());
        Assert.Equal(8 + length + 14, bytes.Length);
        Assert.Equal(5, BitConverter.ToInt64(bytes, 8 + length));
    }

    [Fact]
    public void FailedWriteLeavesTheOldFileAndNothingBeside()
    {
        using var good = ones(2);
        using var complex = zeros(2, ScalarType.ComplexFloat32);
        SafeTensors.Write(_folder["t"], [("value", good)]);
        var before = File.ReadAllBytes(_folder["t"]);

        Assert.Throws<NotSupportedException>(() => SafeTensors.Write(_folder["t"], [("value", complex)]));
        Assert.Throws<ArgumentException>(() => SafeTensors.Write(_folder["t"], [("value", good), ("value", good)]));

        Assert.Equal(before, File.ReadAllBytes(_folder["t"]));
        Assert.Equal(["t"], _folder.Files);
    }

    [Fact]
    public void TensorsReadInsideAScopeOutliveIt()
    {
        using var value = ones(2);
        SafeTensors.Write(_folder["t"], [("value", value)]);
        Tensor read;
        using (NewDisposeScope())
            read = SafeTensors.Read(_folder["t"]).Tensors["value"];

        Assert.False(read.IsInvalid);
        read.Dispose();
    }
}
