using CompiledNet.Generator.Activations;
using CompiledNet.Generator.Expressions;
using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Programs;
using CompiledNet.Programs.Tests.Interpreting;

namespace CompiledNet.Programs.Tests.Differentiating;

/// <summary>The adjoint of every kind of operation alone: derivatives are the slopes of the forward program.</summary>
public class OperationAdjointTests
{
    private readonly ProgramBuilder _to = new();

    public static TheoryData<int> Orders => [1, 2, 4, 0];

    [Theory, MemberData(nameof(Orders))]
    public void Of_a_dense_product_in_every_order(int accumulators)
    {
        Axis inputs = _to.NewAxis("input", 21), units = _to.NewAxis("unit", 3);
        Value x = Input(inputs), w = Parameter(units, inputs), b = Parameter(units);
        Value z = accumulators == 0
            ? _to.Contract("z", x, w, [Axis.Rows, units], start: null, new ByHalves())
            : _to.Contract("z", x, w, [Axis.Rows, units], b, new Accumulators(accumulators));

        AssertSlopes(z, accumulators == 0 ? [x, w] : [x, w, b]);
    }

    [Fact]
    public void Of_a_product_over_several_axes()
    {
        Axis steps = _to.NewAxis("step", 4), features = _to.NewAxis("feature", 3), units = _to.NewAxis("unit", 2);
        Value x = Input(steps, features), w = Parameter(units, steps, features), b = Parameter(units);

        AssertSlopes(_to.Contract("z", x, w, [Axis.Rows, units], b), x, w, b);
    }

    [Fact]
    public void Of_a_product_over_axes_that_stand_in_another_order()
    {
        Axis steps = _to.NewAxis("step", 4), features = _to.NewAxis("feature", 3), units = _to.NewAxis("unit", 2);
        Value x = Input(steps, features), w = Parameter(features, units, steps);

        AssertSlopes(_to.Contract("z", x, w, [units, Axis.Rows]), x, w);
    }

    [Fact]
    public void Of_a_product_over_the_last_of_several_axes()
    {
        Axis steps = _to.NewAxis("step", 4), features = _to.NewAxis("feature", 3), units = _to.NewAxis("unit", 2);
        Value x = Input(steps, features), w = Parameter(units, features), b = Parameter(units);

        AssertSlopes(_to.Contract("z", x, w, [Axis.Rows, steps, units], b), x, w, b);
    }

    [Fact]
    public void Of_a_product_of_two_values_that_both_have_rows()
    {
        Axis queries = _to.NewAxis("query", 4), keys = _to.NewAxis("key", 5), features = _to.NewAxis("feature", 3);
        Value q = Input(queries, features), k = Input(keys, features);

        AssertSlopes(_to.Contract("scores", q, k, [Axis.Rows, queries, keys]), q, k);
    }

    [Fact]
    public void Of_a_product_that_keeps_an_axis_of_both()
    {
        Axis channels = _to.NewAxis("channel", 4), steps = _to.NewAxis("step", 3);
        Value x = Input(steps, channels), w = Parameter(channels, steps), b = Parameter(channels);

        AssertSlopes(_to.Contract("z", x, w, [Axis.Rows, channels], b), x, w, b);
    }

    [Fact]
    public void Of_a_product_of_a_value_with_itself()
    {
        Value x = Input(_to.NewAxis("input", 5));

        AssertSlopes(_to.Contract("square", x, x, [Axis.Rows]), x);
    }

    [Fact]
    public void Of_a_start_that_every_row_has_its_own()
    {
        Axis inputs = _to.NewAxis("input", 5), units = _to.NewAxis("unit", 3);
        Value x = Input(inputs), w = Parameter(units, inputs), start = Input(units);

        AssertSlopes(_to.Contract("z", x, w, [Axis.Rows, units], start), x, w, start);
    }

    [Fact]
    public void Of_a_map_whose_operands_are_repeated_along_axes()
    {
        Axis steps = _to.NewAxis("step", 4), features = _to.NewAxis("feature", 3);
        Value x = Input(steps, features), gate = Input(features), scale = Parameter(features), shift = Parameter(steps), one = Parameter();
        Expression formula = new Read(x) * new Read(gate) * new Read(scale) + new Read(shift) - new Read(one);
        Value a = _to.Map(
            "a",
            x.Axes,
            formula,
            new Derivative(x, new Upstream() * (new Read(gate) * new Read(scale))),
            new Derivative(gate, new Upstream() * (new Read(x) * new Read(scale))),
            new Derivative(scale, new Upstream() * (new Read(x) * new Read(gate))),
            new Derivative(shift, new Upstream()),
            new Derivative(one, -(Expression)new Upstream()));

        AssertSlopes(a, x, gate, scale, shift, one);
    }

    [Fact]
    public void Of_a_map_whose_derivative_reads_its_result()
    {
        Value x = Input(_to.NewAxis("input", 5));
        Value a = _to.Map("a", x.Axes, Operations.Tanh(new Read(x)), "tanh x", a => new Derivative(x, new Upstream() * Operations.NegatedMultiplyAdd(new Read(a), new Read(a), 1f)));

        AssertSlopes(a, x);
    }

    [Fact]
    public void Of_a_sum_along_an_axis_in_the_middle()
    {
        Axis steps = _to.NewAxis("step", 18), features = _to.NewAxis("feature", 3);
        Value x = Input(steps, features);

        AssertSlopes(_to.Sum("sum", x, steps, new ByHalves()), x);
    }

