// Embeddings: species, island and sex of penguins are points in planes, which a network learns while it learns to guess the body mass.
//
//   input:  species island sex | beak length, beak depth, flipper length
//             ↓       ↓     ↓
//            (x, y) (x, y) (x, y), rows of three tables that are learnt like weights
//
//   dotnet run -c Release --project samples/Penguins
//
// The layers, the learning rate and the epochs were chosen with splits of the seeds 1 to 10.

using CompiledNet;
using CompiledNet.Plots;
using CompiledNet.Samples;
using Penguins;

const int Splits = 10;

PenguinData penguins = PenguinData.Read();
Report.Say($"{penguins.Rows.Count} penguins; a fifth held out, {Splits} times");
int[] seeds = [.. Enumerable.Range(11, Splits)];
PenguinTraining<PenguinNetwork>[] trainings = [.. seeds.Select(seed => PenguinTraining.Run<PenguinNetwork>(penguins.Rows, seed))];
double with = trainings.Average(training => training.HeldOutError);
double without = seeds.Average(seed => PenguinTraining.Run<MeasurementsNetwork>(PenguinTraining.WithoutCategories(penguins.Rows), seed).HeldOutError);
Report.Say($"held-out error, root mean square: {1000 * without:0} g from the lengths alone, {1000 * with:0} g with the categories");
Report.Check(with < 0.9 * without, "the categories take away at least a tenth of the error");

// What has the first network learnt about each category? A female Adelie of Dream, moved about in each plane.
float[] typical = PenguinTraining.Typical(trainings[0].Train, species: 0, island: 1, sex: 0);
CategoryPlane[] planes = [.. Enumerable.Range(0, PenguinData.CategoryCount).Select(category => new CategoryPlane(trainings[0].Model, category, typical))];
Report.Heading("The learnt vectors, and the mass that the first network guesses with each for one penguin");
Report.Table(
    ["value", "vector", "mass"],
    planes.SelectMany((plane, category) => plane.Vectors.Select((vector, index) => (string[])
        [penguins.Categories[category][index], $"({vector.X:0.00}, {vector.Y:0.00})", $"{plane.MassAt(vector.X, vector.Y):0.00} kg"])));

// The species, with every penguin of the table: an input for each island and sex, medians in the place of what was not measured.
Dataset all = SpeciesTraining.Penguins();
int gaps = all.Inputs.ToArray().Count(float.IsNaN);
ConfusionMatrix confusion = CrossValidation.Run(all, classCount: 3, folds: 10, seed: 0, SpeciesTraining.Predict);
Report.Heading($"The species of {all.Count} penguins, {gaps} measurements missing: held-out accuracy {confusion.Accuracy:P2}, {confusion.Total - confusion.Correct} wrong");
Report.Say($"inputs: {string.Join(", ", SpeciesTraining.Schema.InputNames)}");
Report.Table(confusion, [.. SpeciesTraining.Schema.ClassNames]);
Report.Check(confusion.Accuracy >= 0.97, "at least 97 %");

PenguinsFigure.Save("penguins.png", planes, penguins.Categories, ConfusionMatrixPlot.Of(confusion, SpeciesTraining.Schema.ClassNames, "Species, ten folds"));
