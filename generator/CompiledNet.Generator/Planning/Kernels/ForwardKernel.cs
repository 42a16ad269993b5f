using CompiledNet.Generator.Planning.Matrices;

namespace CompiledNet.Generator.Planning.Kernels;

/// <summary><c>z = W·a + b</c> of many rows.</summary>
/// <param name="Matrix">The matrix.</param>
/// <param name="Source">Where the code comes from.</param>
/// <param name="Operation">The product.</param>
/// <param name="Epilogue">What follows while the sums are in registers.</param>
internal sealed record ForwardKernel(MatrixPlan Matrix, KernelSource Source, ProductNotation Operation, int Layer, Epilogue? Epilogue)
    : Kernel($"{Matrix.Name}Forward", Layer, Matrix.Lanes)
{
    public override Kernel Essence => this with { Operation = ProductNotation.None, Epilogue = Epilogue?.Essence };
}
