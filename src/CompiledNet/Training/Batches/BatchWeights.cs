using System.Collections.Immutable;

namespace CompiledNet;

/// <summary>How much each row of a dataset counts: the product of its own weight and that of its class.</summary>
internal sealed class BatchWeights
{
    private readonly Dataset _data;
    private readonly ReadOnlyMemory<float> _ofRows;
    private readonly ImmutableArray<float> _ofClasses;
    private readonly bool _areDividedByMean;

    private BatchWeights(Dataset data, ReadOnlyMemory<float> ofRows, FitOptions options)
    {
        _data = data;
        _ofRows = ofRows;
        _ofClasses = options.ClassWeights;
        _areDividedByMean = options.DividesByWeights;
    }

    /// <summary>The weights that the options give the rows of a dataset; null if all count the same.</summary>
    /// <exception cref="ArgumentException">There are not as many weights as rows or classes, a weight is negative or not finite, or there are no classes.</exception>
    public static BatchWeights? Of(NetworkDescription network, Dataset data, FitOptions options)
    {
        RequireClasses(network, data, options);
        if (options.ClassWeights.IsEmpty && options.RowWeights.IsEmpty)
            return null;
        if (!options.RowWeights.IsEmpty && options.RowWeights.Length != data.Count)
            throw new ArgumentException($"The dataset has {data.Count} rows, so {data.Count} row weights are needed; there are {options.RowWeights.Length}.", nameof(options));
        Require(options.RowWeights.Span, nameof(options));
        return new BatchWeights(data, options.RowWeights, options);
    }

    /// <summary>Those of rows that are written again and again, with weights of their own.</summary>
    /// <exception cref="ArgumentException">There are not as many weights as classes, a weight is negative or not finite, or there are no classes.</exception>
    public static BatchWeights Of(NetworkDescription network, StreamBuffer buffer, FitOptions options)
    {
        RequireClasses(network, buffer.Rows, options);
        return new BatchWeights(buffer.Rows, buffer.Weights, options);
    }

    /// <summary>Writes the weights of rows, in the order in which they are named.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="weights">As many weights.</param>
    /// <returns>Whether some of them are not 1.</returns>
    public bool Write(ReadOnlySpan<int> rows, Span<float> weights)
    {
        double sum = 0;
        bool differ = false;
        for (int place = 0; place < rows.Length; place++)
        {
            int row = rows[place];
            weights[place] = (_ofClasses.IsEmpty ? 1f : _ofClasses[_data.Label(row)]) * (_ofRows.IsEmpty ? 1f : _ofRows.Span[row]);
            sum += weights[place];
            differ |= weights[place] != 1f;
        }

        if (_areDividedByMean && sum > 0)
        {
            foreach (ref float weight in weights)
                weight = (float)(weight * (rows.Length / sum));
        }

        return differ;
    }

    private static void RequireClasses(NetworkDescription network, Dataset data, FitOptions options)
    {
        if (options.ClassWeights.IsEmpty)
            return;
        if (!data.HasLabels)
            throw new ArgumentException("Class weights need rows with labels; these have targets.", nameof(options));
        int classes = RowTargets.ClassCount(network);
        if (options.ClassWeights.Length != classes)
            throw new ArgumentException($"{network.Name} has {classes} classes, so {classes} class weights are needed; there are {options.ClassWeights.Length}.", nameof(options));
        Require(options.ClassWeights.AsSpan(), nameof(options));
    }

    /// <summary>Refuses weights that are negative or not finite.</summary>
    /// <exception cref="ArgumentException">There is one.</exception>
    public static void Require(ReadOnlySpan<float> weights, string name)
    {
        for (int i = 0; i < weights.Length; i++)
        {
            if (!(float.IsFinite(weights[i]) && weights[i] >= 0))
                throw new ArgumentException($"Weight {i} is {weights[i]}; weights must be finite and at least 0.", name);
        }
    }
}
