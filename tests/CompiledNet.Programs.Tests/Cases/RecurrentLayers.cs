using CompiledNet.Generator;
using CompiledNet.Generator.Declaration;
using CompiledNet.Generator.Diagnostics;
using CompiledNet.Generator.Layers;
using CompiledNet.Generator.Layers.Recurrent;
using CompiledNet.Generator.Lowering;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Programs;

namespace CompiledNet.Programs.Tests.Cases;

/// <summary>Recurrent layers by themselves.</summary>
internal static class RecurrentLayers
{
    private static readonly LocationInfo Nowhere = new("", default, default);

    public static IReadOnlyList<LayerKind> Kinds { get; } = [SimpleRNN.Kind, GRU.Kind, LSTM.Kind];

    /// <summary>The model of a layer.</summary>
    public static RecurrentModel Of(LayerKind kind, TensorShape shape, int units, bool returnSequences = true, bool goBackwards = false)
    {
        var usual = new InitializerDeclaration(new Written<string>(InitializerDeclaration.Automatic, Nowhere), InitialValue: null);
        var declaration = new RecurrentDeclaration(
            kind.Name, new LayerHead(Nowhere, Name: null, Input: null), new Written<int>(units, Nowhere), returnSequences, new Written<bool>(goBackwards, Nowhere), usual, usual, ForgetBias: null);
        var diagnostics = new List<DiagnosticInfo>();
        LayerModel? model = kind.Build(declaration, $"{kind.Name}1", new LayerInput(new([0]), new(["input"]), new([shape]), new([])), diagnostics);

        Assert.Empty(diagnostics);
        return Assert.IsType<RecurrentModel>(model);
    }

    /// <summary>Adds a layer's operations on a sequence.</summary>
    public static LayerValues AddTo(this LayerKind kind, ProgramBuilder to, Value x, int units, bool returnSequences = true, bool goBackwards = false)
    {
        to.Layer++;
        return kind.Lower(to, Of(kind, new TensorShape(x.Axes.Skip(1).Select(axis => axis.Length).ToEquatableArray()), units, returnSequences, goBackwards), new([x]));
    }

    /// <summary>A sequence that is given.</summary>
    public static Value Sequence(this ProgramBuilder to, int steps, int features) => to.Given(ValueRole.Input, "x", Axis.Rows, to.NewAxis("step", steps), to.NewAxis("feature", features));
}
