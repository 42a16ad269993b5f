using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Expressions;
using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Generator.Planning.Matrices;

namespace CompiledNet.Generator.Emission.Products;

/// <summary>Writes the forward method of a dense layer for a block of rows: <c>z = W·a + b</c>, and <c>a = g(z)</c> where <c>g</c> is cheap.</summary>
internal static class ForwardEmitter
{
    public static void Emit(CodeWriter writer, ForwardKernel kernel)
    {
        MatrixPlan dense = kernel.Matrix;
        string comment = $"{dense.Name}, {dense.Inputs} → {dense.Units}: {Formula(kernel.Operation, kernel.Epilogue)}\n{Order(dense)}";
        var signature = new Signature(kernel.Name, ["ref float x", "ref float parameters", "ref float z", .. EpilogueSourceEmitter.Parameters(kernel.Joined), "int rows"]);
        if (kernel.Source == KernelSource.Precompiled)
        {
            MethodEmitter.Emit(writer, comment, signature.Declaration(), () => PrecompiledProducts.Forward(writer, dense));
            return;
        }

        if (dense.IsDot)
        {
            MethodEmitter.Emit(writer, comment, signature.Declaration(), () =>
            {
                WriteParameters(writer, dense);
                DotEmitter.Forward(writer, dense);
            });
            return;
        }

        var single = new SingleRows(dense.ForwardSingle, name => name switch
        {
            "x" => dense.InputStride,
            "z" => dense.PaddedUnits,
            "source" => EpilogueSourceEmitter.RowLength(kernel.Joined!, dense),
            _ => null,
        });
        TiledMethods.Emit(writer, comment, signature, dense.Forward, single, tiling =>
        {
            WriteParameters(writer, dense);
            RowTiles.Emit(writer, tiling, span =>
            {
                string Place(int row, int vector) => ProductEmitter.Place(row * dense.PaddedUnits, vector);
                EpilogueSourceEmitter.WriteWeights(writer, kernel.Joined, span);
                ProductEmitter emitter = DeclareSums(writer, dense, tiling.Rows, span, tiling.Accumulators);
                DeclareOperands(writer, dense, Names.Row("x", "first", dense.InputStride));
                writer.Line($"ref float result = ref Floats.At(ref z, first * {dense.PaddedUnits} + column);");
                emitter.Accumulate(writer, "result", Place);
                EpilogueSourceEmitter.WriteResults(writer, dense, kernel.Epilogue, kernel.Joined, tiling.Rows, span);
            });
        });
    }

    /// <summary>Declares references to the parameters of the layer.</summary>
    public static void WriteParameters(CodeWriter writer, MatrixPlan dense)
    {
        writer.Line($"ref float weights = {Names.At("parameters", dense.WeightsOffset)};");
        if (dense.BiasesOffset is { } biases)
            writer.Line($"ref float biases = {Names.At("parameters", biases)};");
    }

    /// <summary>The pre-activations of one tile of one row, which is at <paramref name="inputs"/>.</summary>
    public static void WriteSums(CodeWriter writer, MatrixPlan dense, ColumnSpan span, string inputs)
    {
        ProductEmitter emitter = DeclareSums(writer, dense, rows: 1, span, dense.ForwardRow.Accumulators);
        DeclareOperands(writer, dense, inputs);
        emitter.Accumulate(writer);
    }

    /// <summary>The pre-activations of one tile of one row, which is in registers of 512 bits.</summary>
    public static void WriteSums(CodeWriter writer, MatrixPlan dense, ColumnSpan span, string[] inputs)
    {
        ProductEmitter emitter = DeclareSums(writer, dense, rows: 1, span, dense.ForwardRow.Accumulators);
        writer.Line($"ref float right = {PackedWeights.Column(dense, "weights")};");
        emitter.AccumulateLanes(writer, inputs);
    }

    private static void DeclareOperands(CodeWriter writer, MatrixPlan dense, string inputs)
    {
        writer.Line($"ref float left = {inputs};");
        writer.Line($"ref float right = {PackedWeights.Column(dense, "weights")};");
    }

    private static ProductEmitter DeclareSums(CodeWriter writer, MatrixPlan dense, int rows, ColumnSpan span, int together) =>
        DeclareSums(writer, dense, rows, span, together, dense.Inputs, dense.InputStride);

    /// <summary>Declares the sums of a tile, of rows at <c>left</c> that have so many inputs side by side.</summary>
    public static ProductEmitter DeclareSums(CodeWriter writer, MatrixPlan dense, int rows, ColumnSpan span, int together, int inputs, int inputStride)
    {
        PackedWeights.DeclarePanels(writer, dense, span.Vectors);
        var emitter = new ProductEmitter(
            "left",
            inputStride,
            1,
            "right",
            (step, vector) => PackedWeights.Place(dense, step, vector),
            $"{dense.PanelUnits}",
            $"{inputs}",
            rows,
            span.Vectors,
            dense.Forward.Accumulators,
            together);
        if (dense.HasBiases)
        {
            writer.Line($"TLanes {string.Join(", ", Enumerable.Range(0, span.Vectors).Select(vector => $"b{vector} = TLanes.Load(ref biases, {ProductEmitter.Place("column", vector)})"))};");
            emitter.Declare(writer, (_, vector) => $"b{vector}");
        }
        else
        {
            emitter.Declare(writer, (_, _) => "TLanes.Zero");
        }

        return emitter;
    }

    /// <summary>What is computed: the product, and what follows while it is in registers.</summary>
    public static string Formula(ProductNotation product, Epilogue? epilogue) =>
        $"{product.Result} = {product.Matrix}·{product.Operand}{(product.Start is { } start ? $" + {start}" : "")}{(epilogue is null ? "" : $", {epilogue.Result} = {epilogue.Text}")}";

    private static string Order(MatrixPlan dense)
    {
        if (dense.IsDot)
            return "One unit: vectors run along the inputs, sixteen partial sums are added by halves.";
        string start = dense.HasBiases ? "its bias" : "zero";
        return dense.Forward.Accumulators == 1
            ? $"Each z is one accumulator of multiply-adds over the inputs, in order, starting from {start}."
            : $"Each z is {dense.Forward.Accumulators} accumulators of multiply-adds, each over every {(dense.Forward.Accumulators == 2 ? "second" : "fourth")} input, the first starting from {start}.";
    }
}
