namespace CompiledNet.Generator.Planning.Matrices;

/// <summary>Chooses tiles for the products of dense layers.</summary>
internal static class TilePlanner
{
    /// <summary>
    /// The accumulators of a forward product. One row of a layer with few units has few sums; splitting them hides the latency
    /// of the multiply-adds. Wide layers have sums enough, and short sums are not worth the additions at the end.
    /// </summary>
    public static int Accumulators(int inputs, int paddedUnits)
    {
        const int ShortSum = 16;
        const int LongSum = 64;
        if (inputs < ShortSum)
            return 1;
        return Vectors(paddedUnits) switch
        {
            1 => 4,
            2 => inputs >= LongSum ? 4 : 2,
            3 or 4 => 2,
            _ => 1,
        };
    }

    /// <summary>Tiles for many rows.</summary>
    /// <param name="steps">The terms of a sum.</param>
    /// <param name="paddedColumns">The columns of the product.</param>
    /// <param name="accumulators">The accumulators of its sums.</param>
    /// <param name="mostVectors">Fewer than usual where an edge makes every vector much code.</param>
    public static ProductPlan Block(int steps, int paddedColumns, int accumulators, int mostVectors = Machine.MostTileVectors) =>
        Cheapest(steps, paddedColumns, accumulators, mostVectors, TileCost.Overlap);

    /// <summary>
    /// Tiles for one row, the same for every number of registers. Every weight is loaded by the multiply-add that needs it, so
    /// that most registers are for sums; the more of them side by side, the longer the weights are read in the order in which
    /// they lie.
    /// </summary>
    public static Tiling Row(int paddedColumns, int accumulators) =>
        new(1, EvenSpans(paddedColumns, Machine.FewRegisters * 3 / 4 / accumulators), accumulators);

    /// <summary>
    /// The same for both numbers of registers, in as many columns: with few of them, where vectors are half as wide, twice as many sums side by
    /// side, if registers can hold those; fewer would wait for each other.
    /// </summary>
    public static ProductPlan Single(Tiling row) => new(
        row.Accumulators,
        row.Columns.All(span => span.End - span.Start >= Machine.WidestVector) && 2 * row.WidestVectors * row.Accumulators <= Machine.FewRegisters * 3 / 4
            ? row with { Columns = row.Columns.Select(span => span with { Vectors = 2 * span.Vectors }).ToEquatableArray() }
            : row,
        row);

    /// <summary>The same for vectors of 256 bits and less: as many sums side by side as registers can hold, in half as many columns.</summary>
    public static Tiling NarrowRow(int paddedColumns, int accumulators) =>
        new(1, Spans(paddedColumns, PowerOfTwo(Machine.FewRegisters * 3 / 4 / accumulators), Machine.WidestOfFewRegisters), accumulators);

    /// <summary>Tiles of weight gradients, whose rows are the layer's inputs: the last tile takes what is left.</summary>
    public static ProductPlan Inputs(int inputs, int paddedUnits) => Cheapest(
        Machine.UsualBatch,
        paddedUnits,
        accumulators: 1,
        Machine.MostTileVectors,
        rows => rows > inputs ? double.PositiveInfinity
            : inputs % rows == 0 ? 1
            : 1 + (double)(rows - inputs % rows) / inputs + Machine.SecondWidthShare);

    /// <summary>Tiles of a panel, whose rows are the layer's units: the last tile overlaps the one before it.</summary>
    public static ProductPlan Units(int steps, int units, int panelRows, int accumulators) => Cheapest(
        steps,
        panelRows,
        accumulators,
        Machine.MostTileVectors,
        rows => rows > units ? double.PositiveInfinity : (double)Padding.RoundUp(units, rows) / units);

    /// <summary>Tiles for both numbers of registers. Those of one shape are one method, which then is that for many registers.</summary>
    public static ProductPlan Plan(int accumulators, Tiling few, Tiling many) =>
        new(accumulators, few.Shape == many.Shape ? many : few, many);

    /// <summary>The tiles for 16 registers, which may be of 512 bits.</summary>
    public static Tiling ForWidestVectors(Tiling few) =>
        few with { Columns = Spans(few.Columns.Max(span => span.End), few.WidestVectors, Machine.WidestVector) };

