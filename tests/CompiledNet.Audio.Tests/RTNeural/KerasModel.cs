using System.Text.Json;
using System.Text.Json.Nodes;

namespace CompiledNet.Audio.Tests.RTNeural;

/// <summary>
/// A chain of layers with Keras' arrays and equations in double precision, sample by sample, and the JSON that RTNeural's script writes of it.
/// Weights are drawn.
/// </summary>
internal sealed class KerasModel
{
    private readonly Random _random;
    private readonly int _features;
    private readonly List<Func<double[], double[]>> _steps = [];
    private readonly JsonArray _layers = [];
    private int _size;

    public KerasModel(int features, int seed) => (_features, _size, _random) = (features, features, new Random(seed));

    public byte[] Json => JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["in_shape"] = Shape(_features), ["layers"] = _layers.DeepClone() });

    /// <summary>The JSON, for tests that change it.</summary>
    public JsonArray Layers => _layers;

    public double[] Run(float[] signal) => [.. signal.Chunk(_features).SelectMany(step =>
        _steps.Aggregate(Array.ConvertAll(step, value => (double)value), (values, layer) => layer(values)))];

    /// <summary><c>y = f(x·K + b)</c></summary>
    public KerasModel Dense(int units, string activation, string type = "dense")
    {
        double[][] kernel = Matrix(_size, units);
        double[] biases = Vector(units);
        return Add(type, units, activation, [kernel, biases], x => Activated(activation, Sum(Times(x, kernel), biases)));
    }

    /// <summary><c>y[t] = f(b + Σ x[t − (size − 1 − j)·dilation]·K[j])</c>, with groups of channels.</summary>
    public KerasModel Conv1D(int filters, int size, int dilation, int groups, string activation)
    {
        int inputs = _size / groups, outputs = filters / groups;
        double[][][] kernel = [.. Enumerable.Range(0, size).Select(_ => Matrix(inputs, filters))];
        double[] biases = Vector(filters);
        var past = new List<double[]>();
        Add("conv1d", filters, activation, [kernel, biases], x =>
        {
            past.Add(x);
            var y = (double[])biases.Clone();
            for (int j = 0; j < size; j++)
            {
                int from = past.Count - 1 - (size - 1 - j) * dilation;
                for (int filter = 0; from >= 0 && filter < filters; filter++)
                {
                    for (int channel = 0; channel < inputs; channel++)
                        y[filter] += past[from][filter / outputs * inputs + channel] * kernel[j][channel][filter];
                }
            }

            return Activated(activation, y);
        });
        JsonObject layer = _layers[^1]!.AsObject();
        layer["kernel_size"] = new JsonArray(size);
        layer["dilation"] = new JsonArray(dilation);
        layer["groups"] = groups;
        return this;
    }

    /// <summary>Keras' GRU with <c>reset_after</c>: <c>z, r = σ(x·K + b + h·R + c)</c>, <c>n = tanh(x·K + b + r·(h·R + c))</c>, <c>h ← z·h + (1 − z)·n</c>.</summary>
    public KerasModel Gru(int units)
    {
        double[][] kernel = Matrix(_size, 3 * units), recurrent = Matrix(units, 3 * units), biases = Matrix(2, 3 * units);
        var h = new double[units];
        return Add("gru", units, "tanh", [kernel, recurrent, biases], x =>
        {
            double[] p = Sum(Times(x, kernel), biases[0]), q = Sum(Times(h, recurrent), biases[1]);
            h = [.. h.Select((before, unit) =>
            {
                double z = Sigmoid(p[unit] + q[unit]), r = Sigmoid(p[units + unit] + q[units + unit]);
                double n = Math.Tanh(p[2 * units + unit] + r * q[2 * units + unit]);
                return z * before + (1 - z) * n;
            })];
            return h;
        });
    }

    /// <summary>Keras' LSTM: the sums of <c>i, f, c, o</c>; <c>s ← f·s + i·tanh c</c>, <c>h = o·tanh s</c>.</summary>
    public KerasModel Lstm(int units)
    {
        double[][] kernel = Matrix(_size, 4 * units), recurrent = Matrix(units, 4 * units);
        double[] biases = Vector(4 * units), h = new double[units], s = new double[units];
        return Add("lstm", units, "tanh", [kernel, recurrent, biases], x =>
        {
            double[] z = Sum(Sum(Times(x, kernel), Times(h, recurrent)), biases);
            s = [.. s.Select((before, unit) => Sigmoid(z[units + unit]) * before + Sigmoid(z[unit]) * Math.Tanh(z[2 * units + unit]))];
            h = [.. s.Select((cell, unit) => Sigmoid(z[3 * units + unit]) * Math.Tanh(cell))];
            return h;
        });
    }

    public KerasModel BatchNorm(double epsilon, bool isAffine)
    {
        double[] scale = isAffine ? Vector(_size) : [.. Enumerable.Repeat(1.0, _size)], offset = isAffine ? Vector(_size) : new double[_size];
        double[] mean = Vector(_size), variance = [.. Vector(_size).Select(value => (double)(float)(1 + value))];
        Add("batchnorm", _size, "", isAffine ? [scale, offset, mean, variance] : [mean, variance], x =>
            [.. x.Select((value, channel) => scale[channel] * (value - mean[channel]) / Math.Sqrt(variance[channel] + epsilon) + offset[channel])]);
        _layers[^1]!["epsilon"] = epsilon;
        return this;
    }

    /// <summary>With a slope for each channel, or one for all.</summary>
    public KerasModel PReLU(int slopes)
    {
        double[][] alpha = Matrix(1, slopes);
        return Add("prelu", _size, "", [alpha], x => [.. x.Select((value, channel) => value > 0 ? value : value * alpha[0][channel % slopes])]);
    }

    public KerasModel Activation(string activation) => Add("activation", _size, activation, [], x => Activated(activation, x));

    private KerasModel Add(string type, int units, string activation, object[] weights, Func<double[], double[]> step)
    {
        _layers.Add(new JsonObject
        {
            ["type"] = type,
            ["activation"] = activation,
            ["shape"] = Shape(units),
            ["weights"] = JsonSerializer.SerializeToNode(weights),
        });
        _steps.Add(step);
        _size = units;
        return this;
    }

    private static JsonArray Shape(int last) => new(null, null, last);

    private static double[] Activated(string name, double[] z) => name switch
    {
        "" => z,
        "tanh" => Array.ConvertAll(z, Math.Tanh),
        "relu" => Array.ConvertAll(z, value => Math.Max(0, value)),
        "sigmoid" => Array.ConvertAll(z, Sigmoid),
        "elu" => Array.ConvertAll(z, value => value > 0 ? value : Math.Exp(value) - 1),
        "softmax" => [.. z.Select(value => Math.Exp(value) / z.Sum(Math.Exp))],
        _ => throw new ArgumentException(name),
    };

    private static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));

    private static double[] Times(double[] x, double[][] matrix) => [.. matrix[0].Select((_, column) => x.Select((value, row) => value * matrix[row][column]).Sum())];

    private static double[] Sum(double[] one, double[] other) => [.. one.Zip(other, (a, b) => a + b)];

    private double[][] Matrix(int rows, int columns) => [.. Enumerable.Range(0, rows).Select(_ => Vector(columns))];

    private double[] Vector(int size) => [.. Enumerable.Range(0, size).Select(_ => (double)(_random.NextSingle() - 0.5f))];
}
