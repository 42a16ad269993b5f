using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using CompiledNet.Onnx;

namespace CompiledNet.Tool.Commands;

/// <summary><c>compilednet import model.onnx</c>, <c>amp.nam</c>, <c>effect.json</c>: a class of C# and its weights.</summary>
internal static class ImportCommand
{
    public static Command Create(Surroundings surroundings)
    {
        var model = new Argument<string>("model") { Description = "An ONNX model, from PyTorch, Keras (tf2onnx), scikit-learn (skl2onnx) and others; an amplifier of Neural Amp Modeler, .nam; a model of RTNeural, .json." };
        var className = new Option<string?>("--class", "-c") { Description = "The name of the class. By default that of the file: my-policy.onnx becomes MyPolicy." };
        var space = new Option<string>("--namespace", "-n") { Description = "The namespace of the class. By default none.", DefaultValueFactory = _ => "" };
        var folder = new Option<string>("--output", "-o") { Description = "The folder of the two files. By default the current one.", DefaultValueFactory = _ => "." };
        var inputs = new Option<string[]>("--inputs") { Description = "The inputs of the model that make a row, in this order. By default all that the outputs need.", AllowMultipleArgumentsPerToken = true };
        var outputs = new Option<string[]>("--outputs") { Description = "The outputs of the model that make a row of outputs. By default all that are computed.", AllowMultipleArgumentsPerToken = true };
        var shapes = new Option<string[]>("--input-shape") { Description = "The shape of a row of an input whose sizes the model leaves open, in the model's order: image=3,32,32", AllowMultipleArgumentsPerToken = true };
        var steps = new Option<int?>("--steps") { Description = "Of an amplifier or effect: the samples that are a row of a network without a state. By default the network is a stream, which takes sample by sample." };
        var embed = new Option<bool>("--embed") { Description = "Declare the weights as a part of the assembly: Weights = \"mypolicy.safetensors\"." };
        var force = new Option<bool>("--force", "-f") { Description = "Replace files that are there." };
        var command = new Command(
            "import",
            """
            Writes a model as an annotated C# class and a safetensors file with its weights.

            The class is compiled by the CompiledNet package; load the weights with
              var model = new MyPolicy();
              ParameterFile.Load("mypolicy.safetensors", model.Parameters);
            With --embed the weights become a part of the assembly, and nothing is loaded:
              <ItemGroup><AdditionalFiles Include="mypolicy.safetensors" /></ItemGroup>
              MyPolicy model = MyPolicy.Shared;

            What the layers cannot express is named node by node, and nothing is written.
            """)
        {
            model, className, space, folder, inputs, outputs, shapes, steps, embed, force,
        };
        command.SetAction(parsed =>
        {
            string path = parsed.GetValue(model)!;
            string name = parsed.GetValue(className) ?? ClassNameOf(path), weights = name.ToLowerInvariant() + ".safetensors";
            var options = new OnnxImportOptions
            {
                ClassName = name,
                Namespace = parsed.GetValue(space)!,
                Inputs = [.. parsed.GetValue(inputs) ?? []],
                Outputs = [.. parsed.GetValue(outputs) ?? []],
                InputShapes = Shapes(parsed.GetValue(shapes) ?? []),
                Weights = parsed.GetValue(embed) ? weights : "",
            };
            ImportedClass imported = surroundings.Progress.Of("reading", path, () => AudioImport.Reads(path) ? AudioImport.Read(path, options, parsed.GetValue(steps)) : ImportedClass.Of(OnnxImport.Read(path, options)));
            string target = parsed.GetValue(folder)!;
            string classFile = Path.Combine(target, options.ClassName + ".cs"), weightsFile = Path.Combine(target, weights);
            foreach (string file in new[] { classFile, weightsFile })
            {
                if (File.Exists(file) && !parsed.GetValue(force))
                    throw new IOException($"'{file}' is there already; --force replaces it.");
            }

            Directory.CreateDirectory(target);
            surroundings.Progress.Of("writing", weightsFile, () => imported.Save(classFile, weightsFile));
            foreach (string note in imported.Notes)
                surroundings.Error.WriteLine($"note: {note}");
            surroundings.Output.WriteLine($"{classFile}: class {options.ClassName}");
            surroundings.Output.WriteLine($"{weightsFile}: {imported.Tensors.Length} tensors, {imported.Tensors.Sum(tensor => (long)tensor.Values.Length).ToString("N0", CultureInfo.InvariantCulture)} values");
            return CommandLine.Done;
        });
        return command;
    }

    /// <summary>The name of a file as that of a class: <c>my-policy.v2.onnx</c> is <c>MyPolicyV2</c>.</summary>
    internal static string ClassNameOf(string path)
    {
        string[] words = new string([.. Path.GetFileNameWithoutExtension(path).Select(c => char.IsLetterOrDigit(c) ? c : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string name = string.Concat(words.Select(word => char.ToUpperInvariant(word[0]) + word[1..]));
        return name.Length == 0 || char.IsDigit(name[0]) ? "Model" + name : name;
    }

    private static ImmutableDictionary<string, ImmutableArray<int>> Shapes(string[] texts) => texts.ToImmutableDictionary(
        text => text[..Math.Max(0, text.LastIndexOf('='))],
        text => text[(text.LastIndexOf('=') + 1)..].Split(',', 'x').Select(size => int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number is > 0 and <= 1 << 24 ? number
            : throw new ArgumentException($"'{text}' is not a shape: --input-shape image=3,32,32.")).ToImmutableArray());
}
