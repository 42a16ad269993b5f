using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace CompiledNet;

/// <summary>How the derivatives that <c>Backward</c> computes compare with difference quotients of the loss.</summary>
/// <param name="Network">The network's name.</param>
/// <param name="Tensors">The comparison for each parameter tensor, in canonical order.</param>
public sealed record GradientReport(string Network, ImmutableArray<TensorGradientReport> Tensors)
{
    /// <summary>The comparison of the cost itself.</summary>
    public required CostComparison Cost { get; init; }

    /// <summary>Whether the cost and all derivatives are within their tolerances.</summary>
    public bool Passed => Cost.Passed && Tensors.All(tensor => tensor.Passed);

    /// <summary>
    /// The number of derivatives whose rounding may hide an error of <see cref="GradientCheck.Resolution"/> of the largest one of
    /// their tensor. They differ by no more than rounding may make them, but that says less than usual.
    /// </summary>
    public int UndecidedCount => Tensors.Sum(tensor => tensor.UndecidedCount);

    /// <summary>A table with a line for each tensor, and what differs most where something differs.</summary>
    public override string ToString()
    {
        CultureInfo culture = CultureInfo.InvariantCulture;
        int width = Tensors.Max(tensor => tensor.Tensor.Name.Length);
        var text = new StringBuilder();
        text.Append(culture, $"Gradients of {Network}: {Verdict()}\n");
        if (!Cost.Passed)
            text.Append(culture, $"The cost differs: ComputeLoss says {Cost.ComputeLoss:G9}, Backward {Cost.Backward:G9}, the description in double precision {Cost.Reference:G9} ± {Cost.Tolerance:0.0E+00}{OfTraining()}.\n{CostAdvice()}\n");
        text.Append(culture, $"{"tensor".PadRight(width)}  {"checked",15}  {"differ",6}  {"undecided",9}  {"max |diff|",10}  {"relative",10}");
        foreach (TensorGradientReport tensor in Tensors)
        {
            string checkedOf = string.Create(culture, $"{tensor.CheckedCount} of {tensor.Tensor.Length}");
            text.Append(culture, $"\n{tensor.Tensor.Name.PadRight(width)}  {checkedOf,15}  {tensor.DifferentCount,6}  {tensor.UndecidedCount,9}  {tensor.MaxAbsoluteDifference,10:0.00E+00}  {tensor.MaxRelativeDifference,10:0.00E+00}");
            if (!tensor.Passed)
                text.Append(culture, $"\n  worst at [{string.Join(", ", tensor.WorstIndex)}]: Backward says {tensor.Backward:G9}, the difference quotient {tensor.Numeric:G9} ± {tensor.Tolerance:0.0E+00}");
        }
        if (UndecidedCount > 0)
            text.Append(culture, $"\nUndecided: rounding to float may hide an error of {GradientCheck.Resolution:0.E+0} of the tensor's largest derivative. Fewer or other rows, or a network that is less trained, decide more.");
        return text.ToString();
    }

    private string OfTraining() => Cost.TrainingReference.Equals(Cost.Reference)
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $", in training {Cost.TrainingReference:G9} ± {Cost.TrainingTolerance:0.0E+00}");

    private string CostAdvice() => float.IsFinite(Cost.ComputeLoss)
        ? "The forward pass or the description is wrong, and the derivatives below are compared with those of the description."
        : "Where the cost is not a finite float there are no derivatives to compare.";

    private string Verdict()
    {
        if (!Passed)
            return "WRONG";
        int count = Tensors.Sum(tensor => tensor.CheckedCount);
        return UndecidedCount == 0
            ? "correct"
            : string.Create(CultureInfo.InvariantCulture, $"NOT DECIDED for {UndecidedCount} of {count}, correct otherwise");
    }
}
