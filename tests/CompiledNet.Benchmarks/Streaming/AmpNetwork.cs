using System.Reflection;
using CompiledNet.Audio;
using CompiledNet.Benchmarks.Building;

namespace CompiledNet.Benchmarks.Streaming;

/// <summary>A model of Neural Amp Modeler that the command line names, <c>W=amp.nam</c>: imported, compiled here, and given a loss so that it can be trained too.</summary>
internal sealed record AmpNetwork(string Name, string File)
{
    /// <summary>The models among the arguments of the command line.</summary>
    public static AmpNetwork[] Among(IEnumerable<string> arguments) =>
        [.. arguments.Select(argument => argument.Split('=', 2)).Where(parts => parts.Length == 2).Select(parts => new AmpNetwork(parts[0], parts[1]))];

    /// <summary>The generated class; its parameters are to be loaded from the file.</summary>
    public Type Compile()
    {
        AudioModel model = NamFile.Read(File);
        model = model with { Attributes = [.. model.Attributes, "[Loss(LossFunction.MeanSquaredError)]"] };
        return ImportedNetworks.Compile([model.ToSource(Name)]).GetType(Name)!;
    }

    /// <summary>Calls a static method that has the network as its parameter of type.</summary>
    public T Call<T>(Type owner, string method, params object?[] arguments) =>
        (T)owner.GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(Compile()).Invoke(null, arguments)!;
}
