// Residual networks: 22 layers learn slowly one after another, and fast with a way past every two of them.
//
//   plain: a = ReLU(F(x))      residual: a = ReLU(x + F(x))      da/dx has a 1 in it, whatever F is
//
//   dotnet run -c Release --project samples/ResidualNetwork

using CompiledNet;
using CompiledNet.Samples;
using ResidualNetwork;

int[] seeds = [1, 2, 3];

(Dataset train, Dataset test) = SampleData.Digits().Rows.Split(testFraction: 0.2, seed: 0);
Report.Say($"{train.Count} images to learn from, {test.Count} held out; {DeepPlain.ParameterCount:N0} and {DeepResidual.ParameterCount:N0} parameters: [Add] has none");
TrainingHistory[] plain = [.. seeds.Select(seed => DeepTraining.Run<DeepPlain>(train, test, seed))];
TrainingHistory[] residual = [.. seeds.Select(seed => DeepTraining.Run<DeepResidual>(train, test, seed))];

int epochs = plain[0].Epochs.Length;
Report.Heading($"Loss of the training images and held-out accuracy, means of {seeds.Length} seeds");
Report.Table(
    ["epoch", "plain", "residual", "plain", "residual"],
    Enumerable.Range(0, epochs).Where(epoch => epoch % 2 == 0).Select(epoch => (string[])
    [
        $"{epoch + 1}",
        $"{plain.Average(history => history.Epochs[epoch].TrainingLoss):0.000}",
        $"{residual.Average(history => history.Epochs[epoch].TrainingLoss):0.000}",
        $"{plain.Average(history => history.Epochs[epoch].ValidationAccuracy):P1}",
        $"{residual.Average(history => history.Epochs[epoch].ValidationAccuracy):P1}",
    ]));
Report.Check(
    residual.Max(history => history.Last.TrainingLoss) < plain.Min(history => history.Last.TrainingLoss),
    "every residual network fits the training images better than every plain one");
Report.Check(
    residual.Average(history => history.Last.ValidationAccuracy) > plain.Average(history => history.Last.ValidationAccuracy),
    "and they read more held-out images");

CurvesFigure.Save("curves.png", plain, residual);
