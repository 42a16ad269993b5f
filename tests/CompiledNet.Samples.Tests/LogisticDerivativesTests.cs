using LogisticDerivatives;

namespace CompiledNet.Samples.Tests;

public class LogisticDerivativesTests
{
    // Six digits after the point, as the values are given; float has seven digits of them all.
    private const float HalfADigit = 0.5e-6f;

    [Fact]
    public void The_worked_example_has_these_derivatives()
    {
        WorkedExample example = WorkedExample.Run();

        Assert.Equal(5f, example.Z);
        Assert.Equal(0.993307f, example.A, HalfADigit);
        Assert.Equal(-1.006738f, example.DA, HalfADigit);
        Assert.Equal(-0.006693f, example.DZ, HalfADigit);
        Assert.Equal(-0.033464f, example.DW.W1, HalfADigit);
        Assert.Equal(-0.020079f, example.DW.W2, HalfADigit);
        Assert.Equal(-0.006693f, example.DB, HalfADigit);
    }

    [Fact]
    public void The_difference_quotients_agree() => Assert.True(WorkedExample.Run().Check.Passed, WorkedExample.Run().Check.ToString());
}