    private static ProductPlan Cheapest(int steps, int paddedColumns, int accumulators, int mostVectors, Func<int, double> overhead) => Plan(
        accumulators,
        Cheapest(steps, paddedColumns, accumulators, mostVectors, Machine.FewRegisters, Machine.WidestOfFewRegisters, overhead),
        Cheapest(steps, paddedColumns, accumulators, mostVectors, Machine.ManyRegisters, Machine.WidestVector, overhead));

    /// <summary>
    /// The tiles that cost least for each row and column. Beside the sums, registers hold the vectors of the right operand
    /// and the value that is broadcast.
    /// </summary>
    private static Tiling Cheapest(int steps, int paddedColumns, int accumulators, int mostVectors, int registers, int lanes, Func<int, double> overhead)
    {
        Tiling? best = null;
        double least = double.PositiveInfinity;
        for (int together = accumulators; together >= Math.Max(1, accumulators / 2); together /= 2)
        {
            double waiting = TileCost.WaitingPerMultiplyAdd(accumulators, together, steps);
            for (int most = 1; most <= mostVectors; most *= 2)
            {
                EquatableArray<ColumnSpan> columns = Spans(paddedColumns, most, lanes);
                int widest = columns.Max(span => span.Vectors);
                int mostRows = Math.Min(Machine.MostTileRows, (registers - widest - 1) / (widest * together));
                for (int rows = 1; rows <= mostRows; rows++)
                {
                    double cost = overhead(rows)
                        * columns.Sum(span => (span.End - span.Start) * (TileCost.CyclesPerMultiplyAdd(rows, span.Vectors, together) + waiting))
                        * (1 + (columns.Count - 1) * Machine.SecondWidthShare);
                    if (cost < least)
                        (best, least) = (new Tiling(rows, columns, together), cost);
                }
            }
        }

        return best!;
    }

    /// <summary>
    /// The columns in spans of <paramref name="most"/> vectors, a power of two, and what is left in spans of half as many, and so
    /// on. So a tile of any vector width is whole panels of packed weights, or a half or quarter of one.
    /// </summary>
    private static EquatableArray<ColumnSpan> Spans(int paddedColumns, int most, int lanes)
    {
        if (paddedColumns < Machine.WidestVector)
            return new[] { new ColumnSpan(0, paddedColumns, 1) }.ToEquatableArray();

        var spans = new List<ColumnSpan>();
        int start = 0;
        for (int vectors = most; vectors > 0; vectors /= 2)
        {
            int width = vectors * lanes;
            int end = start + (paddedColumns - start) / width * width;
            if (end > start)
                spans.Add(new ColumnSpan(start, end, vectors));
            start = end;
        }

        return spans.ToEquatableArray();
    }

    /// <summary>
    /// The columns in spans of at most so many vectors, all of the same width if one that is nearly the greatest divides them, else as few as
    /// possible, all nearly as wide: a narrow one would wait for each multiply-add as long as a wide one.
    /// </summary>
    private static EquatableArray<ColumnSpan> EvenSpans(int paddedColumns, int most)
    {
        if (paddedColumns < Machine.WidestVector)
            return Spans(paddedColumns, most, Machine.WidestVector);

        int vectors = paddedColumns / Machine.WidestVector;
        for (int width = most; width * 3 >= most * 2; width--)
        {
            if (vectors % width == 0)
                return new[] { new ColumnSpan(0, paddedColumns, width) }.ToEquatableArray();
        }

        int spans = (vectors + most - 1) / most;
        int narrow = vectors / spans, wide = vectors % spans;
        int end = wide * (narrow + 1) * Machine.WidestVector;
        return wide == 0
            ? new[] { new ColumnSpan(0, paddedColumns, narrow) }.ToEquatableArray()
            : new[] { new ColumnSpan(0, end, narrow + 1), new ColumnSpan(end, paddedColumns, narrow) }.ToEquatableArray();
    }

    private static int PowerOfTwo(int most)
    {
        int power = 1;
        while (power * 2 <= most)
            power *= 2;
        return power;
    }

    private static int Vectors(int paddedColumns) => Padding.RoundUp(paddedColumns, Machine.WidestVector) / Machine.WidestVector;
}
