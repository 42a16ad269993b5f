using CompiledNet.Generator.Activations;
using CompiledNet.Generator.Expressions;
using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Planning;
using CompiledNet.Generator.Planning.Kernels;
using CompiledNet.Generator.Planning.Passes;
using CompiledNet.Generator.Planning.Rowwise;
using CompiledNet.Generator.Programs;
using CompiledNet.Generator.Tests.Running;

namespace CompiledNet.Generator.Tests.Planning;

/// <summary>How maps and reductions of rows become loops, and where what they compute lies between these.</summary>
public class RowwiseKernelTests
{
    public static TheoryData<string> Sources =>
    [
        .. Networks.Spread,
        Networks.Of("Deep", 9, [(40, "Tanh"), (5, "GELU"), (70, "Softmax"), (3, "Sigmoid"), (1, "Linear")], "Huber"),
        Networks.Of("Few", 9, [(7, "Softmax")], "CrossEntropy"),
        Networks.Of("Many", 9, [(70, "Softmax")], "CrossEntropy"),
    ];

    [Fact]
    public void A_loop_goes_on_until_something_needs_what_it_gives_at_its_end()
    {
        RowwiseKernel kernel = Kernels(Plan(Networks.Of("Many", 9, [(70, "Softmax")], "CrossEntropy"))).Single(kernel => kernel.Name == "CrossEntropy");

        Assert.Equal(["max", "power, sum", "terms, loss, weight", "dz"], kernel.Phases.Select(phase => Names(phase.Loop)));
        Assert.Equal(["most", "logarithm", "softmax, total", ""], kernel.Phases.Select(phase => string.Join(", ", phase.Row.Select(operation => operation.Result.Notation))));
    }

    /// <summary>Vectors subtract the largest logit and multiply by what the sum of the powers gives, which is a division of floats.</summary>
    [Fact]
    public void Numbers_of_a_row_are_floats_if_only_numbers_follow_from_them()
    {
        RowwiseKernel kernel = Kernels(Plan(Networks.Of("Many", 9, [(70, "Softmax")], "CrossEntropy"))).Single(kernel => kernel.Name == "CrossEntropy");

        Value[] numbers = [.. kernel.Phases.SelectMany(phase => phase.Loop.OfType<RowReduction>().Select(sum => sum.Reduction.Result).Concat(phase.Row.OfType<Map>().Select(map => map.Result)))];
        bool IsFloat(string name) => kernel.Types.IsFloat(new Read(numbers.Single(number => number.Notation == name)));
        Assert.False(IsFloat("max"));
        Assert.False(IsFloat("softmax"));
        Assert.True(IsFloat("sum"));
    }

    [Fact]
    public void Kernels_of_several_layers_are_equal_if_they_compute_the_same()
    {
        ExecutionPlan plan = Plan(Networks.Of("Repeating", 9, [(40, "Softmax"), (40, "Softmax"), (3, "Linear")], null));

        RowwiseKernel[] kernels = [.. Kernels(plan).Where(kernel => kernel.Name.EndsWith("Activation", StringComparison.Ordinal)).Select(kernel => kernel with { Name = "", Layer = 0, Meaning = "" })];

        Assert.Equal(2, kernels.Length);
        Assert.Equal(kernels[0], kernels[1]);
    }

