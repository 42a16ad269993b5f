using CompiledNet.Tool;

return CommandLine.Run(args, Console.Out, Console.Error, isTerminal: !Console.IsErrorRedirected);
