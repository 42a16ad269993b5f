using CompiledNet.Benchmarks.Networks;
using CompiledNet.Startup;

switch (args)
{
    case ["A"]:
        FirstResults.Print<NetworkA>();
        break;
    case ["C"]:
        FirstResults.Print<NetworkC>();
        break;
    case ["D"]:
        FirstResults.Print<NetworkD>();
        break;
    case ["G"]:
        FirstResults.Print<NetworkG>();
        break;
    default:
        Console.Error.WriteLine("Name one network: A, C, D or G.");
        return 1;
}

return 0;
