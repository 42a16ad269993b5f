namespace CompiledNet;

/// <summary>
/// A rule that moves the parameters against their gradients. It holds the hyperparameters alone; what it remembers of one
/// network from step to step is an <see cref="OptimizerState"/>, so that one optimizer can serve many trainers.
/// </summary>
/// <remarks>
/// An update is one elementwise loop over the trained part of the flat storage. It contains padding whose parameters and gradients are
/// zero; an update must leave zero there.
/// </remarks>
public abstract class Optimizer
{
    /// <summary>An optimizer with a learning rate to begin with.</summary>
    /// <param name="learningRate">Finite, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="learningRate"/> is negative, NaN or infinite.</exception>
    protected Optimizer(float learningRate) => LearningRate = learningRate;

    /// <summary>
    /// The factor α of each step, also written lr; finite, at least 0. It may be changed between steps.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative, NaN or infinite.</exception>
    public float LearningRate
    {
        get;
        set => field = float.IsFinite(value) && value >= 0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(LearningRate), value, "The learning rate must be finite and at least 0.");
    }

    /// <summary>How many numbers it remembers for each parameter.</summary>
    public virtual int MomentCount => 0;

    /// <summary>The first values of the numbers that it remembers once for the whole network.</summary>
    public virtual ReadOnlySpan<double> InitialScalars => [];

    /// <summary>
    /// A bound G: while no gradient of a training was larger than G in magnitude, no update can make a finite parameter
    /// or moment overflow. Beyond it the trainer verifies every update, which costs time; 0 has it always verified.
    /// </summary>
    public virtual float LargestSafeGradient => 0f;

    /// <summary>Makes one step: changes the parameters and the moments in place.</summary>
    /// <param name="parameters">The flat storage of the parameters, θ: <see cref="ParameterBuffer{TNetwork}.AsTrainedSpan"/>.</param>
    /// <param name="gradients">The flat storage of the gradients, g, just as long.</param>
    /// <param name="state">What the optimizer remembers of this network.</param>
    /// <exception cref="ArgumentException">The three differ in length, or the state is that of another optimizer.</exception>
    public abstract void Update(Span<float> parameters, ReadOnlySpan<float> gradients, OptimizerState state);

    /// <summary>
    /// The largest change of a parameter that cannot make it overflow: less than half the distance of the largest float
    /// (nearly 2¹²⁸) to its neighbour (2¹⁰⁴), so that even there the sum rounds to a finite number.
    /// </summary>
    private protected const double SafeChange = 1.2676506002282294e30; // 2¹⁰⁰

    /// <summary>Refuses settings that are right one by one but not together.</summary>
    /// <exception cref="ArgumentException">They are not.</exception>
    internal virtual void RequireConsistent()
    {
    }
}
