namespace CompiledNet.Training.Tests;

/// <summary>
/// A network of dense layers written for clarity: one row and one unit at a time, every value in double, rounded to
/// float where it leaves. It allocates nothing after construction.
/// </summary>
public abstract class ReferenceNetwork<TSelf>
    where TSelf : class, ITrainableNetwork<TSelf>
{
    private readonly LayerDescription[] _layers = [.. TSelf.Description.Layers];
    private readonly double[][] _a;
    private readonly double[][] _dz;
    private readonly float[] _target = new float[TSelf.Description.OutputSize];

    protected ReferenceNetwork(int seed)
    {
        _a = [new double[TSelf.Description.InputSize], .. _layers.Select(layer => new double[layer.OutputSize])];
        _dz = [.. _layers.Select(layer => new double[layer.OutputSize])];
        ParameterInitializer.Fill(Parameters, seed);
    }

    public ParameterBuffer<TSelf> Parameters { get; } = new();

    public int Threads { get; set; } = 1;

    /// <summary>What is done to the gradients at the end of a backward pass: a place to make mistakes.</summary>
    public Action<ParameterBuffer<TSelf>>? SpoilGradients { get; set; }

    /// <summary>What is done to a cost before it is returned.</summary>
    public Func<float, float>? SpoilLoss { get; set; }

    private LossFunction Loss => TSelf.Description.Loss!.Value;

    private double[] Outputs => _a[^1];

    public void Forward(ReadOnlySpan<float> inputs, Span<float> outputs)
    {
        int n = _a[0].Length;
        int m = Outputs.Length;
        for (int row = 0; row * n < inputs.Length; row++)
        {
            ForwardRow(inputs.Slice(row * n, n));
            for (int unit = 0; unit < m; unit++)
                outputs[row * m + unit] = (float)Outputs[unit];
        }
    }

    public float ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets) => Run(inputs, targets, [], null);

    public float ComputeLoss(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels) => Run(inputs, [], labels, null);

    public float Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ParameterBuffer<TSelf> gradients) =>
        Run(inputs, targets, [], gradients);

    public float Backward(ReadOnlySpan<float> inputs, ReadOnlySpan<int> labels, ParameterBuffer<TSelf> gradients) =>
        Run(inputs, [], labels, gradients);

    public void BackwardFrom(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputGradients, ParameterBuffer<TSelf> gradients, Span<float> inputGradients) =>
        throw new NotSupportedException();

    public int FindNonFiniteLayer(ReadOnlySpan<float> inputs)
    {
        int n = _a[0].Length;
        for (int layer = 0; layer < _layers.Length; layer++)
        {
            for (int row = 0; row * n < inputs.Length; row++)
            {
                ForwardRow(inputs.Slice(row * n, n));
                foreach (double a in _a[layer + 1])
                {
                    if (!float.IsFinite((float)a))
                        return layer;
                }
            }
        }
        return -1;
    }

    private float Run(
        ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets, ReadOnlySpan<int> labels, ParameterBuffer<TSelf>? gradients)
    {
        int n = _a[0].Length;
        int m = Outputs.Length;
        int rows = inputs.Length / n;
        if (inputs.IsEmpty || inputs.Length % n != 0)
            throw new ArgumentException($"{inputs.Length} values are no rows of {n}.", nameof(inputs));
        if (labels.IsEmpty ? targets.Length != rows * m : labels.Length != rows)
            throw new ArgumentException($"{rows} rows of inputs have other targets.", nameof(targets));

        gradients?.Clear();
        double cost = 0;
        for (int row = 0; row < rows; row++)
        {
            ForwardRow(inputs.Slice(row * n, n));
            if (labels.IsEmpty)
                targets.Slice(row * m, m).CopyTo(_target);
            else
                OneHot.Encode(labels[row], _target);
            cost += RowLoss() / rows;
            if (gradients is not null)
                BackwardRow(gradients, rows);
        }
        if (gradients is not null)
            SpoilGradients?.Invoke(gradients);
        return SpoilLoss is null ? (float)cost : SpoilLoss((float)cost);
    }

    private void ForwardRow(ReadOnlySpan<float> input)
    {
        for (int i = 0; i < input.Length; i++)
            _a[0][i] = input[i];
        for (int layer = 0; layer < _layers.Length; layer++)
        {
            LayerDescription description = _layers[layer];
            ReadOnlySpan<float> parameters = Parameters.AsSpan();
            for (int unit = 0; unit < description.OutputSize; unit++)
            {
                double z = parameters[Position(description.Tensors[1], unit, 0)];
                for (int i = 0; i < description.InputSize; i++)
                    z += (double)parameters[Position(description.Tensors[0], unit, i)] * _a[layer][i];
                _a[layer + 1][unit] = z;
            }
            Activate(description.Activation, _a[layer + 1]);
        }
    }

    /// <summary>dz of the last layer, then of the ones before, and from them dW and db.</summary>
    private void BackwardRow(ParameterBuffer<TSelf> gradients, int rows)
    {
        OutputDerivative(_dz[^1], rows);
        Span<float> storage = gradients.AsSpan();
        for (int layer = _layers.Length - 1; layer >= 0; layer--)
        {
            LayerDescription description = _layers[layer];
            for (int unit = 0; unit < description.OutputSize; unit++)
            {
                double dz = _dz[layer][unit];
                storage[Position(description.Tensors[1], unit, 0)] += (float)dz;
                for (int i = 0; i < description.InputSize; i++)
                    storage[Position(description.Tensors[0], unit, i)] += (float)(dz * _a[layer][i]);
            }
            if (layer == 0)
                break;
            ReadOnlySpan<float> parameters = Parameters.AsSpan();
            for (int i = 0; i < description.InputSize; i++)
            {
                double da = 0;
                for (int unit = 0; unit < description.OutputSize; unit++)
                    da += parameters[Position(description.Tensors[0], unit, i)] * _dz[layer][unit];
                _dz[layer - 1][i] = da * Slope(_layers[layer - 1].Activation, _a[layer][i]);
            }
        }
    }

    private double RowLoss()
    {
        double loss = 0;
        for (int unit = 0; unit < Outputs.Length; unit++)
        {
            double a = Outputs[unit];
            double y = _target[unit];
            loss += Loss switch
            {
                LossFunction.MeanSquaredError => (a - y) * (a - y) / Outputs.Length,
                LossFunction.BinaryCrossEntropy => -(y * Math.Log(a) + (1 - y) * Math.Log(1 - a)) / Outputs.Length,
                LossFunction.CrossEntropy => y == 0 ? 0 : -y * Math.Log(a),
                _ => throw new NotSupportedException(),
            };
        }
        return loss;
    }

    private void OutputDerivative(double[] dz, int rows)
    {
        for (int unit = 0; unit < dz.Length; unit++)
        {
            double error = Outputs[unit] - _target[unit];
            dz[unit] = Loss switch
            {
                LossFunction.MeanSquaredError => 2 * error / dz.Length * Slope(_layers[^1].Activation, Outputs[unit]),
                LossFunction.BinaryCrossEntropy => error / dz.Length,
                _ => error,
            } / rows;
        }
    }

    private static void Activate(Activation activation, double[] z)
    {
        double largest = z.Max();
        double sum = 0;
        for (int unit = 0; unit < z.Length; unit++)
        {
            z[unit] = activation switch
            {
                Activation.Linear => z[unit],
                Activation.ReLU => Math.Max(0, z[unit]),
                Activation.Tanh => Math.Tanh(z[unit]),
                Activation.Sigmoid => 1 / (1 + Math.Exp(-z[unit])),
                Activation.Softmax => Math.Exp(z[unit] - largest),
                _ => throw new NotSupportedException(),
            };
            sum += z[unit];
        }
        for (int unit = 0; unit < z.Length && activation == Activation.Softmax; unit++)
            z[unit] /= sum;
    }

    /// <summary>The derivative of the activation, from its value.</summary>
    private static double Slope(Activation activation, double a) => activation switch
    {
        Activation.Linear => 1,
        Activation.ReLU => a > 0 ? 1 : 0,
        Activation.Tanh => 1 - a * a,
        Activation.Sigmoid => a * (1 - a),
        _ => throw new NotSupportedException(),
    };

    private static int Position(ParameterTensor tensor, int unit, int input) =>
        tensor.Offset + unit * tensor.Strides[0] + (tensor.Strides.Length > 1 ? input * tensor.Strides[1] : 0);
}
