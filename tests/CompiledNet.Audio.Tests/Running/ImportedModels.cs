using CompiledNet.Generator.Tests.Running;
using CompiledNet.Properties.Tests.Running;

namespace CompiledNet.Audio.Tests.Running;

/// <summary>Imported models, compiled in memory with their parameters in them. A file is what the import wrote, letter by letter.</summary>
internal sealed class ImportedModels : IDisposable
{
    private readonly LoadedProject _project;
    private readonly Dictionary<string, AudioModel> _models = [];

    /// <param name="models">The models with names for their classes and the samples of a row.</param>
    public ImportedModels(IEnumerable<(string Name, AudioModel Model, int Steps)> models)
    {
        var sources = new List<string>();
        foreach ((string name, AudioModel model, int steps) in models)
        {
            _models.Add(name, model);
            sources.Add(model.ToSource(name, steps));
        }

        Outcome outcome = new Project([.. sources]) { Optimization = Microsoft.CodeAnalysis.OptimizationLevel.Release }.Generate();
        if (outcome.Reports.Count > 0)
            Assert.Fail(string.Join('\n', outcome.Reports.Select(report => $"{report}\n{report.Location.SourceTree}")));
        _project = LoadedProject.Of(outcome);
    }

    /// <summary>What a model gives for a row.</summary>
    public float[] Forward(string name, float[] row)
    {
        var runner = (Runner)Activator.CreateInstance(typeof(Runner<>).MakeGenericType(_project.Networks.Single(type => type.Name == name)))!;
        return runner.Forward(_models[name], row);
    }

    /// <summary>A constant of a class.</summary>
    public int Constant(string name, string constant) =>
        (int)_project.Networks.Single(type => type.Name == name).GetField(constant)!.GetRawConstantValue()!;

    public void Dispose() => _project.Dispose();

    private abstract class Runner
    {
        public abstract float[] Forward(AudioModel model, float[] row);
    }

    private sealed class Runner<TNetwork> : Runner
        where TNetwork : class, INetwork<TNetwork>
    {
        public override float[] Forward(AudioModel model, float[] row)
        {
            TNetwork network = TNetwork.Create(seed: 1);
            using var file = new MemoryStream();
            SafetensorsFile.Write(file, model.Tensors);
            file.Position = 0;
            ParameterFile.Load(file, network.Parameters);
            var outputs = new float[TNetwork.Description.OutputSize];
            network.Forward(row, outputs);
            return outputs;
        }
    }
}
