using CompiledNet.Plots;
using CompiledNet.Samples;
using ScottPlot;

namespace Surrogate;

/// <summary>What the surrogate gives, and where it is off.</summary>
internal static class SurrogateFigure
{
    public static void Save(string file, BallSurrogate surrogate, ErrorGrid grid)
    {
        var area = new CoordinateRect(ThrownBall.Angles.Low, ThrownBall.Angles.High, ThrownBall.Speeds.Low, ThrownBall.Speeds.High);
        Plot ranges = FunctionMap.Of("Range of the ball by the surrogate, m", area, surrogate.Range);
        ranges.Contours(area, surrogate.Range);

        Plot errors = FunctionMap.Of("Error of the surrogate, mm", area, grid.Errors, isSigned: true);
        errors.Points(surrogate.Points.Select(point => point.Angle), surrogate.Points.Select(point => point.Speed), Colors.Black.WithOpacity(0.35), "learnt from");
        errors.ShowLegend(Alignment.UpperRight);
        foreach (Plot plot in (Plot[])[ranges, errors])
        {
            plot.XLabel("angle, °");
            plot.YLabel("speed, m/s");
        }

        Picture.Save(file, columns: 2, ranges, errors);
    }
}
