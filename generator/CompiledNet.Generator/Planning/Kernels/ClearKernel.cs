namespace CompiledNet.Generator.Planning.Kernels;

/// <summary>Zeros in many rows, of which no more than parts are written.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Meaning">What it is for, in the usual notation.</param>
/// <param name="Layer">The number of the layer.</param>
/// <param name="RowLength">The floats of a row.</param>
internal sealed record ClearKernel(string Name, string Meaning, int Layer, int RowLength)
    : Kernel(Name, Layer, Machine.WidestVector)
{
    public override Kernel Essence => this with { Meaning = "" };
}
