using CompiledNet.Generator.Activations;
using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Expressions;
using CompiledNet.Generator.Losses;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Planning;

namespace CompiledNet.Generator.Emission.Layers;

/// <summary>Writes the loss of a block of rows and its derivative.</summary>
internal static class LossEmitter
{
    public static void Emit(CodeWriter writer, ExecutionPlan plan)
    {
        if (plan.Network.Loss is not { } loss)
            return;

        DensePlan last = plan.Layers[plan.Layers.Count - 1];
        if (loss.Function is ElementwiseLoss elementwise)
        {
            EmitElementwise(writer, last, loss, elementwise, plan.BackwardFrom.Memory.BlockRows);
            if (last.IsDot)
                EmitElementwiseRow(writer, loss, elementwise);
        }
        else
        {
            EmitCrossEntropy(writer, plan.Network, last, loss);
            if (last.Panel is { } panel)
                PanelLossEmitter.Emit(writer, plan, panel, loss.Function);
        }
    }

    /// <summary>
    /// The mean of terms near the largest float is finite, so their sum must not overflow. It is taken in a unit that is a power
    /// of two, which leaves every bit as it would be.
    /// </summary>
    private static void EmitElementwise(CodeWriter writer, DensePlan last, LossModel model, ElementwiseLoss loss, int blockRows) => MethodEmitter.Emit(
        writer,
        $"L = {loss.Formula(model.Parameter)}\n{loss.DerivativeFormula(model.Parameter)}, divided by the number of terms in the cost. Returns the sum of L.",
        $"public static double {loss.Name}(ref float inputs, ref float targets, ref float gradients, float factor, int rows)",
        () =>
        {
            int terms = last.IsDot ? blockRows : last.Layer.OutputSize;
            writer.Line("TLanes scale = TLanes.Broadcast(factor);");
            writer.Line($"TLanes share = TLanes.Broadcast({Literal.Float(1f / Unit(terms))});");
            if (last.IsDot)
            {
                // One output a row: the rows of the block lie side by side.
                writer.Line("LaneSum<TLanes> sum = LaneSum<TLanes>.Empty;");
                using (writer.Block("for (int row = 0; row < rows; row += TLanes.Count)"))
                    WriteVector(writer, model, loss, reference => $"TLanes.LoadFirst(ref {reference}, row, rows - row)", "row", "rows - row");
                writer.Line($"return {Unit(terms)}.0 * sum.Total();");
                return;
            }

            int units = last.Layer.OutputSize;
            int stride = last.PaddedUnits;
            writer.Line("double total = 0;");
            using (writer.Block("for (int row = 0; row < rows; row++)"))
            {
                writer.Line("LaneSum<TLanes> sum = LaneSum<TLanes>.Empty;");
                using (writer.Block($"for (int unit = 0; unit < {stride}; unit += TLanes.Count)"))
                    WriteVector(writer, model, loss, reference => $"TLanes.Load(ref {reference}, row * {stride} + unit)", $"row * {stride} + unit", units < stride ? $"{units} - unit" : null, "unit");
                writer.Line($"total += {Unit(terms)}.0 * sum.Total();");
            }

            writer.Line("return total;");
        });

    /// <summary>One output of one row: every lane computes the same, and the first is taken.</summary>
    private static void EmitElementwiseRow(CodeWriter writer, LossModel model, ElementwiseLoss loss) => MethodEmitter.Emit(
        writer,
        "The same for one row.",
        $"public static double {loss.Name}Row(ref float inputs, ref float targets, ref float gradients, float factor)",
        () =>
        {
            writer.Line("TLanes scale = TLanes.Broadcast(factor);");
            writer.Line($"TLanes {loss.Input} = TLanes.Broadcast(inputs);");
            writer.Line("TLanes y = TLanes.Broadcast(targets);");
            WriteTerm(writer, model, loss);
            writer.Lines("""
                derivative.StoreFirst(ref gradients, 0, 1);
                return value.First();
                """);
        });

