// Writes the models mlnet-*.onnx beside it, with ML.NET's own converter, each with inputs and what ML.NET computes of them (.npz):
//
//     dotnet run mlnet.cs
//
// The names of the outputs that are meant stand in ExporterTests.

#:property ManagePackageVersionsCentrally=false
#:property PublishAot=false
#:package Microsoft.ML@5.0.1
#:package Microsoft.ML.OnnxConverter@0.23.1
#:project ../../../src/CompiledNet/CompiledNet.csproj

using CompiledNet;
using Microsoft.ML;
using Microsoft.ML.Data;

const int Rows = 5;

var random = new Random(1);
Measurement[] measurements = [.. Enumerable.Range(0, 200).Select(_ => Measurement.Draw(random))];
var ml = new MLContext(seed: 1);
IDataView data = ml.Data.LoadFromEnumerable(measurements);

Save("mlnet-regression", "Score", 1, ml.Transforms.NormalizeMeanVariance("Features").Append(ml.Regression.Trainers.Sdca()));
Save("mlnet-logistic", "Probability", 1, ml.Transforms.NormalizeMinMax("Features").Append(ml.BinaryClassification.Trainers.LbfgsLogisticRegression("Positive")));
Save("mlnet-maximum-entropy", "Score", 3, ml.Transforms.Conversion.MapValueToKey("Key", "Class").Append(ml.MulticlassClassification.Trainers.LbfgsMaximumEntropy("Key")));

void Save(string name, string column, int size, IEstimator<ITransformer> pipeline)
{
    ITransformer model = pipeline.Fit(data);
    using (FileStream file = File.Create($"{name}.onnx"))
        ml.Model.ConvertToOnnx(model, data, file);
    IDataView computed = model.Transform(ml.Data.TakeRows(data, Rows));
    float[] outputs = size == 1 ? [.. computed.GetColumn<float>(column)] : [.. computed.GetColumn<float[]>(column).SelectMany(row => row)];
    NpzFile.Write(
        $"{name}.npz",
        [
            new NamedTensor("inputs", [Rows, Measurement.Size], [.. measurements.Take(Rows).SelectMany(row => row.Features)]),
            new NamedTensor("outputs", [Rows, size], outputs),
        ]);
}

internal sealed class Measurement
{
    public const int Size = 4;

    [VectorType(Size)]
    public float[] Features { get; init; } = [];

    public float Label { get; init; }

    public bool Positive => Label > 0;

    public string Class => Label < -1 ? "low" : Label < 0 ? "middle" : "high";

    public static Measurement Draw(Random random)
    {
        float[] x = [random.NextSingle(), 3 * random.NextSingle(), random.NextSingle() - 1, random.NextSingle()];
        return new Measurement { Features = x, Label = 2 * x[0] - x[1] + x[2] / 2 + 0.3f };
    }
}
