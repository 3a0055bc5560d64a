"""Trains MODULE on one processor, one GPU or many machines, as `danet train` does on one.

    torchrun --nproc_per_node 2 train.py --data camvid --out runs/first
    torchrun --nproc_per_node 2 train.py --data camvid --out runs/first --resume
    danet eval --data camvid --weights runs/first/best.pth

The data folder holds train/, trainannot/, val/ and valannot/ (CamVid's layout), or images/SPLIT and
labels/SPLIT, or leftImg8bit/SPLIT/CITY and gtFine/SPLIT/CITY (Cityscapes', with labelTrainIds).
Label maps are 8-bit PNGs whose pixel is the class; classes.txt names the classes, a line each.
"""

import argparse
import os
import random
import sys
from pathlib import Path

import numpy as np
import torch
import torch.distributed as dist
import torch.nn.functional as F
from PIL import Image
from torch import nn
from torch.nn.parallel import DistributedDataParallel
from torch.utils.data import DataLoader, Dataset
from torch.utils.data.distributed import DistributedSampler

from MODULE import NETWORK

# What `danet eval` and `danet predict` have to know of weights: it stands beside them in each file.
DESCRIPTION = "PAIRS"
MEAN, DEVIATION = (
    torch.tensor([float(number) for number in DESCRIPTION[key].split(",")])
    for key in ("danet.mean", "danet.std")
)
IGNORED, UNKNOWN = 255, 254  # the labels of pixels that do not count, and of values that are wrong


def read_classes(folder):
    """The classes' names, their values in label maps, and the values that do not count."""
    names = DESCRIPTION["danet.classes"].split("\n")
    values, ignored = (
        [int(value) for value in DESCRIPTION[key].split(",") if value]
        for key in ("danet.label_values", "danet.ignored_values")
    )
    path = folder / "classes.txt"  # a line a class: its name, a colour, the word "ignored"
    if path.exists():
        names, values, ignored = [], [], []
        lines = [line.strip() for line in path.read_text("utf-8").splitlines()]
        for value, line in enumerate(line for line in lines if line and not line.startswith("//")):
            words = line.replace(",", " ").split()
            is_ignored = len(words) > 1 and words[-1].lower() == "ignored"
            words = words[: len(words) - is_ignored]
            words = words[:-1] if len(words) > 1 and words[-1].startswith("#") else words
            (ignored if is_ignored else values).append(value)
            names += [] if is_ignored else [" ".join(words)]
    return names, values, ignored


def find_pairs(folder, split):
    """The images of a split, by name, each with its label map."""
    if (folder / "leftImg8bit").is_dir():
        images = sorted((folder / "leftImg8bit" / split).rglob("*_leftImg8bit.png"))
        names = [f"{i.parent.name}/{i.name[:-16]}_gtFine_labelTrainIds.png" for i in images]
        labels = [folder / "gtFine" / split / name for name in names]
    else:
        plain = (folder / "images").is_dir()
        images = (folder / "images" / split if plain else folder / split).glob("*.*")
        images = sorted(i for i in images if i.suffix.lower() in (".png", ".jpg", ".jpeg", ".bmp"))
        labels = folder / "labels" / split if plain else folder / f"{split}annot"
        labels = [labels / f"{image.stem}.png" for image in images]
    missing = [path for path in labels if not path.exists()]
    if missing or not images:
        sys.exit(f"There is no {missing[0]}." if missing else f"{folder} has no images to {split}.")
    return list(zip(images, labels))


def resize(image, size):
    """Filtered as `danet` filters, whose bytes PIL's own resize misses by one here and there."""
    if list(image.size) == size:
        return image
    pixels = torch.from_numpy(np.array(image)).permute(2, 0, 1)[None].float()
    pixels = F.interpolate(pixels, size[::-1], mode="bilinear", antialias=True)
    pixels = pixels.round().clamp(0, 255).byte()[0].permute(1, 2, 0)
    return Image.fromarray(pixels.contiguous().numpy())


