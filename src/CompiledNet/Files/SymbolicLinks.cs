namespace CompiledNet;

/// <summary>Where symbolic links lead.</summary>
internal static class SymbolicLinks
{
    // What Linux follows.
    private const int MostLinks = 40;

    /// <summary>The file that a path leads to, whether that is there or not: the path itself if it is not that of a link.</summary>
    /// <param name="path">A full path.</param>
    /// <exception cref="IOException">The links lead in a circle.</exception>
    public static string Follow(string path)
    {
        if (new FileInfo(path).LinkTarget is null)
            return path;
        return OperatingSystem.IsWindows()
            ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path
            : Walk(path);
    }

    /// <summary>
    /// Component by component, as the system does: <c>..</c> in a link's target is the parent of the directory that the part
    /// before it leads to.
    /// </summary>
    private static string Walk(string path)
    {
        var rest = new Stack<string>();
        Push(rest, path);
        string current = "/";
        int links = 0;
        while (rest.TryPop(out string? name))
        {
            if (name == "..")
            {
                current = Path.GetDirectoryName(current) ?? "/";
                continue;
            }

            string next = Path.Join(current, name);
            if (new FileInfo(next).LinkTarget is not { } link)
            {
                current = next;
                continue;
            }

            if (++links > MostLinks)
                throw new IOException($"'{path}' cannot be written: it leads through more than {MostLinks} symbolic links, perhaps in a circle.");
            if (Path.IsPathRooted(link))
                current = "/";
            Push(rest, link);
        }
        return current;
    }

    private static void Push(Stack<string> rest, string path)
    {
        foreach (string name in path.Split('/').Reverse())
        {
            if (name is not ("" or "."))
                rest.Push(name);
        }
    }
}
