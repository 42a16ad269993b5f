using CompiledNet.Plots;
using ScottPlot;

namespace CompiledNet.Samples;

/// <summary>Leaves pictures in the sample's output folder, and says where.</summary>
public static class Picture
{
    /// <summary>Plots side by side, row after row.</summary>
    public static void Save(string file, int columns, params ReadOnlySpan<Plot> plots)
    {
        string path = OutputFolder.PathOf(file);
        Figure.Save(path, columns, plots);
        Report.Say($"picture: {path}");
    }

    /// <summary>Plots in a layout of one's own.</summary>
    public static void Save(string file, int width, int height, IMultiplotLayout layout, params ReadOnlySpan<Plot> plots)
    {
        string path = OutputFolder.PathOf(file);
        Figure.Save(path, width, height, layout, plots);
        Report.Say($"picture: {path}");
    }
}
