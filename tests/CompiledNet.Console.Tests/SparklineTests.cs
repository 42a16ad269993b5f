namespace CompiledNet.Display.Tests;

public class SparklineTests
{
    [Fact]
    public void Heights_are_between_the_smallest_and_the_largest_value() =>
        Assert.Equal("█▅▁▂▄", Sparkline.Of([7, 3.5, -1, 0.01, 2], unicode: true));

    [Fact]
    public void Equal_values_are_low() => Assert.Equal("▁▁", Sparkline.Of([3, 3], unicode: true));

    [Fact]
    public void Nothing_is_an_empty_line() => Assert.Equal("", Sparkline.Of([], unicode: true));

    [Fact]
    public void Without_Unicode_marks_stand_for_blocks() => Assert.Equal("_=#", Sparkline.Of([0, 4, 7], unicode: false));
}
