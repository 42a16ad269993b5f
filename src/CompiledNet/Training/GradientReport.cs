using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace CompiledNet;

/// <summary>How the derivatives that <c>Backward</c> computes compare with difference quotients of the loss.</summary>
/// <param name="Network">The network's name.</param>
/// <param name="Tensors">The comparison for each parameter tensor, in canonical order.</param>
public sealed record GradientReport(string Network, ImmutableArray<TensorGradientReport> Tensors)
{
    /// <summary>Whether no derivative differs by more than its tolerance.</summary>
    public bool Passed => Tensors.All(tensor => tensor.Passed);

    /// <summary>A table with a line for each tensor, and what differs most where something differs.</summary>
    public override string ToString()
    {
        CultureInfo culture = CultureInfo.InvariantCulture;
        int width = Tensors.Max(tensor => tensor.Tensor.Name.Length);
        var text = new StringBuilder();
        text.Append(culture, $"Gradients of {Network}: {(Passed ? "as they should be" : "WRONG")}\n");
        text.Append(culture, $"{"tensor".PadRight(width)}  {"checked",15}  {"differ",6}  {"max |diff|",10}  {"relative",10}");
        foreach (TensorGradientReport tensor in Tensors)
        {
            string checkedOf = string.Create(culture, $"{tensor.CheckedCount} of {tensor.Tensor.Length}");
            text.Append(culture, $"\n{tensor.Tensor.Name.PadRight(width)}  {checkedOf,15}  {tensor.DifferentCount,6}  {tensor.MaxAbsoluteDifference,10:0.00E+00}  {tensor.MaxRelativeDifference,10:0.00E+00}");
            if (!tensor.Passed)
                text.Append(culture, $"\n  worst at [{string.Join(", ", tensor.WorstIndex)}]: Backward says {tensor.Backward:G9}, the difference quotient {tensor.Numeric:G9} ± {tensor.Tolerance:0.0E+00}");
        }
        return text.ToString();
    }
}
