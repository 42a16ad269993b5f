using System.Collections.Immutable;
using CompiledNet;
using CompiledNet.Samples;

namespace BreastCancer;

/// <summary>How sure the networks that had not seen a tumour were that it is malignant, and what it was.</summary>
/// <param name="Probabilities">The probability of each tumour to be malignant.</param>
/// <param name="IsMalignant">1 for a malignant tumour, else 0.</param>
public sealed record HeldOutTumours(float[] Probabilities, int[] IsMalignant)
{
    /// <summary>The tumours found over those that are taken for malignant although they are benign, for all thresholds.</summary>
    public ThresholdCurve Curve { get; } = ThresholdCurve.Of(Probabilities, IsMalignant);

    /// <summary>How often tumours are malignant that are said to be so with some probability.</summary>
    public ImmutableArray<CalibrationBin> Bins { get; } = Calibration.Curve(Probabilities, IsMalignant, binCount: 5);

    /// <summary>The mean difference of probability and frequency.</summary>
    public double CalibrationError => Calibration.Error(Probabilities, IsMalignant, binCount: 5);

    /// <summary>Holds each tumour out once, in ten folds.</summary>
    public static HeldOutTumours Run(Dataset tumours, int seed)
    {
        float[] benign = CrossValidation.Outputs(tumours, outputSize: 1, folds: 10, seed, TumourTraining.Probabilities);
        return new HeldOutTumours([.. benign.Select(probability => 1 - probability)], [.. tumours.Labels.ToArray().Select(label => 1 - label)]);
    }
}
