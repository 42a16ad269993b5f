using CompiledNet.Generator.Emission.Products;
using CompiledNet.Generator.Emission.Rowwise;
using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Planning;
using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Generator.Planning.Matrices;
using CompiledNet.Generator.Planning.Passes;

namespace CompiledNet.Generator.Emission.Passes;

/// <summary>
/// Writes the forward pass of one row for vectors of 512 bits in a small network: few of them hold a row, and the layer that
/// follows takes it from there, lane by lane, instead of waiting for memory.
/// </summary>
internal static class RowRegistersEmitter
{
    public const string Name = "RunRowInRegisters";

    /// <summary>Where it is taken, in C#: pairs of registers have as many lanes, but a lane of theirs is dear to spread.</summary>
    public const string IsChosen = "typeof(TLanes) == typeof(Lanes512)";

    /// <summary>Hands on to this pass.</summary>
    public static void WriteCall(CodeWriter writer, ExecutionPlan plan)
    {
        using CodeWriter.Scope wide = writer.Block($"if ({IsChosen})");
        writer.Line($"{Name}(ref x, ref y, ref parameters{(plan.Row.NeedsScratch ? ", ref scratch" : "")});");
        writer.Line("return;");
    }

    public static void Emit(CodeWriter writer, ExecutionPlan plan) => MethodEmitter.Emit(
        writer,
        "The same with vectors of 512 bits, which hold a row on its way to the next layer.",
        $"public static void {Name}(ref float x, ref float y, ref float parameters{(plan.Row.NeedsScratch ? ", ref float scratch" : "")})",
        () =>
        {
            for (int layer = 1; layer <= plan.Matrices.Count; layer++)
                WriteLayer(writer, plan, layer);
        });

    private static void WriteLayer(CodeWriter writer, ExecutionPlan plan, int layer)
    {
        var step = (CallStep)plan.InferenceRow.Steps[layer - 1];
        var kernel = (RowKernel)step.Kernel;
        MatrixPlan dense = kernel.Matrix;
        string[] inputs = Registers(plan, layer - 1);
        string[] outputs = Registers(plan, layer);
        bool isLast = layer == plan.Matrices.Count;
        string output = isLast ? "y" : Variable(plan, layer);
        bool isCall = inputs.Length == 0 && outputs.Length == 0 && plan.Matrices.Count > 1;
        writer.Line($"// {ForwardEmitter.Formula(kernel.Operation, kernel.Epilogue)}{(kernel.Rest is { } follows ? $", {follows.Meaning}" : "")}");
        if (outputs.Length > 0)
            writer.Line($"TLanes {string.Join(", ", outputs)};");
        foreach (BufferPlan buffer in plan.InferenceRow.Memory.Buffers.Where(buffer => outputs.Length == 0 && (isCall || !isLast) && step.Values.Skip(1).Any(buffer.Values.Contains)))
            PassEmitter.WriteBuffer(writer, plan.InferenceRow, buffer, "scratch");
        if (isCall)
        {
            PassEmitter.WriteRowStep(writer, plan.Network, plan.InferenceRow, step);
            return;
        }

        using CodeWriter.Scope scope = writer.Block("");
        ForwardEmitter.WriteParameters(writer, dense);
        if (dense.IsDot)
        {
            DotEmitter.ForwardRow(writer, plan.Network, kernel, output, () => AddProducts(writer, dense, inputs));
            return;
        }

        string input = layer == 1 ? "x" : Variable(plan, layer - 1);
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
                ForwardEmitter.WriteSums(writer, dense, span, inputs);
            else
                ForwardEmitter.WriteSums(writer, dense, span, $"ref {input}");
            if (kernel.Rest is { } rest)
                RowwiseEmitter.WriteVector(writer, rest.Renamed(1, output), ProductEmitter.Sum(0, 0));
            else if (outputs.Length == 0)
                RowEmitter.WriteOutputs(writer, kernel, span, output);
            for (int vector = 0; vector < outputs.Length; vector++)
            {
                string register = outputs[vector];
                EpilogueEmitter.Write(writer, kernel.Epilogue, ProductEmitter.Sum(0, vector), value => $"{register} = {value};");
            }
        }
    }

    private static void AddProducts(CodeWriter writer, MatrixPlan dense, string[] inputs)
    {
        if (inputs.Length > 0)
            DotEmitter.AddProducts(writer, dense, inputs);
        else
            DotEmitter.AddProducts(writer, dense);
    }

    private static string[] Registers(ExecutionPlan plan, int layer) =>
        [.. Enumerable.Range(0, plan.Row.RegistersBehind(layer)).Select(index => $"{Variable(plan, layer)}_{index}")];

    /// <summary>The variable of what a product and what follows it hand on.</summary>
    private static string Variable(ExecutionPlan plan, int layer) => Names.Variable(((CallStep)plan.InferenceRow.Steps[layer - 1]).Values.Last().Notation);
}
