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
        Axis[] ofState = layer.ResetsAfter ? sums : [to.NewGates(layer.Gates - 1), units];
        Value w = to.Parameter(to.Name("W"), [.. sums.Append(features)]), u = to.Parameter(to.Name("U"), [.. ofState.Append(hidden)]);
        // Of a reset before the product, the last block of U is a matrix by itself, V, and the second biases say nothing that the first do not.
        Value? v = layer.ResetsAfter ? null : to.Parameter(to.Name("V"), [units, hidden]);
        Value b = to.Parameter(to.Name("b"), sums);
        Value? c = layer.ResetsAfter ? to.Parameter(to.Name("c"), sums) : null;
        Value ofInputs = to.Contract(to.Name("wx"), x, w, [.. x.Axes.Where(axis => axis != features).Concat(sums)], b, SumOrders.OfProduct(layer.Features, layer.Gates * layer.Units));

        ScanBuilder scan = to.BeginScan(steps, layer.GoesBackwards);
        Value h = State(to, scan, to.Name("h"), [Axis.Rows, hidden]);
        Value uh = to.Contract(to.Name("uh"), h, u, [.. ofState.Prepend(Axis.Rows)], c, SumOrders.OfRecurrence(layer.Units, (layer.ResetsAfter ? layer.Gates : layer.Gates - 1) * layer.Units));
        Value OfReset(Value reset) => to.Contract(to.Name("vr"), reset, v!, [Axis.Rows, units], null, SumOrders.OfRecurrence(layer.Units, layer.Units));
        Value next = step(to, scan, new RecurrentSums(scan.Read(ofInputs), uh, OfReset), h);
        scan.Carry(h, next);
        Value a = layer.ReturnsSequences ? scan.Write(to.Name("a"), next) : scan.Final(h, to.Name("a"));
        if (to.IsStream)
            scan.Keep();
        scan.End();
        return new LayerValues(a, a, v is null ? new([w, u, b, c!]) : new([w, u, v, b]));
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
/// <param name="OfReset">With a reset before the product: <c>V·s</c> of what it leaves of the state, <c>s</c>.</param>
internal sealed record RecurrentSums(Value OfInputs, Value OfState, Func<Value, Value> OfReset);
