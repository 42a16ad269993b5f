using CompiledNet.Generator.Declaration;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Expressions;
using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Layers;

/// <summary>In training <c>a = m·x</c> with a mask <c>m</c> that is 0 with the probability <c>rate</c> and <c>1/(1 − rate)</c> otherwise; else <c>a = x</c>.</summary>
internal static class Dropout
{
    private static readonly FunctionParameter Rate = new("The rate", 0f, "at least 0 and below 1", value => value is >= 0f and < 1f);

    public static readonly LayerKind Kind = LayerKind.Of<DropoutDeclaration, DropoutModel>(
        "Dropout", "a[l] = m·a[l−1] in training, each m being 0 or 1/(1 − rate); else a[l] = a[l−1]", Parse, Build, Lower);

    private static DropoutDeclaration? Parse(AttributeArguments arguments)
    {
        var head = LayerHead.Parse(arguments);
        return arguments.Positional<float>("rate") is { } rate ? new DropoutDeclaration(head, rate) : null;
    }

    private static DropoutModel Build(DropoutDeclaration declaration, string name, LayerInput input, List<DiagnosticInfo> diagnostics) =>
        new(name, input.Layers, input.Shape, NumberArgument.Check(Rate, declaration.Rate, diagnostics));

    private static LayerValues Lower(ProgramBuilder to, DropoutModel layer, EquatableArray<Value> inputs)
    {
        Value x = inputs[0];
        if (!to.IsTraining || layer.Rate == 0f)
            return LayerValues.Of(x);
        Value m = to.Mask(to.Name("m"), layer.Rate, x.Axes);
        return LayerValues.Of(to.Map(to.Name("a"), x.Axes, new Read(x) * new Read(m), $"{m.Notation}·{x.Notation}", new Derivative(x, new Upstream() * new Read(m), m.Notation)));
    }
}

/// <summary>A <c>[Dropout]</c> attribute.</summary>
internal sealed record DropoutDeclaration(LayerHead Head, Written<float> Rate)
    : LayerDeclaration("Dropout", Head);

/// <summary>A dropout.</summary>
internal sealed record DropoutModel(string Name, EquatableArray<int> Inputs, TensorShape InputShape, float Rate)
    : LayerModel("Dropout", Name, Inputs, InputShape, InputShape, ActivationModel.None, new([]))
{
    public override LayerDetails Details => new() { Rate = Rate };

    public override long MultiplyAdds => 0;

    public override bool IsForTrainingOnly => true;
}
