namespace CompiledNet.Samples;

/// <summary>Where a sample leaves its files: the folder <c>output</c> in the sample's own.</summary>
public static class OutputFolder
{
    /// <summary>The path of a file there. The folder is made if it is missing.</summary>
    public static string PathOf(string file) =>
        Path.Combine(Directory.CreateDirectory(Path.Combine(SampleFolder(), "output")).FullName, file);

    /// <summary>The folder of the running project; the current one for a program that was copied elsewhere.</summary>
    private static string SampleFolder()
    {
        string project = AppDomain.CurrentDomain.FriendlyName + ".csproj";
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, project)))
                return folder.FullName;
        }
        return Directory.GetCurrentDirectory();
    }
}
