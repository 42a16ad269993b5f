using CompiledNet.Benchmarks.Commands;

// dotnet run -c Release --project tests/CompiledNet.Benchmarks -- ...
//   [workloads, such as: C D] [--markdown]   all in one table
//   explore [filter] [options]               BenchmarkDotNet
//   startup [--markdown]                     from the start of a process to first results
//   generator [counts] [--markdown]          what networks cost while a project builds, such as: 1 100
//   threads [--markdown]                     one thread against two: passes, steps and whole fits
//   agents models [--markdown]               a hundred agents with imported policies (*.onnx)
//   online [--markdown]                      learning on one thread while others read: publications, beside a lock
//   files [--markdown]                       parameters to files and back, beside a plain copy
//   text [folder]                            digests of what the generator writes for many declarations
//   streams [workloads] [--markdown]         steps in time: one a call, blocks, many streams, and the longest of a million calls
//   native programs [workloads] [--markdown] one row or step a call, beside programs of Peers/Native
//   plan [--markdown]                        what the cost model predicts, and what is measured
return args switch
{
    ["explore", .. var rest] => ExploreCommand.Run(rest),
    ["startup", .. var rest] => StartupCommand.Run(rest),
    ["generator", .. var rest] => GeneratorCommand.Run(rest),
    ["threads", .. var rest] => ThreadsCommand.Run(rest),
    ["agents", .. var rest] => AgentsCommand.Run(rest),
    ["online", .. var rest] => OnlineCommand.Run(rest),
    ["files", .. var rest] => FilesCommand.Run(rest),
    ["text", .. var rest] => TextCommand.Run(rest),
    ["streams", .. var rest] => StreamsCommand.Run(rest),
    ["native", .. var rest] => NativeCommand.Run(rest),
    ["plan", .. var rest] => PlanCommand.Run(rest),
    _ => TableCommand.Run(args),
};
