// A series that comes year by year: the sunspots of the next year, from a stream.
//
//   h[t] = GRU(x[t], h[t−1])      ŷ[t + 1] = w·h[t] + b
//
//   dotnet run -c Release --project samples/Forecast
//
// The network learns from parts of the record before 1930, of which the first 15 years do not count (WarmUpSteps), and forecasts the years from then on, one year ahead.
// Then it is given nothing after 1985, and goes on from what it says itself. Units, learning rate and epochs were chosen with the seeds 1 to 3.

using CompiledNet.Samples;
using Forecast;

(int firstYear, float[] numbers) = SampleData.Sunspots();
Report.Say($"sunspots of {numbers.Length} years, {firstYear} to {firstYear + numbers.Length - 1}; from {SunspotForecast.FirstHeldOut} on held out");
var forecast = SunspotForecast.Run(seed: 11, epochs: 60, firstYear, numbers);

Report.Heading("One year ahead, held out");
Report.Table(
    ["forecast", "root of the mean squared error"],
    [["as the year before", $"{forecast.ErrorOfLastYear:0.0}"], ["as eleven years before", $"{forecast.ErrorOfLastCycle:0.0}"], ["the network", $"{forecast.Error:0.0}"]]);
Report.Check(forecast.Error < 0.7 * forecast.ErrorOfLastYear, "the network errs at least three tenths less than the year before does");

ForecastFigure.Save("sunspots.png", forecast);
