using System.Numerics.Tensors;

namespace CompiledNet.Benchmarks.Peers;

/// <summary>
/// The network that a competent developer writes by hand: arrays, and a call of <see cref="TensorPrimitives"/> for every
/// vector operation. Weights lie <c>[unit][input]</c>; a forward pass is a dot product a unit, a backward pass a scaled
/// addition a unit.
/// </summary>
internal sealed class TensorPrimitivesNetwork
{
    private readonly Layer[] _layers;
    private readonly LossFunction _loss;
    private int _steps;

    /// <summary>Whether it has all of a network's layers.</summary>
    public static bool Has(NetworkDescription description) => description.Layers.All(layer => layer.Kind is "Dense" or "Flatten");

    public TensorPrimitivesNetwork(NetworkDescription description, ReadOnlySpan<float> parameters)
    {
        _loss = description.Loss!.Value;
        LayerDescription[] layers = [.. description.Layers.Where(layer => layer.Kind != "Flatten")];
        _layers = new Layer[layers.Length];
        for (int index = 0; index < _layers.Length; index++)
        {
            LayerDescription layer = layers[index];
            int weights = layer.InputSize * layer.OutputSize;
            _layers[index] = new Layer(layer.InputSize, layer.OutputSize, layer.Activation, parameters[..weights].ToArray(), parameters.Slice(weights, layer.OutputSize).ToArray());
            parameters = parameters[(weights + layer.OutputSize)..];
        }
    }

    /// <summary>All parameters in canonical order.</summary>
    public float[] Parameters => [.. _layers.SelectMany(layer => layer.Weights.Values.Concat(layer.Biases.Values))];

    public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        int inputSize = _layers[0].Inputs;
        int outputSize = _layers[^1].Units;
        for (int row = 0; row * inputSize < inputs.Length; row++)
        {
            ReadOnlySpan<float> values = inputs.Slice(row * inputSize, inputSize);
            foreach (Layer layer in _layers)
                values = layer.Forward(values);
            values.CopyTo(outputs.Slice(row * outputSize, outputSize));
        }
    }

    /// <summary>One step of training on a mini-batch; returns nothing, as its time and the parameters are all that is wanted.</summary>
    public void Step(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, Optimizer optimizer)
    {
        int inputSize = _layers[0].Inputs;
        int outputSize = _layers[^1].Units;
        int rows = inputs.Length / inputSize;
        foreach (Layer layer in _layers)
            layer.ClearGradients();
        float scale = _loss == LossFunction.MeanSquaredError ? 2f / (rows * outputSize) : 1f / rows;
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<float> x = inputs.Slice(row * inputSize, inputSize);
            ReadOnlySpan<float> values = x;
            foreach (Layer layer in _layers)
                values = layer.Forward(values);

            // Softmax with cross-entropy, sigmoid with its own, a linear output with the squared error: all are a − y.
            Layer last = _layers[^1];
            TensorPrimitives.Subtract(last.Activations, targets.Slice(row * outputSize, outputSize), last.Derivatives);
            TensorPrimitives.Multiply(last.Derivatives, scale, last.Derivatives);
            for (int index = _layers.Length - 1; index >= 0; index--)
                _layers[index].Backward(index == 0 ? x : _layers[index - 1].Activations, index == 0 ? null : _layers[index - 1]);
        }

        _steps++;
        foreach (Layer layer in _layers)
            layer.Update(optimizer, _steps);
    }

    private sealed class Layer(int inputs, int units, Activation activation, float[] weights, float[] biases)
    {
        public int Inputs => inputs;

        public int Units => units;

        public ParameterArray Weights { get; } = new(weights);

        public ParameterArray Biases { get; } = new(biases);

        public float[] Activations { get; } = new float[units];

        public float[] Derivatives { get; } = new float[units];

        public ReadOnlySpan<float> Forward(ReadOnlySpan<float> x)
        {
            for (int unit = 0; unit < units; unit++)
                Activations[unit] = TensorPrimitives.Dot(Weights.Values.AsSpan(unit * inputs, inputs), x) + Biases.Values[unit];
            switch (activation)
            {
                case Activation.ReLU:
                    TensorPrimitives.Max(Activations, 0f, Activations);
                    break;
                case Activation.Tanh:
                    TensorPrimitives.Tanh(Activations, Activations);
                    break;
                case Activation.Sigmoid:
                    TensorPrimitives.Sigmoid(Activations, Activations);
                    break;
                case Activation.Softmax:
                    TensorPrimitives.SoftMax(Activations, Activations);
                    break;
            }

            return Activations;
        }

        public void Backward(ReadOnlySpan<float> x, Layer? before)
        {
            TensorPrimitives.Add(Biases.Gradients, Derivatives, Biases.Gradients);
            before?.Derivatives.AsSpan().Clear();
            for (int unit = 0; unit < units; unit++)
            {
                Span<float> gradients = Weights.Gradients.AsSpan(unit * inputs, inputs);
                TensorPrimitives.MultiplyAdd(x, Derivatives[unit], gradients, gradients);
                if (before is not null)
                    TensorPrimitives.MultiplyAdd(Weights.Values.AsSpan(unit * inputs, inputs), Derivatives[unit], before.Derivatives, before.Derivatives);
            }

            before?.MultiplyByDerivative();
        }

        public void ClearGradients()
        {
            Weights.Gradients.AsSpan().Clear();
            Biases.Gradients.AsSpan().Clear();
        }

        public void Update(Optimizer optimizer, int step)
        {
            Weights.Update(optimizer, step);
            Biases.Update(optimizer, step);
        }

        private void MultiplyByDerivative()
        {
            for (int unit = 0; unit < units; unit++)
            {
                Derivatives[unit] *= activation switch
                {
                    Activation.ReLU => Activations[unit] > 0 ? 1 : 0,
                    Activation.Tanh => 1 - Activations[unit] * Activations[unit],
                    _ => 1,
                };
            }
        }
    }
}
