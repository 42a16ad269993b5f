using System.Globalization;

namespace CompiledNet;

/// <summary>Finds out, once a step has met NaN or infinity, where it came from.</summary>
internal static class NonFiniteDiagnosis
{
    /// <summary>Follows the step from its inputs to its gradients.</summary>
    public static NonFiniteFinding OfBackward<TNetwork>(
        TNetwork model,
        ParameterBuffer<TNetwork> gradients,
        ReadOnlySpan<float> inputs,
        ReadOnlySpan<float> targets,
        BatchPlace? place)
        where TNetwork : class, INetwork<TNetwork>
    {
        NetworkDescription network = TNetwork.Description;
        return InRows(NonFiniteOrigin.Inputs, "inputs", inputs, network.InputSize, place)
            ?? InRows(NonFiniteOrigin.Targets, "targets", targets, network.OutputSize, place)
            ?? InLayers(network, model.FindNonFiniteLayer(inputs))
            ?? InStatistics(network, gradients)
            ?? InTensors(network, gradients, NonFiniteOrigin.Gradient, "the gradient of")
            ?? new NonFiniteFinding(NonFiniteOrigin.Loss, "the loss, though all outputs are finite");
    }

    /// <summary>Looks where an update left the finite numbers.</summary>
    public static NonFiniteFinding OfUpdate<TNetwork>(TNetwork model, OptimizerState<TNetwork> state)
        where TNetwork : class, INetwork<TNetwork>
    {
        NetworkDescription network = TNetwork.Description;
        NonFiniteFinding? found = InTensors(network, model.Parameters, NonFiniteOrigin.Update, "the update of");
        foreach (ParameterBuffer<TNetwork> moment in state.Moments)
            found ??= InTensors(network, moment, NonFiniteOrigin.Update, "the optimizer's moments of");
        return found ?? new NonFiniteFinding(NonFiniteOrigin.Update, "the optimizer's update of the padding, which must stay zero");
    }

    /// <summary>The exception that says where and when.</summary>
    public static NonFiniteException Explain(NonFiniteFinding finding, long step, BatchPlace? place, float loss, float learningRate)
    {
        CultureInfo culture = CultureInfo.InvariantCulture;
        string when = place is { } known
            ? string.Create(culture, $"Step {step} (epoch {known.Epoch}, batch {known.Batch})")
            : string.Create(culture, $"Step {step}");
        string advice = finding.Origin is NonFiniteOrigin.Inputs or NonFiniteOrigin.Targets
            ? ""
            : string.Create(culture, $" If the loss grew before, a learning rate below {learningRate} may help.");
        return new NonFiniteException(finding, step, place, loss, string.Create(
            culture,
            $"{when} met NaN or infinity in {finding.Description}; the cost is {loss}. The parameters are kept as they were before this step.{advice}"));
    }

    private static NonFiniteFinding? InRows(
        NonFiniteOrigin origin, string name, ReadOnlySpan<float> values, int rowSize, BatchPlace? place)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (float.IsFinite(values[i]))
                continue;
            int row = place is { } known ? known.Rows.Span[i / rowSize] : i / rowSize;
            string whose = place is null ? "batch" : "dataset";
            return new NonFiniteFinding(
                origin,
                string.Create(CultureInfo.InvariantCulture, $"the {name}: row {row} of the {whose} has {values[i]} in column {i % rowSize}"),
                Row: row);
        }
        return null;
    }

    private static NonFiniteFinding? InLayers(NetworkDescription network, int layer) => layer < 0
        ? null
        : new NonFiniteFinding(
            NonFiniteOrigin.Layer, $"layer '{network.Layers[layer].Name}', in the forward pass", network.Layers[layer].Name);

    /// <summary>Statistics of the batch come from the forward pass: the first layer is named.</summary>
    private static NonFiniteFinding? InStatistics<TNetwork>(NetworkDescription network, ParameterBuffer<TNetwork> gradients)
        where TNetwork : class, INetwork<TNetwork>
    {
        foreach (LayerDescription layer in network.Layers)
        {
            foreach (ParameterTensor tensor in layer.Statistics)
            {
                if (!IsFinite(gradients[tensor]))
                    return new NonFiniteFinding(NonFiniteOrigin.Layer, $"layer '{layer.Name}', in what '{tensor.Name}' becomes with this batch", layer.Name, tensor.Name);
            }
        }
        return null;
    }

    /// <summary>
    /// The tensor nearest to the output is named: the backward pass comes from there, so that it was the first.
    /// </summary>
    private static NonFiniteFinding? InTensors<TNetwork>(
        NetworkDescription network, ParameterBuffer<TNetwork> values, NonFiniteOrigin origin, string what)
        where TNetwork : class, INetwork<TNetwork>
    {
        foreach (LayerDescription layer in network.Layers.Reverse())
        {
            foreach (ParameterTensor tensor in layer.Tensors)
            {
                if (!IsFinite(values[tensor]))
                    return new NonFiniteFinding(origin, $"layer '{layer.Name}', in {what} '{tensor.Name}'", layer.Name, tensor.Name);
            }
        }
        return null;
    }

    private static bool IsFinite(TensorView tensor) => Array.TrueForAll(tensor.ToArray(), float.IsFinite);
}
