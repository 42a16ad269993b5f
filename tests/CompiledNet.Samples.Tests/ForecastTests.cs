using CompiledNet.Samples;
using Forecast;

namespace CompiledNet.Samples.Tests;

public class ForecastTests
{
    [Fact]
    public void A_stream_forecasts_the_next_year_better_than_the_year_before_does()
    {
        (int firstYear, float[] numbers) = SampleData.Sunspots();
        var forecast = SunspotForecast.Run(seed: 11, epochs: 60, firstYear, numbers);

        Assert.True(forecast.Error < 0.7 * forecast.ErrorOfLastYear, $"{forecast.Error} against {forecast.ErrorOfLastYear}");
        Assert.Equal(firstYear + numbers.Length - 1 - SunspotForecast.LastKnown, forecast.OwnYears.Count);
        Assert.All(forecast.OwnYears, number => Assert.InRange(number, -30, 250));
    }
}
