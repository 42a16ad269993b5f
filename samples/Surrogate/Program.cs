// A surrogate: a small network in place of a function that takes long to compute.
//
//   the function is computed at a few hundred points; a network with tanh layers is fitted to them by L-BFGS
//
//   dotnet run -c Release --project samples/Surrogate
//
// With the seeds 1 to 5 the surrogate is off by 7 to 12 mm.

using System.Diagnostics;
using CompiledNet.Samples;
using Surrogate;

const int Points = 400;

BallSurrogate surrogate = BallSurrogate.Fit(Points, seed: 11);
Report.Say($"{RangeNetwork.ParameterCount} parameters fitted to {Points} throws in {surrogate.Result.Iterations} iterations, loss {surrogate.Result.Loss:0.0e+0}");

ErrorGrid grid = ErrorGrid.Of(surrogate);
Report.Heading($"{ErrorGrid.Size * ErrorGrid.Size} other throws");
Report.Say($"ranges up to {grid.Largest:0.0} m; the surrogate is off by {grid.RootMeanSquare:0.0} mm (root mean square), at most by {grid.LargestError:0.0} mm");
Report.Say($"one throw takes {Microseconds(angle => ThrownBall.Range(angle, 30), 50):0} µs to compute, {Microseconds(angle => surrogate.Range(angle, 30), 50_000):0.00} µs by the surrogate");
Report.Check(grid.RootMeanSquare < grid.Largest, "that is less than a thousandth of the largest range");

SurrogateFigure.Save("surrogate.png", surrogate, grid);

static double Microseconds(Func<double, double> range, int calls)
{
    long start = Stopwatch.GetTimestamp();
    for (int call = 0; call < calls; call++)
        range(20 + 50.0 * call / calls);
    return Stopwatch.GetElapsedTime(start).TotalMicroseconds / calls;
}
