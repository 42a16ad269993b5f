using CompiledNet.Generator.Planning.Matrices;

namespace CompiledNet.Generator.Planning.Kernels;

/// <summary><c>W ← W − α·dz·aᵀ</c> and <c>b ← b − α·dz</c> of one row.</summary>
internal sealed record DescentKernel(MatrixPlan Matrix, KernelSource Source, ProductNotation Operation, string? Biases, int Layer)
    : Kernel($"{Matrix.Name}Descend", Layer, Matrix.Lanes);
