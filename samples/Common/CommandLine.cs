namespace CompiledNet.Samples;

/// <summary>The one option that a sample may have.</summary>
public static class CommandLine
{
    /// <summary>The number after <c>--epochs</c>, or <paramref name="otherwise"/>. Anything else ends the program with exit code 2.</summary>
    public static int Epochs(string[] args, int otherwise)
    {
        if (args.Length == 0)
            return otherwise;
        if (args is ["--epochs", var text] && int.TryParse(text, out int epochs) && epochs >= 1)
            return epochs;
        Console.Error.WriteLine("usage: [--epochs <number, at least 1>]");
        Environment.Exit(2);
        return 0;
    }
}
