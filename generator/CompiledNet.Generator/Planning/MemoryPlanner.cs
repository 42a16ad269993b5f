namespace CompiledNet.Generator.Planning;

/// <summary>
/// Finds places for the values of a pass from the steps between which each is needed, and chooses how many rows a block has.
/// </summary>
internal static class MemoryPlanner
{
    /// <summary>A pass over blocks of rows.</summary>
    /// <param name="steps">What it does.</param>
    /// <param name="layers">The layers.</param>
    /// <param name="keepsForward">Whether what a forward pass leaves is needed to the end.</param>
    /// <param name="panelLength">The floats of a panel; 0 without.</param>
    public static MemoryPlan Blocks(IEnumerable<PassStep> steps, IReadOnlyList<DensePlan> layers, bool keepsForward, int panelLength)
    {
        Layout layout = Place(steps, layers, keepsForward);
        int wholeRows = steps.OfType<OutputPanelsStep>().Any() ? Machine.PanelRows : Machine.MostTileRows;
        return WithFixedSizes(layout.ForBlocksOf(BlockRows(layout.Length, wholeRows)), steps, layers, panelLength);
    }

    /// <summary>The same for one row.</summary>
    public static MemoryPlan Row(IEnumerable<PassStep> steps, IReadOnlyList<DensePlan> layers, bool keepsForward, int panelLength) =>
        WithFixedSizes(Place(steps, layers, keepsForward).ForBlocksOf(1), steps, layers, panelLength);

    /// <summary>The floats of a few columns of transposed weights.</summary>
    public static int WeightsPanel(IReadOnlyList<DensePlan> layers) =>
        layers.Max(layer => layer.InputGradients.WidestVectors * Machine.WidestVector * layer.Layer.OutputSize);

    /// <summary>The floats of a loss in panels: logits, targets and gradients of every unit, and the losses.</summary>
    public static int LossPanel(DensePlan last) => last.Panel is { } panel ? panel.Rows * (3 * last.PaddedUnits + 1) : 0;

    /// <summary>The floats of the inputs of a last layer in panels.</summary>
    public static int InputPanel(DensePlan last) => last.Panel is { } panel ? panel.Rows * last.Layer.InputSize : 0;

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

    /// <summary>
    /// The values that have a row for every row of a block, each in the first place that nobody needs any more when it is
    /// written, or a new one.
    /// </summary>
    private static Layout Place(IEnumerable<PassStep> steps, IReadOnlyList<DensePlan> layers, bool keepsForward)
    {
        PassStep[] all = [.. steps];
        var layout = new Layout();
        foreach (PassValue value in all.SelectMany(step => step.Values).Distinct().Where(value => HasRows(value, all)))
        {
            int first = Array.FindIndex(all, step => step.Values.Contains(value));
            int last = keepsForward && value.Kind != ValueKind.Derivatives ? all.Length : Array.FindLastIndex(all, step => step.Values.Contains(value));
            layout.Reserve(value, first, last, Width(value, layers));
        }

        return layout;
    }

    /// <summary>Whether a value has a row for every row of a block; panels, and what goes through them, have not.</summary>
    private static bool HasRows(PassValue value, PassStep[] steps) =>
        !value.IsCallers
        && value.Kind != ValueKind.Panel
        && !steps.OfType<OutputPanelsStep>().Any(step => value == PassValue.Activations(step.Layer));

    private static int Width(PassValue value, IReadOnlyList<DensePlan> layers) =>
        layers[(value.Kind == ValueKind.Targets ? layers.Count : value.Layer) - 1].PaddedUnits;

    /// <summary>Behind the rows of a block, a panel, and the outputs of one.</summary>
    private static MemoryPlan WithFixedSizes(MemoryPlan plan, IEnumerable<PassStep> steps, IReadOnlyList<DensePlan> layers, int panelLength)
    {
        if (panelLength > 0)
            plan = With(plan, PassValue.Panel, panelLength);
        foreach (OutputPanelsStep step in steps.OfType<OutputPanelsStep>())
            plan = With(plan, PassValue.Activations(step.Layer), Machine.PanelRows * layers[step.Layer - 1].PaddedUnits);
        return plan;
    }

    private static MemoryPlan With(MemoryPlan plan, PassValue value, int length) => plan with
    {
        Buffers = plan.Buffers.Append(new BufferPlan(value, plan.Length)).ToEquatableArray(),
        Length = plan.Length + Padding.RoundUp(length, Machine.WidestVector),
    };

    /// <summary>Places in a row of all buffers, which are multiplied with the rows of a block.</summary>
    private sealed class Layout
    {
        private readonly List<(PassValue Value, int Place)> _values = [];
        private readonly List<(int FreeFrom, int Width)> _places = [];

        public int Length => _places.Sum(place => place.Width);

        public void Reserve(PassValue value, int first, int last, int width)
        {
            int rounded = Padding.RoundUp(width, Machine.WidestVector);
            int place = _places.FindIndex(free => free.FreeFrom <= first);
            if (place < 0)
            {
                place = _places.Count;
                _places.Add((0, 0));
            }

            _places[place] = (last + 1, Math.Max(_places[place].Width, rounded));
            _values.Add((value, place));
        }

        public MemoryPlan ForBlocksOf(int rows) =>
            new(rows, rows * Length, _values.Select(value => new BufferPlan(value.Value, rows * Start(value.Place))).ToEquatableArray());

        private int Start(int place) => _places.Take(place).Sum(before => before.Width);
    }
}
