using CompiledNet;

namespace Digits;

/// <summary>More images to learn from: copies with noise on their pixels.</summary>
/// <remarks>
/// 64-32-10 has 2,410 parameters, enough to learn 1,438 images by heart. It cannot learn the noise by heart, because it is
/// another on every copy; so it has to look at what the copies of a digit have in common.
/// </remarks>
public static class Augmentation
{
    // Noise with a standard deviation of 0.35/√3 = 0.2, where the ink is 1.
    private const float Amplitude = 0.35f;

    /// <summary>The rows themselves, and copies of each with uniform noise added to every pixel.</summary>
    public static Dataset WithNoisyCopies(Dataset images, int copies, int seed)
    {
        var random = new Random(seed);
        float[] clean = images.Inputs.ToArray();
        int[] labels = images.Labels.ToArray();
        IEnumerable<float> noisy = Enumerable.Range(0, copies)
            .SelectMany(_ => clean)
            .Select(pixel => pixel + Amplitude * (2 * random.NextSingle() - 1));
        return Dataset.WithLabels(
            [.. clean, .. noisy],
            images.InputSize,
            [.. labels, .. Enumerable.Range(0, copies).SelectMany(_ => labels)]);
    }
}
