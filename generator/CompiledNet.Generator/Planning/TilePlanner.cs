namespace CompiledNet.Generator.Planning;

/// <summary>Chooses tiles for the products of dense layers.</summary>
internal static class TilePlanner
{
    /// <summary>
    /// The chains of a forward product. One row of a layer with few units has few sums; splitting them hides the latency
    /// of the multiply-adds. Wide layers have sums enough, and short sums are not worth the additions at the end.
    /// </summary>
    public static int Chains(int inputs, int paddedUnits)
    {
        const int ShortSum = 16;
        if (inputs < ShortSum)
            return 1;
        int vectors = Vectors(paddedUnits);
        return vectors == 1 ? 4 : vectors <= 3 ? 2 : 1;
    }

    /// <summary>Tiles for many rows.</summary>
    public static ProductPlan Block(int paddedColumns, int chains)
    {
        int vectors = chains == 1 && Vectors(paddedColumns) > 1 ? 2 : 1;
        int rows = chains switch
        {
            1 => vectors == 1 ? Machine.IndependentSums : Machine.TileSums / 2,
            2 => Machine.TileSums / 2,
            _ => Machine.TileSums / chains,
        };
        return new ProductPlan(rows, chains, Columns(paddedColumns, vectors));
    }

    /// <summary>Tiles for one row: as many vectors as hide the latency.</summary>
    public static ProductPlan Row(int paddedColumns, int chains) =>
        new(1, chains, Columns(paddedColumns, Machine.IndependentSums / chains));

    /// <summary>Tiles of weight gradients, whose rows are the layer's inputs: preferably a number that divides them.</summary>
    public static ProductPlan Inputs(int inputs, int paddedUnits)
    {
        int vectors = Vectors(paddedUnits) > 1 ? 2 : 1;
        int most = Math.Min(inputs, vectors == 1 ? Machine.IndependentSums : Machine.TileSums / 2);
        int rows = most;
        for (int candidate = most; candidate > most / 2; candidate--)
        {
            if (inputs % candidate == 0)
            {
                rows = candidate;
                break;
            }
        }

        return new ProductPlan(rows, Chains: 1, Columns(paddedUnits, vectors));
    }

    /// <summary>The columns in spans of at most <paramref name="most"/> vectors, all but the last as many.</summary>
    private static EquatableArray<ColumnSpan> Columns(int paddedColumns, int most)
    {
        if (paddedColumns == Machine.NarrowestVector)
            return new[] { new ColumnSpan(0, paddedColumns, 1) }.ToEquatableArray();

        int count = Vectors(paddedColumns);
        int vectors = Math.Min(most, count);
        int full = count / vectors * vectors * Machine.WidestVector;
        var spans = new List<ColumnSpan> { new(0, full, vectors) };
        if (full < paddedColumns)
            spans.Add(new ColumnSpan(full, paddedColumns, count % vectors));
        return spans.ToEquatableArray();
    }

    private static int Vectors(int paddedColumns) => Padding.RoundUp(paddedColumns, Machine.WidestVector) / Machine.WidestVector;
}
