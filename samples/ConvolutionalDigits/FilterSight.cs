using CompiledNet;

namespace ConvolutionalDigits;

/// <summary>What the filters of the first layer see in images.</summary>
public sealed class FilterSight
{
    private readonly FirstLayer _layer;
    private readonly Dataset _images;
    private readonly float[] _maps;

    /// <summary>Looks at all images with the filters of a network's first layer.</summary>
    public FilterSight(ConvolutionalClassifier network, Dataset images)
    {
        _layer = FirstLayer.Of(network);
        _images = images;
        _maps = new float[images.Count * FirstLayer.OutputSize];
        _layer.Forward(images.Inputs, _maps);
    }

    /// <summary>The number of filters.</summary>
    public static int FilterCount => FirstLayer.OutputSize / (FirstLayer.MapSize * FirstLayer.MapSize);

    /// <summary>The weights of a filter.</summary>
    public double[,] Weights(int filter) => Square(FirstLayer.FilterSize, (y, x) => _layer.Conv2D1.Weights[filter, 0, y, x]);

    /// <summary>How much a filter finds of what it looks for, and where, in one image.</summary>
    public double[,] Map(int filter, int image) => Square(FirstLayer.MapSize, (y, x) => Output(filter, image, y, x));

    /// <summary>The mean of the places, one an image, that excite a filter most in as many images as <paramref name="count"/> says.</summary>
    public double[,] Favourite(int filter, int count)
    {
        (int Image, int Y, int X)[] places = [.. Enumerable.Range(0, _images.Count)
            .Select(image => (Image: image, Place: Strongest(filter, image)))
            .OrderByDescending(best => Output(filter, best.Image, best.Place.Y, best.Place.X))
            .Take(count)
            .Select(best => (best.Image, best.Place.Y, best.Place.X))];
        return Square(FirstLayer.FilterSize, (y, x) =>
            places.Average(place => _images.Input(place.Image)[(place.Y + y) * Distortion.Size + place.X + x]));
    }

    private (int Y, int X) Strongest(int filter, int image) => Enumerable.Range(0, FirstLayer.MapSize * FirstLayer.MapSize)
        .Select(place => (Y: place / FirstLayer.MapSize, X: place % FirstLayer.MapSize))
        .MaxBy(place => Output(filter, image, place.Y, place.X));

    private float Output(int filter, int image, int y, int x) =>
        _maps[image * FirstLayer.OutputSize + (y * FirstLayer.MapSize + x) * FilterCount + filter];

    private static double[,] Square(int size, Func<int, int, double> value)
    {
        var square = new double[size, size];
        for (int y = 0; y < size; y++)
        {
            for (int x = 0; x < size; x++)
                square[y, x] = value(y, x);
        }
        return square;
    }
}
