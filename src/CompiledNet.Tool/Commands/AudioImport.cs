using System.Collections.Immutable;
using CompiledNet.Audio;
using CompiledNet.Onnx;

namespace CompiledNet.Tool.Commands;

/// <summary>Amplifiers and effects as classes: <c>.nam</c> and RTNeural's <c>.json</c>.</summary>
internal static class AudioImport
{
    public static bool Reads(string path) => StoredModel.Extension(path) is ".nam" or ".json";

    public static AudioModel Read(string path) => StoredModel.Extension(path) == ".nam" ? NamFile.Read(path) : RTNeuralFile.Read(path);

    /// <param name="path">The model.</param>
    /// <param name="options">The class.</param>
    /// <param name="steps">The samples of a row; null for a stream.</param>
    /// <exception cref="ArgumentException">The options are those of other models.</exception>
    public static ImportedClass Read(string path, OnnxImportOptions options, int? steps)
    {
        if (!options.Inputs.IsEmpty || !options.Outputs.IsEmpty || options.InputShapes.Count > 0)
            throw new ArgumentException("--inputs, --outputs and --input-shape are for ONNX models.");
        if (steps is <= 0)
            throw new ArgumentException($"--steps is {steps}; a positive number was expected.");
        AudioModel model = Read(path);
        string declaration = steps is { } row ? model.ToSource(options.ClassName, row, options.Namespace, options.Weights) : model.ToSource(options.ClassName, options.Namespace, options.Weights);
        return new ImportedClass(declaration, model.Tensors, ImmutableDictionary<string, string>.Empty, model.Notes);
    }
}
