"""Trains the network that the service answers with, and writes it as digits.onnx.

    python3 samples/Serving/train.py        (Debian: python3-torch, python3-numpy)

Every fifth image is held out. The same versions of PyTorch on the same processor write the same file.
"""

import gzip
import pathlib

import numpy
import torch

here = pathlib.Path(__file__).parent
with gzip.open(here / "../data/digits.csv.gz", "rt") as file:
    rows = numpy.loadtxt(file, delimiter=",", dtype=numpy.float32)
images = torch.from_numpy(rows[:, :64] / 16).reshape(-1, 1, 8, 8)
labels = torch.from_numpy(rows[:, 64]).long()
held_out = torch.arange(len(images)) % 5 == 4
train_images, train_labels = images[~held_out], labels[~held_out]
test_images, test_labels = images[held_out], labels[held_out]

torch.manual_seed(1)
torch.set_num_threads(1)
layers = torch.nn.Sequential(
    torch.nn.Conv2d(1, 16, 3, padding=1),
    torch.nn.ReLU(),
    torch.nn.MaxPool2d(2),
    torch.nn.Flatten(),
    torch.nn.Linear(16 * 4 * 4, 32),
    torch.nn.ReLU(),
    torch.nn.Linear(32, 10),
)
optimizer = torch.optim.Adam(layers.parameters(), lr=2e-3)
for epoch in range(20):
    order = torch.randperm(len(train_images))
    for batch in order.split(32):
        optimizer.zero_grad()
        loss = torch.nn.functional.cross_entropy(layers(train_images[batch]), train_labels[batch])
        loss.backward()
        optimizer.step()

reader = torch.nn.Sequential(layers, torch.nn.Softmax(dim=1)).eval()
with torch.no_grad():
    correct = (reader(test_images).argmax(1) == test_labels).sum().item()
print(f"{correct} of {len(test_labels)} held-out images are read correctly")

torch.onnx.export(
    reader,
    test_images[:1],
    here / "digits.onnx",
    input_names=["image"],
    output_names=["probabilities"],
    dynamic_axes={"image": {0: "rows"}, "probabilities": {0: "rows"}},
)
