namespace CompiledNet.Samples;

/// <summary>The real data of the samples; <c>samples/data/SOURCES.md</c> says where they come from.</summary>
public static class SampleData
{
    /// <summary>Where a file of the folder <c>data</c> is: the build puts it beside the program.</summary>
    public static string PathOf(string file) => TextTable.PathOf(file);

    /// <summary>1,797 handwritten digits: 8×8 pixels from 0 (paper) to 1 (ink), row by row, and the digit.</summary>
    public static LabelledData Digits()
    {
        string[] digits = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
        return LabelledData.Of(TextTable.Lines("digits.csv.gz").Select(TextTable.Numbers), digits, scale: 1f / 16f);
    }

    /// <summary>569 tumours: 30 measurements of cell nuclei; 0 is malignant, 1 is benign.</summary>
    public static LabelledData BreastCancer() => WithHeader("breast_cancer.csv");

    /// <summary>150 irises: length and width of sepal and petal in cm, and the species.</summary>
    public static LabelledData Iris() => WithHeader("iris.csv");

    /// <summary>178 wines of three cultivars: 13 measurements such as alcohol, colour and proline, and the cultivar.</summary>
    public static LabelledData Wine() => WithHeader("wine_data.csv");

    /// <summary>442 diabetes patients: 10 measurements, and how far the disease had progressed a year later.</summary>
    public static Dataset Diabetes()
    {
        float[] inputs = [.. TextTable.Lines("diabetes_data_raw.csv.gz").SelectMany(TextTable.Numbers)];
        float[] targets = [.. TextTable.Lines("diabetes_target.csv.gz").SelectMany(TextTable.Numbers)];
        return Dataset.WithTargets(inputs, inputs.Length / targets.Length, targets);
    }

    /// <summary>The mean number of sunspots of each year, and the first year.</summary>
    public static (int FirstYear, float[] Numbers) Sunspots()
    {
        float[][] rows = [.. TextTable.Lines("sunspots.csv").Skip(1).Select(TextTable.Numbers)];
        return ((int)rows[0][0], [.. rows.Select(row => row[1])]);
    }

    /// <summary>A file whose first line is a header: row count, input count, then a name for each class.</summary>
    private static LabelledData WithHeader(string file)
    {
        string[] header = TextTable.Lines(file).First().Split(',');
        return LabelledData.Of(TextTable.Lines(file).Skip(1).Select(TextTable.Numbers), header[2..]);
    }
}
