using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Generator.Planning.Matrices;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Passes;

/// <summary>
/// Finds places for the values of a pass from the steps between which each is needed, and chooses how many rows a block has.
/// </summary>
internal static class MemoryPlanner
{
    /// <summary>A pass over blocks of rows.</summary>
    /// <param name="steps">What it does.</param>
    /// <param name="width">The floats of a row of a value.</param>
    /// <param name="blockRows">The rows of a block; 0 if it is the whole batch, null to choose them.</param>
    public static PassPlan Plan(PassSteps steps, Func<Value, int> width, int? blockRows = null)
    {
        IReadOnlyList<Held> held = ValueLives.Of(steps);
        Layout ofRows = new(), ofAll = new();
        foreach (Held values in held.Where(values => values.Callers is null))
            (values.Values[0].HasRows ? ofRows : ofAll).Reserve(values, width(values.Values[0]));

        int wholeRows = steps.Steps.SelectMany(step => step.AllCalls).Any(step => step.Kernel is RowsInLanesKernel) ? Machine.PanelRows : Machine.MostTileRows;
        int rows = blockRows ?? BlockRows(ofRows.Length, wholeRows);
        if (blockRows is null && steps.Steps.OfType<LoopStep>().Any())
            rows = Math.Max(rows, StepRows(ofRows.Length));
        int scratch = Padding.RoundUp(steps.Steps.SelectMany(step => step.AllCalls).Max(step => (int?)step.Kernel.ScratchLength) ?? 0, Machine.WidestVector);
        int length = rows * ofRows.Length + ofAll.Length;
        MemoryPlan memory = rows == 0
            ? new(0, length + scratch, ofRows.Length, ofAll.From(0).Concat(ofRows.Of(length + scratch)).ToEquatableArray(), scratch > 0 ? length : null)
            : new(rows, length + scratch, ofRows.Length, ofRows.OfBlocks(rows).Concat(ofAll.From(rows * ofRows.Length)).ToEquatableArray(), scratch > 0 ? length : null);
        return new PassPlan(
            memory,
            held.Where(values => values.Callers is not null).SelectMany(values => values.Values.Select(value => new CallersValue(value, values.Callers!.Value))).ToEquatableArray(),
            steps.Steps);
    }

    /// <summary>
    /// Rows of a block: as many as fill the first-level cache, but so many that the weights, which are read once a block, do
    /// not cost more than the products; and whole tiles or panels.
    /// </summary>
    private static int BlockRows(int floatsOfRow, int wholeRows)
    {
        if (floatsOfRow == 0)
            return Machine.MostBlockRows;
        int rows = Math.Max(Machine.FirstLevelFloats / floatsOfRow, Math.Min(Machine.SecondLevelFloats / floatsOfRow, Machine.UsefulBlockRows));
        rows = Math.Min(rows, Machine.MostBlockRows);
        return rows >= wholeRows ? rows / wholeRows * wholeRows : Math.Max(rows, 1);
    }

    /// <summary>Rows of a block of sequences: whole tiles, if they are not too long for that.</summary>
    private static int StepRows(int floatsOfRow)
    {
        int rows = Math.Min(Machine.StepBlockRows, Machine.MostStepFloats / floatsOfRow);
        return rows >= Machine.MostTileRows ? rows / Machine.MostTileRows * Machine.MostTileRows : rows;
    }

    /// <summary>Places in a row of all buffers, which are multiplied with the rows of a block.</summary>
    private sealed class Layout
    {
        private readonly List<(Held Values, int Place)> _values = [];
        private readonly List<(int FreeFrom, int Width)> _places = [];

        public int Length => _places.Sum(place => place.Width);

        /// <summary>Takes the first place that nobody needs any more when the values are written, or a new one.</summary>
        public void Reserve(Held values, int width)
        {
            int place = _places.FindIndex(free => free.FreeFrom <= values.First);
            if (place < 0)
            {
                place = _places.Count;
                _places.Add((0, 0));
            }

            _places[place] = (values.Last + 1, Math.Max(_places[place].Width, Padding.RoundUp(width, Machine.WidestVector)));
            _values.Add((values, place));
        }

        /// <summary>The buffers of so many rows.</summary>
        public IEnumerable<BufferPlan> OfBlocks(int rows) => _values.Select(value => new BufferPlan(value.Values.Values, rows * Start(value.Place)));

        /// <summary>The buffers of any number of rows.</summary>
        public IEnumerable<BufferPlan> Of(int offset) => _values.Select(value => new BufferPlan(value.Values.Values, offset, Start(value.Place)));

        /// <summary>Buffers of what is the same for all rows.</summary>
        public IEnumerable<BufferPlan> From(int offset) => _values.Select(value => new BufferPlan(value.Values.Values, offset + Start(value.Place)));

        private int Start(int place) => _places.Take(place).Sum(before => before.Width);
    }
}
