using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Planning;
using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Generator.Planning.Matrices;

namespace CompiledNet.Generator.Emission.Products;

/// <summary>Writes a last layer with one unit, whose product with a row is a dot product: vectors run along the inputs.</summary>
internal static class DotEmitter
{
    /// <summary><c>z = w·x + b</c> of every row.</summary>
    public static void Forward(CodeWriter writer, MatrixPlan dense)
    {
        using CodeWriter.Scope rows = writer.Block("for (int row = 0; row < rows; row++)");
        writer.Line("LaneSum<TLanes> sum = LaneSum<TLanes>.Empty;");
        AddProducts(writer, dense);
        writer.Line($"Rows.Write(ref z, row, {Result(dense)});");
        writer.Line($"x = ref Floats.At(ref x, {dense.InputStride});");
    }

    /// <summary><c>a = g(w·x + b)</c> of one row, whose products <paramref name="addProducts"/> adds.</summary>
    public static void ForwardRow(CodeWriter writer, NetworkModel network, RowKernel kernel, string output, Action addProducts)
    {
        writer.Line("LaneSum<TLanes> sum = LaneSum<TLanes>.Empty;");
        addProducts();
        writer.Line(kernel.Epilogue is null
            ? $"Rows.Write(ref {output}, 0, {Result(kernel.Matrix)});"
            : $"{Names.KernelsFor(network, Machine.NarrowestVector)}{Output(kernel)}({Result(kernel.Matrix)}, ref {output});");
    }

    /// <summary>What follows the dot product, of one value, for the narrowest vectors.</summary>
    public static void EmitOutput(CodeWriter writer, RowKernel kernel, Epilogue epilogue) => MethodEmitter.EmitInlined(
        writer,
        $"{epilogue.Result} = {epilogue.Text}, of one unit of one row.",
        $"public static void {Output(kernel)}(float sum, ref float a)",
        () =>
        {
            writer.Line("TLanes z = TLanes.Broadcast(sum);");
            EpilogueEmitter.Write(writer, epilogue, "z", value => $"{value}.StoreFirst(ref a, 0, 1);");
        });

    private static string Output(RowKernel kernel) => $"{kernel.Matrix.Name}Output";

    /// <summary>Adds the products of the weights and the inputs in registers of 512 bits.</summary>
    public static void AddProducts(CodeWriter writer, MatrixPlan dense, string[] inputs)
    {
        for (int register = 0; register < inputs.Length; register++)
        {
            int place = register * Machine.WidestVector;
            int count = dense.Inputs - place;
            string x = count < Machine.WidestVector ? WithoutPadding(inputs[register], $"{count}") : inputs[register];
            writer.Line($"sum.MultiplyAdd({x}, TLanes.Load(ref weights, {place}), {place});");
        }
    }

    /// <summary>Adds the products of the weights and the inputs at <c>x</c>.</summary>
    public static void AddProducts(CodeWriter writer, MatrixPlan dense)
    {
        int inputs = dense.Inputs;
        bool isPadded = dense.InputStride % Machine.WidestVector == 0;
        foreach ((int start, int end, bool isPartial) in Parts(dense))
        {
            if (isPartial && !isPadded)
            {
                writer.Line($"sum.MultiplyAddFirst(ref x, ref weights, {start}, {inputs - start});");
                continue;
            }

            string x = isPartial ? WithoutPadding("TLanes.Load(ref x, input)", $"{inputs} - input") : "TLanes.Load(ref x, input)";
            writer.Lines($"""
                for (int input = {start}; input < {end}; input += TLanes.Count)
                    sum.MultiplyAdd({x}, TLanes.Load(ref weights, input), input);
                """);
        }
    }

    /// <summary>Padding may be read, but it is NaN where an input was infinite, though the units beside it are finite.</summary>
    private static string WithoutPadding(string x, string count) => $"TLanes.And(TLanes.IndexBelow({count}), {x})";

    private static string Result(MatrixPlan dense) => dense.HasBiases ? "sum.Total() + biases" : "sum.Total()";

    /// <summary><c>dw = Σ dz·x</c> over the rows, in order.</summary>
    public static void WeightGradients(CodeWriter writer, MatrixPlan dense)
    {
        int inputs = dense.Inputs;
        foreach ((int start, int end, bool isPartial) in Parts(dense))
        {
            string x = isPartial ? $"TLanes.LoadFirst(ref right, 0, {inputs} - input)" : "TLanes.Load(ref right, 0)";
            writer.Lines($$"""
                for (int input = {{start}}; input < {{end}}; input += TLanes.Count)
                {
                    TLanes sum = isFirst ? TLanes.Zero : TLanes.Load(ref weights, input);
                    ref float right = ref Floats.At(ref x, input);
                    for (int row = 0; row < rows; row++)
                    {
                        sum = TLanes.MultiplyAdd(TLanes.Broadcast(ref dz, row), {{x}}, sum);
                        right = ref Floats.At(ref right, {{dense.InputStride}});
                    }
                    sum.Store(ref weights, input);
                }
                """);
        }

        if (dense.BiasesOffset is { } biases)
        {
            writer.Lines($$"""
                ref float bias = ref Floats.At(ref gradients, {{biases}});
                float total = isFirst ? 0f : bias;
                for (int row = 0; row < rows; row++)
                    total += Floats.At(ref dz, row);
                Rows.Write(ref bias, 0, total);
                """);
        }
    }

    /// <summary><c>w ← w − α·dz·x</c> and <c>b ← b − α·dz</c> with one row.</summary>
    public static void Descend(CodeWriter writer, MatrixPlan dense)
    {
        writer.Line("TLanes d = TLanes.Broadcast(dz);");
        foreach ((int start, int end, bool isPartial) in Parts(dense))
        {
            string x = isPartial ? $"TLanes.LoadFirst(ref x, input, {dense.Inputs} - input)" : "TLanes.Load(ref x, input)";
            writer.Lines($"""
                for (int input = {start}; input < {end}; input += TLanes.Count)
                    (TLanes.Load(ref weights, input) - alpha * TLanes.MultiplyAdd(d, {x}, TLanes.Zero)).Store(ref weights, input);
                """);
        }

        if (dense.HasBiases)
            writer.Line("Rows.Write(ref biases, 0, biases - learningRate * (0f + dz));");
    }

    /// <summary>The inputs in whole vectors of every width, and the rest.</summary>
    private static IEnumerable<(int Start, int End, bool IsPartial)> Parts(MatrixPlan dense)
    {
        int inputs = dense.Inputs;
        int padded = Padding.RoundUp(inputs, Machine.WidestVector);
        int whole = inputs / Machine.WidestVector * Machine.WidestVector;
        if (whole > 0)
            yield return (0, whole, false);
        if (whole < padded)
            yield return (whole, padded, true);
    }
}
