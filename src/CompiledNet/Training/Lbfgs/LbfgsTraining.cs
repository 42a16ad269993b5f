namespace CompiledNet;

/// <summary>Training by L-BFGS, with all rows at once: for small networks that are to fit smooth data closely, such as surrogates.</summary>
public static class LbfgsTraining
{
    /// <summary>
    /// Minimises the cost of all rows: quasi-Newton steps from the last gradients, each with a length that satisfies the weak conditions of Wolfe. The cost
    /// never grows, and the result has the same bits on every machine. Networks with dropout or batch norm are better trained in batches.
    /// </summary>
    /// <remarks>
    /// J. Nocedal: Updating Quasi-Newton Matrices with Limited Storage (1980); the search by bisection: A. S. Lewis, M. L. Overton: Nonsmooth optimization
    /// via quasi-Newton methods (2013).
    /// </remarks>
    /// <param name="model">The network, whose parameters are changed.</param>
    /// <param name="data">The rows, with targets or labels.</param>
    /// <param name="options">When to end; the defaults if null.</param>
    /// <param name="cancellationToken">Ends it between two passes; the network has the best parameters so far.</param>
    /// <exception cref="ArgumentException">The dataset does not fit the network.</exception>
    /// <exception cref="InvalidOperationException">The cost or a gradient is NaN or infinite with the parameters that the network has.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static LbfgsResult FitLbfgs<TNetwork>(
        this TNetwork model, Dataset data, LbfgsOptions? options = null, CancellationToken cancellationToken = default)
        where TNetwork : class, ITrainableNetwork<TNetwork>
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        return new LbfgsRun<TNetwork>(model, data, options ?? new LbfgsOptions()).Run(cancellationToken);
    }
}
