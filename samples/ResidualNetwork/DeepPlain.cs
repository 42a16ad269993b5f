using CompiledNet;

namespace ResidualNetwork;

/// <summary>21 convolutions one after another, each but the first with a batch norm, and a dense layer for the ten digits.</summary>
[Network(8, 8, 1)]
[Conv2D(8, 3, Activation.ReLU, Padding = Padding.Same)]

[Conv2D(8, 3, Padding = Padding.Same, UseBias = false)]
[BatchNorm]
[Activation(Activation.ReLU)]
[Conv2D(8, 3, Padding = Padding.Same, UseBias = false)]
[BatchNorm]
[Activation(Activation.ReLU)]

[Conv2D(8, 3, Padding = Padding.Same, UseBias = false)]
[BatchNorm]
[Activation(Activation.ReLU)]
[Conv2D(8, 3, Padding = Padding.Same, UseBias = false)]
[BatchNorm]
[Activation(Activation.ReLU)]

[Conv2D(8, 3, Padding = Padding.Same, UseBias = false)]
[BatchNorm]
[Activation(Activation.ReLU)]
[Conv2D(8, 3, Padding = Padding.Same, UseBias = false)]
[BatchNorm]
[Activation(Activation.ReLU)]

[Conv2D(8, 3, Padding = Padding.Same, UseBias = false)]
[BatchNorm]
[Activation(Activation.ReLU)]
[Conv2D(8, 3, Padding = Padding.Same, UseBias = false)]
[BatchNorm]
[Activation(Activation.ReLU)]

[Conv2D(8, 3, Padding = Padding.Same, UseBias = false)]
[BatchNorm]
[Activation(Activation.ReLU)]
[Conv2D(8, 3, Padding = Padding.Same, UseBias = false)]
[BatchNorm]
[Activation(Activation.ReLU)]

[Conv2D(8, 3, Padding = Padding.Same, UseBias = false)]
[BatchNorm]
[Activation(Activation.ReLU)]
[Conv2D(8, 3, Padding = Padding.Same, UseBias = false)]
[BatchNorm]
[Activation(Activation.ReLU)]

[Conv2D(8, 3, Padding = Padding.Same, UseBias = false)]
[BatchNorm]
[Activation(Activation.ReLU)]
[Conv2D(8, 3, Padding = Padding.Same, UseBias = false)]
[BatchNorm]
[Activation(Activation.ReLU)]

[Conv2D(8, 3, Padding = Padding.Same, UseBias = false)]
[BatchNorm]
[Activation(Activation.ReLU)]
[Conv2D(8, 3, Padding = Padding.Same, UseBias = false)]
[BatchNorm]
[Activation(Activation.ReLU)]

[Conv2D(8, 3, Padding = Padding.Same, UseBias = false)]
[BatchNorm]
[Activation(Activation.ReLU)]
[Conv2D(8, 3, Padding = Padding.Same, UseBias = false)]
[BatchNorm]
[Activation(Activation.ReLU)]

[Conv2D(8, 3, Padding = Padding.Same, UseBias = false)]
[BatchNorm]
[Activation(Activation.ReLU)]
[Conv2D(8, 3, Padding = Padding.Same, UseBias = false)]
[BatchNorm]
[Activation(Activation.ReLU)]

[GlobalAveragePool]
[Dense(10, Activation.Softmax)]
[Loss(LossFunction.CrossEntropy)]
public sealed partial class DeepPlain;