    /// <summary>As if the steps were taken: rows hold what was given, until something is stored there.</summary>
    [Theory, MemberData(nameof(Sources))]
    public void Nothing_is_read_from_rows_where_something_else_lies(string source) => Assert.All(Kernels(Plan(source)), kernel =>
    {
        Value?[] rows = [.. kernel.Places.Select(place => place.Holds)];
        for (int phase = 0; phase < kernel.Phases.Count; phase++)
        {
            var registers = new HashSet<Value>(kernel.Numbers);
            foreach (RowStep step in kernel.Phases[phase].Loop)
            {
                bool isBehindLoop = kernel.Layout is RowsInLanes && step is RowReduction;
                Assert.All(isBehindLoop ? [] : Reads(step).Where(value => !value.IsScalar && !registers.Contains(value)), value => Assert.Equal(value, Rows(value, phase)));
                if (step is RowMap map)
                    registers.Add(map.Map.Result);
                if (step is RowStore store)
                    Store(store);
            }

            if (kernel.Layout is RowsInLanes)
                Assert.All(kernel.Phases[phase].Loop.OfType<RowReduction>(), sum => Assert.Equal(sum.Reduction.Operand, Rows(sum.Reduction.Operand, phase + 1)));
            foreach (RowStore store in kernel.Phases[phase].Numbers)
                Store(store);
        }

        Assert.All(kernel.Places.Select((place, index) => (place, index)), given =>
        {
            if (given.place.Gets is not null)
                Assert.Equal(given.place.Gets, rows[given.index]);
            if (given.place.IsKept)
                Assert.Equal(given.place.Holds, rows[given.index]);
        });

        Value? Rows(Value value, int phase) => rows[kernel.Places.ToList().IndexOf(kernel.PlaceOf(value, phase)!)];

        void Store(RowStore store)
        {
            rows[store.Place] = store.Value;
            for (int other = 0; other < rows.Length; other++)
            {
                if (other != store.Place && kernel.Places[store.Place].MayReplace is { } covered && rows[other] == covered)
                    rows[other] = null;
            }
        }
    });

    [Fact]
    public void Rows_that_are_one_vector_stay_in_a_register_where_memory_would_hand_them_on()
    {
        ExecutionPlan plan = Plan(Networks.Of("Few", 9, [(12, "Softmax"), (3, "Linear")], null));

        RowwiseKernel[] kernels = [.. Kernels(plan)];

        Assert.Contains(kernels, kernel => kernel is { Name: "Dense1Activation", Layout: UnitsInLanes { OneVector: OneVectorRows.WidestVectors } });
        Assert.Contains(kernels, kernel => kernel is { Name: "Dense1ActivationGradients", Layout: UnitsInLanes { OneVector: OneVectorRows.Nowhere } });
    }

    /// <summary>Rows with mean 0 and mean square 1, with a factor for each unit: what no layer does yet.</summary>
    [Fact]
    public void Any_maps_and_reductions_become_loops()
    {
        var to = new ProgramBuilder();
        Axis units = to.NewAxis("unit", 20);
        Value x = to.Given(ValueRole.Input, "x", Axis.Rows, units);
        Value factors = to.Parameter("γ", units);
        Value mean = to.Sum("mean", x, units, new ByHalves(), 1f / 20);
        Value centered = to.Map("centered", x.Axes, new Read(x) - new Read(mean));
        Value square = to.Map("square", x.Axes, new Read(centered) * new Read(centered));
        Value variance = to.Sum("variance", square, units, new ByHalves(), 1f / 20);
        Value inverse = to.Map("inverse", variance.Axes, 1f / new Read(variance));
        Value y = to.Map("y", x.Axes, new Read(centered) * new Read(inverse) * new Read(factors));

        RowwiseKernel kernel = RowwisePlanner.Plan(
            "Normalized",
            layer: 1,
            lanes: 16,
            "",
            [.. to.Operations],
            new UnitsInLanes(20, 32, OneVectorRows.Nowhere),
            [RowPlace.Read("x", x), RowPlace.Read("γ", factors) with { Rows = RowMemory.Shared }, RowPlace.Written("y", y)]);

        Assert.Equal(["mean", "centered, square, variance", "y"], kernel.Phases.Select(phase => Names(phase.Loop)));
        Assert.Equal(["y"], kernel.Phases[1].Loop.OfType<RowStore>().Select(store => kernel.Places[store.Place].Name));
        Assert.Equal([true], kernel.Phases[0].Loop.OfType<RowReduction>().Select(sum => sum.PassesOverPadding));
        Assert.Equal([false, true], kernel.Phases[1].Loop.OfType<RowMap>().Select(map => map.ClearsPadding));
    }

