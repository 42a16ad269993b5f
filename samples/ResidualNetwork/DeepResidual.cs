using CompiledNet;

namespace ResidualNetwork;

/// <summary>
/// The layers of <see cref="DeepPlain"/>, two a block, and around each block a way past it: <c>a = ReLU(x + F(x))</c>. A block that has
/// learnt nothing yet leaves what comes in as it is, and gradients come to the first layer undiminished
/// (He, Zhang, Ren, Sun: Deep Residual Learning for Image Recognition, 2015).
/// </summary>
[Network(8, 8, 1)]
[Conv2D(8, 3, Activation.ReLU, Padding = Padding.Same, Name = "Block0")]

[Conv2D(8, 3, Padding = Padding.Same, UseBias = false)]
[BatchNorm]
[Activation(Activation.ReLU)]
[Conv2D(8, 3, Padding = Padding.Same, UseBias = false)]
[BatchNorm]
[Add("Block0")]
[Activation(Activation.ReLU, Name = "Block1")]

[Conv2D(8, 3, Padding = Padding.Same, UseBias = false)]
[BatchNorm]
[Activation(Activation.ReLU)]
[Conv2D(8, 3, Padding = Padding.Same, UseBias = false)]
[BatchNorm]
[Add("Block1")]
[Activation(Activation.ReLU, Name = "Block2")]

[Conv2D(8, 3, Padding = Padding.Same, UseBias = false)]
[BatchNorm]
[Activation(Activation.ReLU)]
[Conv2D(8, 3, Padding = Padding.Same, UseBias = false)]
[BatchNorm]
[Add("Block2")]
[Activation(Activation.ReLU, Name = "Block3")]

[Conv2D(8, 3, Padding = Padding.Same, UseBias = false)]
[BatchNorm]
[Activation(Activation.ReLU)]
[Conv2D(8, 3, Padding = Padding.Same, UseBias = false)]
[BatchNorm]
[Add("Block3")]
[Activation(Activation.ReLU, Name = "Block4")]

[Conv2D(8, 3, Padding = Padding.Same, UseBias = false)]
[BatchNorm]
[Activation(Activation.ReLU)]
[Conv2D(8, 3, Padding = Padding.Same, UseBias = false)]
[BatchNorm]
[Add("Block4")]
[Activation(Activation.ReLU, Name = "Block5")]

[Conv2D(8, 3, Padding = Padding.Same, UseBias = false)]
[BatchNorm]
[Activation(Activation.ReLU)]
[Conv2D(8, 3, Padding = Padding.Same, UseBias = false)]
[BatchNorm]
[Add("Block5")]
[Activation(Activation.ReLU, Name = "Block6")]

[Conv2D(8, 3, Padding = Padding.Same, UseBias = false)]
[BatchNorm]
[Activation(Activation.ReLU)]
[Conv2D(8, 3, Padding = Padding.Same, UseBias = false)]
[BatchNorm]
[Add("Block6")]
[Activation(Activation.ReLU, Name = "Block7")]

[Conv2D(8, 3, Padding = Padding.Same, UseBias = false)]
[BatchNorm]
[Activation(Activation.ReLU)]
[Conv2D(8, 3, Padding = Padding.Same, UseBias = false)]
[BatchNorm]
[Add("Block7")]
[Activation(Activation.ReLU, Name = "Block8")]

[Conv2D(8, 3, Padding = Padding.Same, UseBias = false)]
[BatchNorm]
[Activation(Activation.ReLU)]
[Conv2D(8, 3, Padding = Padding.Same, UseBias = false)]
[BatchNorm]
[Add("Block8")]
[Activation(Activation.ReLU, Name = "Block9")]

[Conv2D(8, 3, Padding = Padding.Same, UseBias = false)]
[BatchNorm]
[Activation(Activation.ReLU)]
[Conv2D(8, 3, Padding = Padding.Same, UseBias = false)]
[BatchNorm]
[Add("Block9")]
[Activation(Activation.ReLU)]

[GlobalAveragePool]
[Dense(10, Activation.Softmax)]
[Loss(LossFunction.CrossEntropy)]
public sealed partial class DeepResidual;
