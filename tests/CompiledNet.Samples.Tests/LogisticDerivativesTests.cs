using CompiledNet;
using LogisticDerivatives;

namespace CompiledNet.Samples.Tests;

public class LogisticDerivativesTests
{
    [Fact]
    public void The_worked_example_has_these_derivatives()
    {
        WorkedExample example = WorkedExample.ByHand();

        // Six digits after the point, as the values are given.
        Assert.Equal(5, example.Z);
        Assert.Equal(0.993307, example.A, 0.5e-6);
        Assert.Equal(-1.006738, example.DA, 0.5e-6);
        Assert.Equal(-0.006693, example.DZ, 0.5e-6);
        Assert.Equal(-0.033464, example.DW1, 0.5e-6);
        Assert.Equal(-0.020079, example.DW2, 0.5e-6);
        Assert.Equal(-0.006693, example.DB, 0.5e-6);
    }

    // The network's a is off by less than a unit in the last place of a number just below 1, 2⁻²⁴ = 6e-8. Then a − y, which
    // is exact, is off by as much, and dw by x times that; da = −1/a by hardly more, with a rounding of its own.
    [Fact]
    public void The_network_computes_the_same_derivatives()
    {
        const double Ulp = 1.0 / (1 << 24);
        WorkedExample expected = WorkedExample.ByHand();

        WorkedExample actual = WorkedExample.FromNetwork();

        Assert.Equal(expected.Z, actual.Z);
        Assert.Equal(expected.A, actual.A, Ulp);
        Assert.Equal(expected.DA, actual.DA, 3 * Ulp);
        Assert.Equal(expected.DZ, actual.DZ, Ulp);
        Assert.Equal(expected.DW1, actual.DW1, 5 * Ulp);
        Assert.Equal(expected.DW2, actual.DW2, 3 * Ulp);
        Assert.Equal(expected.DB, actual.DB, Ulp);
    }

    [Fact]
    public void The_difference_quotients_agree()
    {
        GradientReport check = WorkedExample.Check();

        Assert.True(check.Passed, check.ToString());
    }
}
