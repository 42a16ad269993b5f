using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Planning.Matrices;

namespace CompiledNet.Generator.Emission.Products;

/// <summary>Writes the products of a layer as calls of the runtime library's kernels for any size.</summary>
internal static class PrecompiledProducts
{
    /// <summary>Writes <c>z = W·x + b</c>.</summary>
    public static void Forward(CodeWriter writer, MatrixPlan dense)
    {
        string weights = Names.At("parameters", dense.WeightsOffset);
        writer.Line(dense.IsDot
            ? $"DotKernels.Forward<TLanes>(ref x, {dense.InputStride}, {weights}, {Biases("parameters", dense)}, ref z, {dense.Inputs}, rows);"
            : $"DenseKernels.Forward<TLanes>(ref x, {dense.InputStride}, {weights}, {Biases("parameters", dense)}, ref z, {dense.Inputs}, {dense.PaddedUnits}, accumulators: {dense.Forward.Accumulators}, rows);");
    }

    /// <summary>Writes <c>dW = Σ dz·xᵀ</c> and <c>db = Σ dz</c>.</summary>
    public static void WeightGradients(CodeWriter writer, MatrixPlan dense)
    {
        string weights = Names.At("gradients", dense.WeightsOffset);
        writer.Line(dense.IsDot
            ? $"DotKernels.WeightGradients<TLanes>(ref x, {dense.InputStride}, ref dz, {weights}, {Biases("gradients", dense)}, {dense.Inputs}, rows, isFirst);"
            : $"DenseKernels.WeightGradients<TLanes>(ref x, {dense.InputStride}, ref dz, {weights}, {Biases("gradients", dense)}, {dense.Inputs}, {dense.PaddedUnits}, rows, isFirst);");
    }

    /// <summary>Writes <c>dx = Wᵀ·dz</c>. The network's own input is not padded.</summary>
    public static void InputGradients(CodeWriter writer, MatrixPlan dense)
    {
        int stride = dense.HasPlainGradients ? dense.Inputs : dense.PaddedInputs;
        string weights = Names.At("parameters", dense.WeightsOffset);
        writer.Line(dense.IsDot
            ? $"DotKernels.InputGradients<TLanes>(ref dz, {weights}, ref da, {stride}, rows);"
            : $"DenseKernels.InputGradients<TLanes>(ref dz, {weights}, ref panel, ref da, {dense.Inputs}, {stride}, {dense.Units}, {dense.PaddedUnits}, rows);");
    }

    /// <summary>Writes <c>W ← W − α·dz·xᵀ</c> and <c>b ← b − α·dz</c> for one row.</summary>
    public static void Descend(CodeWriter writer, MatrixPlan dense)
    {
        string weights = Names.At("parameters", dense.WeightsOffset);
        writer.Line(dense.IsDot
            ? $"DotKernels.Descend<TLanes>(ref x, dz, {weights}, {Biases("parameters", dense)}, {dense.Inputs}, learningRate);"
            : $"DenseKernels.Descend<TLanes>(ref x, ref dz, {weights}, {Biases("parameters", dense)}, {dense.Inputs}, {dense.PaddedUnits}, learningRate);");
    }

    private static string Biases(string storage, MatrixPlan dense) =>
        dense.BiasesOffset is { } offset ? Names.At(storage, offset) : "ref Unsafe.NullRef<float>()";
}