    [Fact]
    public void Functions_of_functions_wait_for_those_of_all_units_where_that_is_asked_for()
    {
        var to = new ProgramBuilder();
        Axis units = to.NewAxis("unit", 40);
        Value x = to.Given(ValueRole.Input, "x", Axis.Rows, units), y = to.Given(ValueRole.Input, "y", Axis.Rows, units);
        Value gate = to.Map("gate", x.Axes, new Tanh().Forward(new Read(x), 0f));
        Value late = to.Map("late", x.Axes, new Tanh().Forward(new Read(y), 0f));
        Value cell = to.Map("cell", x.Axes, new Read(gate) + new Read(x));
        Value squashed = to.Map("squashed", x.Axes, new Tanh().Forward(new Read(cell), 0f));
        Value result = to.Map("result", x.Axes, new Read(squashed) * new Read(late));

        RowwiseKernel Plan(bool functionsInTurn, RowPlace place) => RowwisePlanner.Plan(
            "Step",
            layer: 1,
            lanes: 16,
            "",
            [.. to.Operations],
            new UnitsInLanes(40, 48, OneVectorRows.Nowhere),
            [RowPlace.Read("x", x), RowPlace.Read("y", y), place],
            functionsInTurn: functionsInTurn);

        RowPlace own = RowPlace.Written("result", result), overRead = own with { MayReplace = y };
        Assert.Equal(["gate", "late, cell, squashed, result"], Plan(functionsInTurn: true, own).Phases.Select(phase => Names(phase.Loop)));
        Assert.Equal(["gate, late, cell, squashed, result"], Plan(functionsInTurn: false, own).Phases.Select(phase => Names(phase.Loop)));
        Assert.Equal(["gate, late, cell, squashed, result"], Plan(functionsInTurn: true, overRead).Phases.Select(phase => Names(phase.Loop)));
    }

    [Fact]
    public void What_several_functions_give_is_handed_on_as_one_value_where_it_becomes_one()
    {
        var to = new ProgramBuilder();
        Value x = to.Given(ValueRole.Input, "x", Axis.Rows, to.NewAxis("unit", 40));
        Value forget = to.Map("forget", x.Axes, new Tanh().Forward(new Read(x), 0f)), gate = to.Map("gate", x.Axes, new Tanh().Forward(new Read(x) + new Read(x), 0f));
        Value cell = to.Map("cell", x.Axes, new Read(forget) * new Read(gate));
        Value squashed = to.Map("squashed", x.Axes, new Tanh().Forward(new Read(cell), 0f));

        RowwiseKernel kernel = RowwisePlanner.Plan(
            "Step", layer: 1, lanes: 16, "", [.. to.Operations], new UnitsInLanes(40, 48, OneVectorRows.Nowhere), [RowPlace.Read("x", x), RowPlace.Written("squashed", squashed)], functionsInTurn: true);

        Assert.Equal(["forget, gate, cell", "squashed"], kernel.Phases.Select(phase => Names(phase.Loop)));
    }

    [Fact]
    public void Rows_in_the_lanes_take_no_sum_that_multiplies_its_terms()
    {
        var to = new ProgramBuilder();
        Value x = to.Given(ValueRole.Input, "x", Axis.Rows, to.NewAxis("unit", 20));
        Value mean = to.Sum("mean", x, x.Axes[1], new ByHalves(), 1f / 20);

        RowwiseKernel Plan() => RowwisePlanner.Plan(
            "Mean",
            layer: 1,
            lanes: 16,
            "",
            [.. to.Operations],
            new RowsInLanes(20, 32, 20),
            [RowPlace.Read("x", x), RowPlace.Written("mean", mean) with { Rows = RowMemory.Numbers }]);

        Assert.Contains("mean", Assert.Throws<InvalidOperationException>(Plan).Message, StringComparison.Ordinal);
    }

    private static string Names(IEnumerable<RowStep> steps) => string.Join(", ", steps.Select(step => step switch
    {
        RowMap map => map.Map.Result.Notation,
        RowReduction sum => sum.Reduction.Result.Notation,
        _ => "",
    }).Where(name => name.Length > 0));

    private static IEnumerable<Value> Reads(RowStep step) => step switch
    {
        RowMap map => map.Map.Operands,
        RowReduction sum => [sum.Reduction.Operand],
        RowStore store => [store.Value],
        _ => [],
    };

    private static IEnumerable<RowwiseKernel> Kernels(ExecutionPlan plan) =>
        plan.Kernels.SelectMany(kernel => kernel.Calls.Append(kernel)).Concat(plan.Kernels.OfType<RowKernel>().Select(kernel => kernel.Rest)).OfType<RowwiseKernel>().Distinct();

    private static ExecutionPlan Plan(string source) =>
        (ExecutionPlan)new Project(source).Generate().Driver.GetRunResult().Results.Single()
            .TrackedSteps[TrackingNames.Plan].Single().Outputs.Single().Value;
}
