"""Trains MODULE on one processor, one GPU or many machines, as `danet train` does on one.

    torchrun --nproc_per_node 2 train.py --data camvid --out runs/first
    torchrun --nproc_per_node 2 train.py --data camvid --out runs/first --resume
    danet eval --data camvid --weights runs/first/best.pth
"""

import argparse
import os
from pathlib import Path

import torch
import torch.distributed as dist
from torch import nn
from torch.nn.parallel import DistributedDataParallel
from torch.optim.lr_scheduler import LambdaLR
from torch.utils.data import DataLoader, DistributedSampler

from data import IGNORED, SCALE, Scenes
from MODULE import NETWORK
from score import score

CUDA = torch.cuda.is_available()
DEVICE = torch.device(f"cuda:{os.environ.get('LOCAL_RANK', 0)}" if CUDA else "cpu")
ENTROPY = nn.CrossEntropyLoss(ignore_index=IGNORED, reduction="sum")


def read_options():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    add = parser.add_argument
    add("--data", type=Path, required=True, help="the data folder")
    add("--out", type=Path, required=True, help="where last.pth and best.pth go")
    add("--resume", action="store_true", help="go on from OUT/last.pth")
    add("--init", type=Path, help="weights to start from")
    add("--backbone", type=Path, help="torchvision's weights for the backbone")
    add("--freeze-bn", action="store_true", help="leave batch normalisation as it is")
    add("--epochs", type=int, default=40)
    add("--batch", type=int, default=8, help="images in a step, of all processes together")
    add("--lr", type=float, default=0.01, help="of the backbone; the rest learns at 10 times it")
    add("--warm-up", type=int, default=50, help="steps over which the rate rises")
    add("--scale", type=float, default=SCALE, help="read images at this fraction of their size")
    add("--crop", type=int, nargs=2, default=(256, 256), metavar=("H", "W"))
    add("--workers", type=int, default=2, help="of each process, to read images")
    add("--seed", type=int, default=1)
    return parser.parse_args()


def train(network, optimizer, schedule, loader):
    """One epoch; gives the mean of its losses, each a mean over the pixels of all processes."""
    total = torch.zeros((), device=DEVICE)
    for images, labels in loader:
        images, labels = images.to(DEVICE), labels.to(DEVICE)
        count = (labels != IGNORED).sum()
        dist.all_reduce(count)
        if count > 0:
            outputs = network(images)
            outputs = (outputs,) if torch.is_tensor(outputs) else outputs
            first, *auxiliary = (ENTROPY(output, labels) for output in outputs)
            loss = (first + 0.4 * sum(auxiliary)) / count
            optimizer.zero_grad()
            (loss * dist.get_world_size()).backward()  # since gradients are averaged, not added
            optimizer.step()
            total += loss.detach() / len(loader)
        schedule.step()
    dist.all_reduce(total)
    return total.item()


def save(content, path):
    """Writes beside the place and moves there, so that a file of that name is always whole."""
    torch.save(content, path.with_suffix(".part"))
    os.replace(path.with_suffix(".part"), path)


def main():
    options = read_options()
    if CUDA:
        torch.cuda.set_device(DEVICE)
    alone = {} if "RANK" in os.environ else {"store": dist.HashStore(), "rank": 0, "world_size": 1}
    dist.init_process_group("nccl" if CUDA else "gloo", **alone)
    rank, world = dist.get_rank(), dist.get_world_size()

    scenes, held_out = Scenes(options, "train"), Scenes(options, "val")
    size = min(options.batch, len(scenes)) // world
    if size == 0 or options.batch % world:
        raise SystemExit(f"{world} processes cannot share {options.batch} of {len(scenes)} images.")
    order = DistributedSampler(scenes, seed=options.seed)
    loader = DataLoader(scenes, size, sampler=order, num_workers=options.workers, drop_last=True)

    torch.manual_seed(options.seed)
    network = NETWORK(classes=scenes.classes)
    if options.backbone:
        weights = torch.load(options.backbone, map_location="cpu")
        weights = {key: weights[key] for key in weights if not key.startswith("fc.")}
        network.BACKBONE.load_state_dict(weights)
    path = options.out / "last.pth" if options.resume else options.init
    saved = torch.load(path, map_location="cpu") if path else {}
    if path:
        network.load_state_dict(saved.get("state_dict", saved))
    frozen = [m for m in network.modules() if options.freeze_bn and isinstance(m, nn.BatchNorm2d)]
    for layer in frozen:
        layer.requires_grad_(False)
    if CUDA and not frozen:
        network = nn.SyncBatchNorm.convert_sync_batchnorm(network)
    network.to(DEVICE)
    parallel = DistributedDataParallel(network, device_ids=[DEVICE] if CUDA else None)

    rest = [p for name, p in network.named_parameters() if not name.startswith("BACKBONE.")]
    groups = [{"params": network.BACKBONE.parameters()}, {"params": rest, "lr": 10 * options.lr}]
    optimizer = torch.optim.SGD(groups, options.lr, momentum=0.9, weight_decay=1e-4)
    start, best = 0, 0.0
    if options.resume:
        start, best = saved["epoch"], saved["best"]
        optimizer.load_state_dict(saved["optimizer"])
    rise, steps = max(1, options.warm_up), options.epochs * len(loader)
    schedule = LambdaLR(
        optimizer,
        lambda step: min(1, (step + 1) / rise) * (1 - step / steps) ** 0.9,
        last_epoch=start * len(loader) - 1,
    )
    options.out.mkdir(parents=True, exist_ok=True)
    for epoch in range(start, options.epochs):
        order.set_epoch(epoch)
        scenes.epoch = epoch
        torch.manual_seed((options.seed * 10007 + epoch) * 10007 + rank)  # for dropout
        parallel.train()
        for layer in frozen:
            layer.eval()
        loss = train(parallel, optimizer, schedule, loader)
        miou, accuracy = score(network, held_out, DEVICE)
        if rank > 0:
            continue
        figures = f"mIoU {miou:.6f}  pixel accuracy {accuracy:.6f}"
        print(f"epoch {epoch + 1}  loss {loss:.4f}  {figures}", flush=True)
        content = {"state_dict": network.state_dict(), **scenes.description}
        if miou >= best:
            best = miou
            save(content, options.out / "best.pth")
        memory = {"epoch": epoch + 1, "best": best, "optimizer": optimizer.state_dict()}
        save({**content, **memory}, options.out / "last.pth")


if __name__ == "__main__":
    main()
