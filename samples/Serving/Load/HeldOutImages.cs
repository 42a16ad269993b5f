using CompiledNet.Samples;

namespace Serving.Load;

/// <summary>Every fifth of the digits, which <c>train.py</c> did not learn from.</summary>
public sealed record HeldOutImages(float[][] Pixels, int[] Digits)
{
    private const int PixelCount = 64;

    /// <summary>Reads them: pixels from 0 to 1.</summary>
    public static HeldOutImages Read()
    {
        float[][] rows = [.. TextTable.Lines("digits.csv.gz").Where((_, row) => row % 5 == 4).Select(TextTable.Numbers)];
        return new([.. rows.Select(row => row[..PixelCount].Select(pixel => pixel / 16).ToArray())], [.. rows.Select(row => (int)row[PixelCount])]);
    }
}
