using CompiledNet.Generator.Planning.Matrices;
using CompiledNet.Generator.Planning.Rowwise;

namespace CompiledNet.Generator.Planning.Kernels;

/// <summary>The same of one row, with all that follows up to the next product.</summary>
/// <param name="Matrix">The matrix.</param>
/// <param name="Tiling">The tiles.</param>
/// <param name="Operation">The product.</param>
/// <param name="Epilogue">What follows element by element; null if the whole row is needed for it, or nothing follows.</param>
/// <param name="Rest">What follows where the whole row is needed for it, as for softmax; else null.</param>
/// <param name="KeepsSums">Whether the sums go through memory on some machines.</param>
/// <param name="IsInlined">Whether it becomes a part of its callers.</param>
/// <param name="IsLast">Whether its results are the caller's.</param>
internal sealed record RowKernel(MatrixPlan Matrix, Tiling Tiling, ProductNotation Operation, int Layer, Epilogue? Epilogue, RowwiseKernel? Rest, bool KeepsSums, bool IsInlined, bool IsLast)
    : Kernel($"{Matrix.Name}Row", Layer, Matrix.Lanes);
