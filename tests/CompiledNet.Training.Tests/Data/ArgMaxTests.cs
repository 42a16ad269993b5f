namespace CompiledNet.Training.Tests;

public class ArgMaxTests
{
    [Theory]
    [InlineData(new[] { 0.842f, 0.042f, 0.002f, 0.114f }, 0)]
    [InlineData(new[] { -3f, -1f, -2f }, 1)]
    [InlineData(new[] { 1f, 2f, 2f }, 1)]
    [InlineData(new[] { float.NegativeInfinity, float.NegativeInfinity }, 0)]
    [InlineData(new[] { 1f, float.NaN, float.PositiveInfinity, float.NaN }, 1)]
    [InlineData(new[] { 5f }, 0)]
    public void The_first_of_the_largest_is_found(float[] values, int expected) => Assert.Equal(expected, ArgMax.Of(values));

    [Fact]
    public void Nothing_has_no_largest() => Assert.Throws<ArgumentException>("values", () => ArgMax.Of([]));
}
