using CompiledNet.Generator.Declaration;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Layers.Windows;

/// <summary>What pools have in common: one value of each channel for each window, of those that lie within the borders.</summary>
internal static class Pool
{
    public static PoolDeclaration? Parse(string kind, AttributeArguments arguments)
    {
        var head = LayerHead.Parse(arguments);
        return WindowDeclaration.Parse(arguments, "size") is { } windows ? new PoolDeclaration(kind, head, windows) : null;
    }

    /// <summary>Windows lie side by side unless a stride is written.</summary>
    public static PoolModel? Build(PoolDeclaration declaration, WindowRule rule, string name, LayerInput input, List<DiagnosticInfo> diagnostics)
    {
        if (input.IsStream && rule.AxisCount == 1)
            return Streams.Refuse<PoolModel>(name, declaration.Location, "a pool gives fewer steps than come in", Streams.TakeSequences, diagnostics);
        int size = declaration.Windows.Kernel[0].Value;
        return WindowBuilder.Build(declaration.Kind, name, declaration.Windows, rule, size, input, declaration.Location, diagnostics) is { } windows
            ? new PoolModel(declaration.Kind, name, input.Layers, input.Shape, windows, windows.OutputShape(input.Shape.Last))
            : null;
    }

    public static LayerValues Lower(ProgramBuilder to, PoolModel layer, Value x, PoolingKind kind) =>
        LayerValues.Of(to.Pool(to.Name("a"), x, WindowLowering.Along(to, x, layer.Windows), kind));
}

/// <summary>The attribute of a pool with windows.</summary>
internal sealed record PoolDeclaration(string Kind, LayerHead Head, WindowDeclaration Windows)
    : LayerDeclaration(Kind, Head);

/// <summary>A pool with windows.</summary>
internal sealed record PoolModel(string Kind, string Name, EquatableArray<int> Inputs, TensorShape InputShape, WindowShape Windows, TensorShape OutputShape)
    : LayerModel(Kind, Name, Inputs, InputShape, OutputShape, ActivationModel.None, new([]))
{
    public override LayerDetails Details => Windows.Details;

    public override long MultiplyAdds => 0;
}