class Scenes(Dataset):
    """Images with labels: random looks at them in training, else whole images and full labels."""

    def __init__(self, options, split):
        self.options, self.is_training, self.epoch = options, split == "train", 0
        self.pairs = find_pairs(options.data, split)
        _, values, ignored = read_classes(options.data)
        self.table = np.full(256, UNKNOWN, np.uint8)
        self.table[values] = range(len(values))
        self.table[[*ignored, IGNORED]] = IGNORED

    def __len__(self):
        return len(self.pairs)

    def __getitem__(self, index):
        image, label = (Image.open(path) for path in self.pairs[index])
        classes = self.table[np.asarray(label)]
        if (classes == UNKNOWN).any():
            raise ValueError(f"{self.pairs[index][1]} has values that are no classes.")
        size = [max(1, round(side * self.options.scale)) for side in image.size]
        image, label = resize(image.convert("RGB"), size), Image.fromarray(classes)
        if self.is_training:
            image, label = self.look(image, label.resize(size, Image.NEAREST), index)
        pixels = (torch.from_numpy(np.array(image)) / 255 - MEAN) / DEVIATION
        return pixels.permute(2, 0, 1), torch.from_numpy(np.array(label)).long()

    def look(self, image, label, index):
        """Scaled, cut and perhaps mirrored: by seed, epoch and image alone, whoever draws it."""
        dice = random.Random(f"{self.options.seed} {self.epoch} {index}")
        height, width = self.options.crop
        smallest, largest = self.options.scales
        for _ in range(10):  # until some pixel carries a label
            scale = smallest * (largest / smallest) ** dice.random()
            left = dice.random() * (image.width * scale - width)
            top = dice.random() * (image.height * scale - height)
            x = (-1, left + width) if dice.random() < 0.5 else (1, left)
            place = (x[0] / scale, 0, x[1] / scale, 0, 1 / scale, top / scale)
            cut = label.transform((width, height), Image.AFFINE, place, fillcolor=IGNORED)
            if cut.getextrema()[0] != IGNORED:
                break
        grey = tuple((255 * MEAN).round().int().tolist())
        return image.transform(cut.size, Image.AFFINE, place, Image.BILINEAR, fillcolor=grey), cut


def batch_norms(network):
    return [layer for layer in network.modules() if isinstance(layer, nn.BatchNorm2d)]


def loss_of(outputs, labels, count, options):
    """Cross-entropy of each output over the labelled pixels of all processes: `count` of them.

    Times the number of processes, since DistributedDataParallel takes the mean of their gradients.
    """
    outputs = (outputs,) if torch.is_tensor(outputs) else outputs
    losses = [F.cross_entropy(o, labels, ignore_index=IGNORED, reduction="sum") for o in outputs]
    return (losses[0] + options.aux_weight * sum(losses[1:])) * dist.get_world_size() / count


def train(network, optimizer, loader, epoch, options, device):
    """One epoch; gives the mean loss."""
    loader.sampler.set_epoch(epoch)
    loader.dataset.epoch = epoch
    torch.manual_seed((options.seed * 10007 + epoch) * 10007 + dist.get_rank())  # for dropout
    network.train()
    for layer in batch_norms(network) if options.freeze_bn else []:
        layer.eval()
    total, steps = torch.zeros((), device=device), options.epochs * len(loader)
    for step, (images, labels) in enumerate(loader, start=epoch * len(loader)):
        images, labels = images.to(device), labels.to(device)
        count = (labels != IGNORED).sum()
        dist.all_reduce(count)
        if count == 0:
            continue
        rate = options.lr * min(1, (step + 1) / options.warm_up) * (1 - step / steps) ** 0.9
        for group, factor in zip(optimizer.param_groups, (1, 10)):  # the backbone, the rest
            group["lr"] = rate * factor
        loss = loss_of(network(images), labels, count, options)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.detach()
    dist.all_reduce(total)
    return total.item() / len(loader) / dist.get_world_size()


@torch.no_grad()
def score(network, scenes, classes, device):
    """Mean IoU over the classes that occur, and pixel accuracy, at the labels' full size."""
    network.eval()
    for buffer in network.buffers():  # each process has seen other images; the first one saves
        dist.broadcast(buffer, 0)
    matrix = torch.zeros(classes, classes, dtype=torch.int64, device=device)  # truth, answer
    for index in range(dist.get_rank(), len(scenes), dist.get_world_size()):
        image, label = (tensor.to(device) for tensor in scenes[index])
        outputs = network(image[None])
        logits = outputs if torch.is_tensor(outputs) else outputs[0]
        if logits.shape[2:] != label.shape:
            logits = F.interpolate(logits, label.shape, mode="bilinear", align_corners=False)
        counts = label != IGNORED
        places = label[counts] * classes + logits.argmax(1)[0][counts]
        matrix += torch.bincount(places, minlength=classes**2).reshape(classes, classes)
    dist.all_reduce(matrix)
    right, truth = matrix.diag().double(), matrix.sum(1)
    shares = right / (truth + matrix.sum(0) - right)
    return shares[truth > 0].mean().item(), (right.sum() / truth.sum()).item()