    [Fact]
    public void Of_a_sum_of_multiples()
    {
        Axis steps = _to.NewAxis("step", 4);
        Value x = Input(steps);

        AssertSlopes(_to.Sum("mean", x, steps, SumOrder.InOrder, factor: 0.25f), x);
    }

    [Fact]
    public void Of_a_sum_over_the_rows()
    {
        Value x = Input(_to.NewAxis("input", 5));

        AssertSlopes(_to.Sum("sum", x, Axis.Rows, SumOrder.InOrder), x);
    }

    [Fact]
    public void Of_a_view()
    {
        Axis steps = _to.NewAxis("step", 4), features = _to.NewAxis("feature", 3), flat = _to.NewAxis("input", 12), units = _to.NewAxis("unit", 2);
        Value x = Input(steps, features), w = Parameter(units, flat);
        Value flattened = _to.View("flat", x, [Axis.Rows, flat]);

        AssertSlopes(_to.Contract("z", flattened, w, [Axis.Rows, units]), x, w);
    }

    [Fact]
    public void Of_a_value_that_several_operations_read()
    {
        Axis inputs = _to.NewAxis("input", 5);
        Value x = Input(inputs), w = Parameter(inputs);
        Value square = _to.Map("square", x.Axes, new Read(x) * new Read(x), new Derivative(x, new Upstream() * (2f * new Read(x))));
        Value sum = _to.Contract("sum", square, x, [Axis.Rows], _to.Contract("weighted", x, w, [Axis.Rows]));

        AssertSlopes(sum, x, w);
    }

    [Fact]
    public void Of_several_operations_that_are_differentiated_at_once()
    {
        Axis inputs = _to.NewAxis("input", 5), units = _to.NewAxis("unit", 4);
        Value x = Input(inputs), w = Parameter(units, inputs);
        Value z = _to.Contract("z", x, w, [Axis.Rows, units]);

        AssertSlopes(new Softmax().Lower(_to, z, 0f), x, w);
    }

    [Fact]
    public void Of_the_logarithm_of_softmax()
    {
        Axis inputs = _to.NewAxis("input", 5), units = _to.NewAxis("unit", 4);
        Value x = Input(inputs), w = Parameter(units, inputs);
        Value z = _to.Contract("z", x, w, [Axis.Rows, units]);

        AssertSlopes(new LogSoftmax().Lower(_to, z, 0f), x, w);
    }

    [Fact]
    public void Of_operations_one_behind_the_other()
    {
        Axis steps = _to.NewAxis("step", 4), features = _to.NewAxis("feature", 3), units = _to.NewAxis("unit", 2), flat = _to.NewAxis("flat", 8);
        Value x = Input(steps, features), w = Parameter(units, features), b = Parameter(units);
        Value z = _to.Contract("z", x, w, [Axis.Rows, steps, units], b);
        Value a = new SiLU().Lower(_to, z, 0f);
        Value sum = _to.Sum("sum", _to.View("flat", a, [Axis.Rows, flat]), flat, new ByHalves());

        AssertSlopes(sum, x, w, b);
    }

    [Fact]
    public void Of_rows_of_a_table_among_numbers() => AssertSlopesOfTable(inputs: 5, places: [0, 2, 3], [2, 1.5, 0, 2, -1, 3, 0, 3, 3, 1, 1, 0, 0, 0, 0], [Axis.Rows, _to.NewAxis("unit", 11)]);

    [Fact]
    public void Of_rows_of_a_table_each_at_its_position() => AssertSlopesOfTable(inputs: 2, places: [0, 1], [2, 2, 0, 3, 3, 2], axes: null);

    /// <summary>A table of 4 rows, of which some are chosen several times and some never.</summary>
    private void AssertSlopesOfTable(int inputs, int[] places, double[] numbers, Axis[]? axes)
    {
        Axis size = _to.NewAxis("unit", 3);
        Value x = Input(_to.NewAxis("input", inputs)), table = Parameter(_to.NewAxis("index", 4), size);
        Value a = _to.Gather("a", x, table, places, axes ?? [Axis.Rows, _to.NewAxis("position", places.Length), size]);

        AdjointSlopes.Assert(_to, a, given => given[x] = numbers, (value, number) => value != x || !places.Contains(number % inputs), x, table);
    }

    [Fact]
    public void What_is_not_wanted_is_not_differentiated()
    {
        Axis inputs = _to.NewAxis("input", 5), units = _to.NewAxis("unit", 3);
        Value x = Input(inputs), w = Parameter(units, inputs);
        Value z = _to.Contract("z", x, w, [Axis.Rows, units]);
        Value d = _to.Given(ValueRole.OutputGradients, "dz", Axis.Rows, units);

        Assert.Equal([w.Id, z.Id], Adjoints.Derive(_to, z, d, [w]).Keys.Select(value => value.Id).Order());
        Assert.Equal(2, _to.Operations.Count);
    }

    private Value Input(params Axis[] axes) => _to.Given(ValueRole.Input, "x", [Axis.Rows, .. axes]);

    private Value Parameter(params Axis[] axes) => _to.Parameter("w", axes);

    private void AssertSlopes(Value of, params Value[] wanted) => AdjointSlopes.Assert(_to, of, wanted);
}
