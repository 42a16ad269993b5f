using CompiledNet.Tests.Shared;

namespace CompiledNet.Display.Tests;

public class LossCourseTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(48, 48, 1)]
    [InlineData(49, 24, 2)]
    [InlineData(50, 25, 2)]
    [InlineData(1000, 31, 32)]
    public void Means_of_equally_many_values_stand_for_all(int values, int means, int each)
    {
        var course = new LossCourse();
        for (int i = 0; i < values; i++)
            course.Add(i);

        Assert.Equal(Enumerable.Range(0, means).Select(mean => mean * each + (each - 1) / 2.0), course.Means.ToArray());
        Assert.Equal(each, course.ValuesPerMean);
    }

    [Fact]
    public void What_is_not_finite_is_left_out()
    {
        var course = new LossCourse();
        foreach (double value in (double[])[1, double.NaN, double.PositiveInfinity, 2])
            course.Add(value);

        Assert.Equal([1.0, 2.0], course.Means.ToArray());
    }

    [Fact]
    public void Adding_allocates_nothing()
    {
        var course = new LossCourse();

        Allocations.AssertNone(() =>
        {
            for (int i = 0; i < 1000; i++)
                course.Add(i);
        });
    }
}
