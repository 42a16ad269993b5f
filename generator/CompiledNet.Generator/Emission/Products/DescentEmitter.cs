using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Generator.Planning.Matrices;

namespace CompiledNet.Generator.Emission.Products;

/// <summary>
/// Writes <c>W ← W − α·dW</c> of one row. There the gradients are one product, <c>dW = dz·aᵀ</c>, so that they need not be written down:
/// the weights are moved by it directly, each touched once.
/// </summary>
internal static class DescentEmitter
{
    public static void Emit(CodeWriter writer, DescentKernel kernel) => MethodEmitter.Emit(
        writer,
        $"{kernel.Operation.Result} ← {kernel.Operation.Result} − α·{kernel.Operation.Matrix}·{kernel.Operation.Operand}ᵀ{(kernel.Biases is { } ofBiases ? $" and {ofBiases} ← {ofBiases} − α·{kernel.Operation.Matrix}" : "")}, rounded as if the gradients had been written.",
        $"public static void {kernel.Name}(ref float x, ref float dz, ref float parameters, float learningRate)",
        () =>
        {
            MatrixPlan dense = kernel.Matrix;
            if (kernel.Source == KernelSource.Precompiled)
            {
                PrecompiledProducts.Descend(writer, dense);
                return;
            }

            ForwardEmitter.WriteParameters(writer, dense);
            writer.Line("TLanes alpha = TLanes.Broadcast(learningRate);");
            if (dense.IsDot)
                DotEmitter.Descend(writer, dense);
            else
                WriteLayer(writer, dense);
        });

    private static void WriteLayer(CodeWriter writer, MatrixPlan dense) => RowTiles.Columns(writer, dense.ForwardRow, span =>
    {
        PackedWeights.DeclarePanels(writer, dense, span.Vectors);
        for (int vector = 0; vector < span.Vectors; vector++)
            writer.Line($"TLanes d{vector} = TLanes.Load(ref dz, {ProductEmitter.Place("column", vector)});");
        writer.Line("ref float left = ref x;");
        writer.Line($"ref float right = {PackedWeights.Column(dense, "weights")};");
        using (writer.Block($"for (int input = 0; input < {dense.Inputs}; input++)"))
        {
            writer.Line("TLanes value = TLanes.Broadcast(left);");
            for (int vector = 0; vector < span.Vectors; vector++)
            {
                string place = PackedWeights.Place(dense, 0, vector);
                writer.Line($"(TLanes.Load(ref right, {place}) - alpha * TLanes.MultiplyAdd(value, d{vector}, TLanes.Zero)).Store(ref right, {place});");
            }

            writer.Line("left = ref Floats.At(ref left, 1);");
            writer.Line($"right = ref Floats.At(ref right, {dense.PanelUnits});");
        }

        if (!dense.HasBiases)
            return;
        for (int vector = 0; vector < span.Vectors; vector++)
        {
            string place = ProductEmitter.Place("column", vector);
            writer.Line($"(TLanes.Load(ref biases, {place}) - alpha * (TLanes.Zero + d{vector})).Store(ref biases, {place});");
        }
    });
}
