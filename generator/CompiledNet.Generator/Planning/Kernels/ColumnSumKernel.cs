using CompiledNet.Generator.Planning.Layouts;

namespace CompiledNet.Generator.Planning.Kernels;

/// <summary>The sums of derivatives over all positions of all rows, in order: the gradients of parameters that all of them share.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Meaning">What it computes, in the usual notation.</param>
/// <param name="Layer">The number of the layer.</param>
/// <param name="Layout">How the derivatives lie.</param>
internal sealed record ColumnSumKernel(string Name, string Meaning, int Layer, ValueLayout Layout)
    : Kernel(Name, Layer, Layout.Lanes)
{
    public override Kernel Essence => this with { Meaning = "" };
}
