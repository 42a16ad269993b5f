using CompiledNet.Generator.Emission.Products;
using CompiledNet.Generator.Emission.Rowwise;
using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Planning;
using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Generator.Planning.Matrices;
using CompiledNet.Generator.Planning.Passes;

namespace CompiledNet.Generator.Emission.Passes;

/// <summary>Writes <see cref="RegisterPass"/>.</summary>
internal static class RowRegistersEmitter
{
    public const string Name = "RunRowInRegisters";

    /// <summary>Where it is taken, in C#: pairs of registers have as many lanes, but a lane of theirs is dear to spread.</summary>
    public const string IsChosen = "typeof(TLanes) == typeof(Lanes512)";

    /// <summary>Hands on to this pass.</summary>
    public static void WriteCall(CodeWriter writer, RegisterPass pass)
    {
        using CodeWriter.Scope wide = writer.Block($"if ({IsChosen})");
        writer.Line($"{Name}(ref x, ref y, ref parameters{(pass.NeedsScratch ? ", ref scratch" : "")});");
        writer.Line("return;");
    }

    public static void Emit(CodeWriter writer, ExecutionPlan plan, RegisterPass pass) => MethodEmitter.Emit(
        writer,
        "The same with vectors of 512 bits, which hold a row on its way to the next layer.",
        $"public static void {Name}(ref float x, ref float y, ref float parameters{(pass.NeedsScratch ? ", ref float scratch" : "")})",
        () =>
        {
            string input = "x";
            foreach (RegisterStep step in pass.Steps)
            {
                string output = step.IsLast ? "y" : Names.Variable(step.Call.Values.Last().Notation);
                WriteLayer(writer, plan, step, input, output);
                input = output;
            }
        });

    private static void WriteLayer(CodeWriter writer, ExecutionPlan plan, RegisterStep step, string input, string output)
    {
        var kernel = (RowKernel)step.Call.Kernel;
        string[] inputs = Registers(input, step.Taken);
        string[] outputs = Registers(output, step.Given);
        writer.Line($"// {ForwardEmitter.Formula(kernel.Operation, kernel.Epilogue)}{(kernel.Rest is { } follows ? $", {follows.Meaning}" : "")}");
        if (outputs.Length > 0)
            writer.Line($"TLanes {string.Join(", ", outputs)};");
        foreach (BufferPlan buffer in step.Buffers)
            PassEmitter.WriteBuffer(writer, plan.InferenceRow, buffer, "scratch");
        if (step.IsCall)
            PassEmitter.WriteRowStep(writer, plan.Network, plan.InferenceRow, step.Call);
        else
            WriteProduct(writer, plan, kernel, input, inputs, output, outputs);
    }

    private static void WriteProduct(CodeWriter writer, ExecutionPlan plan, RowKernel kernel, string input, string[] inputs, string output, string[] outputs)
    {
        MatrixPlan dense = kernel.Matrix;
        using CodeWriter.Scope scope = writer.Block("");
        ForwardEmitter.WriteParameters(writer, dense);
        if (dense.IsDot)
        {
            DotEmitter.ForwardRow(writer, plan.Network, kernel, output, () => AddProducts(writer, dense, inputs));
            return;
        }

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

    /// <summary>The registers of a value.</summary>
    private static string[] Registers(string value, int count) => [.. Enumerable.Range(0, count).Select(index => $"{value}_{index}")];
}
