using CompiledNet;

Dataset train = Moons.Draw(count: 400, noise: 0.3, seed: 1);
Dataset test = Moons.Draw(count: 1000, noise: 0.3, seed: 2);

var model = new MoonClassifier(seed: 42);
var trainer = new Trainer<MoonClassifier>(model, new Adam { LearningRate = 0.02f });
TrainingHistory history = trainer.Fit(train, new FitOptions { Epochs = 60, BatchSize = 32, Validation = test });
foreach (EpochResult epoch in history.Epochs.Where(epoch => epoch.Epoch % 10 == 0))
    Console.WriteLine($"epoch {epoch.Epoch,2}: loss {epoch.TrainingLoss:0.0000}, held-out accuracy {epoch.ValidationAccuracy:P1}");

Console.WriteLine();
Console.WriteLine(ConfusionMatrix.Of(test.Labels, model.PredictLabels(test.Inputs), classCount: 2));

ParameterFile.Save("moons.safetensors", model.Parameters);

// Elsewhere: load the parameters and ask. Forward allocates nothing and may be called from many threads at once.
var loaded = new MoonClassifier();
ParameterFile.Load("moons.safetensors", loaded.Parameters);
float[] output = new float[1];
loaded.Forward([0.0f, 1.0f], output);
Console.WriteLine($"(0, 1) is on the lower half circle with probability {output[0]:P1}");
