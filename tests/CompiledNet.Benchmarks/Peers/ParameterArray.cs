using System.Numerics.Tensors;

namespace CompiledNet.Benchmarks.Peers;

/// <summary>One array of parameters with its gradients and what an optimizer remembers of them.</summary>
internal sealed class ParameterArray(float[] values)
{
    private readonly float[] _mean = new float[values.Length];
    private readonly float[] _square = new float[values.Length];
    private readonly float[] _scratch = new float[values.Length];

    public float[] Values => values;

    public float[] Gradients { get; } = new float[values.Length];

    /// <param name="optimizer">Plain gradient descent or Adam.</param>
    /// <param name="step">Counts from 1.</param>
    public void Update(Optimizer optimizer, int step)
    {
        switch (optimizer)
        {
            case Sgd { Momentum: 0 }:
                TensorPrimitives.MultiplyAdd(Gradients, -optimizer.LearningRate, values, values);
                break;
            case Adam adam:
                Adapt(adam, step);
                break;
            default:
                throw new NotSupportedException($"{optimizer.GetType().Name} is not written by hand here.");
        }
    }

    private void Adapt(Adam adam, int step)
    {
        TensorPrimitives.Lerp(_mean, Gradients, (float)(1 - adam.Beta1), _mean);
        TensorPrimitives.Multiply(Gradients, Gradients, _scratch);
        TensorPrimitives.Lerp(_square, _scratch, (float)(1 - adam.Beta2), _square);
        TensorPrimitives.Sqrt(_square, _scratch);
        TensorPrimitives.Multiply(_scratch, (float)(1 / Math.Sqrt(1 - Math.Pow(adam.Beta2, step))), _scratch);
        TensorPrimitives.Add(_scratch, adam.Epsilon, _scratch);
        TensorPrimitives.Divide(_mean, _scratch, _scratch);
        TensorPrimitives.MultiplyAdd(_scratch, (float)(-adam.LearningRate / (1 - Math.Pow(adam.Beta1, step))), values, values);
    }
}
