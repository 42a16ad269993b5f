using System.CommandLine;
using CompiledNet.Onnx;
using CompiledNet.Tool.Commands;

namespace CompiledNet.Tool;

/// <summary>The command line: what it answers is the exit code.</summary>
internal static class CommandLine
{
    /// <summary>The work was done.</summary>
    public const int Done = 0;

    /// <summary>The work could not be done; the reason is on standard error.</summary>
    public const int Failed = 1;

    /// <summary>The arguments are wrong.</summary>
    public const int WrongArguments = 2;

    /// <param name="arguments">The words of the command line.</param>
    /// <param name="output">Standard output.</param>
    /// <param name="error">Standard error.</param>
    /// <param name="isTerminal">Whether standard error is a terminal, where progress can be shown.</param>
    public static int Run(string[] arguments, TextWriter output, TextWriter error, bool isTerminal = false)
    {
        var root = new RootCommand(
            """
            Brings neural networks into C# and out again.

            A model that was trained elsewhere:  compilednet import model.onnx
            An amplifier, an effect:             compilednet import amp.nam, effect.json
            What is in a file:                   compilednet inspect model.onnx
            A network of yours for elsewhere:    compilednet export model.safetensors

            Exit codes: 0 done, 1 failed, 2 wrong arguments. Errors go to standard error.
            """);
        var surroundings = new Surroundings(output, error, new Progress(error, isTerminal));
        root.Subcommands.Add(ImportCommand.Create(surroundings));
        root.Subcommands.Add(ExportCommand.Create(surroundings));
        root.Subcommands.Add(ConvertCommand.Create(surroundings));
        root.Subcommands.Add(SummaryCommand.Create(surroundings));
        root.Subcommands.Add(InspectCommand.Create(surroundings));

        ParseResult parsed = root.Parse(arguments);
        var configuration = new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false };
        try
        {
            int code = parsed.Invoke(configuration);
            return parsed.Errors.Count > 0 ? WrongArguments : code;
        }
        catch (Exception exception) when (exception is OnnxImportException or InvalidDataException or IOException or UnauthorizedAccessException or NotSupportedException)
        {
            error.WriteLine($"error: {exception.Message}");
            return Failed;
        }
        catch (ArgumentException exception)
        {
            error.WriteLine($"error: {exception.Message}");
            return WrongArguments;
        }
    }
}
