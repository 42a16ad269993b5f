using CompiledNet.Generator.Planning.Convolutions;
using CompiledNet.Generator.Planning.Matrices;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Kernels;

/// <summary>One number of each window of many rows.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Meaning">What it computes, in the usual notation.</param>
/// <param name="Windows">The windows.</param>
/// <param name="Stride">The distance between positions, of the values and of what they become.</param>
/// <param name="Kind">Which number.</param>
/// <param name="Source">Where the code comes from.</param>
/// <param name="Layer">The number of the layer.</param>
internal sealed record PoolingKernel(string Name, string Meaning, WindowsPlan Windows, int Stride, PoolingKind Kind, KernelSource Source, int Layer)
    : Kernel(Name, Layer, Padding.LanesOf(Stride))
{
    public override Kernel Essence => this with { Meaning = "" };
}

/// <summary>The derivatives with respect to the values, from those with respect to the numbers of windows.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Meaning">What it computes, in the usual notation.</param>
/// <param name="Windows">The windows.</param>
/// <param name="Stride">The distance between positions.</param>
/// <param name="Kind">Which number the windows became.</param>
/// <param name="Source">Where the code comes from.</param>
/// <param name="Layer">The number of the layer.</param>
/// <param name="Epilogue">What follows while a derivative and its value are in registers.</param>
internal sealed record PoolingGradientsKernel(string Name, string Meaning, WindowsPlan Windows, int Stride, PoolingKind Kind, KernelSource Source, int Layer, Epilogue? Epilogue)
    : Kernel(Name, Layer, Padding.LanesOf(Stride))
{
    public override Kernel Essence => this with { Meaning = "", Epilogue = Epilogue?.Essence };
}
