"""DANet in PyTorch, in the form of each program whose weights DaNetGen reads: the oracle of the dialects' tests.

  danet.py make FOLDER   writes CASE/theirs.pth (weights) and CASE/example.pth (an input and its outputs) for every case
  danet.py run FOLDER    loads CASE/ours.pth strictly, runs it on the example's input, writes CASE/answer.pth
"""

import os
import sys

import torch
import torchvision
from torch import nn
from torch.nn import functional as F

CLASSES = 5


def conv_norm_relu(inside, outside):
    return nn.Sequential(nn.Conv2d(inside, outside, 3, padding=1, bias=False), nn.BatchNorm2d(outside), nn.ReLU())


def position_attention(features, query, key, value, weight):
    batch, channels, height, width = features.shape
    q, k, v = (project(features).flatten(2) for project in (query, key, value))
    similarity = torch.einsum("bci,bcj->bij", q, k).softmax(dim=2)
    gathered = torch.einsum("bij,bcj->bci", similarity, v).reshape(batch, channels, height, width)
    return features + weight * gathered


def channel_attention(features, weight):
    rows = features.flatten(2)
    energy = torch.einsum("bin,bjn->bij", rows, rows)
    similarity = (energy.amax(dim=2, keepdim=True) - energy).softmax(dim=2)
    return features + weight * torch.einsum("bij,bjn->bin", similarity, rows).reshape(features.shape)


def resnet(depth, stride8, stem=None, stem_channels=64, grid=None):
    """torchvision's ResNet; `stem` replaces the 7x7 convolution. Dilation in ResNet-18 is that of a block's first 3x3 alone."""
    if depth >= 50:
        net = getattr(torchvision.models, f"resnet{depth}")(replace_stride_with_dilation=[False, stride8, stride8])
    else:
        net = getattr(torchvision.models, f"resnet{depth}")()
        if stride8:
            for layer, first, others in ((net.layer3, 1, 2), (net.layer4, 2, 4)):
                layer[0].downsample[0].stride = 1
                for index, block in enumerate(layer):
                    block.conv1.stride = 1
                    block.conv1.dilation = block.conv1.padding = first if index == 0 else others
    for index, block in enumerate(net.layer4):
        if grid:
            block.conv2.dilation = block.conv2.padding = (grid[index], grid[index])
    if stem is not None:
        net.conv1 = stem
        net.bn1 = nn.BatchNorm2d(stem_channels)
        net.layer1[0].conv1 = nn.Conv2d(stem_channels, 64, 1, bias=False)
        net.layer1[0].downsample[0] = nn.Conv2d(stem_channels, 256, 1, bias=False)
    del net.fc
    return net


def features(net, image):
    x = net.maxpool(net.relu(net.bn1(net.conv1(image))))
    maps = []
    for layer in (net.layer1, net.layer2, net.layer3, net.layer4):
        x = layer(x)
        maps.append(x)
    return maps


def deep(first, last):
    return nn.Sequential(
        nn.Conv2d(3, first, 3, stride=2, padding=1, bias=False), nn.BatchNorm2d(first), nn.ReLU(),
        nn.Conv2d(first, first, 3, padding=1, bias=False), nn.BatchNorm2d(first), nn.ReLU(),
        nn.Conv2d(first, last, 3, padding=1, bias=False))


