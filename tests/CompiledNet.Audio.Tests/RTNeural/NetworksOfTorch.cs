namespace CompiledNet.Audio.Tests.RTNeural;

/// <summary>What <c>conv1d_torch.json</c> belongs to.</summary>
[Network(1000, 1)]
[Conv1D(12, 5)]
public sealed partial class ConvOfTorch;

/// <summary>What <c>conv1d_torch_stride_3.json</c> belongs to.</summary>
[Network(1000, 1)]
[Conv1D(12, 5, Stride = 3)]
public sealed partial class StridedConvOfTorch;

[Network(500, 6)]
[Conv1D(3, 3, Groups = 3)]
public sealed partial class ThreeGroupsOfTorch;

[Network(500, 6)]
[Conv1D(3, 4, Dilation = 10, Groups = 3)]
public sealed partial class DilatedGroupsOfTorch;

[Network(500, 6)]
[Conv1D(6, 1, Groups = 6)]
public sealed partial class SixGroupsOfTorch;

/// <summary>The convolution of a block of <c>microtcn</c>.</summary>
[Network(1000, 1)]
[Conv1D(32, 4, Dilation = 10, UseBias = false)]
public sealed partial class ConvOfTcn;

/// <summary>Its norm.</summary>
[Network(970, 32)]
[BatchNorm(Epsilon = 1e-5f)]
public sealed partial class NormOfTcn;

/// <summary>Its slopes.</summary>
[Network(970, 32)]
[Activation(Activation.PReLU)]
public sealed partial class SlopesOfTcn;

/// <summary>What is added to it.</summary>
[Network(1000, 1)]
[Conv1D(32, 1, UseBias = false)]
public sealed partial class ResidualOfTcn;
