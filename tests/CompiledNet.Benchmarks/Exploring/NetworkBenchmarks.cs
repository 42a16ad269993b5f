using BenchmarkDotNet.Attributes;
using CompiledNet.Benchmarks.Measuring;
using CompiledNet.Benchmarks.Networks;

namespace CompiledNet.Benchmarks.Exploring;

/// <summary>Every network's passes and steps, for BenchmarkDotNet.</summary>
[MemoryDiagnoser]
[GenericTypeArguments(typeof(NetworkA))]
[GenericTypeArguments(typeof(NetworkB))]
[GenericTypeArguments(typeof(NetworkC))]
[GenericTypeArguments(typeof(NetworkD))]
[GenericTypeArguments(typeof(NetworkF))]
[GenericTypeArguments(typeof(NetworkG))]
[GenericTypeArguments(typeof(NetworkS))]
[GenericTypeArguments(typeof(NetworkL))]
[GenericTypeArguments(typeof(NetworkN))]
public class NetworkBenchmarks<TNetwork>
    where TNetwork : class, ITrainableNetwork<TNetwork>
{
    private readonly TNetwork _model = TNetwork.Create(1);
    private Trainer<TNetwork> _trainer = null!;
    private float[] _inputs = [];
    private float[] _outputs = [];
    private float[] _targets = [];

    [Params(1, 32, 64, 128, 1024)]
    public int Rows { get; set; }

    [GlobalSetup]
    public void SetUp()
    {
        // So small that all steps start from nearly the same parameters.
        _trainer = new Trainer<TNetwork>(TNetwork.Create(1), new Sgd { LearningRate = 1e-9f });
        _inputs = Samples.Inputs(Rows * TNetwork.Description.InputSize, 1);
        _targets = Samples.OneHot(Rows, TNetwork.Description.OutputSize);
        _outputs = new float[_targets.Length];
    }

    [Benchmark]
    public void Forward() => _model.Forward(_inputs, _outputs);

    [Benchmark]
    public float Step() => _trainer.Step(_inputs, _targets);
}
