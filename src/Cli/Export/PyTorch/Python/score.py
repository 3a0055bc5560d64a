"""Scores a network as `danet eval` does."""

import torch
import torch.distributed as dist
import torch.nn.functional as F

from data import IGNORED


@torch.no_grad()
def score(network, scenes, device):
    """Mean IoU over the classes that occur, and pixel accuracy, at the labels' full size."""
    network.eval()
    for buffer in network.buffers():  # each process has seen other images; the first one saves
        dist.broadcast(buffer, 0)
    matrix = torch.zeros(scenes.classes**2, dtype=torch.int64, device=device)
    for index in range(dist.get_rank(), len(scenes), dist.get_world_size()):
        image, label = (tensor.to(device) for tensor in scenes[index])
        outputs = network(image[None])
        logits = outputs if torch.is_tensor(outputs) else outputs[0]
        answer = F.interpolate(logits, label.shape, mode="bilinear").argmax(1)[0]
        places = (label * scenes.classes + answer)[label != IGNORED]
        matrix += torch.bincount(places, minlength=len(matrix))
    dist.all_reduce(matrix)
    matrix = matrix.reshape(scenes.classes, scenes.classes).double()  # truth, answer
    right, truth, answers = matrix.diag(), matrix.sum(1), matrix.sum(0)
    shares = right / (truth + answers - right)
    return shares[truth > 0].mean().item(), (right.sum() / truth.sum()).item()
