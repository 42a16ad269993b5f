// Learning rate schedules, and a training that ends by itself.
//
//   a schedule is a factor of the learning rate: α(t) = α·f(t), with t in epochs or steps
//   early stopping ends training when the validation loss has not improved for some epochs, and restores the best parameters
//
//   dotnet run -c Release --project samples/Schedules

using CompiledNet;
using CompiledNet.Samples;
using Schedules;

StoppedTraining stopped = StoppedTraining.Run(seed: 11);
EpochResult best = stopped.History.Best();

Report.Heading("A training that ends by itself");
Report.Table(
    ["", "epoch", "training loss", "validation loss"],
    [Row("best", best), Row("last", stopped.History.Last)]);
Report.Say($"{StoppedTraining.Epochs} epochs were allowed. When Fit returned, the network had the parameters of epoch {best.Epoch}: loss {stopped.RestoredLoss:0.0000}");
Report.Check(stopped.History.Last.Epoch < StoppedTraining.Epochs, "training ended early");
Report.Check(stopped.RestoredLoss == best.ValidationLoss, "the best parameters were restored");

SchedulesFigure.Save("schedules.png", stopped);

static string[] Row(string name, EpochResult epoch) => [name, $"{epoch.Epoch}", $"{epoch.TrainingLoss:0.0000}", $"{epoch.ValidationLoss:0.0000}"];
