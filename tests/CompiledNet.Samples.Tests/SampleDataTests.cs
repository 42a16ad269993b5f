using CompiledNet;

namespace CompiledNet.Samples.Tests;

public class SampleDataTests
{
    [Fact]
    public void Digits_are_images_from_0_to_1()
    {
        LabelledData digits = SampleData.Digits();

        Assert.Equal((1797, 64), (digits.Rows.Count, digits.Rows.InputSize));
        Assert.Equal(Enumerable.Range(0, 10), digits.Rows.Labels.ToArray().Distinct().Order());
        Assert.Equal((0f, 1f), (digits.Rows.Inputs.ToArray().Min(), digits.Rows.Inputs.ToArray().Max()));
    }

    [Theory]
    [InlineData(0, 569, 30, "malignant, benign", 212)]
    [InlineData(1, 150, 4, "setosa, versicolor, virginica", 50)]
    [InlineData(2, 178, 13, "class_0, class_1, class_2", 59)]
    public void Headers_give_the_names_of_the_classes(int file, int count, int inputs, string names, int rowsOfTheFirst)
    {
        LabelledData data = file switch
        {
            0 => SampleData.BreastCancer(),
            1 => SampleData.Iris(),
            _ => SampleData.Wine(),
        };

        Assert.Equal((count, inputs), (data.Rows.Count, data.Rows.InputSize));
        Assert.Equal(names, string.Join(", ", data.ClassNames));
        Assert.Equal(rowsOfTheFirst, data.Rows.Labels.ToArray().Count(label => label == 0));
    }

    [Fact]
    public void Diabetes_has_a_target_for_every_patient()
    {
        Dataset diabetes = SampleData.Diabetes();

        Assert.Equal((442, 10, 1), (diabetes.Count, diabetes.InputSize, diabetes.TargetSize));
        Assert.Equal(151f, diabetes.Target(0)[0]);
    }
}
