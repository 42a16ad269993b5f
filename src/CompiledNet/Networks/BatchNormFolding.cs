namespace CompiledNet;

/// <summary>
/// Carries the parameters of a trained network with batch norms over to one without: at inference a norm behind a product is a
/// scale and a shift of it, <c>γ·(W·x + b − μ)/√(σ² + ε) + β = (s·W)·x + (s·(b − μ) + β)</c> with <c>s = γ/√(σ² + ε)</c>.
/// </summary>
/// <example>
/// <code>
/// [Network(13), Dense(32, UseBias = false), BatchNorm, Activation(Activation.ReLU), Dropout(0.2f), Dense(3, Activation.Softmax)]
/// [Loss(LossFunction.CrossEntropy)]
/// public sealed partial class WineInTraining;
///
/// [Network(13), Dense(32, Activation.ReLU), Dense(3, Activation.Softmax)]
/// public sealed partial class Wine;
///
/// var wine = new Wine();
/// BatchNormFolding.Fold(trained.Parameters, wine.Parameters);
/// </code>
/// </example>
public static class BatchNormFolding
{
    /// <summary>
    /// Copies parameters and statistics to a network that is declared like the trained one, but without some or all of its batch norms that stand
    /// right behind a <c>Dense</c>, <c>Conv1D</c> or <c>Conv2D</c> without an activation. These are computed into the weights and biases before them, in
    /// double precision and rounded once. It may have no dropout and no loss either, and an activation may be an argument of a layer in one and a layer of its
    /// own in the other. Both networks compute the same function at inference, but for rounding.
    /// </summary>
    /// <param name="trained">The parameters of the trained network, which are only read.</param>
    /// <param name="folded">The parameters of the other, all of which are written.</param>
    /// <typeparam name="TTrained">The trained network.</typeparam>
    /// <typeparam name="TFolded">The network without norms.</typeparam>
    /// <exception cref="ArgumentException">
    /// The networks differ in something else; or a layer behind which a norm is folded has no biases in the network without it. Nothing was written.
    /// </exception>
    public static void Fold<TTrained, TFolded>(ParameterBuffer<TTrained> trained, ParameterBuffer<TFolded> folded)
        where TTrained : class, INetwork<TTrained>
        where TFolded : class, INetwork<TFolded>
    {
        ArgumentNullException.ThrowIfNull(trained);
        ArgumentNullException.ThrowIfNull(folded);
        foreach ((ComputedLayer from, ComputedLayer? norm, ComputedLayer to) in FoldedLayers.Pair(TTrained.Description, TFolded.Description, nameof(folded)))
        {
            if (norm is null)
                Copy(trained, from.Layer, folded, to.Layer);
            else
                Fold(trained, from.Layer, norm.Layer, folded, to.Layer);
        }
    }

    private static void Copy<TTrained, TFolded>(ParameterBuffer<TTrained> trained, LayerDescription from, ParameterBuffer<TFolded> folded, LayerDescription to)
        where TTrained : class, INetwork<TTrained>
        where TFolded : class, INetwork<TFolded>
    {
        foreach ((ParameterTensor source, ParameterTensor destination) in from.Tensors.Concat(from.Statistics).Zip(to.Tensors.Concat(to.Statistics)))
            folded[destination].CopyFrom(trained[source].ToArray());
    }

    private static void Fold<TTrained, TFolded>(ParameterBuffer<TTrained> trained, LayerDescription product, LayerDescription norm, ParameterBuffer<TFolded> folded, LayerDescription to)
        where TTrained : class, INetwork<TTrained>
        where TFolded : class, INetwork<TFolded>
    {
        float[] weights = trained[product.Tensors[0]].ToArray();
        int units = product.Tensors[0].Shape[0], inputs = weights.Length / units;
        float[] biases = product.Tensors.Length > 1 ? trained[product.Tensors[1]].ToArray() : new float[units];
        float[] gamma = trained[norm.Tensors[0]].ToArray(), beta = trained[norm.Tensors[1]].ToArray();
        float[] mean = trained[norm.Statistics[0]].ToArray(), variance = trained[norm.Statistics[1]].ToArray();
        for (int unit = 0; unit < units; unit++)
        {
            double scale = gamma[unit] / Math.Sqrt((double)variance[unit] + norm.Epsilon);
            foreach (ref float weight in weights.AsSpan(unit * inputs, inputs))
                weight = (float)(scale * weight);
            biases[unit] = (float)(scale * ((double)biases[unit] - mean[unit]) + beta[unit]);
        }

        folded[to.Tensors[0]].CopyFrom(weights);
        folded[to.Tensors[1]].CopyFrom(biases);
    }
}
