using CompiledNet;

namespace Mnist;

/// <summary>Draws small images as those of MNIST are: 20×20 pixels in the middle of 28×28.</summary>
public static class Enlargement
{
    /// <summary>The pixels along each side.</summary>
    public const int Size = 28;

    private const int Inner = 20;
    private const int Margin = (Size - Inner) / 2;

    /// <summary>All images, each pixel from 0 (paper) to 255 (ink), between those of the small image by how near they are (bilinear).</summary>
    public static byte[] Of(Dataset images)
    {
        var pixels = new byte[images.Count * Size * Size];
        for (int image = 0; image < images.Count; image++)
        {
            for (int y = 0; y < Inner; y++)
            {
                for (int x = 0; x < Inner; x++)
                    pixels[(image * Size + Margin + y) * Size + Margin + x] = (byte)Math.Round(255 * Between(images.Input(image), y, x));
            }
        }

        return pixels;
    }

    private static float Between(ReadOnlySpan<float> image, int y, int x)
    {
        const int Small = 8;
        float top = Math.Clamp((y + 0.5f) * Small / Inner - 0.5f, 0, Small - 1);
        float left = Math.Clamp((x + 0.5f) * Small / Inner - 0.5f, 0, Small - 1);
        (int row, int column) = (Math.Min((int)top, Small - 2), Math.Min((int)left, Small - 2));
        (float down, float right) = (top - row, left - column);
        return (1 - down) * ((1 - right) * image[row * Small + column] + right * image[row * Small + column + 1])
            + down * ((1 - right) * image[(row + 1) * Small + column] + right * image[(row + 1) * Small + column + 1]);
    }
}