def load(path):
    if not path.exists():
        sys.exit(f"There is no {path}.")
    return torch.load(path, map_location="cpu")


def save(content, path):
    """Writes beside the place and moves there, so that a file of that name is always whole."""
    beside = path.with_suffix(".part")
    torch.save(content, beside)
    os.replace(beside, path)


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
    add("--aux-weight", type=float, default=0.4, help="of the loss of each auxiliary output")
    scale = float(DESCRIPTION["danet.scale"])
    add("--scale", type=float, default=scale, help="read images at this fraction of their size")
    add("--crop", type=int, nargs=2, default=(256, 256), metavar=("H", "W"))
    add("--scales", type=float, nargs=2, default=(0.5, 2), help="the bounds of random scaling")
    add("--workers", type=int, default=2, help="of each process, to read images")
    add("--seed", type=int, default=1)
    return parser.parse_args()


def main():
    options = read_options()
    is_cuda = torch.cuda.is_available()
    device = torch.device(f"cuda:{os.environ.get('LOCAL_RANK', 0)}" if is_cuda else "cpu")
    if is_cuda:
        torch.cuda.set_device(device)
    alone = {} if "RANK" in os.environ else {"store": dist.HashStore(), "rank": 0, "world_size": 1}
    dist.init_process_group("nccl" if is_cuda else "gloo", **alone)
    rank, world = dist.get_rank(), dist.get_world_size()

    names, values, ignored = read_classes(options.data)
    training, held_out = Scenes(options, "train"), Scenes(options, "val")
    size = min(options.batch, len(training)) // world
    if size == 0 or options.batch % world:
        sys.exit(f"{world} processes cannot share {options.batch} of {len(training)} images.")
    order = DistributedSampler(training, seed=options.seed)
    loader = DataLoader(training, size, sampler=order, num_workers=options.workers, drop_last=True)

    torch.manual_seed(options.seed)
    network = NETWORK(classes=len(names))
    if options.backbone:
        content = load(options.backbone)
        content = {key: value for key, value in content.items() if not key.startswith("fc.")}
        network.BACKBONE.load_state_dict(content)
    start, best, memory = 0, 0.0, None
    if options.init or options.resume:
        content = load(options.out / "last.pth" if options.resume else options.init)
        network.load_state_dict(content.get("state_dict", content))
        if options.resume:
            start, best, memory = content["epoch"], content["best"], content["optimizer"]
    if options.freeze_bn:
        for layer in batch_norms(network):
            layer.requires_grad_(False)
    elif is_cuda:
        network = nn.SyncBatchNorm.convert_sync_batchnorm(network)
    network.to(device)

    backbone = [p for name, p in network.named_parameters() if name.startswith("BACKBONE.")]
    rest = [p for name, p in network.named_parameters() if not name.startswith("BACKBONE.")]
    groups = [{"params": backbone}, {"params": rest}]
    optimizer = torch.optim.SGD(groups, lr=options.lr, momentum=0.9, weight_decay=1e-4)
    if memory:
        optimizer.load_state_dict(memory)
    description = {
        **DESCRIPTION,
        "danet.classes": "\n".join(names),
        "danet.label_values": ",".join(map(str, values)),
        "danet.ignored_values": ",".join(map(str, ignored)),
        "danet.scale": str(options.scale),
    }
    options.out.mkdir(parents=True, exist_ok=True)
    distributed = DistributedDataParallel(network, device_ids=[device] if is_cuda else None)
    if options.init or options.resume:
        miou, accuracy = score(network, held_out, len(names), device)
        if rank == 0:
            print(f"at the start  mIoU {miou:.6f}  pixel accuracy {accuracy:.6f}")
    for epoch in range(start, options.epochs):
        loss = train(distributed, optimizer, loader, epoch, options, device)
        miou, accuracy = score(network, held_out, len(names), device)
        if rank > 0:
            continue
        figures = f"mIoU {miou:.6f}  pixel accuracy {accuracy:.6f}"
        print(f"epoch {epoch + 1}  loss {loss:.4f}  {figures}", flush=True)
        content = {"state_dict": network.state_dict(), **description}
        if miou >= best:
            best = miou
            save(content, options.out / "best.pth")
        state = {"epoch": epoch + 1, "best": best, "optimizer": optimizer.state_dict()}
        save({**content, **state}, options.out / "last.pth")


if __name__ == "__main__":
    main()
