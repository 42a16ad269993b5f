namespace CompiledNet.Training.Tests;

public sealed class ImputerFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    private string PathOfFile => Path.Combine(_folder.FullName, "model.safetensors");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void An_imputer_is_loaded_with_the_network_to_the_bit()
    {
        var model = new Classifier(1);
        var standardizer = new Standardizer([1, 2, 3], [1, 1, 2]);
        ParameterFile.Save(PathOfFile, model.Parameters, new Preprocessing { Imputer = new Imputer(0.1f, -2f, 1e-30f), Standardizer = standardizer, ClassNames = ["a", "b", "c"] });

        var loaded = new Classifier(2);
        ParameterFile.Load(PathOfFile, loaded.Parameters, out Preprocessing preprocessing);

        Assert.Equal(Noise.Bits(model.Parameters.AsSpan()), Noise.Bits(loaded.Parameters.AsSpan()));
        Assert.Equal(Noise.Bits([0.1f, -2f, 1e-30f]), Noise.Bits(preprocessing.Imputer!.Values));
        Assert.Equal(3, preprocessing.Standardizer!.ColumnCount);
        Assert.Equal(["a", "b", "c"], preprocessing.ClassNames);
    }

    [Fact]
    public void A_network_saved_with_an_imputer_is_not_loaded_without_it()
    {
        ParameterFile.Save(PathOfFile, new Classifier(1).Parameters, new Preprocessing { Imputer = new Imputer(0f, 0f, 0f) });
        var loaded = new Classifier(2);
        int[] before = Noise.Bits(loaded.Parameters.AsSpan());

        Assert.Contains("saved with an imputer", Assert.Throws<InvalidDataException>(() => ParameterFile.Load(PathOfFile, loaded.Parameters)).Message, StringComparison.Ordinal);
        Assert.Equal(before, Noise.Bits(loaded.Parameters.AsSpan()));
    }

    [Fact]
    public void An_imputer_of_other_inputs_is_neither_saved_nor_loaded()
    {
        Assert.Contains(
            "the imputer has 2 columns",
            Assert.Throws<ArgumentException>(() => ParameterFile.Save(PathOfFile, new Classifier(1).Parameters, new Preprocessing { Imputer = new Imputer(0f, 0f) })).Message,
            StringComparison.Ordinal);

        SafetensorsFile.Write(PathOfFile, [new NamedTensor("Imputer.Values", [2], [0f, 0f])]);
        Assert.Contains(
            "'Imputer.Values' has the shape [2]; [3] was expected",
            Assert.Throws<InvalidDataException>(() => ParameterFile.Load(PathOfFile, new Classifier(1).Parameters, out Preprocessing _)).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_an_imputer_has_none()
    {
        ParameterFile.Save(PathOfFile, new Classifier(1).Parameters);

        ParameterFile.Load(PathOfFile, new Classifier(2).Parameters, out Preprocessing preprocessing);

        Assert.Null(preprocessing.Imputer);
    }
}
