using CompiledNet.Generator.Declaration;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Layers.Windows;

/// <summary>
/// What convolutions of signals and of images have in common: <c>z[o, f] = b[f] + Σ W[f, c, k]·x[o·stride + k·dilation − before, c]</c> over the
/// places <c>k</c> of a window and the channels <c>c</c> of the filter's group, <c>a = g(z)</c>.
/// </summary>
internal static class Convolution
{
    public const string Formula = "z[l] = W[l]∗a[l−1] + b[l], a[l] = g(z[l]), where W∗a is Σ W·a over each window of a";

    public static ConvolutionDeclaration? Parse(string kind, AttributeArguments arguments, params string[] kernel)
    {
        var head = LayerHead.Parse(arguments);
        Written<int>? filters = arguments.Positional<int>("filters");
        var windows = WindowDeclaration.Parse(arguments, kernel);
        ActivationDeclaration? activation = ActivationDeclaration.Parse(arguments);
        InitializerDeclaration? initializer = InitializerDeclaration.Parse(arguments);
        return filters is null || windows is null || activation is null || initializer is null
            ? null
            : new ConvolutionDeclaration(kind, head, filters, windows, arguments.Named<int>("Groups"), activation, arguments.Named<bool>("UseBias"), initializer);
    }

    public static ConvolutionModel? Build(ConvolutionDeclaration declaration, WindowRule rule, string name, LayerInput input, List<DiagnosticInfo> diagnostics)
    {
        ActivationModel activation = ActivationBuilder.Build(declaration.Activation, name, diagnostics);
        (string initializer, float initialValue) = InitializerBuilder.Build(declaration.Initializer, activation, diagnostics);
        bool isValid = Sizes.Check("The number of filters", declaration.Filters, Sizes.MaximumUnits, diagnostics);
        if (declaration.Groups is { } written)
            isValid &= Sizes.Check("Groups", written, Sizes.MaximumUnits, diagnostics);
        WindowShape? windows = input.IsStream && rule.TakesCausal
            ? StreamWindows.Build(declaration, rule, name, input, diagnostics)
            : WindowBuilder.Build(declaration.Kind, name, declaration.Windows, rule, defaultStride: 1, input, declaration.Location, diagnostics);
        if (windows is null || !isValid || !GroupsDivide(declaration, name, input.Shape.Last, diagnostics))
            return null;

        int filters = declaration.Filters.Value;
        int groups = declaration.Groups?.Value ?? 1;
        int channels = input.Shape.Last / groups;
        int fanIn = Fan(channels, windows);
        int fanOut = Fan(filters / groups, windows);
        var shape = new TensorShape(new[] { filters, channels }.Concat(windows.Axes.Select(axis => axis.Kernel)).ToEquatableArray());
        var weights = new ParameterTensorModel("Weights", shape, initializer, initialValue, fanIn, fanOut);
        var biases = new ParameterTensorModel("Biases", TensorShape.Of(filters), "Zeros", 0f, fanIn, fanOut);
        return new ConvolutionModel(
            declaration.Kind, name, input.Layers, input.Shape, windows, groups, input.IsStream && rule.TakesCausal ? TensorShape.Of(filters) : windows.OutputShape(filters), activation,
            (declaration.UseBias?.Value == false ? new[] { weights } : [weights, biases]).ToEquatableArray());
    }

    /// <summary>How many values meet in a window; of windows so large that the network is too large anyway, as many as an int holds.</summary>
    private static int Fan(int channels, WindowShape windows) =>
        (int)Math.Min(windows.Axes.Aggregate((long)channels, (product, axis) => product * axis.Kernel), int.MaxValue);

    private static bool GroupsDivide(ConvolutionDeclaration declaration, string name, int channels, List<DiagnosticInfo> diagnostics)
    {
        if (declaration.Groups is not { } groups)
            return true;

        string? undivided =
            channels % groups.Value != 0 ? $"{channels} channels"
            : declaration.Filters.Value % groups.Value != 0 ? $"{declaration.Filters.Value} filters"
            : null;
        if (undivided is not null)
            diagnostics.Add(DiagnosticInfo.Create(NetworkDiagnostics.GroupsDoNotDivide, groups.Location, name, $"{groups.Value}", undivided));
        return undivided is null;
    }

    /// <summary>
    /// The products of windows with the filters; where borders are padded, of what comes in with zeros around it. Windows of one position are no
    /// windows: the product is that of a dense layer, position by position.
    /// </summary>
    public static LayerValues Lower(ProgramBuilder to, ConvolutionModel layer, Value x)
    {
        Axis channels = x.Axes[x.Axes.Count - 1];
        bool isDense = layer.Windows.IsPointwise && layer.Groups == 1;
        if (layer.IsOfSteps && !isDense)
            return LowerSteps(to, layer, x);
        Value bordered = isDense ? x : WindowLowering.WithBorders(to, x, layer.Windows);
        (IReadOnlyList<Axis> groups, Value seen) = InGroups(to, bordered, layer);
        Axis filters = to.NewAxis("filter", layer.Filters / layer.Groups);
        Axis ofChannels = seen.Axes[seen.Axes.Count - 1];
        Programs.WindowAxis[] along = isDense ? [] : WindowLowering.Along(to, seen, layer.Windows);
        Value windows = isDense ? x : to.Windows(seen.Notation, seen, along);
        Value w = to.Parameter(to.Name("W"), [.. groups, filters, ofChannels, .. along.Select(axis => axis.Elements)]);
        Value? b = layer.UseBias ? to.Parameter(to.Name("b"), [.. groups, filters]) : null;
        IEnumerable<Axis> axes = isDense ? x.Axes.Where(axis => axis != channels) : [Axis.Rows, .. along.Select(axis => axis.Positions), .. groups];
        Value z = to.Contract(to.Name("z"), windows, w, [.. axes, filters], b);
        if (groups.Count > 0)
            z = to.View(z.Notation, z, [Axis.Rows, .. along.Select(axis => axis.Positions), to.NewAxis("filter", layer.Filters)]);
        Value a = layer.Activation.Function.Lower(to, z, layer.Activation.Parameter);
        return new LayerValues(z, a, (b is null ? [w] : new[] { w, b }).ToEquatableArray());
    }

