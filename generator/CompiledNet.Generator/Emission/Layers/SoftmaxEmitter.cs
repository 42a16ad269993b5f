using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Planning;

namespace CompiledNet.Generator.Emission.Layers;

/// <summary>Writes softmax and its gradients, row by row.</summary>
internal static class SoftmaxEmitter
{
    public static void Emit(CodeWriter writer, NetworkModel network, MatrixPlan dense, int number)
    {
        int stride = dense.PaddedUnits;
        EmitForward(
            writer,
            network,
            dense,
            $"a[{number}] = e^(z[{number}] − max z[{number}]) / Σ e^(z[{number}] − max z[{number}]), row by row: subtracting the maximum changes nothing but keeps every power finite.",
            "Activation",
            stride);
        if (!dense.HasPlainResults)
            EmitForward(writer, network, dense, "The same to rows that are not padded; the powers stay at z.", "Outputs", dense.Units);
        MethodEmitter.Emit(
            writer,
            $"dz[{number}] = a[{number}]·(da[{number}] − Σ da[{number}]·a[{number}]), row by row, in place of da[{number}].",
            $"public static void {dense.Name}ActivationGradients(ref float a, ref float da, int rows)",
            () => writer.Lines($$"""
                for (int row = 0; row < rows; row++)
                {
                    ref float value = ref Unsafe.Add(ref a, row * {{stride}});
                    ref float d = ref Unsafe.Add(ref da, row * {{stride}});
                    LaneSum<TLanes> sum = LaneSum<TLanes>.Empty;
                    for (int unit = 0; unit < {{stride}}; unit += TLanes.Count)
                        sum.Add(TLanes.Load(ref d, unit) * TLanes.Load(ref value, unit), unit);
                    TLanes mean = TLanes.Broadcast(sum.Total());
                    for (int unit = 0; unit < {{stride}}; unit += TLanes.Count)
                        (TLanes.Load(ref value, unit) * (TLanes.Load(ref d, unit) - mean)).Store(ref d, unit);
                }
                """));
    }

    private static void EmitForward(CodeWriter writer, NetworkModel network, MatrixPlan dense, string comment, string suffix, int outputStride)
    {
        bool isPadded = outputStride == dense.PaddedUnits;
        MethodEmitter.Emit(writer, comment, $"public static void {dense.Name}{suffix}(ref float z, ref float a, int rows)", () =>
        {
            using CodeWriter.Scope rows = writer.Block("for (int row = 0; row < rows; row++)");
            writer.Line($"ref float source = {Names.Row("z", "row", dense.PaddedUnits)};");
            writer.Line($"ref float output = {Names.Row("a", "row", outputStride)};");
            ByWidth(
                writer,
                network,
                dense,
                oneVector: () =>
                {
                    writer.Line("TLanes logits = TLanes.Load(ref source, 0);");
                    WriteVector(writer, dense, "logits", "output", isPadded);
                },
                vectors: () => WriteVectors(writer, dense, isPadded ? "output" : "source", "output", isPadded));
        });
    }

    /// <summary>
    /// The softmax of one row, to <c>a</c>: of the register <c>logits</c> where it holds the whole row, else of the pre-activations
    /// at <c>z</c>, which the powers replace.
    /// </summary>
    public static void WriteRow(CodeWriter writer, NetworkModel network, MatrixPlan dense, bool isLast)
    {
        bool isPadded = !isLast || dense.HasPlainResults;
        ByWidth(
            writer,
            network,
            dense,
            oneVector: () => WriteVector(writer, dense, "logits", "a", isPadded),
            vectors: () =>
            {
                writer.Line("ref float source = ref z;");
                WriteVectors(writer, dense, "z", "a", isPadded);
            });
    }

    /// <summary>
    /// From the row at <c>source</c>: <c>max</c>, the powers <c>2⁶⁴·e^(z − max)</c> at <c>result</c> with zero in the padding, and
    /// their <c>sum</c>.
    /// </summary>
    public static void WritePowers(CodeWriter writer, NetworkModel network, MatrixPlan dense)
    {
        writer.Line("TLanes max, power;");
        writer.Line("float sum;");
        ByWidth(
            writer,
            network,
            dense,
            oneVector: () =>
            {
                writer.Line("TLanes logits = TLanes.Load(ref source, 0);");
                WritePowersOfVector(writer, dense, "logits");
                writer.Line("power.Store(ref result, 0);");
                writer.Line("sum = power.Sum();");
            },
            vectors: () => WritePowersOfVectors(writer, dense, "result"));
    }

