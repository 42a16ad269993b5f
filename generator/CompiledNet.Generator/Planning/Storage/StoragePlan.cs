using CompiledNet.Generator.Planning.Convolutions;
using CompiledNet.Generator.Planning.Matrices;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Planning.Storage;

/// <summary>Where the parameters lie, and how the products with them are computed.</summary>
/// <param name="Matrices">The plans of the products with matrices of weights, in the order of the products.</param>
/// <param name="Convolutions">The plans of the products of windows.</param>
/// <param name="Places">The place of every parameter, in canonical order.</param>
/// <param name="Size">The floats of the storage, padding included.</param>
internal sealed record StoragePlan(
    EquatableArray<Planned<MatrixPlan>> Matrices,
    EquatableArray<Planned<ConvolutionPlan>> Convolutions,
    EquatableArray<TensorPlace> Places,
    int Size)
{
    /// <summary>The plan of the products with a matrix; null if the value is none.</summary>
    public MatrixPlan? Matrix(Value weights) => Matrices.FirstOrDefault(planned => planned.Weights == weights)?.Plan;

    /// <summary>The plan of the products with filters; null if the value is none.</summary>
    public ConvolutionPlan? Convolution(Value filters) => Convolutions.FirstOrDefault(planned => planned.Weights == filters)?.Plan;

    /// <summary>Where a parameter lies.</summary>
    public TensorPlace Place(Value parameter) => Places.Single(place => place.Parameter == parameter);
}

/// <summary>The plan of the products with a parameter.</summary>
internal sealed record Planned<TPlan>(Value Weights, TPlan Plan) : INotation, IDetailed
    where TPlan : INotation
{
    public string Notation => Plan.Notation;
}
