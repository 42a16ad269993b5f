using System.Globalization;

namespace CompiledNet.Csv.Tests;

public sealed class CsvSchemaTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("csv").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public void Numbers_categories_and_classes_are_found_by_name()
    {
        string path = Write("weight,colour,kind\n1.5,red,cat\n-2e1,blue,dog\n 3 ,red,cat\n");

        CsvSchema schema = CsvSchema.Of(path, new CsvOptions { Label = "kind" });
        Dataset data = schema.Read(path);

        Assert.Equal(["weight", "colour=blue", "colour=red"], schema.InputNames);
        Assert.Equal(["cat", "dog"], schema.ClassNames);
        Assert.Equal([1.5f, 0f, 1f, -20f, 1f, 0f, 3f, 0f, 1f], data.Inputs.ToArray());
        Assert.Equal([0, 1, 0], data.Labels.ToArray());
    }

    [Fact]
    public void A_schema_that_was_stored_reads_other_files_to_the_same_inputs_and_classes()
    {
        CsvSchema schema = CsvSchema.Of(Write("weight,colour,kind\n1.5,red,cat\n-2e1,blue,dog\n"), new CsvOptions { Label = "kind" });
        string other = Write("kind;colour;length;weight\ndog;red;1;2,5\n");
        var german = new CsvOptions { Label = "kind", Culture = Comma() };

        Dataset data = CsvSchema.Of(schema.Preprocessing, german).Read(other);

        Assert.Equal([2.5f, 0f, 1f], data.Inputs.ToArray());
        Assert.Equal([1], data.Labels.ToArray());
        // Outputs may be in any order.
        Assert.Equal([0], CsvSchema.Of(schema.Preprocessing with { ClassNames = ["dog", "cat"] }, german).Read(other).Labels.ToArray());
        var error = Assert.Throws<InvalidDataException>(() => CsvSchema.Of(schema.Preprocessing, german).Read(Write("kind;colour;weight\nhen;red;2\n")));
        Assert.Contains("line 2, column 1 ('kind'): 'hen' is not among the known values: cat, dog.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_schema_is_not_made_of_what_was_not_stored()
    {
        var columns = new Preprocessing { InputColumns = [new InputColumn("x")] };
        Assert.Throws<ArgumentException>(() => CsvSchema.Of(new Preprocessing(), new CsvOptions { Label = "y" }));
        Assert.Throws<ArgumentException>(() => CsvSchema.Of(columns, new CsvOptions { Label = "y" }));
        Assert.Throws<ArgumentException>(() => CsvSchema.Of(columns, new CsvOptions()));
    }

    [Fact]
    public void Targets_and_inputs_come_in_the_order_in_which_they_are_named()
    {
        string path = Write("a,b,c,d\n1,2,3,4\n5,6,7,8\n");

        Dataset data = CsvSchema.Of(path, new CsvOptions { Targets = ["d", "a"], Inputs = ["c", "b"] }).Read(path);

        Assert.Equal([3f, 2f, 7f, 6f], data.Inputs.ToArray());
        Assert.Equal([4f, 1f, 8f, 5f], data.Targets.ToArray());
    }

    [Fact]
    public void Quoted_values_may_hold_separators_line_breaks_and_quotes()
    {
        string path = Write("\"the name\",x,y\r\n\"a, b\",1,0\r\n\"two\nlines\",2,1\r\n\"say \"\"hi\"\"\",3,0\r\n\r\n");

        CsvSchema schema = CsvSchema.Of(path, new CsvOptions { Label = "the name" });

        Assert.Equal(["a, b", "say \"hi\"", "two\nlines"], schema.ClassNames);
        Assert.Equal([0, 2, 1], schema.Read(path).Labels.ToArray());
        Assert.Equal([1f, 0f, 2f, 1f, 3f, 0f], schema.Read(path).Inputs.ToArray());
    }

    [Fact]
    public void Missing_numbers_are_NaN_and_missing_categories_zeros()
    {
        string path = Write("x,colour,y\nNA,red,1\n2,,0\n3,blue,1\n");

        Dataset data = CsvSchema.Of(path, new CsvOptions { Label = "y" }).Read(path);

        Assert.Equal([float.NaN, 0f, 1f, 2f, 0f, 0f, 3f, 1f, 0f], data.Inputs.ToArray());
    }

    [Fact]
    public void Numbers_may_be_those_of_another_culture()
    {
        string path = Write("x;y\n1,5;0,25\n-2;1e-1\n");

        Dataset data = CsvSchema.Of(path, new CsvOptions { Targets = ["y"], Culture = Comma() }).Read(path);

        Assert.Equal([1.5f, -2f], data.Inputs.ToArray());
        Assert.Equal([0.25f, 0.1f], data.Targets.ToArray());
    }

    [Fact]
    public void Another_file_is_read_to_the_same_inputs_and_classes()
    {
        CsvSchema schema = CsvSchema.Of(Write("x,colour,kind\n1,red,cat\n2,blue,dog\n"), new CsvOptions { Label = "kind" });

        Dataset other = schema.Read(Write("kind,more,colour,x\ndog,?,red,7\n", "other.csv"));

        Assert.Equal([7f, 0f, 1f], other.Inputs.ToArray());
        Assert.Equal([1], other.Labels.ToArray());
    }

    [Fact]
    public void Numbers_may_be_categories()
    {
        string path = Write("month,y\n2,1\n10,0\n");

        Assert.Equal(["month=10", "month=2"], CsvSchema.Of(path, new CsvOptions { Label = "y", Categories = ["month"] }).InputNames);
    }

    [Theory]
    [InlineData("x,y\n1,a\n2\n", "line 3: there are 1 values; 2 were expected")]
    [InlineData("x,y\n1,a\n2,b,3\n", "line 3: there are 3 values; 2 were expected")]
    [InlineData("x,x\n1,a\n", "columns 1 and 2 have the same name 'x'")]
    [InlineData("x,z\n1,a\n", "no column 'y'; it has 'x', 'z'")]
    [InlineData("", "is empty")]
    [InlineData("x,y\n1,\"a\n2,b\n", "line 2: a quotation mark opens a value, and none closes it")]
    [InlineData("x,y\n1,a\n\"2,b\n", "line 3: a quotation mark opens a value, and none closes it")]
    [InlineData("x,y\n1,\"a\nb\"\n2\n", "line 4: there are 1 values; 2 were expected")]
    public void What_is_wrong_in_a_table_is_said_with_its_line(string text, string message)
    {
        string path = Write(text);

        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => CsvSchema.Of(path, new CsvOptions { Label = "y" })).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x,kind\n1,cat\nseven,dog\n", "line 3, column 1 ('x'): 'seven' is not a finite number")]
    [InlineData("x,kind\n1,cat\n1e99,dog\n", "line 3, column 1 ('x'): '1e99' is not a finite number")]
    [InlineData("x,kind\n1,cow\n", "line 2, column 2 ('kind'): 'cow' is not among the known values: cat, dog")]
    [InlineData("kind,x\n,1\n", "line 2, column 1 ('kind'): the class is missing")]
    [InlineData("x,kind\n", "has no rows")]
    [InlineData("kind\ncat\n", "no column 'x'")]
    public void What_does_not_fit_the_schema_is_said_with_line_and_column(string text, string message)
    {
        CsvSchema schema = CsvSchema.Of(Write("x,kind\n1,cat\n2,dog\n"), new CsvOptions { Label = "kind" });

        Assert.Contains(message, Assert.Throws<InvalidDataException>(() => schema.Read(Write(text, "other.csv"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_that_contradict_each_other_are_refused()
    {
        string path = Write("x,y\n1,2\n");

        Assert.Throws<ArgumentException>(() => CsvSchema.Of(path, new CsvOptions()));
        Assert.Throws<ArgumentException>(() => CsvSchema.Of(path, new CsvOptions { Label = "y", Targets = ["x"] }));
        Assert.Contains("'y' is named twice", Assert.Throws<ArgumentException>(() => CsvSchema.Of(path, new CsvOptions { Label = "y", Inputs = ["x", "y"] })).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Penguins_have_categories_and_gaps()
    {
        CsvSchema schema = CsvSchema.Of("penguins.csv", new CsvOptions { Label = "species" });
        Dataset data = schema.Read("penguins.csv");

        Assert.Equal(["Adelie", "Chinstrap", "Gentoo"], schema.ClassNames);
        Assert.Equal(344, data.Count);
        Assert.Contains("island=Biscoe", schema.InputNames);
        Assert.Contains(data.Inputs.ToArray(), float.IsNaN);
    }

    /// <summary>A decimal comma, without the cultures of the machine.</summary>
    private static CultureInfo Comma()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        return culture;
    }

    private string Write(string text, string name = "table.csv")
    {
        string path = Path.Combine(_directory, name);
        File.WriteAllText(path, text);
        return path;
    }
}
