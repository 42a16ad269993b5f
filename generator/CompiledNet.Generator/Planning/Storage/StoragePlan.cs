using CompiledNet.Generator.Planning.Convolutions;
using CompiledNet.Generator.Planning.Matrices;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Storage;

/// <summary>Where the parameters lie, and how the products with them are computed.</summary>
/// <param name="Matrices">The plans of the products with matrices of weights, in the order of the products.</param>
/// <param name="Convolutions">The plans of the products of windows.</param>
/// <param name="Places">The place of every parameter, in canonical order.</param>
/// <param name="Statistics">The place of everything that is kept with the parameters but not trained, behind these.</param>
/// <param name="TrainedSize">The floats of the parameters, padding included.</param>
/// <param name="Size">The floats of all, padding included.</param>
internal sealed record StoragePlan(
    EquatableArray<Planned<MatrixPlan>> Matrices,
    EquatableArray<Planned<ConvolutionPlan>> Convolutions,
    EquatableArray<TensorPlace> Places,
    EquatableArray<TensorPlace> Statistics,
    int TrainedSize,
    int Size)
{
    /// <summary>The plan of the products with a matrix; null if the value is none.</summary>
    public MatrixPlan? Matrix(Value weights) => Matrices.FirstOrDefault(planned => planned.Weights == weights)?.Plan;

    /// <summary>The plan of the products with filters; null if the value is none.</summary>
    public ConvolutionPlan? Convolution(Value filters) => Convolutions.FirstOrDefault(planned => planned.Weights == filters)?.Plan;

    /// <summary>Where a parameter or a statistic lies.</summary>
    public TensorPlace Place(Value parameter) => Places.Concat(Statistics).Single(place => place.Parameter == parameter);
}

/// <summary>The plan of the products with a parameter.</summary>
internal sealed record Planned<TPlan>(Value Weights, TPlan Plan) : ILabelled
    where TPlan : IDetailed
{
    public string Notation => Plan.Notation;

    public INotation Label => Weights;

    public IDetailed Content => Plan;
}
