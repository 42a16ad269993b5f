using CompiledNet.Generator.Emission.Layers;
using CompiledNet.Generator.Emission.Products;
using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Planning;

namespace CompiledNet.Generator.Emission.Passes;

/// <summary>
/// Writes a step of gradient descent with one row. There the gradients of a layer are one product, <c>dW = dz·aᵀ</c>, so
/// that they need not be written down: the weights are moved by it directly, each touched once.
/// </summary>
internal static class DescentPassEmitter
{
    public static void Emit(CodeWriter writer, ExecutionPlan plan, PassPlan pass)
    {
        writer.Line();
        writer.Line($"public static int StepScratchLength => {pass.Memory.Length};");
        MethodEmitter.Emit(
            writer,
            "One step with one row: forward, loss and backward down to every dz; if no gradient can be larger than allowed, then\nW ← W − α·dz·aᵀ and b ← b − α·dz. Otherwise nothing is changed.",
            "public static bool Descend(ref float x, ref float targets, ref int labels, ref float parameters, ref float scratch, float learningRate, float largestGradient, ref float cost)",
            () =>
            {
                writer.Line("double total = 0;");
                PassEmitter.WriteRow(writer, plan, pass, "scratch");
                writer.Line("return true;");
            });
        for (int layer = 1; layer <= plan.Layers.Count; layer++)
            EmitLayer(writer, plan.Layers[layer - 1], layer);
    }

    private static void EmitLayer(CodeWriter writer, DensePlan dense, int number) => MethodEmitter.Emit(
        writer,
        $"W[{number}] ← W[{number}] − α·dz[{number}]·a[{number - 1}]ᵀ{(dense.Layer.UseBias ? $" and b[{number}] ← b[{number}] − α·dz[{number}]" : "")}, rounded as if dW[{number}] had been written.",
        $"public static void {dense.Layer.Name}Descend(ref float x, ref float dz, ref float parameters, float learningRate)",
        () =>
        {
            if (dense.IsPrecompiled)
            {
                PrecompiledProducts.Descend(writer, dense);
                return;
            }

            DenseForwardEmitter.WriteParameters(writer, dense);
            writer.Line("TLanes alpha = TLanes.Broadcast(learningRate);");
            if (dense.IsDot)
                DotEmitter.Descend(writer, dense);
            else
                WriteLayer(writer, dense);
        });

    private static void WriteLayer(CodeWriter writer, DensePlan dense) => RowTiles.Columns(writer, dense.ForwardRow, span =>
    {
        PackedWeights.DeclarePanels(writer, dense, span.Vectors);
        for (int vector = 0; vector < span.Vectors; vector++)
            writer.Line($"TLanes d{vector} = TLanes.Load(ref dz, {ProductEmitter.Place("column", vector)});");
        writer.Line("ref float left = ref x;");
        writer.Line($"ref float right = {PackedWeights.Column(dense, "weights")};");
        using (writer.Block($"for (int input = 0; input < {dense.Layer.InputSize}; input++)"))
        {
            writer.Line("TLanes value = TLanes.Broadcast(left);");
            for (int vector = 0; vector < span.Vectors; vector++)
            {
                string place = PackedWeights.Place(dense, 0, vector);
                writer.Line($"(TLanes.Load(ref right, {place}) - alpha * TLanes.MultiplyAdd(value, d{vector}, TLanes.Zero)).Store(ref right, {place});");
            }

            writer.Line("left = ref Unsafe.Add(ref left, 1);");
            writer.Line($"right = ref Unsafe.Add(ref right, {dense.PanelUnits});");
        }

        if (!dense.Layer.UseBias)
            return;
        for (int vector = 0; vector < span.Vectors; vector++)
        {
            string place = ProductEmitter.Place("column", vector);
            writer.Line($"(TLanes.Load(ref biases, {place}) - alpha * (TLanes.Zero + d{vector})).Store(ref biases, {place});");
        }
    });
}
