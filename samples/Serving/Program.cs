// A model of PyTorch as a web service: imported by the tool, compiled, its weights in the assembly, one registration line.
//
//   dotnet run -c Release --project samples/Serving                  starts the service, beside it one with ONNX Runtime, and a brief load
//   dotnet run -c Release --project samples/Serving -- --load 10     ten seconds for each line of the table
//   dotnet run -c Release --project samples/Serving -- --serve http://127.0.0.1:5000
//
//   dotnet publish -c Release samples/Serving                        one native program, compiled ahead of time
//
// How the model came here:
//
//   python3 samples/Serving/train.py
//   compilednet import samples/Serving/digits.onnx --class DigitReader --namespace Serving --output samples/Serving --embed --force

using System.Globalization;
using Serving;
using Serving.Load;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
double seconds = 0.5;
switch (args)
{
    case []:
    case ["--load"]:
        break;
    case ["--load", var text] when double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out seconds) && seconds is > 0 and <= 3600:
        break;
    case ["--serve", var address]:
        await using (WebApplication service = DigitService.Create(address, services => services.AddCompiledNetwork(DigitReader.Shared)))
        {
            await service.StartAsync();
            Console.WriteLine($"POST an image to {service.Urls.First()}/digits; Ctrl+C ends the service");
            await service.WaitForShutdownAsync();
        }
        return 0;
    default:
        Console.Error.WriteLine("usage: [--load [<seconds>] | --serve <address>]");
        return 2;
}

const string FreePort = "http://127.0.0.1:0";
await using WebApplication compiled = DigitService.Create(FreePort, services => services.AddCompiledNetwork(DigitReader.Shared));
await using WebApplication runtime = DigitService.Create(FreePort, services => services.AddOnnxRuntime(Path.Combine(AppContext.BaseDirectory, "digits.onnx")));
await compiled.StartAsync();
await runtime.StartAsync();
bool holds = await Comparison.RunAsync(("CompiledNet", compiled), ("ONNX Runtime", runtime), TimeSpan.FromSeconds(seconds));
await compiled.StopAsync();
await runtime.StopAsync();
return holds ? 0 : 1;
