using System.Security.Cryptography;
using System.Text;
using CompiledNet.Benchmarks.Building;

namespace CompiledNet.Benchmarks.Commands;

/// <summary>
/// Prints a digest of what the generator writes for many declarations, and one of all of them: a change of the generator that is
/// meant to change nothing leaves it as it was. With a folder as argument the texts are written there, to be compared.
/// </summary>
internal static class TextCommand
{
    public static int Run(string[] arguments)
    {
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach ((string name, string source) in Declarations.Varied())
        {
            string text = UserProject.Driver().RunGenerators(UserProject.Of([source])).GetRunResult().Results.Single().GeneratedSources.Single().SourceText.ToString();
            byte[] digest = SHA256.HashData(Encoding.UTF8.GetBytes(text));
            all.AppendData(digest);
            Console.WriteLine($"{Short(digest)} {name}");
            if (arguments is [var folder])
                File.WriteAllText(Path.Combine(Directory.CreateDirectory(folder).FullName, $"{name}.cs"), text);
        }

        Console.WriteLine($"{Short(all.GetHashAndReset())} everything");
        return 0;
    }

    private static string Short(byte[] digest) => Convert.ToHexString(digest.AsSpan(0, 8));
}
