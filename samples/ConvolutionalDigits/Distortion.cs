using CompiledNet;

namespace ConvolutionalDigits;

/// <summary>More images to learn from: copies that are turned, slanted, stretched and shifted a little, with some noise.</summary>
public static class Distortion
{
    /// <summary>The height and width of an image.</summary>
    public const int Size = 8;

    private const double Centre = (Size - 1) / 2.0;

    // Each is drawn evenly between its negative and itself: radians, pixels per pixel, a share, pixels, and ink.
    private const double Rotation = 0.2;
    private const double Slant = 0.2;
    private const double Scale = 0.15;
    private const double Shift = 0.7;
    private const double Noise = 0.15;

    /// <summary>The images themselves, and copies of each.</summary>
    public static Dataset WithCopies(Dataset images, int copies, int seed)
    {
        var random = new Random(seed);
        var inputs = new List<float>(images.Inputs.ToArray());
        var labels = new List<int>(images.Labels.ToArray());
        for (int copy = 0; copy < copies; copy++)
        {
            for (int row = 0; row < images.Count; row++)
            {
                inputs.AddRange(Copy(images.Input(row), random));
                labels.Add(images.Label(row));
            }
        }
        return Dataset.WithLabels([.. inputs], images.InputSize, [.. labels]);
    }

    /// <summary>What was at <c>(u, v)</c> around the centre comes to <c>(y, x)</c>: <c>(u, v) = R·S·(y − dy, x − dx) / scale</c>.</summary>
    private static float[] Copy(ReadOnlySpan<float> image, Random random)
    {
        double angle = Even(random, Rotation);
        double slant = Even(random, Slant);
        double scale = 1 + Even(random, Scale);
        double dy = Even(random, Shift);
        double dx = Even(random, Shift);
        double cos = Math.Cos(angle) / scale;
        double sin = Math.Sin(angle) / scale;
        var copy = new float[Size * Size];
        for (int pixel = 0; pixel < copy.Length; pixel++)
        {
            double y = pixel / Size - Centre - dy;
            double x = pixel % Size - Centre - dx + slant * y;
            double ink = Between(image, cos * y - sin * x + Centre, sin * y + cos * x + Centre);
            copy[pixel] = (float)(ink + Even(random, Noise));
        }
        return copy;
    }

    /// <summary>The ink at a place between four pixels, each with the share that is near to it; beyond the border is paper.</summary>
    private static double Between(ReadOnlySpan<float> image, double y, double x)
    {
        int top = (int)Math.Floor(y);
        int left = (int)Math.Floor(x);
        double below = y - top;
        double right = x - left;
        return (1 - below) * ((1 - right) * Ink(image, top, left) + right * Ink(image, top, left + 1))
            + below * ((1 - right) * Ink(image, top + 1, left) + right * Ink(image, top + 1, left + 1));
    }

    private static double Ink(ReadOnlySpan<float> image, int y, int x) =>
        (uint)y < Size && (uint)x < Size ? image[y * Size + x] : 0;

    private static double Even(Random random, double reach) => reach * (2 * random.NextDouble() - 1);
}
