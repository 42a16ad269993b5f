using CompiledNet.Generator.Planning.Matrices;

namespace CompiledNet.Generator.Planning.Kernels;

/// <summary><c>z = W·a + b</c> of many rows.</summary>
/// <param name="Matrix">The matrix.</param>
/// <param name="Source">Where the code comes from.</param>
/// <param name="Operation">The product.</param>
/// <param name="Epilogue">What follows while the sums are in registers.</param>
/// <param name="Joined">What the epilogue reads beside the sums; null if it reads nothing else.</param>
internal sealed record ForwardKernel(MatrixPlan Matrix, KernelSource Source, ProductNotation Operation, int Layer, Epilogue? Epilogue, EpilogueSource? Joined = null)
    : Kernel($"{Matrix.Name}{(Joined is null ? "" : "Joined")}Forward", Layer, Matrix.Lanes)
{
    public override Kernel Essence => this with { Operation = ProductNotation.None, Epilogue = Epilogue?.Essence };
}
