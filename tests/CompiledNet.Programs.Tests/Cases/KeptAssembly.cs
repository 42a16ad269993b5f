using System.Security.Cryptography;
using System.Text;
using CompiledNet.Generator;
using CompiledNet.Generator.Tests.Running;

namespace CompiledNet.Programs.Tests.Cases;

/// <summary>
/// Assemblies that are compiled once for several runs of the tests, such as those with other widths of vectors: they lie beside the tests under a
/// hash of all that they come from.
/// </summary>
internal static class KeptAssembly
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "KeptAssemblies");

    /// <summary>The assembly of a project, compiled if no run has done it.</summary>
    public static Stream Of(Project project, Func<byte[]> compile)
    {
        string path = Path.Combine(Folder, $"{Key(project)}.dll");
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(Folder);
            // Other runs find the whole file or none.
            string unfinished = Path.Combine(Folder, Path.GetRandomFileName());
            File.WriteAllBytes(unfinished, compile());
            File.Move(unfinished, path, overwrite: true);
        }

        return File.OpenRead(path);
    }

    /// <summary>Builds are deterministic: the generator and the library are the same if their modules have the same version.</summary>
    private static string Key(Project project)
    {
        string all = string.Join('\0', [
            typeof(NetworkGenerator).Module.ModuleVersionId.ToString(),
            typeof(NetworkAttribute).Module.ModuleVersionId.ToString(),
            project.ToString(),
            .. project.Sources,
        ]);
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(all)));
    }
}