    /// <summary>
    /// The same of rows in time, whose window is what the row has and rows before it had: without groups one product with all of it, as that of a
    /// dense layer; with groups, one window of so many positions.
    /// </summary>
    private static LayerValues LowerSteps(ProgramBuilder to, ConvolutionModel layer, Value x)
    {
        Windows.WindowAxis window = layer.Windows.Axes[0];
        if (layer.Groups > 1)
        {
            Value steps = to.Delays($"{x.Notation} of steps", x, to.NewAxis("place", window.Kernel), window.Dilation);
            var whole = new WindowShape(new([new Windows.WindowAxis(window.Kernel, 1, window.Kernel, Stride: 1, Dilation: 1, Before: 0, After: 0)]), WindowPadding.Valid);
            LayerValues values = Lower(to, layer with { InputShape = TensorShape.Of(window.Kernel, layer.InputShape.Last), Windows = whole }, steps);
            Axis[] axes = [Axis.Rows, to.NewAxis("filter", layer.Filters)];
            return values with { PreActivations = to.View(values.PreActivations.Notation, values.PreActivations, axes), Outputs = to.View(values.Outputs.Notation, values.Outputs, axes) };
        }

        Value delays = to.Delays($"{x.Notation} of steps", x, to.NewGroups(window.Kernel), window.Dilation);
        Axis filters = to.NewAxis("filter", layer.Filters);
        Value w = to.Parameter(to.Name("W"), filters, delays.Axes[2], delays.Axes[1]);
        Value? b = layer.UseBias ? to.Parameter(to.Name("b"), filters) : null;
        Value z = to.Contract(to.Name("z"), delays, w, [Axis.Rows, filters], b, SumOrders.OfProduct(window.Kernel * layer.Channels, layer.Filters));
        Value a = layer.Activation.Function.Lower(to, z, layer.Activation.Parameter);
        return new LayerValues(z, a, (b is null ? [w] : new[] { w, b }).ToEquatableArray());
    }

    /// <summary>The channels, counted in groups if there are several.</summary>
    private static (IReadOnlyList<Axis> Groups, Value Seen) InGroups(ProgramBuilder to, Value x, ConvolutionModel layer)
    {
        if (layer.Groups == 1)
            return ([], x);
        Axis groups = to.NewGroups(layer.Groups);
        return ([groups], to.View(x.Notation, x, [.. x.Axes.Take(x.Axes.Count - 1), groups, to.NewAxis("channel", layer.Channels)]));
    }
}

/// <summary>A <c>[Conv1D]</c> or <c>[Conv2D]</c> attribute.</summary>
internal sealed record ConvolutionDeclaration(
    string Kind,
    LayerHead Head,
    Written<int> Filters,
    WindowDeclaration Windows,
    Written<int>? Groups,
    ActivationDeclaration Activation,
    Written<bool>? UseBias,
    InitializerDeclaration Initializer)
    : LayerDeclaration(Kind, Head)
{
    public override Written<int>? SizeArgument => Filters;

    public override ActivationDeclaration? ActivationArgument => Activation;

    public override InitializerDeclaration? InitializerArgument => Initializer;

    public override LocationInfo? OmittedBias => UseBias is { Value: false } omitted ? omitted.Location : null;
}

/// <summary>A convolution.</summary>
/// <param name="Windows">Where the filters lie.</param>
/// <param name="Groups">The number of groups of channels and filters.</param>
internal sealed record ConvolutionModel(
    string Kind,
    string Name,
    EquatableArray<int> Inputs,
    TensorShape InputShape,
    WindowShape Windows,
    int Groups,
    TensorShape OutputShape,
    ActivationModel Activation,
    EquatableArray<ParameterTensorModel> Tensors)
    : LayerModel(Kind, Name, Inputs, InputShape, OutputShape, Activation, Tensors)
{
    public int Filters => OutputShape.Last;

    /// <summary>The channels that a filter sees: those of its group.</summary>
    public int Channels => InputShape.Last / Groups;

    public bool UseBias => Tensors.Count > 1;

    /// <summary>Whether windows reach back in time from the row that comes in.</summary>
    public bool IsOfSteps => InputShape.Axes.Count == 1;

    public override bool HasActivation => true;

    public override string View => "ConvView";

    public override LayerDetails Details => Windows.Details with { Groups = Groups };

    public override long MultiplyAdds => (long)OutputSize * Channels * Windows.KernelLength;
}
