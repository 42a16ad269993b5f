using CompiledNet.Generator.Tests.Running;
using CompiledNet.Properties.Tests.Running;

namespace CompiledNet.Audio.Tests.Running;

/// <summary>Imported models, compiled in memory with their parameters in them. A file is what the import wrote, letter by letter.</summary>
internal sealed class ImportedModels : IDisposable
{
    private readonly LoadedProject _project;
    private readonly Dictionary<string, AudioModel> _models = [];

    /// <param name="models">The models with names for their classes and the samples of a row; null for streams.</param>
    public ImportedModels(IEnumerable<(string Name, AudioModel Model, int? Steps)> models)
    {
        var sources = new List<string>();
        foreach ((string name, AudioModel model, int? steps) in models)
        {
            _models.Add(name, model);
            sources.Add(steps is { } row ? model.ToSource(name, row) : model.ToSource(name));
        }

        Outcome outcome = new Project([.. sources]) { Optimization = Microsoft.CodeAnalysis.OptimizationLevel.Release }.Generate();
        if (outcome.Reports.Count > 0)
            Assert.Fail(string.Join('\n', outcome.Reports.Select(report => $"{report}\n{report.Location.SourceTree}")));
        _project = LoadedProject.Of(outcome);
    }

    /// <summary>What a model gives for a signal: for one row, or as a stream in blocks of several lengths.</summary>
    public float[] Forward(string name, float[] signal)
    {
        Type network = _project.Networks.Single(type => type.Name == name);
        bool isStream = network.GetInterfaces().Any(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IStreamNetwork<>));
        var runner = (Runner)Activator.CreateInstance((isStream ? typeof(StreamRunner<>) : typeof(RowRunner<>)).MakeGenericType(network))!;
        return runner.Forward(_models[name], signal);
    }

    /// <summary>A constant of a class.</summary>
    public int Constant(string name, string constant) =>
        (int)_project.Networks.Single(type => type.Name == name).GetField(constant)!.GetRawConstantValue()!;

    public void Dispose() => _project.Dispose();

    private abstract class Runner
    {
        public abstract float[] Forward(AudioModel model, float[] signal);

        protected static TNetwork Loaded<TNetwork>(AudioModel model)
            where TNetwork : class, INetwork<TNetwork>
        {
            TNetwork network = TNetwork.Create(seed: 1);
            using var file = new MemoryStream();
            SafetensorsFile.Write(file, model.Tensors);
            file.Position = 0;
            ParameterFile.Load(file, network.Parameters);
            return network;
        }
    }

    private sealed class RowRunner<TNetwork> : Runner
        where TNetwork : class, INetwork<TNetwork>
    {
        public override float[] Forward(AudioModel model, float[] signal)
        {
            var outputs = new float[TNetwork.Description.OutputSize];
            Loaded<TNetwork>(model).Forward(signal, outputs);
            return outputs;
        }
    }

    private sealed class StreamRunner<TNetwork> : Runner
        where TNetwork : class, IStreamNetwork<TNetwork>
    {
        private static readonly int[] Blocks = [1, 64, 7, 512, 33];

        public override float[] Forward(AudioModel model, float[] signal)
        {
            TNetwork network = Loaded<TNetwork>(model);
            StreamState<TNetwork> state = network.CreateState();
            var outputs = new float[signal.Length / model.Features * TNetwork.Description.OutputSize];
            int step = 0;
            for (int block = 0; step * model.Features < signal.Length; block++)
            {
                int steps = Math.Min(Blocks[block % Blocks.Length], signal.Length / model.Features - step);
                network.Forward(signal.AsSpan(step * model.Features, steps * model.Features), outputs.AsSpan(step * TNetwork.Description.OutputSize, steps * TNetwork.Description.OutputSize), state);
                step += steps;
            }

            return outputs;
        }
    }
}
