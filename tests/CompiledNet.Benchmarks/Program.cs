using CompiledNet.Benchmarks.Commands;

// dotnet run -c Release --project tests/CompiledNet.Benchmarks [--markdown] [workloads, such as: C D]
return TableCommand.Run(args);
