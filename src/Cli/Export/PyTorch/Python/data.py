"""Reads the data folders that `danet train` reads.

A folder holds train/, trainannot/, val/ and valannot/ (CamVid's layout), or images/SPLIT and
labels/SPLIT, or leftImg8bit/SPLIT/CITY and gtFine/SPLIT/CITY (Cityscapes', with labelTrainIds).
Label maps are 8-bit PNGs whose pixel is the class; classes.txt names the classes, a line each.
"""

import random
import re

import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image
from torch.utils.data import Dataset

# What `danet eval` and `danet predict` have to know of weights: it stands beside them in each file.
DESCRIPTION = "PAIRS"
MEAN, DEVIATION = (
    torch.tensor([float(number) for number in DESCRIPTION[key].split(",")])
    for key in ("danet.mean", "danet.std")
)
SCALE = float(DESCRIPTION["danet.scale"])
ENDINGS = (".png", ".jpg", ".jpeg", ".bmp", ".webp")
IGNORED, UNKNOWN = 255, 254  # the labels of pixels that do not count, and of values that are wrong


def describe(folder, scale):
    """The description of weights that learn from a folder, with the classes that it names."""
    description, path = {**DESCRIPTION, "danet.scale": str(scale)}, folder / "classes.txt"
    if not path.exists():
        return description
    lines = path.read_text("utf-8-sig").replace(",", " ").splitlines()
    lines = [" ".join(line.split()) for line in lines]
    lines = [line for line in lines if line and not line.startswith("//")]
    # A line is a name, perhaps a colour, and perhaps the word "ignored" for what does not count.
    parts = [re.fullmatch("(.+?)(?: (#[^ ]*))?( ignored)?", line, re.I).groups() for line in lines]
    return {
        **description,
        "danet.classes": "\n".join(name for name, _, ignored in parts if not ignored),
        "danet.palette": ",".join(colour or "" for _, colour, ignored in parts if not ignored),
        "danet.label_values": ",".join(str(v) for v, part in enumerate(parts) if not part[2]),
        "danet.ignored_values": ",".join(str(v) for v, part in enumerate(parts) if part[2]),
    }


def find_pairs(folder, split):
    """The images of a split, by name, each with its label map."""
    if (folder / "leftImg8bit").is_dir():
        images = sorted((folder / "leftImg8bit" / split).rglob("*_leftImg8bit.png"))
        names = [f"{i.parent.name}/{i.name[:-16]}_gtFine_labelTrainIds.png" for i in images]
        labels = [folder / "gtFine" / split / name for name in names]
    else:
        plain = (folder / "images").is_dir()
        images = (folder / "images" / split if plain else folder / split).glob("*.*")
        images = sorted(image for image in images if image.suffix.lower() in ENDINGS)
        labels = folder / "labels" / split if plain else folder / f"{split}annot"
        labels = [labels / f"{image.stem}.png" for image in images]
    if not images:
        raise SystemExit(f"{folder} has no images to {split}.")
    for path in labels:
        if not path.exists():
            raise SystemExit(f"There is no {path}.")
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
        self.description = describe(options.data, options.scale)
        self.classes = len(self.description["danet.classes"].split("\n"))
        values, ignored = (
            [int(value) for value in self.description[key].split(",") if value]
            for key in ("danet.label_values", "danet.ignored_values")
        )
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
        for _ in range(10):  # until some pixel carries a label
            scale = 0.5 * 4 ** dice.random()  # from 0.5 to 2
            left = dice.random() * (image.width * scale - width)
            top = dice.random() * (image.height * scale - height)
            x = (-1, left + width) if dice.random() < 0.5 else (1, left)
            place = (x[0] / scale, 0, x[1] / scale, 0, 1 / scale, top / scale)
            cut = label.transform((width, height), Image.AFFINE, place, fillcolor=IGNORED)
            if cut.getextrema()[0] != IGNORED:
                break
        grey = tuple((255 * MEAN).round().int().tolist())
        return image.transform(cut.size, Image.AFFINE, place, Image.BILINEAR, fillcolor=grey), cut
