using CompiledNet.Generator.Planning.Matrices;

namespace CompiledNet.Generator.Planning.Kernels;

/// <summary>What an epilogue reads beside the sum, as <see cref="Epilogue.Source"/>: the value of the same row and unit.</summary>
internal abstract record EpilogueSource;

/// <summary>Rows that lie as those of the results do, in other memory: tiles overlap, so that some results are computed twice.</summary>
internal sealed record RowsSource : EpilogueSource;

/// <summary>A product with one input, which is computed where it is needed: <c>w·x</c>.</summary>
/// <param name="Matrix">The weights.</param>
internal sealed record OneInputSource(MatrixPlan Matrix) : EpilogueSource;
