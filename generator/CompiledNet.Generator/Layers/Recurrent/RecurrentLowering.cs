using CompiledNet.Generator.Activations;
using CompiledNet.Generator.Expressions;
using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Layers.Recurrent;

/// <summary>
/// What recurrent layers have in common: the product with the inputs, <c>W·x[t] + b</c>, is taken for all steps at once; a step takes that
/// with the state, <c>U·h[t−1] + c</c>, and makes the next state of both.
/// </summary>
internal static class RecurrentLowering
{
    /// <param name="to">Where the operations are added.</param>
    /// <param name="layer">The layer.</param>
    /// <param name="input">What comes in.</param>
    /// <param name="step">What a step does.</param>
    public static LayerValues Lower(ProgramBuilder to, RecurrentModel layer, Value input, RecurrentStep step)
    {
        Value x = to.IsStream ? input : Sequence(to, layer, input);
        Axis steps = to.IsStream ? Axis.Time : x.Axes[1], features = x.Axes[x.Axes.Count - 1], units = to.NewAxis("unit", layer.Units), hidden = to.NewAxis("hidden", layer.Units);
        Axis[] sums = layer.Gates == 1 ? [units] : [to.NewGates(layer.Gates), units];
        Value w = to.Parameter(to.Name("W"), [.. sums.Append(features)]), u = to.Parameter(to.Name("U"), [.. sums.Append(hidden)]);
        Value b = to.Parameter(to.Name("b"), sums), c = to.Parameter(to.Name("c"), sums);
        Value ofInputs = to.Contract(to.Name("wx"), x, w, [.. x.Axes.Where(axis => axis != features).Concat(sums)], b, SumOrders.OfProduct(layer.Features, layer.Gates * layer.Units));

        ScanBuilder scan = to.BeginScan(steps, layer.GoesBackwards);
        Value h = State(to, scan, to.Name("h"), [Axis.Rows, hidden]);
        Value OfState(Value state) => to.Contract(to.Name("uh"), state, u, [.. sums.Prepend(Axis.Rows)], c, SumOrders.OfProduct(layer.Units, layer.Gates * layer.Units));
        Value next = step(to, scan, new RecurrentSums(scan.Read(ofInputs), OfState(h), OfState), h);
        scan.Carry(h, next);
        Value a = layer.ReturnsSequences ? scan.Write(to.Name("a"), next) : scan.Final(h, to.Name("a"));
        if (to.IsStream)
            scan.Keep();
        scan.End();
        return new LayerValues(a, a, new([w, u, b, c]));
    }

    /// <summary>A state, which begins from zero, or from what a stream has kept of it.</summary>
    public static Value State(ProgramBuilder to, ScanBuilder scan, string notation, IEnumerable<Axis> axes) =>
        scan.State(notation, axes, to.IsStream ? to.State($"{notation} before", axes) : null);

    /// <summary>The sum of two values.</summary>
    public static Value Sum(ProgramBuilder to, string notation, Value one, Value other) => to.Map(
        to.Name(notation), one.Axes, new Read(one) + new Read(other), $"{one.Notation} + {other.Notation}", new Derivative(one, new Upstream()), new Derivative(other, new Upstream()));

    /// <summary>A gate: a function of its sum.</summary>
    public static Value Gate(ProgramBuilder to, string notation, ElementwiseActivation function, Value z) => to.Map(
        to.Name(notation),
        z.Axes,
        function.Forward(new Read(z), 0f),
        function.Formula(0f),
        a => new Derivative(z, function.Backward(new Upstream(), new Read(a), 0f), function.DerivativeFormula(0f)));

    /// <summary>The blocks of the gates, of the sums of all.</summary>
    /// <param name="to">Where the operations are added.</param>
    /// <param name="sums">The sums.</param>
    /// <param name="gates">What the gates are called.</param>
    public static Value[] Blocks(ProgramBuilder to, Value sums, params string[] gates)
    {
        Axis along = sums.Axes[sums.Axes.Count - 2];
        return [.. gates.Select((gate, block) => to.Slice(to.Name(gate), sums, along, block))];
    }

    /// <summary>Steps of features, also where what comes in has one step and therefore no axis of steps.</summary>
    private static Value Sequence(ProgramBuilder to, RecurrentModel layer, Value input) => input.Axes.Count == 3
        ? input
        : to.View(input.Notation, input, [Axis.Rows, to.NewAxis("step", layer.Steps), to.NewAxis("feature", layer.Features)]);
}

/// <summary>What a kind of recurrent layer does in a step.</summary>
/// <param name="to">Where the operations are added.</param>
/// <param name="scan">The scan, for states beside <c>h</c>.</param>
/// <param name="sums">The sums of the step.</param>
/// <param name="h">The state before the step.</param>
/// <returns>The state behind it.</returns>
internal delegate Value RecurrentStep(ProgramBuilder to, ScanBuilder scan, RecurrentSums sums, Value h);

/// <summary>The sums of a step, along the gates, if there are several, and the units.</summary>
/// <param name="OfInputs"><c>W·x[t] + b</c>.</param>
/// <param name="OfState"><c>U·h[t−1] + c</c>.</param>
/// <param name="Of"><c>U·s + c</c> of another value <c>s</c> along the axis of the state.</param>
internal sealed record RecurrentSums(Value OfInputs, Value OfState, Func<Value, Value> Of);