    /// <summary>One vector of outputs; beyond <paramref name="count"/> of them, loss and derivative are zero.</summary>
    private static void WriteVector(CodeWriter writer, LossModel model, ElementwiseLoss loss, Func<string, string> load, string place, string? count, string? index = null)
    {
        string Masked(string value) => count is null ? value : $"TLanes.And(TLanes.IndexBelow({count}), {value})";
        writer.Line($"TLanes {loss.Input} = {load("inputs")};");
        writer.Line($"TLanes y = {load("targets")};");
        WriteTerm(writer, model, loss);
        writer.Line($"{(count is null ? "derivative" : $"({Masked("derivative")})")}.Store(ref gradients, {place});");
        writer.Line($"sum.MultiplyAdd({Masked("value")}, share, {index ?? place});");
    }

    /// <summary>A power of two above the number of terms: a sum of so many floats is less than the largest float of it.</summary>
    private static long Unit(int terms)
    {
        long unit = 2;
        while (unit <= terms)
            unit *= 2;
        return unit;
    }

    /// <summary>Declares <c>value</c>, the loss, and <c>derivative</c>, its derivative times <c>scale</c>.</summary>
    private static void WriteTerm(CodeWriter writer, LossModel model, ElementwiseLoss loss)
    {
        (Expression value, Expression derivative) = loss.Of(new Operand(loss.Input), new Operand("y"), new Operand("scale"), model.Parameter);
        foreach (string local in ExpressionText.Locals(value, derivative))
            writer.Line(local);
        writer.Line($"TLanes value = {ExpressionText.Of(value)};");
        writer.Line($"TLanes derivative = {ExpressionText.Of(derivative)};");
    }

    private static void EmitCrossEntropy(CodeWriter writer, NetworkModel network, DensePlan last, LossModel model) => MethodEmitter.Emit(
        writer,
        $"L = {model.Function.Formula(model.Parameter)}\n{model.Function.DerivativeFormula(model.Parameter)} with a = softmax(z), divided by the number of rows; a is multiplied by Σ y, which is 1 for a distribution. Returns the sum of L, which is added up\nin quarters: logits may be twice the largest float apart.",
        $"public static double {model.Function.Name}(ref float inputs, ref float targets, ref float gradients, float factor, int rows)",
        () =>
        {
            int stride = last.PaddedUnits;
            writer.Line("TLanes scale = TLanes.Broadcast(factor);");
            writer.Line("TLanes quarter = TLanes.Broadcast(0.25f);");
            writer.Line("double total = 0;");
            using (writer.Block("for (int row = 0; row < rows; row++)"))
            {
                writer.Line($"ref float source = {Names.Row("inputs", "row", stride)};");
                writer.Line($"ref float y = {Names.Row("targets", "row", stride)};");
                writer.Line($"ref float result = {Names.Row("gradients", "row", stride)};");
                SoftmaxEmitter.WritePowers(writer, network, last);
                string logarithm = network.FusedMultiplyAdd ? "Log.Of(TLanes.Broadcast(sum * Exp.Unscale))" : "TLanes.Broadcast(Log.OfOne<TLanes>(sum * Exp.Unscale))";
                writer.Lines($$"""
                    TLanes logarithm = {{logarithm}} * quarter;
                    TLanes most = max * quarter;
                    LaneSum<TLanes> loss = LaneSum<TLanes>.Empty;
                    LaneSum<TLanes> weight = LaneSum<TLanes>.Empty;
                    for (int unit = 0; unit < {{stride}}; unit += TLanes.Count)
                    {
                        TLanes target = TLanes.Load(ref y, unit);
                        loss.Add(target * (TLanes.NegatedMultiplyAdd(TLanes.Load(ref source, unit), quarter, most) + logarithm), unit);
                        weight.Add(target, unit);
                    }

                    total += 4.0 * loss.Total();
                    TLanes softmax = TLanes.Broadcast(weight.Total() / sum);
                    for (int unit = 0; unit < {{stride}}; unit += TLanes.Count)
                        ((TLanes.Load(ref result, unit) * softmax - TLanes.Load(ref y, unit)) * scale).Store(ref result, unit);
                    """);
            }

            writer.Line("return total;");
        });
}
