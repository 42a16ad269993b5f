namespace CompiledNet;

/// <summary>
/// Compares the derivatives that <c>Backward</c> computes with difference quotients of <c>ComputeLoss</c>.
/// </summary>
/// <remarks>
/// <para>
/// The central difference <c>D(h) = (L(θ + h) − L(θ − h))/2h</c> is off by <c>h²·L‴/6</c> and by the rounding of L, about
/// <c>ε·|L|/h</c>. In float neither a small nor a large h is good for every network, so each element is tried with
/// h = 2⁻³, 2⁻⁴, …, 2⁻¹² (times |θ| where that is above 1). From neighbouring steps Richardson's extrapolation
/// <c>R = (4·D(h/2) − D(h))/3</c> removes the h² term; what it removed, <c>|D(h/2) − D(h)|/3</c>, bounds what is left. The
/// rounding of L is measured: at the smallest steps the fourth difference
/// <c>L(−2h) − 4L(−h) + 6L(0) − 4L(h) + L(2h)</c> of a smooth L is nothing but rounding, with √70 times the deviation σ of one
/// L (Moré, Wild: Estimating Computational Noise, 2011); R then deviates by 1.9·σ/h, and six times that is allowed.
/// </para>
/// <para>
/// The cost is the mean over the rows, and each row is measured by itself: its rounding is smaller, and it has fewer
/// kinks. A rectified unit gives the loss a kink. The slope to the right minus the slope to the left,
/// <c>B(h) = (L(θ + h) − 2L(θ) + L(θ − h))/h</c>, is <c>h·L″</c> where L is smooth, so that <c>K(h) = 2·B(h/2) − B(h)</c>
/// vanishes; a kink between θ − h and θ + h, where the slope jumps by J, leaves K = J·(1 − 3p/h) at the distance p. R is
/// then off by no more than half of |K(h)| or |K(h/2)| beside the bound above; six tenths are allowed, since the curvature
/// jumps too. At a smaller step the kink is outside. If it is at the very point (a unit whose sum is exactly 0), every
/// value between both slopes, R ± J/2, is a right derivative.
/// </para>
/// <para>
/// The step with the smallest sum of these bounds is taken, and that sum, plus 2⁻¹⁸ of the tensor's largest derivative for
/// the rounding of <c>Backward</c> itself, is the tolerance of the element.
/// </para>
/// </remarks>
public static class GradientCheck
{
    /// <summary>Checks all tensors of a network at its present parameters.</summary>
    /// <param name="model">The network. Its parameters are changed in turn and restored to the bit.</param>
    /// <param name="inputs">At least one row of <see cref="NetworkDescription.InputSize"/> values; few rows are best.</param>
    /// <param name="targets">As many rows of <see cref="NetworkDescription.OutputSize"/> values.</param>
    /// <param name="options">How much is looked at.</param>
    /// <exception cref="ArgumentException">The spans do not hold whole rows, equally many, at least one.</exception>
    public static GradientReport Run<TNetwork>(
        TNetwork model, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, GradientCheckOptions? options = null)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(model);
        var gradients = new ParameterBuffer<TNetwork>();
        model.Backward(inputs, targets, gradients);
        float[][] x = Rows<float>(inputs, TNetwork.Description.InputSize);
        float[][] y = Rows<float>(targets, TNetwork.Description.OutputSize);
        return Compare(model, gradients, x.Length, row => model.ComputeLoss(x[row], y[row]), options ?? new GradientCheckOptions());
    }

    /// <summary>Checks all tensors of a network with cross-entropy at its present parameters, with class labels.</summary>
    /// <param name="model">The network. Its parameters are changed in turn and restored to the bit.</param>
    /// <param name="inputs">At least one row of <see cref="NetworkDescription.InputSize"/> values; few rows are best.</param>
    /// <param name="labels">A class index for each row, in [0, <see cref="NetworkDescription.OutputSize"/>).</param>
    /// <param name="options">How much is looked at.</param>
    /// <exception cref="ArgumentException">There are not as many labels as rows, or no row at all.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is no class index.</exception>
    public static GradientReport Run<TNetwork>(
        TNetwork model, ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, GradientCheckOptions? options = null)
        where TNetwork : class, IClassifierNetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(model);
        var gradients = new ParameterBuffer<TNetwork>();
        model.Backward(inputs, labels, gradients);
        float[][] x = Rows<float>(inputs, TNetwork.Description.InputSize);
        int[][] y = Rows<int>(labels, 1);
        return Compare(model, gradients, x.Length, row => model.ComputeLoss(x[row], y[row]), options ?? new GradientCheckOptions());
    }

    private static GradientReport Compare<TNetwork>(
        TNetwork model, ParameterBuffer<TNetwork> gradients, int rowCount, Func<int, float> rowCost, GradientCheckOptions options)
        where TNetwork : class, INetwork<TNetwork>
    {
        Func<float>[] costs = [.. Enumerable.Range(0, rowCount).Select<int, Func<float>>(row => () => rowCost(row))];
        ParameterTensor[] tensors = [.. TNetwork.Description.Tensors];
        ElementProfile[][] profiles =
        [
            .. tensors.Select((tensor, number) => Elements(tensor, number, options)
                .Select(element => Measure(model.Parameters, tensor, element, costs))
                .ToArray()),
        ];
        double[] noise = [.. Enumerable.Range(0, rowCount).Select(row =>
            CostProfile.RelativeNoise(profiles.SelectMany(tensor => tensor).Select(element => element.Rows[row])))];
        return new GradientReport(
            TNetwork.Description.Name,
            [.. tensors.Select((tensor, number) => TensorGradientReport.Of(tensor, gradients[tensor].ToArray(), profiles[number], noise))]);
    }

    private static ElementProfile Measure<TNetwork>(
        ParameterBuffer<TNetwork> parameters, ParameterTensor tensor, int element, Func<float>[] costs)
        where TNetwork : class, INetwork<TNetwork> =>
        new(element, [.. costs.Select(cost => CostProfile.Measure(ref Element(parameters, tensor, element), cost))]);

    private static T[][] Rows<T>(ReadOnlySpan<T> values, int size)
    {
        var rows = new T[values.Length / size][];
        for (int row = 0; row < rows.Length; row++)
            rows[row] = values.Slice(row * size, size).ToArray();
        return rows;
    }

    /// <summary>All elements of a tensor, or as many as are allowed, drawn at random, in order.</summary>
    private static int[] Elements(ParameterTensor tensor, int number, GradientCheckOptions options)
    {
        int[] elements = [.. Enumerable.Range(0, tensor.Length)];
        if (elements.Length <= options.MaxElementsPerTensor)
            return elements;
        new RandomStream(options.Seed, RandomPurpose.GradientCheck, number).Shuffle(elements);
        return [.. elements.Take(options.MaxElementsPerTensor).Order()];
    }

    /// <summary>An element of a tensor by its number in canonical order.</summary>
    private static ref float Element<TNetwork>(ParameterBuffer<TNetwork> parameters, ParameterTensor tensor, int element)
        where TNetwork : class, INetwork<TNetwork>
    {
        int position = tensor.Offset;
        for (int axis = tensor.Shape.Length - 1; axis >= 0; axis--)
        {
            (element, int index) = Math.DivRem(element, tensor.Shape[axis]);
            position += index * tensor.Strides[axis];
        }
        return ref parameters.AsSpan()[position];
    }
}
