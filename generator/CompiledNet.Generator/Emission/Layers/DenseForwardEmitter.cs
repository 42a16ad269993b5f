using CompiledNet.Generator.Activations;
using CompiledNet.Generator.Emission.Products;
using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Expressions;
using CompiledNet.Generator.Layers;
using CompiledNet.Generator.Planning;

namespace CompiledNet.Generator.Emission.Layers;

/// <summary>Writes the forward method of a dense layer for a block of rows: <c>z = W·a + b</c>, and <c>a = g(z)</c> where <c>g</c> is cheap.</summary>
internal static class DenseForwardEmitter
{
    public static void Emit(CodeWriter writer, ExecutionPlan plan, int index)
    {
        DensePlan dense = plan.Layers[index];
        DenseModel layer = dense.Layer;
        string comment = $"{layer.Name}, {layer.InputSize} → {layer.OutputSize}: {Formula(dense, index + 1)}\n{Order(dense)}";
        var signature = new Signature($"{layer.Name}Forward", "ref float x", "ref float parameters", "ref float z", "int rows");
        if (dense.IsPrecompiled)
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

        TiledMethods.Emit(writer, comment, signature, dense.Forward, dense.ForwardRow, tiling =>
        {
            WriteParameters(writer, dense);
            RowTiles.Emit(writer, tiling, span =>
            {
                WriteSums(writer, dense, tiling.Rows, span, Names.Row("x", "first", dense.InputStride));
                writer.Line($"ref float result = ref Unsafe.Add(ref z, first * {dense.PaddedUnits} + column);");
                for (int row = 0; row < tiling.Rows; row++)
                {
                    for (int vector = 0; vector < span.Vectors; vector++)
                        writer.Line($"{Value(dense, ProductEmitter.Sum(row, vector))}.Store(ref result, {ProductEmitter.Place(row * dense.PaddedUnits, vector)});");
                }
            });
        });
    }

    /// <summary>Declares references to the parameters of the layer.</summary>
    public static void WriteParameters(CodeWriter writer, DensePlan dense)
    {
        writer.Line($"ref float weights = {Names.At("parameters", dense.WeightsOffset)};");
        if (dense.BiasesOffset is { } biases)
            writer.Line($"ref float biases = {Names.At("parameters", biases)};");
    }

    /// <summary>The pre-activations of one tile, whose first row of inputs is at <paramref name="inputs"/>.</summary>
    public static void WriteSums(CodeWriter writer, DensePlan dense, int rows, ColumnSpan span, string inputs)
    {
        ProductEmitter emitter = DeclareSums(writer, dense, rows, span);
        writer.Line($"ref float left = {inputs};");
        writer.Line($"ref float right = {PackedWeights.Column(dense, "weights")};");
        emitter.Accumulate(writer);
    }

    /// <summary>The pre-activations of one tile of one row, which is in registers of 512 bits.</summary>
    public static void WriteSums(CodeWriter writer, DensePlan dense, ColumnSpan span, string[] inputs)
    {
        ProductEmitter emitter = DeclareSums(writer, dense, rows: 1, span);
        writer.Line($"ref float right = {PackedWeights.Column(dense, "weights")};");
        emitter.AccumulateLanes(writer, inputs);
    }

    private static ProductEmitter DeclareSums(CodeWriter writer, DensePlan dense, int rows, ColumnSpan span)
    {
        PackedWeights.DeclarePanels(writer, dense, span.Vectors);
        var emitter = new ProductEmitter(
            "left",
            dense.InputStride,
            1,
            "right",
            (step, vector) => PackedWeights.Place(dense, step, vector),
            $"{dense.PanelUnits}",
            $"{dense.Layer.InputSize}",
            rows,
            span.Vectors,
            dense.Forward.Accumulators);
        if (dense.Layer.UseBias)
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

    /// <summary>What becomes of a sum while it is in a register of a block of rows.</summary>
    private static string Value(DensePlan dense, string sum) => dense.Activation == Placement.InKernelOfItsOwn ? sum : Activated(dense, sum);

    /// <summary>The activation of a sum in a register.</summary>
    public static string Activated(DensePlan dense, string sum) => dense.Activation == Placement.Nowhere
        ? sum
        : $"({ExpressionText.Of(((ElementwiseActivation)dense.Layer.Activation.Function).Forward(new Operand(sum), dense.Layer.Activation.Parameter))})";

    /// <summary>What the forward method computes: the activation too, if it is cheap.</summary>
    private static string Formula(DensePlan dense, int number) =>
        dense.Activation == Placement.InKernelOfItsOwn ? SumFormula(dense, number) : RowFormula(dense, number);

    /// <summary>What the layer computes.</summary>
    public static string RowFormula(DensePlan dense, int number) =>
        $"{SumFormula(dense, number)}, a[{number}] = {dense.Layer.Activation.Function.Formula(dense.Layer.Activation.Parameter)} with z = z[{number}]";

    private static string SumFormula(DensePlan dense, int number) =>
        $"z[{number}] = W[{number}]·a[{number - 1}]{(dense.Layer.UseBias ? $" + b[{number}]" : "")}";

    private static string Order(DensePlan dense)
    {
        if (dense.IsDot)
            return "One unit: vectors run along the inputs, sixteen partial sums are added by halves.";
        string start = dense.Layer.UseBias ? "its bias" : "zero";
        return dense.Forward.Accumulators == 1
            ? $"Each z is one accumulator of multiply-adds over the inputs, in order, starting from {start}."
            : $"Each z is {dense.Forward.Accumulators} accumulators of multiply-adds, each over every {(dense.Forward.Accumulators == 2 ? "second" : "fourth")} input, the first starting from {start}.";
    }
}
