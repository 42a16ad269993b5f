using CompiledNet;

namespace BackwardPass;

/// <summary>The parameter update W[l] ← W[l] − α·dW[l], b[l] ← b[l] − α·db[l], layer by layer and by the trainer.</summary>
/// <param name="LayerByLayer">All parameters after a step that is written out.</param>
/// <param name="ByTrainer">All parameters after the same step by <see cref="Trainer{TNetwork}"/>.</param>
public sealed record UpdateByHand(float[] LayerByLayer, float[] ByTrainer)
{
    /// <summary>Makes the step both ways from the same parameters.</summary>
    public static UpdateByHand Run(float[] x, float[] y, float learningRate)
    {
        var model = new TwoLayers(seed: 1);
        var gradients = new ParameterBuffer<TwoLayers>();
        model.Backward(x, y, gradients);
        foreach (ParameterTensor tensor in TwoLayers.Description.Tensors)
        {
            float[] values = model.Parameters[tensor].ToArray();
            float[] derivatives = gradients[tensor].ToArray();
            model.Parameters[tensor].CopyFrom([.. values.Zip(derivatives, (w, dw) => w - learningRate * dw)]);
        }

        var trainer = new Trainer<TwoLayers>(new TwoLayers(seed: 1), new Sgd { LearningRate = learningRate });
        trainer.Step(x, y);
        return new UpdateByHand(model.Parameters.ToArray(), trainer.Model.Parameters.ToArray());
    }
}
