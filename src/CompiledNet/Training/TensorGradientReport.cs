using System.Collections.Immutable;

namespace CompiledNet;

/// <summary>How the derivatives with respect to one tensor compare with difference quotients.</summary>
public sealed record TensorGradientReport
{
    /// <summary>The tensor.</summary>
    public required ParameterTensor Tensor { get; init; }

    /// <summary>The number of elements that were checked.</summary>
    public required int CheckedCount { get; init; }

    /// <summary>The number of those that differ by more than their tolerance.</summary>
    public required int DifferentCount { get; init; }

    /// <summary>
    /// The number of those of which nothing sharp can be said: the rounding of <c>Backward</c> may be so large, compared with the
    /// tensor's largest derivative, that an error of <see cref="GradientCheck.Resolution"/> of the latter could hide in it.
    /// </summary>
    public required int UndecidedCount { get; init; }

    /// <summary>The largest difference of an element.</summary>
    public required double MaxAbsoluteDifference { get; init; }

    /// <summary><see cref="MaxAbsoluteDifference"/> as a share of the tensor's largest derivative; 0 of none.</summary>
    public required double MaxRelativeDifference { get; init; }

    /// <summary>The indices of the element that differs most, compared with its tolerance; <c>[unit, input]</c> for weights.</summary>
    public required ImmutableArray<int> WorstIndex { get; init; }

    /// <summary>What <c>Backward</c> says at <see cref="WorstIndex"/>.</summary>
    public required float Backward { get; init; }

    /// <summary>What the difference quotient says at <see cref="WorstIndex"/>.</summary>
    public required double Numeric { get; init; }

    /// <summary>By how much the two may differ at <see cref="WorstIndex"/>.</summary>
    public required double Tolerance { get; init; }

    /// <summary>Whether no element differs by more than its tolerance.</summary>
    public bool Passed => DifferentCount == 0;

    /// <param name="tensor">The tensor.</param>
    /// <param name="elements">What was compared.</param>
    /// <param name="largest">The tensor's largest derivative in double precision, among all elements.</param>
    internal static TensorGradientReport Of(ParameterTensor tensor, ElementComparison[] elements, double largest)
    {
        ElementComparison worst = elements.MaxBy(element => element.Badness);
        double difference = elements.Max(element => element.Difference);
        return new TensorGradientReport
        {
            Tensor = tensor,
            CheckedCount = elements.Length,
            DifferentCount = elements.Count(element => element.Differs),
            UndecidedCount = elements.Count(element => element.IsUndecided(GradientCheck.Resolution * largest)),
            MaxAbsoluteDifference = difference,
            MaxRelativeDifference = difference == 0 ? 0 : difference / largest,
            WorstIndex = IndexOf(tensor, worst.Element),
            Backward = worst.Backward,
            Numeric = worst.Numeric,
            Tolerance = worst.Tolerance,
        };
    }

    private static ImmutableArray<int> IndexOf(ParameterTensor tensor, int element)
    {
        var index = new int[tensor.Shape.Length];
        for (int axis = index.Length - 1; axis >= 0; axis--)
            (element, index[axis]) = Math.DivRem(element, tensor.Shape[axis]);
        return [.. index];
    }
}
