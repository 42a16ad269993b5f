using CompiledNet;
using Penguins;

namespace CompiledNet.Samples.Tests;

public class PenguinsTests
{
    private static readonly PenguinData Data = PenguinData.Read();

    [Fact]
    public void Penguins_have_three_indices_and_three_lengths()
    {
        Assert.Equal((342, 6, 1), (Data.Rows.Count, Data.Rows.InputSize, Data.Rows.TargetSize));
        Assert.Equal("Adelie, Chinstrap, Gentoo", string.Join(", ", Data.Categories[0]));
        Assert.Equal("Biscoe, Dream, Torgersen", string.Join(", ", Data.Categories[1]));
        // The first of the file: Adelie,Torgersen,39.1,18.7,181,3750,MALE.
        Assert.Equal([0, 2, 1, 39.1f, 18.7f, 181], Data.Rows.Input(0).ToArray());
        Assert.Equal(3.75f, Data.Rows.Target(0)[0]);
        Assert.Equal(9, Enumerable.Range(0, Data.Rows.Count).Count(row => Data.Rows.Input(row)[2] == 2));
    }

    // Measured: 287 g and 358 g, means of ten splits.
    [Fact]
    public void Categories_take_away_a_part_of_the_error()
    {
        int[] seeds = [.. Enumerable.Range(11, 10)];
        Dataset lengths = PenguinTraining.WithoutCategories(Data.Rows);

        double with = seeds.Average(seed => PenguinTraining.Run<PenguinNetwork>(Data.Rows, seed).HeldOutError);
        double without = seeds.Average(seed => PenguinTraining.Run<MeasurementsNetwork>(lengths, seed).HeldOutError);

        Assert.True(with < 0.9 * without, $"{with} and {without}");
    }

    [Fact]
    public void At_a_learnt_vector_the_plane_tells_what_the_network_says()
    {
        PenguinTraining<PenguinNetwork> training = PenguinTraining.Run<PenguinNetwork>(Data.Rows, seed: 1);
        float[] gentoo = PenguinTraining.Typical(training.Train, species: 2, island: 0, sex: 1);
        for (int category = 0; category < PenguinData.CategoryCount; category++)
        {
            var plane = new CategoryPlane(training.Model, category, gentoo);
            for (int index = 0; index < plane.Vectors.Length; index++)
            {
                float[] row = [.. gentoo];
                row[category] = index;
                var mass = new float[1];
                training.Model.Forward(row, mass);
                Assert.Equal(mass[0], (float)plane.MassAt(plane.Vectors[index].X, plane.Vectors[index].Y));
            }
        }
    }

    [Fact]
    public void Penguins_with_gaps_are_read_too()
    {
        Dataset penguins = SpeciesTraining.Penguins();

        Assert.Equal((344, SpeciesNetwork.InputSize), (penguins.Count, penguins.InputSize));
        // Two penguins were not measured: four lengths and masses each.
        Assert.Equal(8, penguins.Inputs.ToArray().Count(float.IsNaN));
    }

    // Measured: 99.1 %, three penguins wrong.
    [Fact]
    public void Species_are_told_apart() => Assert.InRange(
        CrossValidation.Run(SpeciesTraining.Penguins(), classCount: 3, folds: 10, seed: 0, SpeciesTraining.Predict).Accuracy, 0.97, 1);
}
