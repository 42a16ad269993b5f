using CompiledNet.Generator.Activations;
using CompiledNet.Generator.Expressions;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Lowering;

/// <summary><c>z = W·x + b</c>, <c>a = g(z)</c>.</summary>
internal static class DenseLowering
{
    public static LayerValues Lower(ProgramBuilder to, DenseModel layer, Value x, bool isLast)
    {
        Axis inputs = x.Axes[x.Axes.Count - 1];
        Axis units = to.NewAxis("unit", layer.OutputSize);
        Axis[] axes = [.. x.Axes.Where(axis => axis != inputs), units];
        Value w = to.Parameter(to.Name("W"), units, inputs);
        Value? b = layer.UseBias ? to.Parameter(to.Name("b"), units) : null;
        bool isDotProduct = isLast && layer is { OutputSize: 1, Activation.Function: ElementwiseActivation };
        Value z = isDotProduct
            ? DotProduct(to, x, w, b, axes)
            : to.Contract(to.Name("z"), x, w, axes, b, SumOrders.OfProduct(layer.InputSize, layer.OutputSize));
        Value a = layer.Activation.Function.Lower(to, z, layer.Activation.Parameter);
        return new LayerValues(z, a, (b is null ? [w] : new[] { w, b }).ToEquatableArray(), isDotProduct);
    }

    /// <summary>A last layer with one unit: vectors run along the inputs.</summary>
    private static Value DotProduct(ProgramBuilder to, Value x, Value w, Value? b, Axis[] axes)
    {
        Value sum = to.Contract(b is null ? to.Name("z") : "w·x", x, w, axes, start: null, new ByHalves());
        return b is null ? sum : to.Map(to.Name("z"), axes, new Read(sum) + new Read(b), new Derivative(sum, new Upstream()), new Derivative(b, new Upstream()));
    }
}