    /// <summary>One way for rows that are one vector, the other for those that are several; the JIT keeps one.</summary>
    private static void ByWidth(CodeWriter writer, NetworkModel network, MatrixPlan dense, Action oneVector, Action vectors)
    {
        (bool onSome, bool onAll) = dense.IsOneVector(network.FusedMultiplyAdd);
        if (onAll)
        {
            oneVector();
        }
        else if (onSome)
        {
            using (writer.Block($"if (TLanes.Count == {Machine.WidestVector})"))
                oneVector();
            using (writer.Block("else"))
                vectors();
        }
        else
        {
            vectors();
        }
    }

    /// <summary>The row in a register. It needs no partial results; and starting from zero would change no bit.</summary>
    public static void WriteVector(CodeWriter writer, MatrixPlan dense, string logits, string output, bool isPadded)
    {
        writer.Line("TLanes max, power;");
        WritePowersOfVector(writer, dense, logits);
        writer.Line($"(power * TLanes.Broadcast(1f / power.Sum())).{Store(dense, output, "0", isPadded)};");
    }

    private static void WritePowersOfVector(CodeWriter writer, MatrixPlan dense, string logits)
    {
        int units = dense.Units;
        bool padded = units < dense.PaddedUnits;
        string own = padded ? $"TLanes.Select(TLanes.IndexBelow({units}), {logits}, TLanes.Broadcast(float.NegativeInfinity))" : logits;
        string power = $"Exp.OfNonPositiveScaled({logits} - max)";
        writer.Lines($"""
            max = TLanes.Broadcast({own}.Largest());
            power = {(padded ? $"TLanes.And(TLanes.IndexBelow({units}), {power})" : power)};
            """);
    }

    /// <summary>The row at <c>source</c>, whose powers stay at <paramref name="result"/> until their sum is known.</summary>
    private static void WriteVectors(CodeWriter writer, MatrixPlan dense, string result, string output, bool isPadded)
    {
        writer.Line("TLanes max, power;");
        writer.Line("float sum;");
        WritePowersOfVectors(writer, dense, result);
        writer.Line("TLanes inverse = TLanes.Broadcast(1f / sum);");
        writer.Lines($"""
            for (int unit = 0; unit < {dense.PaddedUnits}; unit += TLanes.Count)
                (TLanes.Load(ref {result}, unit) * inverse).{Store(dense, output, "unit", isPadded)};
            """);
    }

    private static void WritePowersOfVectors(CodeWriter writer, MatrixPlan dense, string result)
    {
        int units = dense.Units;
        int stride = dense.PaddedUnits;
        bool padded = units < stride;
        string logit = padded
            ? $"TLanes.Select(TLanes.IndexBelow({units} - unit), TLanes.Load(ref source, unit), TLanes.Broadcast(float.NegativeInfinity))"
            : "TLanes.Load(ref source, unit)";
        string power = padded ? $"TLanes.And(TLanes.IndexBelow({units} - unit), Exp.OfNonPositiveScaled(TLanes.Load(ref source, unit) - max))" : "Exp.OfNonPositiveScaled(TLanes.Load(ref source, unit) - max)";
        writer.Lines($$"""
            LaneMax<TLanes> largest = LaneMax<TLanes>.Empty;
            for (int unit = 0; unit < {{stride}}; unit += TLanes.Count)
                largest.Add({{logit}}, unit);
            max = TLanes.Broadcast(largest.Total());
            LaneSum<TLanes> powers = LaneSum<TLanes>.Empty;
            for (int unit = 0; unit < {{stride}}; unit += TLanes.Count)
            {
                power = {{power}};
                power.Store(ref {{result}}, unit);
                powers.Add(power, unit);
            }
            sum = powers.Total();
            """);
    }

    /// <summary>How a vector of results is stored; rows that are not padded end where the caller's memory may end.</summary>
    private static string Store(MatrixPlan dense, string output, string unit, bool isPadded) => isPadded
        ? $"Store(ref {output}, {unit})"
        : $"StoreFirst(ref {output}, {unit}, {(unit == "0" ? $"{dense.Units}" : $"{dense.Units} - {unit}")})";
}
