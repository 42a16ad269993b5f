using CompiledNet.Reference.Recurrent;

namespace CompiledNet.Reference;

/// <summary>What each kind of layer and each loss is made of: the one place where kinds are told apart.</summary>
internal static class ReferenceLayers
{
    // More than any step has, so that no two operations of a network have one number.
    private const int PlacesOfStep = 16;

    /// <summary>The steps of a network up to what its loss starts from.</summary>
    /// <param name="description">The network.</param>
    /// <param name="values">The values of each tensor in canonical order, statistics too.</param>
    /// <param name="masks">
    /// While training, the factors of the layer at a place of <see cref="NetworkDescription.Layers"/>, a dropout, for all values of
    /// the batch; null at inference.
    /// </param>
    /// <exception cref="NotSupportedException">A layer is of a kind that is not known here.</exception>
    public static ReferenceSteps Steps(NetworkDescription description, Func<ParameterTensor, double[]> values, Func<int, double[]>? masks)
    {
        var steps = new List<IReferenceStep>();
        var inputs = new List<int[]>();
        var indices = new IndexPlaces(description);
        var outputs = new int[description.Layers.Length];
        int tensor = 0;
        for (int place = 0; place < description.Layers.Length; place++)
        {
            LayerDescription layer = description.Layers[place];
            int[] from = [.. layer.Inputs];
            int[] taken = [.. from.Select(source => source < 0 ? 0 : outputs[source])];
            foreach (Func<int, IReferenceStep> step in Of(description, place, from, tensor, values, masks, indices))
            {
                steps.Add(step(PlacesOfStep * steps.Count));
                inputs.Add(taken);
                taken = [steps.Count];
            }
            outputs[place] = taken[0];
            tensor += layer.Tensors.Length;
        }

        // Cross-entropies start from z: they are one step with their softmax or sigmoid.
        bool startsFromSums = description.Loss
            is LossFunction.CrossEntropy or LossFunction.KLDivergence or LossFunction.BinaryCrossEntropy or LossFunction.BinaryFocalCrossEntropy;
        if (startsFromSums)
        {
            outputs[^1] = inputs[^1][0];
            steps.RemoveAt(steps.Count - 1);
            inputs.RemoveAt(inputs.Count - 1);
        }
        return new ReferenceSteps([.. steps], [.. inputs], outputs[^1]);
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
            LossFunction.LogCosh => new ErrorLoss(place, ErrorLoss.LogCosh),
            LossFunction.Quantile => new ErrorLoss(place, ErrorLoss.Quantile(description.LossQuantile)),
            LossFunction.Hinge => new HingeLoss(place),
            LossFunction.BinaryFocalCrossEntropy => new BinaryFocalLoss(place, description.LossGamma),
            LossFunction.CrossEntropy => OfSteps(new CrossEntropyLoss(place, description.LossLabelSmoothing)),
            LossFunction.KLDivergence => OfSteps(new CrossEntropyLoss(place, smoothing: 0, isDivergence: true)),
            null when description.LossFormula is { } formula => new MethodLoss(place, formula),
            _ => throw new NotSupportedException($"{description.Name}: the loss {description.LossText} has no reference."),
        };

