using CompiledNet.Generator.Declaration;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Layers;

/// <summary>
/// Replaces each index <c>i</c> that it takes, in its place, by row <c>i</c> of <c>W</c> of the shape [count, size]. Where nothing but <c>n</c> such
/// indices comes in, it gives (n, size), of one index (size); otherwise the other values stay in their order, along one axis.
/// </summary>
internal static class Embedding
{
    /// <summary>Up to here every index is a float.</summary>
    private const int MaximumCount = 1 << 24;

    public static readonly LayerKind Kind = LayerKind.Of<EmbeddingDeclaration, EmbeddingModel>(
        "Embedding", "a[l] = a[l−1] with row i of W[l] in the place of each index i", Parse, Build, Lower);

    private static EmbeddingDeclaration? Parse(AttributeArguments arguments)
    {
        var head = LayerHead.Parse(arguments);
        return arguments.Positional<int>("count") is { } count && arguments.Positional<int>("size") is { } size
            ? new EmbeddingDeclaration(head, count, size, arguments.NamedList<int>("Columns")?.ToEquatableArray())
            : null;
    }

    private static EmbeddingModel? Build(EmbeddingDeclaration declaration, string name, LayerInput input, List<DiagnosticInfo> diagnostics)
    {
        bool isValid = Sizes.Check("The number of vectors", declaration.Count, MaximumCount, diagnostics);
        isValid &= Sizes.Check("The size of a vector", declaration.Size, Sizes.MaximumUnits, diagnostics);
        if (!CheckShape(declaration, name, input.Shape, diagnostics) || Taken(declaration, name, input, diagnostics) is not { } taken || !isValid)
            return null;

        int size = declaration.Size.Value;
        TensorShape shape =
            taken.Length < input.Shape.Size ? TensorShape.Of(checked(input.Shape.Size + taken.Length * (size - 1)))
            : taken.Length == 1 ? TensorShape.Of(size)
            : TensorShape.Of(taken.Length, size);
        IEnumerable<IndexPlace> left = input.Indices
            .Where(index => !taken.Contains(index))
            .Select(index => index with { Position = index.Position + taken.Count(other => other.Position < index.Position) * (size - 1) });

        // A row of the weights is what one index adds: with one summand, normal with the variance 1/1 is the standard normal distribution.
        var weights = new ParameterTensorModel("Weights", TensorShape.Of(declaration.Count.Value, size), "LeCunNormal", 0f, FanIn: 1, FanOut: size);
        return new EmbeddingModel(name, input.Layers, input.Shape, shape, taken.ToEquatableArray(), left.ToEquatableArray(), new([weights]));
    }

    private static bool CheckShape(EmbeddingDeclaration declaration, string name, TensorShape shape, List<DiagnosticInfo> diagnostics)
    {
        if (shape.Axes.Count == 1)
            return true;

        diagnostics.Add(DiagnosticInfo.Create(NetworkDiagnostics.ShapeDoesNotFit, declaration.Location, name, "one axis of inputs", shape.Notation, "move it before the layer that gives this shape"));
        return false;
    }

    /// <summary>The indices that it takes, in the order of a row; null if there are none, or one that is written is not an index.</summary>
    private static IndexPlace[]? Taken(EmbeddingDeclaration declaration, string name, LayerInput input, List<DiagnosticInfo> diagnostics)
    {
        string known = input.Indices.Count == 0
            ? "write IndexInputs of the network, or let it take the network's input"
            : $"the index inputs that come in are {string.Join(", ", input.Indices.Select(index => index.Input))}";
        if (declaration.Columns is not { Count: > 0 } columns)
        {
            if (input.Indices.Count > 0 && declaration.Columns is null)
                return [.. input.Indices];
            diagnostics.Add(DiagnosticInfo.Create(NetworkDiagnostics.NotAnIndex, declaration.Location, name, "index inputs", input.Indices.Count == 0 ? "none comes in" : "Columns is empty", known));
            return null;
        }

        var taken = new List<IndexPlace>();
        bool isValid = true;
        foreach (Written<int> column in columns)
        {
            IndexPlace? index = input.Indices.FirstOrDefault(candidate => candidate.Input == column.Value);
            if (index is not null && !taken.Contains(index))
            {
                taken.Add(index);
                continue;
            }

            isValid = false;
            diagnostics.Add(DiagnosticInfo.Create(
                NetworkDiagnostics.NotAnIndex, column.Location, name, $"input {column.Value}", index is null ? "it is not an index that comes in" : "it has it already", known));
        }

        return isValid ? [.. taken.OrderBy(index => index.Position)] : null;
    }

    private static LayerValues Lower(ProgramBuilder to, EmbeddingModel layer, EquatableArray<Value> inputs)
    {
        int taken = layer.Taken.Count;
        Axis size = to.NewAxis("unit", layer.Size);
        Value w = to.Parameter(to.Name("W"), to.NewAxis("index", layer.Count), size);
        Axis[] axes =
            taken < layer.InputSize ? [Axis.Rows, to.NewAxis("unit", layer.OutputSize)]
            : taken == 1 ? [Axis.Rows, size]
            : [Axis.Rows, to.NewAxis("position", taken), size];
        Value a = to.Gather(to.Name("a"), inputs[0], w, layer.Taken.Select(index => index.Position), axes);
        return new LayerValues(a, a, new([w]));
    }
}

/// <summary>An <c>[Embedding]</c> attribute.</summary>
internal sealed record EmbeddingDeclaration(LayerHead Head, Written<int> Count, Written<int> Size, EquatableArray<Written<int>>? Columns)
    : LayerDeclaration("Embedding", Head)
{
    public override Written<int>? SizeArgument => Size;
}

/// <summary>An embedding.</summary>
/// <param name="Taken">The indices that it replaces, in the order of a row.</param>
/// <param name="Left">Those that it leaves to other embeddings, where they lie behind it.</param>
internal sealed record EmbeddingModel(
    string Name,
    EquatableArray<int> Inputs,
    TensorShape InputShape,
    TensorShape OutputShape,
    EquatableArray<IndexPlace> Taken,
    EquatableArray<IndexPlace> Left,
    EquatableArray<ParameterTensorModel> Tensors)
    : LayerModel("Embedding", Name, Inputs, InputShape, OutputShape, ActivationModel.None, Tensors)
{
    public int Count => Tensors[0].Shape.Axes[0];

    public int Size => Tensors[0].Shape.Axes[1];

    public override LayerDetails Details => new() { Columns = Taken.Select(index => index.Input).ToEquatableArray() };

    public override bool TakesIndices => true;

    public override int IndexCount => Count;

    public override EquatableArray<IndexPlace> Indices => Left;

    public override long MultiplyAdds => 0;
}
