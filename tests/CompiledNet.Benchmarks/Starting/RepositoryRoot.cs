namespace CompiledNet.Benchmarks.Starting;

/// <summary>Where the sources lie of which this program was built.</summary>
internal static class RepositoryRoot
{
    public static string Find()
    {
        for (string? folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "CompiledNet.sln")))
                return folder;
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds CompiledNet.sln: run this from the repository.");
    }
}