        IReferenceLoss OfSteps(IReferenceLoss ofStep) => description.Layers[^1].OutputShape.Length == 1 ? ofStep : new LossOfSteps(ofStep, description.Layers[^1].OutputShape[^1]);
    }

    /// <summary>The number of the operation that adds what several steps say of the derivative of a value.</summary>
    public static int PlaceOfSum(int value) => PlacesOfStep * value - 1;

    /// <summary>The steps of a layer, given the number of their first operation; none where values lie as they did, under another shape.</summary>
    private static IEnumerable<Func<int, IReferenceStep>> Of(
        NetworkDescription description,
        int placeOfLayer,
        int[] from,
        int tensor,
        Func<ParameterTensor, double[]> values,
        Func<int, double[]>? masks,
        IndexPlaces indices)
    {
        LayerDescription layer = description.Layers[placeOfLayer];
        double[][] tensors = [.. layer.Tensors.Select(values)];
        double[]? biases = tensors.ElementAtOrDefault(1);
        switch (layer.Kind)
        {
            case "Flatten" or "Reshape" or "Activation":
            case "Dropout" when masks is null:
                break;
            case "Dense":
                yield return place => new PreActivations(place, tensor, ProductTerms.Dense(layer), tensors[0], biases);
                break;
            case "Conv1D" or "Conv2D":
                yield return place => new PreActivations(place, tensor, ProductTerms.Convolution(layer), tensors[0], biases);
                break;
            case "MaxPool1D" or "MaxPool2D":
                yield return place => new MaxPoolStep(place, layer.InputSize, WindowPositions.Channelwise(WindowPositions.Of(layer), layer.InputShape[^1]));
                break;
            case "AveragePool1D" or "AveragePool2D":
                yield return place => new MeanPoolStep(place, layer.InputSize, WindowPositions.Channelwise(WindowPositions.Of(layer), layer.InputShape[^1]));
                break;
            case "GlobalMaxPool":
                yield return place => new MaxPoolStep(place, layer.InputSize, WindowPositions.Channelwise(WindowPositions.All(layer.InputSize / layer.InputShape[^1]), layer.InputShape[^1]));
                break;
            case "GlobalAveragePool":
                yield return place => new MeanPoolStep(place, layer.InputSize, WindowPositions.Channelwise(WindowPositions.All(layer.InputSize / layer.InputShape[^1]), layer.InputShape[^1]));
                break;
            case "BatchNorm" when masks is null:
                yield return place => new FixedNormStep(place, tensor, tensors[0], tensors[1], values(layer.Statistics[0]), values(layer.Statistics[1]), layer.Epsilon);
                break;
            case "BatchNorm" or "LayerNorm":
                yield return place => new NormStep(place, tensor, tensors[0], tensors[1], layer.Epsilon, layer.Kind == "BatchNorm");
                break;
            case "Dropout":
                yield return place => new MaskStep(place, masks!(placeOfLayer));
                break;
            case "Embedding":
                bool[] isIndex = indices.Taken(placeOfLayer, from[0]);
                yield return _ => new EmbeddingStep(tensor, layer.Tensors[0].Shape[1], tensors[0], isIndex);
                break;
            case "SimpleRNN":
                yield return place => RecurrentLayer(layer, place, tensor, tensors, first => new SimpleCell(first));
                break;
            case "GRU":
                yield return place => RecurrentLayer(layer, place, tensor, tensors, first => layer.ResetAfter ? new GRUCell(first) : new EarlyResetCell(first));
                break;
            case "LSTM":
                yield return place => RecurrentLayer(layer, place, tensor, tensors, first => new LSTMCell(first));
                break;
            case "Add":
                yield return place => new AddStep(place);
                break;
            case "Multiply":
                yield return place => new MultiplyStep(place);
                break;
            case "Concat":
                int[] channels = [.. from.Select(source => (source < 0 ? description.InputShape : description.Layers[source].OutputShape)[^1])];
                yield return _ => new ConcatStep(channels);
                break;
            default:
                throw new NotSupportedException($"{layer.Name}: layers of the kind {layer.Kind} have no reference.");
        }

        if (layer.Activation != Activation.Linear)
        {
            yield return place => layer.Activation == Activation.PReLU
                ? new LearntSlopeStep(place, tensor, tensors[0])
                : ActivationStep(layer, place);
        }
    }

    private static RecurrentStep RecurrentLayer(LayerDescription layer, int place, int tensor, double[][] tensors, Func<int, IRecurrentCell> cell) =>
        new(place, tensor, RecurrentShape.Of(layer), layer.ResetAfter ? new RecurrentTensors(tensors[0], tensors[1], tensors[2], tensors[3]) : RecurrentTensors.OfEarlyReset(tensors), cell);

    private static IReferenceStep ActivationStep(LayerDescription layer, int place) => layer.Activation switch
    {
        Activation.Softmax => new SoftmaxStep(place, layer.OutputShape[^1]),
        Activation.LogSoftmax => new LogSoftmaxStep(place, layer.OutputShape[^1]),
        _ => new ElementwiseStep(place, Activations.Of(layer)),
    };
}
