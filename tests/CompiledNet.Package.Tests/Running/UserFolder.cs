using System.Text;

namespace CompiledNet.Package.Tests.Running;

/// <summary>A folder that a user works in.</summary>
internal sealed record UserFolder(string FullName)
{
    public UserFolder Write(string file, string text) => Write(file, Encoding.UTF8.GetBytes(text));

    public UserFolder Write(string file, byte[] bytes)
    {
        string path = PathOf(file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return this;
    }

    public string PathOf(string file) => Path.Combine(FullName, file);

    public Task<Outcome> Dotnet(params string[] arguments) => Shell.Dotnet(FullName, arguments);

    public Task<Outcome> Run(string program) => Shell.Run(FullName, PathOf(OperatingSystem.IsWindows() ? $"{program}.exe" : program));
}
