using System.Text;
using CompiledNet.Package.Tests.Running;

namespace CompiledNet.Package.Tests.Using;

/// <summary>
/// A console program that trains exclusive or, with every setting on that finds fault: nullable, warnings as errors, the
/// newest language version, checked arithmetic, a documentation file; implicit usings and unsafe code are off.
/// </summary>
public sealed class StrictProgram(Packages packages) : IAsyncLifetime
{
    internal UserFolder Folder { get; } = packages.Folder("Strict")
        .Write("Strict.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <LangVersion>latest</LangVersion>
                <Nullable>enable</Nullable>
                <ImplicitUsings>disable</ImplicitUsings>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <CheckForOverflowUnderflow>true</CheckForOverflowUnderflow>
                <GenerateDocumentationFile>true</GenerateDocumentationFile>
                <AnalysisLevel>latest-recommended</AnalysisLevel>
                <TrimmerSingleWarn>false</TrimmerSingleWarn>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="CompiledNet" Version="{packages.Version}" />
              </ItemGroup>
              <ItemGroup>
                <AdditionalFiles Include="trained/threshold.de.safetensors" />
              </ItemGroup>
            </Project>
            """)
        .Write("trained/threshold.de.safetensors", Weights)
        .Write("Threshold.cs", """
            using CompiledNet;

            namespace Strict;

            /// <summary>A trained network that is part of the assembly.</summary>
            [Network(2, Weights = "threshold.de.safetensors")]
            [Dense(1)]
            internal sealed partial class Threshold;
            """)
        .Write("Xor.cs", """
            using CompiledNet;

            namespace Strict;

            /// <summary>Says whether exactly one of two inputs is 1.</summary>
            [Network(2)]
            [Dense(8, Activation.Tanh)]
            [Dense(1, Activation.Sigmoid)]
            [Loss(LossFunction.BinaryCrossEntropy)]
            internal sealed partial class Xor
            {
                /// <summary>One that is there before anybody asks.</summary>
                public static Xor Shared { get; } = new(seed: 1);
            }
            """)
        .Write("Program.cs", """
            using System;
            using System.IO;
            using CompiledNet;
            using Strict;

            float[] inputs = [0, 0, 0, 1, 1, 0, 1, 1];
            float[] targets = [0, 1, 1, 0];
            var model = new Xor(seed: 1);
            if (!model.Parameters.AsSpan().SequenceEqual(Xor.Shared.Parameters.AsSpan()))
                return 2;
            var trainer = new Trainer<Xor>(model, new Adam { LearningRate = 0.05f });
            for (int step = 0; step < 500; step++)
                trainer.Step(inputs, targets);

            using var file = new MemoryStream();
            ParameterFile.Save(file, model.Parameters);
            file.Position = 0;
            var loaded = New<Xor>();
            ParameterFile.Load(file, loaded.Parameters);
            float[] outputs = new float[4];
            loaded.Forward(inputs, outputs);
            Console.WriteLine(string.Join(' ', outputs));
            for (int row = 0; row < 4; row++)
            {
                if (Math.Abs(outputs[row] - targets[row]) > 0.1f)
                    return 1;
            }

            // Nothing but the assembly has the weights.
            float[] sum = new float[1];
            Threshold.Shared.Forward([10, 1], sum);
            Console.WriteLine(sum[0]);
            new Threshold().Forward([10, 1], sum);
            if (sum[0] != 2 * 10 - 3 + 0.5f || Threshold.Preprocessing.ClassNames is not ["below", "above"] || new Threshold(seed: 1).Dense1.Weights[0, 0] == 2)
                return 3;

            Console.WriteLine("ok");
            return 0;

            static T New<T>() where T : new() => new();
            """);

    /// <summary>The weights 2 and −3 and the bias 0.5, as a safetensors file by hand.</summary>
    private static byte[] Weights
    {
        get
        {
            byte[] header = Encoding.UTF8.GetBytes(
                """{"__metadata__":{"compilednet.class_names":"[\"below\",\"above\"]"},"dense1.weight":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]},"dense1.bias":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}}""");
            return [.. BitConverter.GetBytes((long)header.Length), .. header, .. BitConverter.GetBytes(2f), .. BitConverter.GetBytes(-3f), .. BitConverter.GetBytes(0.5f)];
        }
    }

    internal Outcome Built { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Built = await Folder.Dotnet("build", "-c", "Release", "-o", "built");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
