using CompiledNet.Reference;

namespace CompiledNet;

/// <summary>
/// Compares the derivatives that <c>Backward</c> computes with difference quotients of the loss, evaluated in double
/// precision from the network's description.
/// </summary>
/// <remarks>
/// <para>
/// <b>The loss.</b> A float loss moves in steps of 1e-7 and is flat in between, so that its difference quotients say little
/// of a trained network. Here the loss is evaluated in double precision from <see cref="NetworkDescription"/>, the parameters and
/// the definitions of layers, activations and losses. That it is the network's own is checked first: <c>ComputeLoss</c> and
/// the cost of <c>Backward</c> must be the same within the rounding of float; else the forward pass or the description is wrong,
/// and the report says so.
/// </para>
/// <para>
/// <b>Training.</b> <c>Backward</c> is about the network in training, <c>ComputeLoss</c> about that of inference, and each is compared with
/// its own. So the quotients are those of a loss in which batch norms have the statistics of the batch, which move with the
/// parameters, and dropout has the masks that <c>Backward</c> draws; these stay the same from call to call.
/// </para>
/// <para>
/// <b>The quotient.</b> From the central differences <c>D(h) = (L(θ + h) − L(θ − h))/2h</c> at h and h/4, Richardson's
/// extrapolation <c>R = (16·D(h/4) − D(h))/15</c> removes the <c>h²</c> term; what it removes bounds what it leaves, and the
/// rounding of L adds <c>δL/h</c>. An output of the layer moves by 2⁻¹⁰ at first, and by a quarter of that until this sum is a
/// small part of the tolerance. A derivative may be so small that no step is good enough; within the bound of the quotient, the
/// chain rule in double precision then says what it is.
/// </para>
/// <para>
/// <b>Kinks.</b> A function with kinks (ReLU and its like, the maximum of a pool, absolute error, Huber's loss) keeps the smooth piece on which it is at the
/// network's parameters, so a kink beside them does no harm. At the very kink every value between both slopes is a correct
/// derivative; and a unit may be so near that its float pre-activation is on the other side. Both are allowed for below.
/// </para>
/// <para>
/// <b>The tolerance</b> is the rounding of <c>Backward</c>, which may be much more than that of its result: with a near y, the
/// difference a − y has only the digits in which they differ. The backward pass is evaluated in double precision 64 times, each
/// operation of it off by what float rounds there, with a random sign (Monte Carlo arithmetic): a sum by the root of the sum of
/// its squared partial sums, functions by a unit in the last place. Five times the root mean square of what this does to a
/// derivative is its tolerance: all cancellation and growth on the way is in it. A unit whose pre-activation is within six of its
/// deviations of a kink changes sides in some of the samples, so the slopes of both sides are in it too.
/// </para>
/// <para>
/// <b>Undecided.</b> Where the difference and the tolerance together are above <see cref="Resolution"/> of the largest derivative of
/// the tensor, the derivative is counted in <see cref="TensorGradientReport.UndecidedCount"/>: an error of that size could
/// hide in rounding. It happens at kinks, in saturated networks, and where the derivatives of many rows cancel; always for biases
/// just before a batch norm, which takes away what they add, so that their derivatives are zero but for rounding.
/// </para>
/// </remarks>
public static class GradientCheck
{
    /// <summary>The share of a tensor's largest derivative by which an error is found in every derivative that is decided.</summary>
    public const double Resolution = 1e-4;

