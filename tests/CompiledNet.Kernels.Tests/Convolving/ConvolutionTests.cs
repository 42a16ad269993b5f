using CompiledNet.Numerics;

namespace CompiledNet.Kernels.Tests.Convolving;

public sealed class ConvolutionsOf512Bits : ConvolutionContract<Lanes512, Fused>;

public sealed class ConvolutionsOf256Bits : ConvolutionContract<Lanes256, Fused>;

public sealed class ConvolutionsOf128Bits : ConvolutionContract<Lanes128, Fused>;

public sealed class UnfusedConvolutionsOf512Bits : ConvolutionContract<Unfused<Lanes512>, RoundedTwice>;

public sealed class UnfusedConvolutionsOf256Bits : ConvolutionContract<Unfused<Lanes256>, RoundedTwice>;

public sealed class UnfusedConvolutionsOf128Bits : ConvolutionContract<Unfused<Lanes128>, RoundedTwice>;
