using CompiledNet.Onnx.Import.Functions;
using CompiledNet.Onnx.Import.Values;

namespace CompiledNet.Onnx.Import.Layers;

/// <summary>Makes layers of what is still to be computed with a layer's values. The same is made once.</summary>
internal sealed class Realization
{
    private readonly Dictionary<(Layer, ChannelScale), Layer> _scaled = [];
    private readonly Dictionary<(Layer, Function), Layer> _computed = [];

    /// <summary>The same value as what a layer gives.</summary>
    /// <exception cref="NotExpressibleException">A function is none that layers compute.</exception>
    public TensorValue Plain(TensorValue value)
    {
        if (value.IsPlain)
            return value;
        Layer layer = value.Scale is null ? value.Source : Scaled(value.Source, value.Scale);
        return new TensorValue(value.Function is null ? layer : Compute(layer, value.Function), value.Memory, value.Axes);
    }

    private Layer Scaled(Layer layer, ChannelScale scale)
    {
        if (!_scaled.TryGetValue((layer, scale), out Layer? scaled))
            _scaled[(layer, scale)] = scaled = ChannelSteps.Apply(layer, scale);
        return scaled;
    }

    private Layer Compute(Layer x, Function function)
    {
        if (function.IsVariable)
            return x;
        if (!_computed.TryGetValue((x, function), out Layer? computed))
            _computed[(x, function)] = computed = New(x, function);
        return computed;
    }

    private Layer New(Layer x, Function function)
    {
        if (function.Arguments is [{ IsVariable: true }, { IsVariable: true }] && (function.Operation == Operation.Add || function.Operation == Operation.Multiply))
            return Join(x, function);
        if (function.Slope is { } slope)
            return ChannelSteps.Apply(x, ChannelScale.Linear(slope, function.Shift));
        if (KnownActivations.Find(function) is { } activation)
            return NewLayer.Activation(x, activation, function.Node?.Name);

        Function[] variable = [.. function.Arguments.Where(argument => !argument.IsConstant)];
        Operation operation = function.Operation!;
        if (variable.Length == 2)
            return Join(x, function);
        if (!variable[0].IsVariable)
            return Compute(Compute(x, variable[0]), Function.Of(function.Node!, operation, [.. function.Arguments.Select(argument => argument.IsConstant ? argument : Function.Variable)]));
        if (operation.Bounds is { } bounds && (double.IsFinite(bounds.Low) || double.IsFinite(bounds.High)) && bounds.Low < bounds.High)
            return Clip(x, bounds.Low, bounds.High);
        throw NotExpressible(function);
    }

    /// <summary>Both arguments as layers, and a layer that joins them.</summary>
    private Layer Join(Layer x, Function function)
    {
        Operation operation = function.Operation!;
        if (operation != Operation.Add && operation != Operation.Subtract && operation != Operation.Multiply)
            throw NotExpressible(function);
        Layer left = Compute(x, function.Arguments[0]), right = Compute(x, function.Arguments[1]);
        if (operation == Operation.Subtract)
            right = ChannelSteps.Apply(right, ChannelScale.Linear(-1, 0));
        return NewLayer.Join(operation == Operation.Multiply ? "Multiply" : "Add", [NewLayer.Shaped(left, x.Shape), NewLayer.Shaped(right, x.Shape)], x.Shape, function.Node?.Name);
    }

    /// <summary>A clip between any two borders by one that an activation has, with a straight line before and behind.</summary>
    private static Layer Clip(Layer x, double low, double high)
    {
        (ChannelScale before, Activation activation, ChannelScale behind) = (double.IsFinite(low), double.IsFinite(high)) switch
        {
            (true, false) => (ChannelScale.Linear(1, -low), Activation.ReLU, ChannelScale.Linear(1, low)),
            (false, true) => (ChannelScale.Linear(-1, high), Activation.ReLU, ChannelScale.Linear(-1, high)),
            _ => (ChannelScale.Linear(2 / (high - low), -(high + low) / (high - low)), Activation.HardTanh, ChannelScale.Linear((high - low) / 2, (high + low) / 2)),
        };
        return ChannelSteps.Apply(NewLayer.Activation(ChannelSteps.Apply(x, before), new KnownActivation(activation)), behind);
    }

    private static NotExpressibleException NotExpressible(Function function) =>
        new("it computes a function of each value that no layer and no activation computes", function.Node);
}