class Attention(nn.Module):
    """Three projections and a weight, under the names that a program gives them."""

    def __init__(self, channels, names, weight):
        super().__init__()
        self.names = names
        for name, made in zip(names, (channels // 8, channels // 8, channels)):
            self.add_module(name, nn.Conv2d(channels, made, 1))
        weight(self)

    def projections(self):
        return [getattr(self, name) for name in self.names]


class Holder(nn.Module):
    """Modules and parameters by name."""

    def __init__(self, **members):
        super().__init__()
        for name, member in members.items():
            setattr(self, name, member)


def weight_of(name, value):
    return lambda module: setattr(module, name, nn.Parameter(torch.full((1,), value)))


def classifier(channels, dropout):
    return nn.Sequential(dropout(0.1), nn.Conv2d(channels, CLASSES, 1))


class Reference(nn.Module):
    def __init__(self, depth, stride8=True):
        super().__init__()
        self.model = resnet(depth, stride8)
        wide = 512 if depth < 50 else 2048
        narrow = wide // 4
        self.head = Holder(
            conv_p1=conv_norm_relu(wide, narrow), conv_c1=conv_norm_relu(wide, narrow),
            pam=Attention(narrow, ("conv_b", "conv_c", "conv_d"), weight_of("alpha", 0.6)),
            cam=Holder(beta=nn.Parameter(torch.full((1,), -0.4))),
            conv_p2=conv_norm_relu(narrow, narrow), conv_c2=conv_norm_relu(narrow, narrow),
            out=classifier(narrow, nn.Dropout), conv_p3=classifier(narrow, nn.Dropout), conv_c3=classifier(narrow, nn.Dropout))

    def forward(self, image):
        head = self.head
        last = features(self.model, image)[3]
        position = head.conv_p2(position_attention(head.conv_p1(last), *head.pam.projections(), head.pam.alpha))
        channel = head.conv_c2(channel_attention(head.conv_c1(last), head.cam.beta))
        logits = head.out(position + channel), head.conv_p3(position), head.conv_c3(channel)
        return [F.interpolate(x, image.shape[2:], mode="bilinear", align_corners=True) for x in logits]


class Authors(nn.Module):
    """As in github.com/junfu1115/DANet: plain stem and multi-grid 4, 8, 16 (what its authors published), or a deep stem."""

    def __init__(self, deep_stem):
        super().__init__()
        self.pretrained = resnet(50, True, deep(64, 128), 128) if deep_stem else resnet(50, True, grid=(4, 8, 16))
        self.head = Holder(
            conv5a=conv_norm_relu(2048, 512), conv5c=conv_norm_relu(2048, 512),
            sa=Attention(512, ("query_conv", "key_conv", "value_conv"), weight_of("gamma", 0.6)),
            sc=Holder(gamma=nn.Parameter(torch.full((1,), -0.4))),
            conv51=conv_norm_relu(512, 512), conv52=conv_norm_relu(512, 512),
            conv6=classifier(512, nn.Dropout2d), conv7=classifier(512, nn.Dropout2d), conv8=classifier(512, nn.Dropout2d))

    def forward(self, image):
        head = self.head
        last = features(self.pretrained, image)[3]
        position = head.conv51(position_attention(head.conv5a(last), *head.sa.projections(), head.sa.gamma))
        channel = head.conv52(channel_attention(head.conv5c(last), head.sc.gamma))
        logits = head.conv8(position + channel), head.conv6(position), head.conv7(channel)
        return [F.interpolate(x, image.shape[2:], mode="bilinear", align_corners=True) for x in logits]


def conv_module(inside, outside):
    return Holder(conv=nn.Conv2d(inside, outside, 3, padding=1, bias=False), bn=nn.BatchNorm2d(outside))


def run_module(module, x):
    return module.bn(module.conv(x)).relu()


def scale(value):
    return Holder(scale=nn.Parameter(torch.tensor(value)))


class Mmsegmentation(nn.Module):
    """As mmsegmentation's EncoderDecoder with a DAHead and a ResNetV1c, without its auxiliary head."""

    def __init__(self):
        super().__init__()
        net = resnet(50, True, deep(32, 64))
        self.backbone = Holder(
            stem=nn.Sequential(*net.conv1, net.bn1, nn.ReLU()), layer1=net.layer1, layer2=net.layer2, layer3=net.layer3, layer4=net.layer4)
        self.decode_head = Holder(
            conv_seg=nn.Conv2d(512, CLASSES, 1), dropout=nn.Dropout2d(0.1),
            pam_in_conv=conv_module(2048, 512),
            pam=Attention(512, ("query_project", "key_project", "value_project"), lambda module: module.add_module("gamma", scale(0.6))),
            pam_out_conv=conv_module(512, 512), pam_conv_seg=nn.Conv2d(512, CLASSES, 1),
            cam_in_conv=conv_module(2048, 512), cam=Holder(gamma=scale(-0.4)),
            cam_out_conv=conv_module(512, 512), cam_conv_seg=nn.Conv2d(512, CLASSES, 1))

    def forward(self, image):
        backbone, head = self.backbone, self.decode_head
        x = F.max_pool2d(backbone.stem(image), 3, stride=2, padding=1)
        for layer in (backbone.layer1, backbone.layer2, backbone.layer3, backbone.layer4):
            x = layer(x)
        position = run_module(head.pam_out_conv, position_attention(run_module(head.pam_in_conv, x), *head.pam.projections(), head.pam.gamma.scale))
        channel = run_module(head.cam_out_conv, channel_attention(run_module(head.cam_in_conv, x), head.cam.gamma.scale))
        logits = head.conv_seg(head.dropout(position + channel)), head.pam_conv_seg(head.dropout(position)), head.cam_conv_seg(head.dropout(channel))
        return [F.interpolate(x, image.shape[2:], mode="bilinear", align_corners=False) for x in logits]


class Torchvision(nn.Module):
    """A whole ResNet of torchvision: its state_dict has a classifier, its outputs are the four feature maps."""

    def __init__(self, depth):
        super().__init__()
        self.net = getattr(torchvision.models, f"resnet{depth}")()

    def forward(self, image):
        return features(self.net, image)


CASES = {
    "reference18": lambda: Reference(18),
    "reference50": lambda: Reference(50),
    "authors": lambda: Authors(deep_stem=False),
    "authors-deep": lambda: Authors(deep_stem=True),
    "mmsegmentation": Mmsegmentation,
    "torchvision18": lambda: Torchvision(18),
    "torchvision50": lambda: Torchvision(50),
}


def trained(module):
    """Statistics as those of a trained network, neither 0 nor 1; attention that prefers some pixels; logits that differ."""
    for part in module.modules():
        if isinstance(part, Attention):
            for projection in part.projections():
                nn.init.normal_(projection.weight, 0, 1.3 / projection.in_channels ** 0.5)
        if isinstance(part, nn.Conv2d) and part.out_channels == CLASSES:
            nn.init.normal_(part.weight, 0, 0.3)
        if isinstance(part, nn.BatchNorm2d):
            part.running_mean.normal_(0, 0.1)
            part.running_var.uniform_(0.5, 1.5)
            part.num_batches_tracked.fill_(7)
            nn.init.uniform_(part.weight, 0.5, 1)
            nn.init.normal_(part.bias, 0, 0.1)
    return module


def weights(module):
    return module.net if isinstance(module, Torchvision) else module


def answer(module, image, path):
    with torch.no_grad():
        outputs = module.eval()(image)
    torch.save({"input": image, **{f"output{i}": x.clone() for i, x in enumerate(outputs)}}, path)


def make(folder):
    for number, (name, build) in enumerate(CASES.items()):
        torch.manual_seed(number)
        module = trained(build())
        os.makedirs(os.path.join(folder, name))
        torch.save(weights(module).state_dict(), os.path.join(folder, name, "theirs.pth"))
        answer(module, torch.randn(1, 3, 65, 97), os.path.join(folder, name, "example.pth"))


def run(folder):
    for name, build in CASES.items():
        module = build()
        state = torch.load(os.path.join(folder, name, "ours.pth"))
        if isinstance(module, Torchvision):
            state.update({key: value for key, value in module.net.state_dict().items() if key.startswith("fc.")})
        weights(module).load_state_dict(state, strict=True)
        answer(module, torch.load(os.path.join(folder, name, "example.pth"))["input"], os.path.join(folder, name, "answer.pth"))


if __name__ == "__main__":
    {"make": make, "run": run}[sys.argv[1]](sys.argv[2])
