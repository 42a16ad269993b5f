using CompiledNet.Generator.Declaration;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Generator.Layers;

/// <summary>What the generator knows of a kind of layer. Each is one file, found through <see cref="LayerCatalog"/>.</summary>
/// <param name="Name">The attribute's name in brackets, which is the file's and begins the names of layers: <c>Dense</c>.</param>
/// <param name="Formula">
/// What a layer <c>l</c> of the kind gives in the usual notation, for readers; <c>a[l−1]</c> is what comes in first. Null of one that computes
/// nothing.
/// </param>
/// <param name="Parse">Reads the attribute; null if an argument is missing or unknown, which has been reported.</param>
/// <param name="Build">
/// Gives a layer its shape and its parameters, from its declaration, its name and what comes in; null if it has no valid shape,
/// which is added to the diagnostics.
/// </param>
/// <param name="Lower">Gives the operations of a layer, from its model and the values that come in, as many as the model has inputs.</param>
internal sealed record LayerKind(
    string Name,
    string? Formula,
    Func<AttributeArguments, LayerDeclaration?> Parse,
    Func<LayerDeclaration, string, LayerInput, List<DiagnosticInfo>, LayerModel?> Build,
    Func<ProgramBuilder, LayerModel, EquatableArray<Value>, LayerValues> Lower)
{
    /// <summary>The formula of a layer that computes something else than most of its kind; null where all compute the same.</summary>
    public Func<LayerModel, string>? FormulaOf { get; init; }

    /// <summary>The full name of the attribute.</summary>
    public string Attribute => $"CompiledNet.{Name}Attribute";

    /// <summary>A kind whose layers are declared and modelled by records of its own.</summary>
    public static LayerKind Of<TDeclaration, TModel>(
        string name,
        string? formula,
        Func<AttributeArguments, TDeclaration?> parse,
        Func<TDeclaration, string, LayerInput, List<DiagnosticInfo>, TModel?> build,
        Func<ProgramBuilder, TModel, EquatableArray<Value>, LayerValues> lower)
        where TDeclaration : LayerDeclaration
        where TModel : LayerModel =>
        new(name, formula, parse, (declaration, layer, input, diagnostics) => build((TDeclaration)declaration, layer, input, diagnostics), (to, model, inputs) => lower(to, (TModel)model, inputs));

    /// <summary>Stands for the lowering of kinds whose operations are not written yet.</summary>
    public static LayerValues NotLowered<TModel>(ProgramBuilder to, TModel layer, EquatableArray<Value> inputs)
        where TModel : LayerModel =>
        throw new NotSupportedException($"{layer.Kind} has no operations yet.");
}
