using CompiledNet.Generator.Expressions;
using CompiledNet.Generator.Layers;
using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Programs;
using CompiledNet.Programs.Tests.Cases;

namespace CompiledNet.Programs.Tests.Differentiating;

/// <summary>Back-propagation through time: derivatives of what is repeated along an axis are the slopes of the forward program.</summary>
public class ScanAdjointTests
{
    private readonly ProgramBuilder _to = new();

    public static MatrixTheoryData<string, bool, bool> Layers => new(RecurrentLayers.Kinds.Select(kind => kind.Name), [true, false], [true, false]);

    [Theory, MemberData(nameof(Layers))]
    public void Of_a_recurrent_layer(string name, bool returnSequences, bool goBackwards)
    {
        Value x = _to.Sequence(steps: 4, features: 2);
        LayerValues layer = KindOf(name).AddTo(_to, x, units: 3, returnSequences, goBackwards);

        AdjointSlopes.Assert(_to, layer.Outputs, [x, .. layer.Parameters]);
    }

    [Fact]
    public void Of_recurrent_layers_one_behind_the_other()
    {
        Value x = _to.Sequence(steps: 3, features: 2);
        LayerValues lstm = LSTM.Kind.AddTo(_to, x, units: 3), gru = GRU.Kind.AddTo(_to, lstm.Outputs, units: 2, goBackwards: true);
        LayerValues last = SimpleRNN.Kind.AddTo(_to, gru.Outputs, units: 3, returnSequences: false);

        AdjointSlopes.Assert(_to, last.Outputs, [x, .. lstm.Parameters, .. gru.Parameters, .. last.Parameters]);
    }

    /// <summary>Every value of a scan is differentiated: what it reads for each step and for all, what its state starts from, what it gives for each step and in the end.</summary>
    [Theory, InlineData(false), InlineData(true)]
    public void Of_everything_that_a_scan_reads_and_gives(bool isReversed)
    {
        Value x = _to.Sequence(steps: 4, features: 3);
        Axis features = x.Axes[2];
        Value start = _to.Given(ValueRole.Input, "s", Axis.Rows, features), shared = _to.Given(ValueRole.Input, "c", Axis.Rows, features), scale = _to.Parameter("w", features);
        ScanBuilder scan = _to.BeginScan(x.Axes[1], isReversed);
        Value each = scan.Read(x), before = scan.State("h", start.Axes, start);
        Value after = _to.Map(
            "h′",
            before.Axes,
            new Read(before) * new Read(scale) + new Read(each) * new Read(shared),
            new Derivative(before, new Upstream() * new Read(scale)),
            new Derivative(scale, new Upstream() * new Read(before)),
            new Derivative(each, new Upstream() * new Read(shared)),
            new Derivative(shared, new Upstream() * new Read(each)));
        scan.Carry(before, after);
        Value all = scan.Write("a", after), final = scan.Final(before, "f");
        scan.End();
        Value result = _to.Map(
            "result",
            all.Axes,
            new Read(all) * new Read(final),
            new Derivative(all, new Upstream() * new Read(final)),
            new Derivative(final, new Upstream() * new Read(all)));

        AdjointSlopes.Assert(_to, result, x, start, shared, scale);
    }

    /// <summary>The derivatives of a step are those of the next, and those of all steps are summed.</summary>
    [Fact]
    public void Of_a_state_that_is_a_running_sum()
    {
        Value x = _to.Sequence(steps: 4, features: 3);
        Axis features = x.Axes[2], units = _to.NewAxis("unit", 3);
        Value shared = _to.Given(ValueRole.Input, "c", Axis.Rows, units), bias = _to.Parameter("b", units), w = _to.Parameter("w", units, features);
        ScanBuilder scan = _to.BeginScan(x.Axes[1], isReversed: false);
        Value before = scan.State("h", shared.Axes);
        Value each = _to.Contract("z", scan.Read(x), w, shared.Axes, bias);
        Value after = _to.Map(
            "h′",
            before.Axes,
            new Read(before) + new Read(each) + new Read(shared),
            new Derivative(before, new Upstream()),
            new Derivative(each, new Upstream()),
            new Derivative(shared, new Upstream()));
        scan.Carry(before, after);
        Value final = scan.Final(before, "f");
        scan.End();

        AdjointSlopes.Assert(_to, final, x, shared, bias, w);
    }

    [Fact]
    public void Of_slices_that_are_all_read()
    {
        Value x = _to.Sequence(steps: 3, features: 2);
        Value[] slices = [.. Enumerable.Range(0, 3).Select(at => _to.Slice($"x{at}", x, x.Axes[1], at))];
        Value result = _to.Map(
            "result",
            slices[0].Axes,
            new Read(slices[0]) * new Read(slices[1]) - new Read(slices[2]),
            new Derivative(slices[0], new Upstream() * new Read(slices[1])),
            new Derivative(slices[1], new Upstream() * new Read(slices[0])),
            new Derivative(slices[2], -(Expression)new Upstream()));

        AdjointSlopes.Assert(_to, result, x);
    }

    private static LayerKind KindOf(string name) => RecurrentLayers.Kinds.Single(kind => kind.Name == name);
}
