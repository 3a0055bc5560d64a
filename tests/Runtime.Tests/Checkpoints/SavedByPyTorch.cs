using System.Text.Json;
using DaNetGen.Checkpoints;

namespace DaNetGen.Runtime.Tests.Checkpoints;

/// <summary>What PyTorch saved, in both of its formats, and what it says of it.</summary>
public sealed class SavedByPyTorch : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Dictionary<string, DescribedTensor[]> _expected = [];

    public SavedByPyTorch()
    {
        if (!PyTorch.IsHere)
            return;
        using var printed = JsonDocument.Parse(PyTorch.Run($"{DescribedTensor.Python}\n{Script}", _folder[""]));
        foreach (var entry in printed.RootElement.EnumerateObject())
            _expected[entry.Name] = DescribedTensor.List(entry.Value);
    }

    public string this[string name] => _folder[name];

    public (string Path, WeightsFormat Format)[] Both(string name) => [(_folder[$"{name}.pth"], WeightsFormat.PyTorchZip), (_folder[$"{name}-old.pth"], WeightsFormat.PyTorchLegacy)];

    public IReadOnlyList<DescribedTensor> Expected(string name) => _expected[name];

    public void Dispose() => _folder.Dispose();

    private const string Script = """
        import argparse, collections, copyreg, pickle, types
        import numpy
        folder, described = sys.argv[1], {}
        def save(name, value, tensors=None, **options):
            torch.save(value, f'{folder}/{name}.pth', **options)
            torch.save(value, f'{folder}/{name}-old.pth', _use_new_zipfile_serialization=False, **options)
            if tensors is not None:
                described[name] = describe(tensors)

        torch.manual_seed(1)
        kinds = [torch.float32, torch.float64, torch.float16, torch.bfloat16, torch.int64, torch.int32, torch.int16, torch.int8, torch.uint8, torch.bool]
        typed = {f'{kind}'[6:]: (torch.randn(3, 5) * 50).to(kind) for kind in kinds}
        typed.update({'scalar ' + key: value[1, 2].clone() for key, value in list(typed.items())})
        typed.update({'none': torch.zeros(0, 3), 'deep': torch.randn(1, 2, 1, 3, 1, 2, 1, 1)})
        save('types', typed, typed)
        save('types-protocol3', typed, typed, pickle_protocol=3)
        save('types-protocol4', typed, typed, pickle_protocol=4)

        base, halves = torch.randn(4, 6, 5), torch.randn(40).half()
        views = collections.OrderedDict({'base': base, 'same': base, 'transposed': base.transpose(0, 2), 'channels_last': torch.randn(2, 3, 4, 5).contiguous(memory_format=torch.channels_last),
            'rows': base[1:3], 'columns': base[:, ::2, 1:4], 'item': base[3, 5, 4], 'expanded': torch.randn(3, 1).expand(3, 7), 'windows': halves.unfold(0, 8, 4), 'tail': halves[33:],
            'flags': torch.eye(5).bool().t()[:, 1:], 'longs': torch.arange(12).view(3, 4).t(), 'one': base[:1, :1].permute(2, 0, 1)})
        save('views', views, views)

        net = torch.nn.Sequential(torch.nn.Conv2d(3, 4, 3), torch.nn.BatchNorm2d(4), torch.nn.Linear(4, 2))
        tied = torch.nn.ModuleDict({'in': torch.nn.Embedding(5, 4), 'out': torch.nn.Linear(4, 5, bias=False), 'net': net})
        tied['out'].weight = tied['in'].weight
        save('module', tied.state_dict(keep_vars=True), tied.state_dict())
        save('dataparallel', {'module.' + key: value for key, value in net.state_dict().items()}, net.state_dict())

        # As PyTorch before 0.4 pickled a parameter: a call of its class, then its state.
        class OldPickler(pickle._Pickler):
            dispatch_table = {**copyreg.dispatch_table, torch.nn.Parameter: lambda p: (torch.nn.Parameter, (p.data,), (True, False, collections.OrderedDict()))}
        save('parameters-of-0.3', dict(net.named_parameters()), dict(net.named_parameters()), pickle_module=types.SimpleNamespace(__name__='pickle', Pickler=OldPickler, dump=pickle.dump))

        optimiser = torch.optim.Adam(net.parameters())
        sum(p.sum() for p in net.parameters()).backward()
        optimiser.step()
        beside = {'optimizer': optimiser.state_dict(), 'epoch': 3, 'lr': 0.1, 'arch': 'résnet', 'done': True, 'large': -5000000000, 'best': torch.tensor(0.5), 'nothing': None, 'numpy': numpy.float64(1.5),
            'array': numpy.arange(3), 'bytes': b'ab\xff', 'no_bytes': b'', 'dtype': torch.bfloat16, 'device': torch.device('cpu'), 'size': torch.Size([1, 2]), 'set': {1, 2}, 'tuple': (1, (2, [3])),
            'milestones': collections.Counter([3, 5]), 'huge': 2 ** 100}
        save('wrapped', {**beside, 'state_dict': net.state_dict()}, net.state_dict())
        save('wrapped-model', {'model': net.state_dict(), 'ema': net.state_dict(), 'optimizer': optimiser.state_dict()}, net.state_dict())
        save('wrapped-net', {'net': net.state_dict(), 'optimizer': optimiser.state_dict()}, net.state_dict())
        save('empty', torch.nn.ReLU().state_dict(), {})

        save('two', {'generator': net.state_dict(), 'discriminator': net.state_dict()})
        save('two-wrappers', {'state_dict': net.state_dict(), 'model': net.state_dict()})
        save('mixed', {'weight': base, 'ema': net.state_dict()})
        save('tensor', base)
        save('list', [base])
        save('no-tensors', {'epoch': 3})
        save('whole-module', torch.nn.Linear(2, 2))
        save('complex', {'w': torch.zeros(2, dtype=torch.complex64)})
        save('namespace', {'args': argparse.Namespace(lr=1), 'model': net.state_dict()})
        torch.jit.script(torch.nn.Linear(2, 2)).save(f'{folder}/script.pth')
        print(json.dumps(described))
        """;
}
