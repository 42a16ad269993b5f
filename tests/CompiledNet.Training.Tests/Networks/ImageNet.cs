namespace CompiledNet.Training.Tests;

/// <summary>Every layer that has tensors, but for embeddings: what files of images hold.</summary>
[Network(6, 5, 2)]
[Conv2D(4, 3, 2, Groups = 2)]
[BatchNorm]
[Activation(Activation.PReLU)]
[GlobalAveragePool]
[LayerNorm]
[Dense(3, Name = "Last")]
public sealed partial class ImageNet;
