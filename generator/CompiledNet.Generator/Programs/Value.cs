using CompiledNet.Generator.Planning.Passes;

namespace CompiledNet.Generator.Programs;

/// <summary>A value of a program: a number for each step along its axes.</summary>
/// <param name="Id">Its number in the program. It is the same in all programs of a network for what stands in all of them.</param>
/// <param name="Role">Where it comes from.</param>
/// <param name="Notation">Its name in the usual notation, such as <c>a[1]</c>.</param>
/// <param name="Layer">The number of the layer that it belongs to, from 1; 0 for what belongs to the network.</param>
/// <param name="Axes">Its axes, the last of which is the one along which neighbours lie.</param>
internal sealed record Value(int Id, ValueRole Role, string Notation, int Layer, EquatableArray<Axis> Axes) : INotation
{
    /// <summary>Whether each row of the batch has its own.</summary>
    public bool HasRows => Axes.Contains(Axis.Rows);

    /// <summary>Whether it is a single number for each row, or for all.</summary>
    public bool IsScalar => Axes.All(axis => axis == Axis.Rows);

    /// <summary>How many numbers it is, for each row if each has its own.</summary>
    public int Size => Axes.Where(axis => axis != Axis.Rows).Aggregate(1, (size, axis) => size * axis.Length);

    // Equal values have equal numbers, and numbers are quicker to hash than names.
    public bool Equals(Value? other) => other is not null && Id == other.Id && Role == other.Role && Notation == other.Notation && Layer == other.Layer && Axes.Equals(other.Axes);

    public override int GetHashCode() => Id;
}

/// <summary>Where a value comes from.</summary>
internal enum ValueRole
{
    /// <summary>The rows of inputs that are given.</summary>
    Input,

    /// <summary>A trained tensor, the same for all rows.</summary>
    Parameter,

    /// <summary>Something that is kept with the parameters but not trained, the same for all rows.</summary>
    Statistic,

    /// <summary>The rows of targets that are given.</summary>
    Targets,

    /// <summary>The derivatives with respect to the outputs that are given.</summary>
    OutputGradients,

    /// <summary>A number that is given: the factor of the gradients, or the learning rate.</summary>
    Given,

    /// <summary>One divided by the rows of the batch, rounded to a float.</summary>
    Share,

    /// <summary>What every stream keeps from its steps before; zero where there are none.</summary>
    State,

    /// <summary>The result of an operation.</summary>
    Computed,
}
