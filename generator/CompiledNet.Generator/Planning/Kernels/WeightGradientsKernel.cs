using CompiledNet.Generator.Planning.Matrices;

namespace CompiledNet.Generator.Planning.Kernels;

/// <summary><c>dW = Σ dz·aᵀ</c> and <c>db = Σ dz</c>.</summary>
internal sealed record WeightGradientsKernel(MatrixPlan Matrix, KernelSource Source, ProductNotation Operation, string? Biases, int Layer)
    : Kernel($"{Matrix.Name}WeightGradients", Layer, Matrix.Lanes)
{
    public override Kernel Essence => this with { Operation = ProductNotation.None, Biases = null };
}
