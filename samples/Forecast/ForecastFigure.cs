using System.Globalization;
using CompiledNet.Plots;
using CompiledNet.Samples;
using ScottPlot;

namespace Forecast;

/// <summary>The picture: the record, the forecasts of a year, and a forecast of many.</summary>
internal static class ForecastFigure
{
    private const int FirstShown = 1900;

    public static void Save(string file, SunspotForecast forecast)
    {
        int last = forecast.FirstYear + forecast.Numbers.Count - 1;
        int[] shown = [.. Enumerable.Range(FirstShown, last - FirstShown + 1)], heldOut = [.. shown.Where(year => year >= SunspotForecast.FirstHeldOut)];
        Plot ahead = Axes("One year ahead");
        Line(ahead, shown, year => forecast.Numbers[year - forecast.FirstYear], 0, "record");
        Line(ahead, heldOut, year => forecast.OneYearAhead[year - forecast.FirstYear - 1], 1, "said a year before");
        ahead.ShowLegend(Alignment.UpperLeft);

        Plot own = Axes($"Nothing known after {SunspotForecast.LastKnown}");
        Line(own, shown, year => forecast.Numbers[year - forecast.FirstYear], 0, "record");
        int[] ownYears = [.. shown.Where(year => year > SunspotForecast.LastKnown)];
        Line(own, ownYears, year => forecast.OwnYears[year - SunspotForecast.LastKnown - 1], 1, "from what it said itself");
        own.ShowLegend(Alignment.UpperLeft);
        Picture.Save(file, columns: 1, ahead, own);
    }

    private static Plot Axes(string title)
    {
        Plot plot = Figure.Axes(title, "year", "sunspots");
        // Years are not counts: 1950, and not 1,950.
        plot.Axes.Bottom.TickGenerator = new ScottPlot.TickGenerators.NumericAutomatic { IntegerTicksOnly = true, LabelFormatter = year => year.ToString("0", CultureInfo.InvariantCulture) };
        return plot;
    }

    private static void Line(Plot plot, int[] years, Func<int, float> number, int color, string name) =>
        plot.Line(years.Select(year => (double)year), years.Select(year => (double)number(year)), Figure.Colors[color], name);
}
