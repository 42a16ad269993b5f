using CompiledNet.Generator.Planning.Convolutions;

namespace CompiledNet.Generator.Planning.Kernels;

/// <summary><c>z = K∗x + b</c> of many rows.</summary>
/// <param name="Plan">The plan of the products.</param>
/// <param name="Source">Where the code comes from.</param>
/// <param name="Operation">The product.</param>
/// <param name="Layer">The number of the layer.</param>
/// <param name="Epilogue">What follows while the sums are in registers.</param>
/// <param name="Pool">The windows of which the largest alone is written; null where all is.</param>
internal sealed record ConvolutionKernel(ConvolutionPlan Plan, KernelSource Source, ProductNotation Operation, int Layer, Epilogue? Epilogue, WindowsPlan? Pool)
    : Kernel($"{Plan.Name}{(Pool is null ? "" : "Pooled")}Forward", Layer, Plan.Lanes)
{
    public override Kernel Essence => this with { Operation = ProductNotation.None, Epilogue = Epilogue?.Essence };
}

/// <summary>The same with neighbouring positions in the lanes of vectors.</summary>
/// <param name="Plan">The plan of the products.</param>
/// <param name="Operation">The product.</param>
/// <param name="Layer">The number of the layer.</param>
/// <param name="Epilogue">What follows while the sums are in registers.</param>
/// <param name="Pool">The windows of which the largest alone is written; null where all is.</param>
internal sealed record ConvolutionInLanesKernel(ConvolutionPlan Plan, ProductNotation Operation, int Layer, Epilogue? Epilogue, WindowsPlan? Pool)
    : Kernel($"{Plan.Name}{(Pool is null ? "" : "Pooled")}Forward", Layer, LaneTiles.LanesOf(Plan))
{
    public override Kernel Essence => this with { Operation = ProductNotation.None, Epilogue = Epilogue?.Essence };
}

/// <summary><c>dK = Σ dz·x</c> over the windows of all rows, and <c>db = Σ dz</c>.</summary>
internal sealed record ConvolutionWeightGradientsKernel(ConvolutionPlan Plan, KernelSource Source, ProductNotation Operation, string? Biases, int Layer)
    : Kernel($"{Plan.Name}WeightGradients", Layer, Source == KernelSource.WrittenOut ? Math.Max(Plan.Lanes, PairTiles.LanesOf(Plan)) : Plan.Lanes)
{
    public override Kernel Essence => this with { Operation = ProductNotation.None, Biases = null };
}

/// <summary><c>dx = Kᵀ∗dz</c>.</summary>
/// <param name="Plan">The plan of the products.</param>
/// <param name="Stride">The distance between positions of the results.</param>
/// <param name="Operation">The product.</param>
/// <param name="Layer">The number of the layer.</param>
internal sealed record ConvolutionInputGradientsKernel(ConvolutionPlan Plan, int Stride, ProductNotation Operation, int Layer)
    : Kernel($"{Plan.Name}InputGradients", Layer, Plan.InputLanes)
{
    public override Kernel Essence => this with { Operation = ProductNotation.None };

    public override int ScratchLength => Plan.TransposedLength;
}
