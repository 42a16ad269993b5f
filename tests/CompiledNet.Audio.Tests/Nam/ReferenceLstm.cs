namespace CompiledNet.Audio.Tests.Nam;

/// <summary>Neural Amp Modeler's stacked LSTMs in double precision. It draws its own weights in the order in which files have them.</summary>
internal sealed class ReferenceLstm
{
    private readonly List<float> _weights = [];
    private readonly Random _random;
    private readonly Cell[] _cells;
    private readonly double[] _last;
    private readonly double _lastBias;

    public ReferenceLstm(int units, int layers, int seed)
    {
        _random = new Random(seed);
        _cells = [.. Enumerable.Range(0, layers).Select(layer => new Cell(
            layer == 0 ? 1 : units, Numbers(4 * units * (units + (layer == 0 ? 1 : units))), Numbers(4 * units), Numbers(units), Numbers(units)))];
        _last = Numbers(units);
        _lastBias = Next();
    }

    public float[] Weights => [.. _weights];

    /// <summary>The outputs for the inputs, going on from the state.</summary>
    public double[] Run(float[] inputs) => [.. inputs.Select(input =>
    {
        double[] x = [input];
        foreach (Cell cell in _cells)
            x = cell.Step(x);
        return _lastBias + _last.Zip(x, (weight, value) => weight * value).Sum();
    })];

    private double[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => Next())];

    private double Next()
    {
        float weight = _random.NextSingle() - 0.5f;
        _weights.Add(weight);
        return weight;
    }

    private sealed record Cell(int Inputs, double[] Matrix, double[] Biases, double[] State, double[] Memory)
    {
        public double[] Step(double[] x)
        {
            int units = State.Length;
            double[] both = [.. x, .. State], z = new double[4 * units];
            for (int row = 0; row < z.Length; row++)
                z[row] = Biases[row] + both.Select((value, column) => Matrix[row * both.Length + column] * value).Sum();
            for (int unit = 0; unit < units; unit++)
            {
                double input = Sigmoid(z[unit]), forget = Sigmoid(z[units + unit]), candidate = Math.Tanh(z[2 * units + unit]), output = Sigmoid(z[3 * units + unit]);
                Memory[unit] = forget * Memory[unit] + input * candidate;
                State[unit] = output * Math.Tanh(Memory[unit]);
            }

            return [.. State];
        }

        private static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));
    }
}
