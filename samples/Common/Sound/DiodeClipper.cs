namespace CompiledNet.Samples;

/// <summary>
/// The stage that distorts in many pedals: a resistor, and behind it a capacitor and two diodes in opposite directions to ground. Its voltage v follows that of
/// the input, u, by <c>C·dv/dt = (u − v)/R − 2·I·sinh(v/(n·V))</c>, with Shockley's law for the diodes.
/// </summary>
public static class DiodeClipper
{
    /// <summary>How many steps the solver makes for each sample.</summary>
    public const int StepsPerSample = 8;

    private const double Resistance = 2200, Capacitance = 10e-9;

    /// <summary>Of a diode 1N4148: saturation current, ideality, and the thermal voltage at 25 °C.</summary>
    private const double Saturation = 2.52e-9, Ideality = 1.752, Thermal = 25.69e-3;

    private const int MaximumIterations = 100;

    /// <summary>The voltages behind the diodes for those of the input, from 0.</summary>
    /// <param name="input">The input at a time in seconds, in volts.</param>
    /// <param name="samples">How many samples.</param>
    /// <param name="sampleRate">Samples a second.</param>
    /// <remarks>The trapezoidal rule; each step is an equation for the next voltage, which Newton's method solves.</remarks>
    public static float[] Solve(Func<double, double> input, int samples, int sampleRate)
    {
        var output = new float[samples];
        double step = 1.0 / ((double)sampleRate * StepsPerSample), v = 0, slope = Slope(input(0), 0);
        for (int place = 0; place < samples; place++)
        {
            output[place] = (float)v;
            for (int number = 1; number <= StepsPerSample; number++)
            {
                double u = input(step * ((long)place * StepsPerSample + number)), known = v + step / 2 * slope;
                v = Next(v, u, known, step);
                slope = Slope(u, v);
            }
        }

        return output;
    }

    /// <summary>The voltage that stays where the input does.</summary>
    public static double Settled(double u) => Next(0, u, 0, double.PositiveInfinity);

    /// <summary>Solves <c>v − known − step/2·f(u, v) = 0</c>, of an infinite step <c>f(u, v) = 0</c>.</summary>
    private static double Next(double v, double u, double known, double step)
    {
        bool isSettled = double.IsInfinity(step);
        for (int iteration = 0; iteration < MaximumIterations; iteration++)
        {
            double left = isSettled ? -Slope(u, v) : v - known - step / 2 * Slope(u, v);
            double derivative = isSettled ? -Derivative(v) : 1 - step / 2 * Derivative(v);
            // Beyond a few thermal voltages the exponential would throw a full step far off.
            double change = Math.Clamp(left / derivative, -3 * Ideality * Thermal, 3 * Ideality * Thermal);
            v -= change;
            if (Math.Abs(change) < 1e-12)
                return v;
        }

        throw new InvalidOperationException("Newton's method did not arrive.");
    }

    private static double Slope(double u, double v) => ((u - v) / Resistance - 2 * Saturation * Math.Sinh(v / (Ideality * Thermal))) / Capacitance;

    private static double Derivative(double v) => (-1 / Resistance - 2 * Saturation / (Ideality * Thermal) * Math.Cosh(v / (Ideality * Thermal))) / Capacitance;
}
