using CompiledNet.Tests.Rounding;

namespace CompiledNet.Properties.Tests.Running;

/// <summary>
/// Holds values against their bounds, and sees that the bounds can show an error. A network that was drawn may be one
/// that no bound is sharp for (a deep one of which nearly every unit is saturated); most must not be.
/// </summary>
internal sealed class Sharpness
{
    /// <summary>What a bound may be as a part of the largest value, as in <see cref="Agreement"/>.</summary>
    private const double Largest = 0.1;

    private int _sharp;
    private int _all;

    public void AssertWithin(Bounded expected, float[] actual, string what)
    {
        Xunit.Assert.Equal(expected.Values.Length, actual.Length);
        if (actual.Length == 0)
            return; // the gradients of a network without parameters

        for (int i = 0; i < actual.Length; i++)
        {
            if (!(Math.Abs(actual[i] - expected.Values[i]) <= expected.Errors[i]))
                Xunit.Assert.Fail($"{what}: [{i}] is {actual[i]:R}; it should be {expected.Values[i]:R} ± {expected.Errors[i]:E2}.");
        }

        double median = expected.Errors.Order().ElementAt((expected.Errors.Length - 1) / 2);
        Interlocked.Increment(ref _all);
        if (median <= Largest * expected.Values.Max(Math.Abs))
            Interlocked.Increment(ref _sharp);
    }

    /// <summary>Requires sharp bounds in nine of ten comparisons.</summary>
    public void Assert() => Xunit.Assert.True(_sharp >= 0.9 * _all, $"The bounds were sharp in {_sharp} of {_all} comparisons.");
}
