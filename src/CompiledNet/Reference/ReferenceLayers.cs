namespace CompiledNet.Reference;

/// <summary>What each kind of layer and each loss is made of: the one place where kinds are told apart.</summary>
internal static class ReferenceLayers
{
    // More than any step has, so that no two operations of a network have one number.
    private const int PlacesOfStep = 16;

    /// <summary>The steps of a network up to what its loss starts from.</summary>
    /// <param name="description">The network.</param>
    /// <param name="values">The values of each tensor in canonical order.</param>
    /// <exception cref="NotSupportedException">A layer is of a kind that is not known here.</exception>
    public static IReferenceStep[] Steps(NetworkDescription description, Func<ParameterTensor, double[]> values)
    {
        var steps = new List<IReferenceStep>();
        int tensor = 0;
        foreach (LayerDescription layer in description.Layers)
        {
            steps.AddRange(layer.Kind switch
            {
                // Values lie as they did: the same numbers under another shape.
                "Flatten" => [],
                "Dense" => Dense(layer, PlacesOfStep * steps.Count, tensor, values),
                _ => throw new NotSupportedException($"{layer.Name}: layers of the kind {layer.Kind} have no reference."),
            });
            tensor += layer.Tensors.Length;
        }

        // Cross-entropies start from z: they are one step with their softmax or sigmoid.
        bool startsFromSums = description.Loss is LossFunction.CrossEntropy or LossFunction.BinaryCrossEntropy;
        return [.. startsFromSums ? steps.SkipLast(1) : steps];
    }

    /// <summary>A network's loss.</summary>
    /// <exception cref="NotSupportedException">The network has none, or one that is not known here.</exception>
    public static IReferenceLoss Loss(NetworkDescription description)
    {
        int place = PlacesOfStep * (2 * description.Layers.Length);
        return description.Loss switch
        {
            LossFunction.MeanSquaredError => new ErrorLoss(place, ErrorLoss.Squared),
            LossFunction.MeanAbsoluteError => new ErrorLoss(place, ErrorLoss.Absolute),
            LossFunction.Huber => new ErrorLoss(place, ErrorLoss.Huber(description.LossDelta)),
            LossFunction.BinaryCrossEntropy => new BinaryCrossEntropyLoss(place),
            LossFunction.CrossEntropy => new CrossEntropyLoss(place),
            _ => throw new NotSupportedException($"{description.Name}: the loss {description.Loss} has no reference."),
        };
    }

    private static IReferenceStep[] Dense(LayerDescription layer, int place, int tensor, Func<ParameterTensor, double[]> values) =>
    [
        new PreActivations(place, tensor, values(layer.Tensors[0]), layer.Tensors.Length > 1 ? values(layer.Tensors[1]) : null, layer.OutputSize),
        layer.Activation switch
        {
            Activation.Softmax => new SoftmaxStep(place + PlacesOfStep),
            Activation.LogSoftmax => new LogSoftmaxStep(place + PlacesOfStep),
            _ => new ElementwiseStep(place + PlacesOfStep, Activations.Of(layer)),
        },
    ];
}
