using CompiledNet.Generator.Emission.Layers;
using CompiledNet.Generator.Emission.Products;
using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Losses;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Planning;

namespace CompiledNet.Generator.Emission.Passes;

/// <summary>
/// Writes a step of gradient descent with one row. There the gradients of a layer are one product, <c>dW = dz·aᵀ</c>, so
/// that they need not be written down: the weights are moved by it directly, each touched once.
/// </summary>
internal static class DescentPassEmitter
{
    public static void Emit(CodeWriter writer, ExecutionPlan plan)
    {
        writer.Line();
        writer.Line($"public static int StepScratchLength => {plan.TrainingRow.Length};");
        EmitPass(writer, plan, plan.Network.Loss!.Function);
        for (int layer = 1; layer <= plan.Layers.Count; layer++)
            EmitLayer(writer, plan.Layers[layer - 1], layer);
    }

    private static void EmitPass(CodeWriter writer, ExecutionPlan plan, LossFunction loss) => MethodEmitter.Emit(
        writer,
        "One step with one row: forward, loss and backward down to every dz; if no gradient can be larger than allowed, then\nW ← W − α·dz·aᵀ and b ← b − α·dz. Otherwise nothing is changed.",
        "public static bool Descend(ref float x, ref float targets, ref int labels, ref float parameters, ref float scratch, float learningRate, float largestGradient, ref float cost)",
        () =>
        {
            int count = plan.Layers.Count;
            TrainingPassEmitter.WriteBuffers(writer, plan.TrainingRow, "scratch", needsPanel: count > 1);
            writer.Line("const int row = 0, count = 1;");
            writer.Line("ref float input = ref x;");
            writer.Line("double total = 0;");
            TrainingPassEmitter.WriteForward(writer, plan, withLastActivation: loss.FusedActivation is null);
            TrainingPassEmitter.WriteTargets(writer, plan, loss);
            TrainingPassEmitter.WriteLoss(writer, plan, loss, Scale(plan.Network), isRow: true);
            if (loss.FusedActivation is null)
                LayerCalls.ActivationGradients(writer, plan, count);
            for (int layer = count; layer > 1; layer--)
                LayerCalls.InputGradients(writer, plan, layer, $"ref {ExecutionPlan.Derivatives(layer - 1)}");
            writer.Line($"cost = (float)(total{(plan.Network.TermsOfRow == 1 ? "" : $" / {plan.Network.TermsOfRow}")});");
            WriteTest(writer, plan);
            for (int layer = 1; layer <= count; layer++)
            {
                DensePlan dense = plan.Layers[layer - 1];
                string kernels = Names.KernelsFor(plan.Network, dense.PaddedUnits);
                writer.Line($"{kernels}{dense.Layer.Name}Descend(ref {Input(layer)}, ref {ExecutionPlan.Derivatives(layer)}, ref parameters, learningRate);");
            }

            writer.Line("return true;");
        });

    /// <summary>Products of the largest values bound every gradient; a NaN fails every comparison.</summary>
    private static void WriteTest(CodeWriter writer, ExecutionPlan plan)
    {
        string[] bounds = [.. Enumerable.Range(1, plan.Layers.Count).Select(layer =>
        {
            DensePlan dense = plan.Layers[layer - 1];
            string inputs = $"Math.Max(1f, Rows.Largest(ref {Input(layer)}, {dense.Layer.InputSize}))";
            return $"Rows.Largest(ref {ExecutionPlan.Derivatives(layer)}, {dense.Layer.OutputSize}) * {inputs} <= largestGradient";
        })];
        writer.Line("if (!float.IsFinite(cost)");
        foreach (string bound in bounds)
            writer.Line($"    || !({bound}){(bound == bounds[bounds.Length - 1] ? ")" : "")}");
        writer.Line("    return false;");
    }

    private static string Input(int layer) => layer == 1 ? "input" : ExecutionPlan.Activations(layer - 1);

    private static string Scale(NetworkModel network) => network.TermsOfRow == 1 ? "1f" : $"(float)(1 / {network.TermsOfRow}.0)";

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
