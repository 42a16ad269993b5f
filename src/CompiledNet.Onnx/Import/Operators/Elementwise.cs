using System.Collections.Immutable;
using CompiledNet.Onnx.Import.Functions;
using CompiledNet.Onnx.Import.Layers;
using CompiledNet.Onnx.Import.Values;

namespace CompiledNet.Onnx.Import.Operators;

/// <summary>Functions of each value by itself, and sums and products of two values.</summary>
internal static class Elementwise
{
    public static readonly ImmutableArray<Operator> All =
    [
        Unary("Relu", _ => x => Math.Max(x, 0)),
        Unary("LeakyRelu", call => WithAlpha(call, 0.01f, (x, alpha) => x >= 0 ? x : alpha * x)),
        Unary("Sigmoid", _ => ElementaryFunctions.Sigmoid),
        Unary("Tanh", _ => Math.Tanh),
        Unary("Elu", call => WithAlpha(call, 1, ElementaryFunctions.Elu)),
        Unary("Celu", call => WithAlpha(call, 1, (x, alpha) => alpha * ElementaryFunctions.Elu(x / alpha, 1))),
        Unary("Selu", call =>
        {
            double alpha = call.Float("alpha", 1.67326319f), gamma = call.Float("gamma", 1.05070102f);
            return x => ElementaryFunctions.Selu(x, alpha, gamma);
        }),
        Unary("Gelu", call => call.Text("approximate", "none") == "tanh" ? ElementaryFunctions.TanhGelu : x => x * ElementaryFunctions.NormalCdf(x)),
        Unary("Swish", call => WithAlpha(call, 1, (x, alpha) => x * ElementaryFunctions.Sigmoid(alpha * x))),
        Unary("Softplus", _ => ElementaryFunctions.Softplus),
        Unary("Softsign", _ => x => x / (1 + Math.Abs(x))),
        Unary("HardSigmoid", call =>
        {
            double alpha = call.Float("alpha", 0.2f), beta = call.Float("beta", 0.5f);
            return x => Math.Clamp(alpha * x + beta, 0, 1);
        }),
        Unary("HardSwish", _ => x => x * Math.Clamp(x / 6 + 0.5, 0, 1)),
        Unary("Mish", _ => x => x * Math.Tanh(ElementaryFunctions.Softplus(x))),
        Unary("ThresholdedRelu", call => WithAlpha(call, 1, (x, alpha) => x > alpha ? x : 0)),
        Unary("Erf", _ => ElementaryFunctions.Erf),
        Unary("Exp", _ => Math.Exp),
        Unary("Log", _ => Math.Log),
        Unary("Abs", _ => Math.Abs),
        Unary("Sqrt", _ => Math.Sqrt),
        Unary("Reciprocal", _ => x => 1 / x),
        Operator.Unary("Neg", call => call.Required(0) is Constant constant ? Constants.Map(constant, x => -x) : Map(call, call.Tensor(0), Operation.Negate)),
        Operator.Unary("Clip", Clip),
        Operator.Unary("PRelu", PRelu),
        Binary(Operation.Add),
        Binary(Operation.Subtract),
        Binary(Operation.Multiply),
        Binary(Operation.Divide),
        Binary(new Operation("Pow", Math.Pow)),
        Binary(new Operation("Min", Math.Min)),
        Binary(new Operation("Max", Math.Max)),
        Operator.Of("Sum", call => Enumerable.Range(1, Math.Max(0, call.Inputs.Length - 1)).Aggregate(call.Required(0), (sum, input) => Combine(call, Operation.Add, sum, call.Required(input)))),
    ];

    private static Operator Unary(string name, Func<OperatorCall, Func<double, double>> function) => Operator.Unary(name, call =>
        call.Required(0) is Constant constant ? Constants.Map(constant, function(call)) : Map(call, call.Tensor(0), Operation.Unary(name, function(call))));

    private static Operator Binary(Operation operation) => Operator.Of(operation.Name, call => Combine(call, operation, call.Required(0), call.Optional(1) ?? call.Required(0))) with
    {
        ShapeRule = shapes => shapes is [{ } left, { } right] && left.SequenceEqual(right) ? left : null,
    };

    private static Func<double, double> WithAlpha(OperatorCall call, float otherwise, Func<double, double, double> function)
    {
        double alpha = call.Float("alpha", otherwise);
        return x => function(x, alpha);
    }

    /// <summary>A function behind those that are still to be computed.</summary>
    private static TensorValue Map(OperatorCall call, TensorValue x, Operation operation, Func<Function, Function[]>? arguments = null)
    {
        Function before = x.Function ?? Function.Variable;
        if (before.Depth >= Function.MaximumDepth)
        {
            x = call.Graph.Realization.Plain(x);
            before = Function.Variable;
        }

        return new TensorValue(x.Source, x.Memory, x.Axes) { Scale = x.Scale, Function = Function.Of(call.Node, operation, arguments?.Invoke(before) ?? [before]) };
    }

    private static Value Clip(OperatorCall call)
    {
        double low = Bound(call, "min", 1, double.NegativeInfinity), high = Bound(call, "max", 2, double.PositiveInfinity);
        if (call.Required(0) is Constant constant)
            return Constants.Map(constant, x => Math.Min(Math.Max(x, low), high));
        return double.IsInfinity(low) && double.IsInfinity(high) ? call.Tensor(0) : Map(call, call.Tensor(0), Operation.Clip(low, high));
    }

