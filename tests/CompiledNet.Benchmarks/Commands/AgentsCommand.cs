using System.Globalization;
using System.Reflection;
using CompiledNet.Benchmarks.Building;
using CompiledNet.Benchmarks.Measuring;
using CompiledNet.Benchmarks.Peers;
using CompiledNet.Onnx;

namespace CompiledNet.Benchmarks.Commands;

/// <summary>
/// A frame of a game: a hundred agents ask their policy, one call for each or one for all. Policies are ONNX models, imported and compiled here, beside ONNX
/// Runtime on the same files.
/// </summary>
internal static class AgentsCommand
{
    private const int Agents = 100;

    public static int Run(string[] arguments)
    {
        string[] files = [.. arguments.Where(argument => argument.EndsWith(".onnx", StringComparison.Ordinal))];
        if (files.Length == 0)
        {
            Console.Error.WriteLine("agents needs ONNX models.");
            return 1;
        }

        ImportedNetwork[] imported = [.. files.Select((file, number) => OnnxImport.Read(file, new OnnxImportOptions { ClassName = $"Policy{number}" }))];
        Assembly assembly = ImportedNetworks.Compile(imported.Select(network => network.Declaration));
        var table = new TextTable(
            new("policy"), new("layers"), new($"{Agents} calls, µs", true), new("ONNX Runtime, µs", true), new("times", true), new("1 call, µs", true), new("ONNX Runtime, µs", true), new("times", true));
        foreach ((string file, ImportedNetwork import) in files.Zip(imported))
        {
            Console.Error.WriteLine($"measuring {file}");
            MethodInfo add = typeof(AgentsCommand).GetMethod(nameof(Add), BindingFlags.NonPublic | BindingFlags.Static)!;
            add.MakeGenericMethod(assembly.GetType(import.ClassName)!).Invoke(null, [table, file, import]);
        }

        table.Print(arguments);
        return 0;
    }

    private static void Add<TNetwork>(TextTable table, string file, ImportedNetwork imported)
        where TNetwork : class, INetwork<TNetwork>
    {
        TNetwork policy = TNetwork.Create(0);
        using (var stream = new MemoryStream())
        {
            SafetensorsFile.Write(stream, imported.Tensors);
            stream.Position = 0;
            ParameterFile.Load(stream, policy.Parameters);
        }

        int inputSize = TNetwork.Description.InputSize, outputSize = TNetwork.Description.OutputSize;
        float[] observations = Samples.Inputs(Agents * inputSize, 1), actions = new float[Agents * outputSize], theirs = new float[Agents * outputSize];
        float[] observation = observations[..inputSize], action = new float[outputSize];
        using var one = new OnnxRuntimeFile(file, 1, observation, action);
        using var all = new OnnxRuntimeFile(file, Agents, observations, theirs);
        policy.Forward(observations, actions);
        all.Run();
        Agreement.Require(actions, theirs, $"{file}, {Agents} rows", "ONNX Runtime");

        double[] seconds = Stopclock.Compare(
            () =>
            {
                for (int agent = 0; agent < Agents; agent++)
                    policy.Forward(observations.AsSpan(agent * inputSize, inputSize), actions.AsSpan(agent * outputSize, outputSize));
            },
            () =>
            {
                for (int agent = 0; agent < Agents; agent++)
                {
                    observations.AsSpan(agent * inputSize, inputSize).CopyTo(observation);
                    one.Run();
                    action.CopyTo(actions, agent * outputSize);
                }
            },
            () => policy.Forward(observations, actions),
            all.Run);
        table.Add(
            Path.GetFileNameWithoutExtension(file), Shape(TNetwork.Description), Microseconds(seconds[0]), Microseconds(seconds[1]), Times(seconds[1] / seconds[0]), Microseconds(seconds[2]), Microseconds(seconds[3]), Times(seconds[3] / seconds[2]));
    }

    private static string Shape(NetworkDescription network) =>
        string.Join('-', network.Layers.Where(layer => layer.Kind == "Dense").Select(layer => layer.OutputSize).Prepend(network.InputSize));

    private static string Microseconds(double seconds) => (seconds * 1e6).ToString("F1", CultureInfo.InvariantCulture);

    private static string Times(double ratio) => ratio.ToString("F1", CultureInfo.InvariantCulture);
}
