namespace CompiledNet.Generator.Model;

/// <summary>A tensor of parameters of a layer.</summary>
/// <param name="Name">Its name in the layer: <c>Weights</c>.</param>
/// <param name="Shape">Its axes in canonical order: those of PyTorch, in which files hold it.</param>
/// <param name="Initializer">How its values are drawn.</param>
/// <param name="InitialValue">The value of all elements under the initializer <c>Constant</c>.</param>
/// <param name="FanIn">The number of inputs that a unit sums, for initializers that scale with it.</param>
/// <param name="FanOut">The number of units that an input feeds, for initializers that scale with it.</param>
internal sealed record ParameterTensorModel(string Name, TensorShape Shape, string Initializer, float InitialValue, int FanIn, int FanOut)
{
    /// <summary>Under the initializer <c>Constant</c>, the values of equal parts along the first axis; empty where all elements have the initial value.</summary>
    public EquatableArray<float> InitialValues { get; init; } = new([]);
}
