using CompiledNet.Generator.Emission.Layers;
using CompiledNet.Generator.Emission.Products;
using CompiledNet.Generator.Emission.Rowwise;
using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Planning;
using CompiledNet.Generator.Planning.Rowwise;

namespace CompiledNet.Generator.Emission.Passes;

/// <summary>
/// Writes the forward pass of one row for vectors of 512 bits in a small network: few of them hold a row, and the layer that
/// follows takes it from there, lane by lane, instead of waiting for memory.
/// </summary>
internal static class RowRegistersEmitter
{
    public const string Name = "RunRowInRegisters";

    /// <summary>Hands on to this pass.</summary>
    public static void WriteCall(CodeWriter writer, ExecutionPlan plan)
    {
        using CodeWriter.Scope wide = writer.Block($"if (TLanes.Count == {Machine.WidestVector})");
        writer.Line($"{Name}(ref x, ref y, ref parameters{(plan.Row.NeedsScratch ? ", ref scratch" : "")});");
        writer.Line("return;");
    }

    public static void Emit(CodeWriter writer, ExecutionPlan plan) => MethodEmitter.Emit(
        writer,
        "The same with vectors of 512 bits, which hold a row on its way to the next layer.",
        $"public static void {Name}(ref float x, ref float y, ref float parameters{(plan.Row.NeedsScratch ? ", ref float scratch" : "")})",
        () =>
        {
            for (int layer = 1; layer <= plan.Layers.Count; layer++)
                WriteLayer(writer, plan, layer);
        });

    private static void WriteLayer(CodeWriter writer, ExecutionPlan plan, int layer)
    {
        DensePlan dense = plan.Layers[layer - 1];
        string[] inputs = Registers(plan, layer - 1);
        string[] outputs = Registers(plan, layer);
        bool isLast = layer == plan.Layers.Count;
        string output = ValueNames.Of(isLast ? PassValue.Output : PassValue.Activations(layer));
        bool isCall = inputs.Length == 0 && outputs.Length == 0 && plan.Layers.Count > 1;
        writer.Line($"// {DenseForwardEmitter.RowFormula(dense, layer)}");
        if (outputs.Length > 0)
            writer.Line($"TLanes {string.Join(", ", outputs)};");
        else if (plan.InferenceRow.Buffers.FirstOrDefault(buffer => buffer.Value == PassValue.Activations(layer)) is { } buffer && (!isLast || isCall))
            PassEmitter.WriteBuffer(writer, buffer, "scratch");
        if (isCall)
        {
            PassEmitter.WriteRowStep(writer, plan, plan.InferenceRow.Steps[layer - 1]);
            return;
        }

        using CodeWriter.Scope scope = writer.Block("");
        DenseForwardEmitter.WriteParameters(writer, dense);
        if (dense.IsDot)
        {
            DotEmitter.ForwardRow(writer, dense, output, () => AddProducts(writer, dense, inputs));
            return;
        }

        string input = ValueNames.Of(PassValue.Activations(layer - 1));
        if (dense.IsRowOneTile)
        {
            writer.Line("const int column = 0;");
            WriteTile(dense.ForwardRow.Columns[0]);
        }
        else
        {
            RowTiles.Columns(writer, dense.ForwardRow, WriteTile);
        }

        void WriteTile(ColumnSpan span)
        {
            if (inputs.Length > 0)
                DenseForwardEmitter.WriteSums(writer, dense, span, inputs);
            else
                DenseForwardEmitter.WriteSums(writer, dense, rows: 1, span, $"ref {input}");
            if (WholeRows.AreNeeded(plan.Programs, layer))
                RowwiseEmitter.WriteVector(writer, ActivationKernels.OfRow(plan, layer, output), ProductEmitter.Sum(0, 0));
            else if (outputs.Length == 0)
                RowPassEmitter.WriteOutputs(writer, dense, span, output, isLast);
            for (int vector = 0; vector < outputs.Length; vector++)
                writer.Line($"{outputs[vector]} = {DenseForwardEmitter.Activated(dense, ProductEmitter.Sum(0, vector))};");
        }
    }

    private static void AddProducts(CodeWriter writer, DensePlan dense, string[] inputs)
    {
        if (inputs.Length > 0)
            DotEmitter.AddProducts(writer, dense, inputs);
        else
            DotEmitter.AddProducts(writer, dense);
    }

    private static string[] Registers(ExecutionPlan plan, int layer) =>
        [.. Enumerable.Range(0, plan.Row.RegistersBehind(layer)).Select(index => $"{ValueNames.Of(PassValue.Activations(layer))}_{index}")];
}
