using CompiledNet.Tests.Shared;

namespace CompiledNet.Training.Tests;

public sealed class InputColumnTests : IDisposable
{
    private static readonly InputColumn Sex = InputColumn.Fit("sex", ["male", null, "female", "male"]);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    private string PathOfFile => Path.Combine(_folder.FullName, "model.safetensors");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Categories_are_those_of_the_training_rows_in_ascending_order()
    {
        Assert.Equal(["female", "male"], Sex.Categories);
        Assert.Equal(2, Sex.Width);
        Assert.Equal((0, 1, -1), (Sex.IndexOf("female"), Sex.IndexOf("male"), Sex.IndexOf("Male")));
    }

    [Fact]
    public void A_category_is_one_hot_and_a_missing_one_zeros()
    {
        Assert.Equal([0f, 1f], Encoded(Sex, "male"));
        Assert.Equal([1f, 0f], Encoded(Sex, "female"));
        Assert.Equal([0f, 0f], Encoded(Sex, ""));
    }

    [Fact]
    public void A_number_is_an_input_and_a_missing_one_NaN()
    {
        var mass = new InputColumn("mass");
        Assert.Equal([-1.5f], Encoded(mass, "-1.5"));
        Assert.Equal([float.NaN], Encoded(mass, ""));
    }

    [Fact]
    public void What_is_no_category_and_no_number_is_named_and_nothing_written()
    {
        float[] inputs = [7f, 8f];
        Assert.Equal("Column 'sex': 'both' is none of its categories, which are female, male.", Assert.Throws<FormatException>(() => Sex.Encode("both", inputs)).Message);
        Assert.Equal("Column 'mass': '1,5x' is not a finite number.", Assert.Throws<FormatException>(() => new InputColumn("mass").Encode("1,5x", inputs.AsSpan(0, 1))).Message);
        Assert.Throws<FormatException>(() => new InputColumn("mass").Encode("1e99", inputs.AsSpan(0, 1)));
        Assert.Throws<ArgumentException>(() => Sex.Encode("male", inputs.AsSpan(0, 1)));
        Assert.Equal([7f, 8f], inputs);
    }

    [Fact]
    public void Encoding_allocates_nothing()
    {
        var inputs = new float[2];
        Allocations.AssertNone(() => Sex.Encode("male", inputs));
    }

    [Fact]
    public void Categories_that_cannot_be_searched_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new InputColumn("a", ["y", "x"]));
        Assert.Throws<ArgumentException>(() => new InputColumn("a", ["x", "x"]));
        Assert.Throws<ArgumentException>(() => InputColumn.Fit("a", [null]));
    }

    [Fact]
    public void Columns_are_stored_with_the_network()
    {
        InputColumn[] columns = [new("mass \"kg\""), Sex];
        ParameterFile.Save(PathOfFile, new Classifier(1).Parameters, new Preprocessing { InputColumns = [.. columns] });

        ParameterFile.Load(PathOfFile, new Classifier(2).Parameters, out Preprocessing preprocessing);

        Assert.Equal(columns, preprocessing.InputColumns);
        ParameterFile.Load(PathOfFile, new Classifier(2).Parameters);
    }

    [Fact]
    public void Columns_of_another_width_are_neither_saved_nor_loaded()
    {
        Assert.Equal(
            "The input columns are 2 inputs together; Classifier has 3. (Parameter 'preprocessing')",
            Assert.Throws<ArgumentException>(() => ParameterFile.Save(PathOfFile, new Classifier(1).Parameters, new Preprocessing { InputColumns = [Sex] })).Message);
        Assert.Contains("The input columns are 1 inputs together; Classifier has 3.", Refused("""[{"name":"mass"}]"""), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("3")]
    [InlineData("""["mass"]""")]
    [InlineData("""[{"nam":"mass"}]""")]
    [InlineData("""[{"name":null}]""")]
    [InlineData("""[{"name":"mass","categories":3}]""")]
    [InlineData("""[{"name":"mass","categories":["b","a"]}]""")]
    public void Metadata_that_are_no_columns_are_refused(string text) =>
        Assert.Contains("compilednet.input_columns is not a JSON array of columns", Refused(text), StringComparison.Ordinal);

    private string Refused(string columns)
    {
        var model = new Classifier(1);
        Dictionary<string, string> metadata = new(ParameterFile.MetadataOf(Classifier.Description)) { ["compilednet.input_columns"] = columns };
        NamedTensor[] tensors = [.. Classifier.Description.Tensors.Select(tensor => new NamedTensor(tensor.Name.Replace("Dense", "dense", StringComparison.Ordinal).Replace("Weights", "weight", StringComparison.Ordinal).Replace("Biases", "bias", StringComparison.Ordinal), tensor.Shape, model.Parameters[tensor].ToArray()))];
        SafetensorsFile.Write(PathOfFile, tensors, metadata);
        return Assert.Throws<InvalidDataException>(() => ParameterFile.Load(PathOfFile, new Classifier(2).Parameters, out Preprocessing _)).Message;
    }

    private static float[] Encoded(InputColumn column, string value)
    {
        var inputs = new float[column.Width];
        column.Encode(value, inputs);
        return inputs;
    }
}