    /// <summary>Checks all tensors of a network at its present parameters.</summary>
    /// <param name="model">The network. Nothing of it is changed.</param>
    /// <param name="inputs">At least one row of <see cref="NetworkDescription.InputSize"/> values; few rows are best.</param>
    /// <param name="targets">As many rows of <see cref="NetworkDescription.OutputSize"/> values.</param>
    /// <param name="options">How much is looked at.</param>
    /// <exception cref="ArgumentException">The spans do not hold whole rows, equally many, at least one.</exception>
    /// <exception cref="NotSupportedException">
    /// The network has a kind of layer that the check does not know, or dropout whose masks it does not, since it was not generated.
    /// </exception>
    public static GradientReport Run<TNetwork>(
        TNetwork model, ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, GradientCheckOptions? options = null)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(model);
        var gradients = new ParameterBuffer<TNetwork>();
        float backward = model.Backward(inputs, targets, gradients);
        float loss = model.ComputeLoss(inputs, targets);
        return Compare(model, gradients, loss, backward, inputs, targets, options ?? new GradientCheckOptions());
    }

    /// <summary>Checks all tensors of a network with cross-entropy at its present parameters, with class labels.</summary>
    /// <param name="model">The network. Nothing of it is changed.</param>
    /// <param name="inputs">At least one row of <see cref="NetworkDescription.InputSize"/> values; few rows are best.</param>
    /// <param name="labels">A class index for each row, in [0, <see cref="NetworkDescription.OutputSize"/>).</param>
    /// <param name="options">How much is looked at.</param>
    /// <exception cref="ArgumentException">There are not as many labels as rows, or no row at all.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A label is no class index.</exception>
    /// <exception cref="NotSupportedException">
    /// The network has a kind of layer that the check does not know, or dropout whose masks it does not, since it was not generated.
    /// </exception>
    public static GradientReport Run<TNetwork>(
        TNetwork model, ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, GradientCheckOptions? options = null)
        where TNetwork : class, IClassifierNetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(model);
        var gradients = new ParameterBuffer<TNetwork>();
        float backward = model.Backward(inputs, labels, gradients);
        float loss = model.ComputeLoss(inputs, labels);
        float[] targets = OneHot.Encode(labels, TNetwork.Description.OutputSize);
        return Compare(model, gradients, loss, backward, inputs, targets, options ?? new GradientCheckOptions());
    }

    private static GradientReport Compare<TNetwork>(
        TNetwork model,
        ParameterBuffer<TNetwork> gradients,
        float loss,
        float backward,
        ReadOnlySpan<float> inputs,
        ReadOnlySpan<float> targets,
        GradientCheckOptions options)
        where TNetwork : class, INetwork<TNetwork>
    {
        int rows = inputs.Length / TNetwork.Description.InputSize;
        // Rows that are steps in time are one sequence.
        NetworkDescription description = TNetwork.Description.IsStreaming ? SequenceDescription.OfRemembering(TNetwork.Description, rows) : TNetwork.Description;
        double[] x = Widened(inputs);
        double[][] y = [.. Widened(targets).Chunk(description.OutputSize)];
        ReferenceCost cost = Reference(place => Widened(model.GetDropoutMask(place, rows)));
        CostAndGradients exact = cost.Evaluate(DoubleArithmetic.Instance);
        RoundingSpread spread = RoundingSpread.Of(cost, exact, options.Seed);

        return new GradientReport(description.Name, [.. description.Tensors.Select(Report)])
        {
            Cost = Costs(),
        };

        ReferenceCost Reference(Func<int, double[]>? masks) =>
            new(description, tensor => Widened(model.Parameters[tensor].ToArray()), x, y, masks);

        // What Backward says is the cost while training, which for most networks is that of inference.
        CostComparison Costs()
        {
            if (!description.Layers.Any(layer => layer.Kind is "BatchNorm" or "Dropout"))
                return new CostComparison(loss, backward, exact.Cost, spread.Cost);
            ReferenceCost inference = Reference(masks: null);
            double exactInference = inference.Cost(DoubleArithmetic.Instance);
            return new CostComparison(loss, backward, exactInference, RoundingSpread.OfCost(inference, exactInference, options.Seed))
            {
                TrainingReference = exact.Cost,
                TrainingTolerance = spread.Cost,
            };
        }

        TensorGradientReport Report(ParameterTensor tensor, int number)
        {
            float[] derivatives = gradients[tensor].ToArray();
            ElementComparison[] elements =
            [
                .. Elements(tensor, number, options)
                    .Select(element => ElementComparison.Of(cost, exact, number, element, derivatives[element], spread)),
            ];
            return TensorGradientReport.Of(tensor, elements, exact.Gradients[number].Max(Math.Abs));
        }
    }

    private static double[] Widened(ReadOnlySpan<float> values)
    {
        var widened = new double[values.Length];
        for (int i = 0; i < widened.Length; i++)
            widened[i] = values[i];
        return widened;
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
}
