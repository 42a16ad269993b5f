using CompiledNet.Generator.Declaration;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Layers;

namespace CompiledNet.Generator.Model;

/// <summary>Gives each layer its inputs, and by them its shape.</summary>
internal sealed class GraphBuilder
{
    private readonly TensorShape? _inputShape;
    private readonly EquatableArray<IndexPlace> _indices;
    private readonly LayerReferences _references;
    private readonly LayerModel?[] _built;

    private readonly bool _isStream;

    private GraphBuilder(TensorShape? inputShape, EquatableArray<IndexPlace> indices, bool isStream, string[] names)
    {
        _isStream = isStream;
        _inputShape = inputShape;
        _indices = indices;
        _references = new LayerReferences(names);
        _built = new LayerModel?[names.Length];
    }

    /// <summary>The layers in the order of the declaration; null if one has no valid shape.</summary>
    /// <param name="declaration">The network.</param>
    /// <param name="inputShape">The shape of its input; null if that, or what is said of its values, is not valid.</param>
    /// <param name="indices">Which inputs are indices.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    public static IReadOnlyList<LayerModel>? Build(NetworkDeclaration declaration, TensorShape? inputShape, EquatableArray<IndexPlace> indices, List<DiagnosticInfo> diagnostics)
    {
        var names = new LayerNames(declaration, diagnostics);
        string[] all = [.. declaration.Layers.Select(names.Next)];
        var builder = new GraphBuilder(inputShape, indices, declaration.IsStream, all);
        for (int place = 0; place < all.Length; place++)
            builder._built[place] = builder.BuildLayer(declaration.Layers[place], all[place], place, diagnostics);
        return builder._built.Contains(null) ? null : [.. builder._built.OfType<LayerModel>()];
    }

    /// <summary>
    /// A layer; null if it has no valid shape. One whose inputs have none is built on one value, for what else is wrong with it.
    /// </summary>
    private LayerModel? BuildLayer(LayerDeclaration layer, string name, int place, List<DiagnosticInfo> diagnostics)
    {
        LayerKind kind = LayerCatalog.Get(layer.Kind);
        IReadOnlyList<int?> numbers = _references.Of(layer, place, diagnostics);
        if (InputOf(numbers) is not { } input)
        {
            var found = new List<DiagnosticInfo>();
            kind.Build(layer, name, Unknown(numbers.Count), found);
            diagnostics.AddRange(found.Where(finding => !NetworkDiagnostics.DependsOnShape(finding.Descriptor)));
            return null;
        }

        return kind.Build(layer, name, input, diagnostics) is { } built && Sizes.CheckOutputs(name, built.OutputShape, layer.SizeArgument?.Location ?? layer.Location, diagnostics)
            ? built
            : null;
    }

    /// <summary>What comes into a layer; null if something of it has no valid shape.</summary>
    private LayerInput? InputOf(IReadOnlyList<int?> numbers)
    {
        int[] known = [.. numbers.OfType<int>()];
        TensorShape[] shapes = [.. known.Select(ShapeOf).OfType<TensorShape>()];
        return shapes.Length == numbers.Count
            ? new LayerInput(known.ToEquatableArray(), known.Select(_references.NameOf).ToEquatableArray(), shapes.ToEquatableArray(), IndicesOf(known[0]))
            {
                IsStream = _isStream,
                LastStepOf = LastStepOf(known[0]),
            }
            : null;
    }

    /// <summary>The layer that gives its last step alone, looked for through those that keep axes as they are.</summary>
    private string? LastStepOf(int number)
    {
        while (number > 0 && _built[number - 1] is { IsView: false, Inputs.Count: 1, OutputShape.Axes.Count: 1 } layer)
        {
            if (layer.GivesLastStepAlone)
                return layer.Name;
            number = layer.Inputs[0];
        }

        return null;
    }

    private LayerInput Unknown(int count) => new(
        Enumerable.Repeat(0, count).ToEquatableArray(), Enumerable.Repeat("", count).ToEquatableArray(), Enumerable.Repeat(TensorShape.Of(1), count).ToEquatableArray(), new([]))
    {
        IsStream = _isStream,
    };

    private TensorShape? ShapeOf(int number) => number == 0 ? _inputShape : _built[number - 1]?.OutputShape;

    private EquatableArray<IndexPlace> IndicesOf(int number) => number == 0 ? _indices : _built[number - 1]!.Indices;
}
