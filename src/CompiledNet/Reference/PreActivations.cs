namespace CompiledNet.Reference;

/// <summary>
/// <c>z = W·x + b</c> of dense layers and convolutions; <c>dx = Wᵀ·dz</c>, <c>dW = Σ dz·xᵀ</c>, <c>db = Σ dz</c> over rows and
/// positions.
/// </summary>
/// <param name="place">The number of the first of its operations.</param>
/// <param name="tensor">The index of the weights in the network's tensors; the biases come next.</param>
/// <param name="terms">Which products are added.</param>
/// <param name="weights">In canonical order: unit by unit.</param>
/// <param name="biases">One a unit, or null.</param>
internal sealed class PreActivations(int place, int tensor, ProductTerms terms, double[] weights, double[]? biases) : IReferenceStep
{
    private readonly int _outputs = terms.Positions * terms.Units;

    // For each input of a row, the windows that take it, and the number of the weight by which each of their units multiplies it.
    private readonly Lazy<(int Window, int Weight)[][]> _uses = new(() => Uses(terms));

    public Range Tensors => tensor..(tensor + (biases is null ? 1 : 2));

    public double[] Forward(double[][] x, double[][] center, IArithmetic arithmetic)
    {
        int rows = x[0].Length / terms.InputSize;
        var z = new double[rows * _outputs];
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<double> values = x[0].AsSpan(row * terms.InputSize, terms.InputSize);
            for (int output = 0; output < _outputs; output++)
            {
                (int position, int unit) = Math.DivRem(output, terms.Units);
                ReadOnlySpan<double> own = weights.AsSpan(unit * terms.WeightsOfUnit, terms.WeightsOfUnit);
                var sum = new RunningSum();
                if (biases is not null)
                    sum.Add(biases[unit]);
                foreach (ProductTerm term in terms.Of(position, unit))
                    sum.AddProduct(own[term.Weight], values[term.Input]);
                z[row * _outputs + output] = arithmetic.Round(sum.Value, sum.Error, place);
            }
        }
        return z;
    }

    /// <summary><c>z + W·(x − center)</c>, of which only those inputs count that moved.</summary>
    public double[] Near(double[][] x, double[][] center, double[] y)
    {
        int unitsOfGroup = terms.Units / terms.Groups;
        var moves = new double[y.Length];
        for (int i = 0; i < x[0].Length; i++)
        {
            double by = x[0][i] - center[0][i];
            if (by == 0)
                continue;
            (int row, int input) = Math.DivRem(i, terms.InputSize);
            foreach ((int window, int weight) in _uses.Value[input])
            {
                (int position, int group) = Math.DivRem(window, terms.Groups);
                Span<double> sums = moves.AsSpan(row * _outputs + position * terms.Units + group * unitsOfGroup, unitsOfGroup);
                int first = group * unitsOfGroup * terms.WeightsOfUnit + weight;
                for (int unit = 0; unit < sums.Length; unit++)
                    sums[unit] += weights[first + unit * terms.WeightsOfUnit] * by;
            }
        }
        for (int i = 0; i < moves.Length; i++)
            moves[i] += y[i];
        return moves;
    }

    public double[][] Backward(double[][] x, double[][] center, double[] dy, RunningSum[][] gradients, IArithmetic arithmetic)
    {
        BackwardToParameters(x, center, dy, gradients, arithmetic);
        var sums = new RunningSum[x[0].Length];
        for (int i = 0; i < dy.Length; i++)
        {
            (int row, int output) = Math.DivRem(i, _outputs);
            (int position, int unit) = Math.DivRem(output, terms.Units);
            Span<RunningSum> own = sums.AsSpan(row * terms.InputSize, terms.InputSize);
            foreach (ProductTerm term in terms.Of(position, unit))
                own[term.Input].AddProduct(weights[unit * terms.WeightsOfUnit + term.Weight], dy[i]);
        }
        return [[.. sums.Select(sum => arithmetic.Round(sum.Value, sum.Error, place + 1))]];
    }

    public void BackwardToParameters(double[][] x, double[][] center, double[] dy, RunningSum[][] gradients, IArithmetic arithmetic)
    {
        for (int i = 0; i < dy.Length; i++)
        {
            (int row, int output) = Math.DivRem(i, _outputs);
            (int position, int unit) = Math.DivRem(output, terms.Units);
            ReadOnlySpan<double> values = x[0].AsSpan(row * terms.InputSize, terms.InputSize);
            Span<RunningSum> own = gradients[tensor].AsSpan(unit * terms.WeightsOfUnit, terms.WeightsOfUnit);
            foreach (ProductTerm term in terms.Of(position, unit))
                own[term.Weight].AddProduct(dy[i], values[term.Input]);
            if (biases is not null)
                gradients[tensor + 1][unit].Add(dy[i]);
        }
    }

    public double Reach(double[][] x, int tensorIndex, int element) =>
        tensorIndex == tensor ? Factors(x, element).Select(factor => Math.Abs(factor.Value)).DefaultIfEmpty().Max() : 1;

    public double[] Moved(double[][] x, double[] y, int tensorIndex, int element, double by)
    {
        double[] z = [.. y];
        if (tensorIndex == tensor)
        {
            foreach ((int output, double value) in Factors(x, element))
                z[output] += by * value;
        }
        else
        {
            for (int output = element; output < z.Length; output += terms.Units)
                z[output] += by;
        }
        return z;
    }

    /// <summary>The outputs that a weight has a part in, and what it multiplies there.</summary>
    private IEnumerable<(int Output, double Value)> Factors(double[][] x, int element)
    {
        (int unit, int weight) = Math.DivRem(element, terms.WeightsOfUnit);
        for (int position = 0; position < terms.Positions; position++)
        {
            foreach (ProductTerm term in terms.Of(position, unit))
            {
                for (int row = 0; term.Weight == weight && row < x[0].Length / terms.InputSize; row++)
                    yield return (row * _outputs + position * terms.Units + unit, x[0][row * terms.InputSize + term.Input]);
            }
        }
    }

    private static (int Window, int Weight)[][] Uses(ProductTerms terms)
    {
        var uses = new List<(int Window, int Weight)>[terms.InputSize];
        for (int input = 0; input < uses.Length; input++)
            uses[input] = [];
        for (int window = 0; window < terms.Windows.Length; window++)
        {
            foreach (ProductTerm term in terms.Windows[window])
                uses[term.Input].Add((window, term.Weight));
        }
        return [.. uses.Select(list => list.ToArray())];
    }
}
