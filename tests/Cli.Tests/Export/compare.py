"""Runs exported modules on the weights and images of their C# originals and prints how far they are apart.

The folder of each case holds its module, case.json and example.pth: the input and the outputs.
"""

import importlib.util
import json
import pathlib
import sys

import torch


def settle(state, noise):
    """The weights that ExportCases.Settle gives, by key, place and shape."""
    for place, (key, tensor) in enumerate(state.items()):
        count = tensor.numel()
        start = place * 131 % len(noise)
        values = noise.repeat((start + count) // len(noise) + 1)[start : start + count]
        if key.endswith("alpha"):
            values = values * 0 + 0.6
        elif key.endswith("beta"):
            values = values * 0 - 0.4
        elif key.endswith("num_batches_tracked"):
            values = values * 0 + 7
        elif key.endswith("running_var"):
            values = 1 + 0.5 * values
        elif tensor.dim() == 1 and key.endswith("weight"):
            values = 0.75 + 0.25 * values
        elif tensor.dim() == 1:
            values = 0.1 * values
        else:
            values = values * (3 * tensor.shape[0] / count) ** 0.5
        tensor.copy_(values.reshape(tensor.shape))


def compare(folder, noise):
    case = json.loads((folder / "case.json").read_text())
    spec = importlib.util.spec_from_file_location(case["module"], folder / f"{case['module']}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    network = getattr(module, case["class"])(**case["arguments"])
    state = network.state_dict()
    keys = [[key, list(tensor.shape)] for key, tensor in state.items()]
    different = [pair for pair in zip(keys, case["keys"]) if pair[0] != pair[1]]
    if different or len(keys) != len(case["keys"]):
        return {"keys": f"{len(keys)} and {len(case['keys'])} keys, {different[:2]}"}
    if case["weights"]:
        content = torch.load(folder / case["weights"])
        network.load_state_dict(content.get("state_dict", content))
    else:
        settle(state, noise)
    example = torch.load(folder / "example.pth")
    network.train(case["training"])
    outputs = network(example["input"])
    outputs = (outputs,) if torch.is_tensor(outputs) else outputs
    wanted = [value for key, value in example.items() if key != "input"]
    shapes = [list(o.shape) == list(w.shape) for o, w in zip(outputs, wanted)]
    if len(outputs) != len(wanted) or not all(shapes):
        return {"keys": "other outputs"}
    return {
        "keys": "",
        "difference": max((o - w).abs().max().item() for o, w in zip(outputs, wanted)),
        "spread": min(w.std().item() for w in wanted),
        "gradient": sorted(key for key, p in network.named_parameters() if not p.requires_grad),
    }


def main():
    torch.set_num_threads(2)
    # Every weight is given: drawing them first takes longer than the rest.
    for name in ("kaiming_normal_", "kaiming_uniform_", "uniform_"):
        setattr(torch.nn.init, name, lambda tensor, *_, **__: tensor.data.zero_())
    root = pathlib.Path(sys.argv[1])
    noise = torch.load(root / "noise.pth")["noise"]
    answers = {}
    with torch.no_grad():
        for folder in sorted(path.parent for path in root.glob("*/case.json")):
            answers[folder.name] = compare(folder, noise)
    print(json.dumps(answers))


main()
