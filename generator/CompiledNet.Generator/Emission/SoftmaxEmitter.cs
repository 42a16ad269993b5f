using CompiledNet.Generator.Planning;

namespace CompiledNet.Generator.Emission;

/// <summary>Writes softmax and its gradients, row by row.</summary>
internal static class SoftmaxEmitter
{
    public static void Emit(CodeWriter writer, DensePlan dense, int number)
    {
        int stride = dense.PaddedUnits;
        MethodEmitter.Emit(
            writer,
            $"a[{number}] = e^(z[{number}] − max z[{number}]) / Σ e^(z[{number}] − max z[{number}]), row by row: subtracting the maximum changes nothing but keeps every power finite.",
            $"public static void {dense.Layer.Name}Activation(ref float z, ref float a, int rows)",
            () =>
            {
                using CodeWriter.Scope rows = writer.Block("for (int row = 0; row < rows; row++)");
                writer.Line($"ref float source = {Names.Row("z", "row", stride)};");
                writer.Line($"ref float result = {Names.Row("a", "row", stride)};");
                WritePowers(writer, dense);
                writer.Line("TLanes inverse = TLanes.Broadcast(1f / sum);");
                writer.Lines($"""
                    for (int unit = 0; unit < {stride}; unit += TLanes.Count)
                        (TLanes.Load(ref result, unit) * inverse).Store(ref result, unit);
                    """);
            });
        MethodEmitter.Emit(
            writer,
            $"dz[{number}] = a[{number}]·(da[{number}] − Σ da[{number}]·a[{number}]), row by row, in place of da[{number}].",
            $"public static void {dense.Layer.Name}ActivationGradients(ref float a, ref float da, int rows)",
            () => writer.Lines($$"""
                for (int row = 0; row < rows; row++)
                {
                    ref float value = ref Unsafe.Add(ref a, row * {{stride}});
                    ref float d = ref Unsafe.Add(ref da, row * {{stride}});
                    var sum = LaneSum<TLanes>.Empty;
                    for (int unit = 0; unit < {{stride}}; unit += TLanes.Count)
                        sum.Add(TLanes.Load(ref d, unit) * TLanes.Load(ref value, unit), unit);
                    TLanes mean = TLanes.Broadcast(sum.Total());
                    for (int unit = 0; unit < {{stride}}; unit += TLanes.Count)
                        (TLanes.Load(ref value, unit) * (TLanes.Load(ref d, unit) - mean)).Store(ref d, unit);
                }
                """));
    }

    /// <summary>The softmax of one row at <c>z</c>; the powers take its place, the results go to <c>a</c>.</summary>
    public static void WriteRow(CodeWriter writer, DensePlan dense, bool isLast)
    {
        string store = isLast && !dense.HasPlainOutputs ? $"StoreFirst(ref a, unit, {dense.Layer.OutputSize} - unit)" : "Store(ref a, unit)";
        writer.Line("ref float source = ref z;");
        writer.Line("ref float result = ref z;");
        WritePowers(writer, dense);
        writer.Line("TLanes inverse = TLanes.Broadcast(1f / sum);");
        writer.Lines($"""
            for (int unit = 0; unit < {dense.PaddedUnits}; unit += TLanes.Count)
                (TLanes.Load(ref result, unit) * inverse).{store};
            """);
    }

    /// <summary>
    /// From the row at <c>source</c>: <c>max</c>, the powers <c>e^(z − max)</c> at <c>result</c> with zero in the padding, and
    /// their <c>sum</c>.
    /// </summary>
    public static void WritePowers(CodeWriter writer, DensePlan dense)
    {
        if (dense.PaddedUnits == Machine.NarrowestVector)
            WritePowersOfOneVector(writer, dense);
        else
            WritePowersOfVectors(writer, dense);
    }

    private static void WritePowersOfVectors(CodeWriter writer, DensePlan dense)
    {
        int units = dense.Layer.OutputSize;
        int stride = dense.PaddedUnits;
        bool padded = units < stride;
        string logit = padded
            ? $"TLanes.Select(TLanes.IndexBelow({units} - unit), TLanes.Load(ref source, unit), TLanes.Broadcast(float.NegativeInfinity))"
            : "TLanes.Load(ref source, unit)";
        string power = padded ? $"TLanes.And(TLanes.IndexBelow({units} - unit), Exp.OfNonPositive(TLanes.Load(ref source, unit) - max))" : "Exp.OfNonPositive(TLanes.Load(ref source, unit) - max)";
        writer.Lines($$"""
            var largest = LaneMax<TLanes>.Empty;
            for (int unit = 0; unit < {{stride}}; unit += TLanes.Count)
                largest.Add({{logit}}, unit);
            TLanes max = TLanes.Broadcast(largest.Total());
            var powers = LaneSum<TLanes>.Empty;
            for (int unit = 0; unit < {{stride}}; unit += TLanes.Count)
            {
                TLanes power = {{power}};
                power.Store(ref result, unit);
                powers.Add(power, unit);
            }
            float sum = powers.Total();
            """);
    }

    /// <summary>Up to 4 units are one vector on every machine, and need no partial results.</summary>
    private static void WritePowersOfOneVector(CodeWriter writer, DensePlan dense)
    {
        int units = dense.Layer.OutputSize;
        bool padded = units < Machine.NarrowestVector;
        string logits = padded ? $"TLanes.Select(TLanes.IndexBelow({units}), logits, TLanes.Broadcast(float.NegativeInfinity))" : "logits";
        string power = padded ? $"TLanes.And(TLanes.IndexBelow({units}), Exp.OfNonPositive(logits - max))" : "Exp.OfNonPositive(logits - max)";
        writer.Lines($"""
            TLanes logits = TLanes.Load(ref source, 0);
            TLanes max = TLanes.Broadcast({logits}.Largest());
            TLanes power = {power};
            power.Store(ref result, 0);
            float sum = power.Sum();
            """);
    }
}