    /// <summary>Until version 10 an attribute, then an input.</summary>
    private static double Bound(OperatorCall call, string name, int input, double otherwise) =>
        call.Attribute(name)?.Float is { } given ? given
        : call.Optional(input) is not { } value ? otherwise
        : value is Numbers { Values: [var bound] } ? bound
        : throw new NotExpressibleException($"its {name} is not a constant number");

    private static Value PRelu(OperatorCall call)
    {
        TensorValue x = call.Plain(0);
        Numbers slopes = call.Weights(1, "slopes");
        float[] values = ByPlace(x, slopes);
        int channels = x.Source.Shape[^1];
        if (values.Length == 1 && values[0] is >= 0 and <= 1)
            return new TensorValue(NewLayer.Activation(x.Source, new KnownActivation(Activation.LeakyReLU, Slope: values[0]), call.Node.Name), x.Memory, x.Axes);
        Layer input = values.Length == 1 ? x.Source : NewLayer.Rows(x.Source, values.Length);
        return new TensorValue(NewLayer.PRelu(input, values.Length == 1 ? [.. Enumerable.Repeat(values[0], channels)] : values, call.Node.Name), x.Memory, x.Axes);
    }

    private static Value Combine(OperatorCall call, Operation operation, Value left, Value right) => (left, right) switch
    {
        (Constant x, Constant y) => Constants.Combine(operation, x, y),
        (TensorValue x, Numbers constant) => WithConstant(call, operation, x, constant, constantFirst: false),
        (Numbers constant, TensorValue x) => WithConstant(call, operation, x, constant, constantFirst: true),
        (TensorValue x, TensorValue y) => Join(call, operation, x, y),
        _ => throw new NotExpressibleException("it computes with integers that depend on the inputs"),
    };

    private static TensorValue WithConstant(OperatorCall call, Operation operation, TensorValue x, Numbers constant, bool constantFirst)
    {
        RequireNoMoreAxes(x, constant);
        if (constant.Values.Distinct().Count() == 1)
        {
            var number = Function.Constant(constant.Values[0]);
            return Map(call, x, operation, before => constantFirst ? [number, before] : [before, number]);
        }

        if (x.Function is not null)
            x = call.Graph.Realization.Plain(x);
        double[] numbers = [.. ByPlace(x, constant).Select(value => (double)value)];
        ChannelScale scale = x.Scale ?? ChannelScale.Identity(1);
        scale = operation.Name switch
        {
            "Add" => scale.Plus(numbers),
            "Mul" => scale.Times(numbers),
            "Sub" => constantFirst ? scale.Times([-1]).Plus(numbers) : scale.Plus([.. numbers.Select(number => -number)]),
            "Div" when !constantFirst => scale.Times([.. numbers.Select(number => 1 / number)]),
            _ => throw new NotExpressibleException("it computes with a constant of several values what no layer computes"),
        };
        return new TensorValue(x.Source, x.Memory, x.Axes) { Scale = scale };
    }

    private static void RequireNoMoreAxes(TensorValue x, Numbers constant)
    {
        int missing = x.Axes.Length - constant.Sizes.Length;
        bool fits = missing >= 0;
        for (int axis = 0; fits && axis < constant.Sizes.Length; axis++)
        {
            Extent size = constant.Sizes[axis], own = x.Sizes[missing + axis];
            fits = size == new Extent(1) || size == own || own.PerRow && size.Count == 1;
        }

        if (!fits)
            throw new NotExpressibleException($"a constant of the shape [{string.Join(", ", constant.Sizes)}] makes its result larger than what comes in");
    }

    /// <summary>Numbers of a constant that is repeated along axes, for as many last places of memory as they differ along.</summary>
    private static float[] ByPlace(TensorValue x, Numbers constant)
    {
        RequireNoMoreAxes(x, constant);
        if (constant.Count == 1)
            return [constant.Values[0]];
        int missing = x.Axes.Length - constant.Sizes.Length;
        int[] stored = constant.Stored;
        ImmutableArray<Factor> varied = [.. stored.SelectMany((size, axis) => size == 1 ? [] : x.Axes[missing + axis].Where(factor => factor != Factor.Rows))];
        ImmutableArray<Factor> places = Views.SuffixFrom(x, varied);
        int[] all = Views.IndicesByPlace(places, [.. places.Where(factor => !varied.Contains(factor)), .. varied]);
        int count = constant.Count;
        return [.. all.Select(index => constant.Values[index % count])];
    }

    private static TensorValue Join(OperatorCall call, Operation operation, TensorValue left, TensorValue right)
    {
        if (left.HasSameBase(right) && (left.Function?.Depth ?? 0) < Function.MaximumDepth && (right.Function?.Depth ?? 0) < Function.MaximumDepth)
            return Map(call, left, operation, before => [before, right.Function ?? Function.Variable]);
        if (operation.Name is not ("Add" or "Sub" or "Mul"))
            throw new NotExpressibleException("layers are joined by sums, differences and products");
        left = call.Graph.Realization.Plain(left);
        right = call.Graph.Realization.Plain(right);
        if (operation.Name == "Sub")
            right = new TensorValue(ChannelSteps.Apply(right.Source, ChannelScale.Linear(-1, 0)), right.Memory, right.Axes);
        (left, right) = Alignment.Align(left, right);
        Layer layer = NewLayer.Join(operation.Name == "Mul" ? "Multiply" : "Add", [left.Source, NewLayer.Shaped(right.Source, left.Source.Shape)], left.Source.Shape, call.Node.Name);
        return new TensorValue(layer, left.Memory, left.Axes);
    }
}
