using CompiledNet.Generator.Declaration;
using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Planning;

namespace CompiledNet.Generator.Emission.Class;

/// <summary>Writes the generated half of the user's class: constants, parameters, and the public methods.</summary>
internal static class ClassEmitter
{
    private const string Network = "global::CompiledNet";
    private const string Inputs = "global::System.ReadOnlySpan<float> inputs";

    // At full speed from the first call.
    private const string Optimized = $"{Names.Generated}\n[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]";

    public static void Emit(CodeWriter writer, ExecutionPlan plan)
    {
        TypeDeclaration type = plan.Network.Type;
        var scopes = new Stack<CodeWriter.Scope>();
        if (type.Namespace.Length > 0)
            scopes.Push(writer.Block($"namespace {type.Namespace}"));
        foreach (string containing in type.ContainingTypes)
            scopes.Push(writer.Block(containing));

        scopes.Push(writer.Block($"partial class {Names.Class(type)} : {Network}.{Interface(plan.Network)}<{Names.Class(type)}>"));
        WriteConstants(writer, plan);
        WriteConstructors(writer, plan.Network);
        WriteLayers(writer, plan.Network);
        WriteForward(writer, plan);
        if (plan.Network.Loss is { } loss)
        {
            WriteLoss(writer, plan, "targets", "float", $"As many rows of {plan.Network.OutputSize} targets.");
            if (loss.Function.TakesLabels)
                WriteLoss(writer, plan, "labels", "int", $"A class index for each row, from 0 to {plan.Network.OutputSize - 1}.");
        }

        WriteBackwardFrom(writer, plan);
        WriteFindNonFiniteLayer(writer, plan);
        while (scopes.Count > 0)
            scopes.Pop().Dispose();
    }

    private static string Interface(NetworkModel network) =>
        network.Loss is not { } loss ? "INetwork" : loss.Function.TakesLabels ? "IClassifierNetwork" : "ITrainableNetwork";

    private static void WriteConstants(CodeWriter writer, ExecutionPlan plan)
    {
        NetworkModel network = plan.Network;
        writer.Lines($$"""
            /// <summary>The number of values in one input row{{(network.InputShape.Axes.Count > 1 ? $": {network.InputShape}" : "")}}.</summary>
            public const int InputSize = {{network.InputSize}};

            /// <summary>The number of values in one output row.</summary>
            public const int OutputSize = {{network.OutputSize}};

            /// <summary>The number of trainable scalars.</summary>
            public const int ParameterCount = {{network.ParameterCount}};

            private readonly {{Network}}.Execution.NetworkExecution _execution = new({{plan.WorkspaceLength}}, {{(network.Loss is null ? 0 : plan.StorageSize)}});

            """);
        DescriptionEmitter.EmitProperty(writer, network);
        writer.Line();
    }

    private static void WriteConstructors(CodeWriter writer, NetworkModel network)
    {
        string @class = Names.Class(network.Type);
        string name = Names.Identifier(network.Type.Name);
        if (!network.Constructors.TakeNothing)
        {
            writer.Lines($$"""
                /// <summary>Constructs the network; each layer's initializer draws its parameters with the seed 0.</summary>
                {{Names.Generated}}
                public {{name}}()
                    : this(0)
                {
                }

                """);
        }

        // A constructor that calls no other of the class runs nothing that is generated but the initialisers.
        bool drawsAlways = network.Constructors.StartAlone;
        string draw = drawsAlways
            ? $$"""

                {
                    if (seed != 0)
                        {{Network}}.ParameterInitializer.Fill(Parameters, seed);
                }
                """
            : $" => {Network}.ParameterInitializer.Fill(Parameters, seed);";
        string parameters = drawsAlways ? $"{Network}.ParameterInitializer.Draw<{@class}>(0)" : "new()";
        writer.Lines($$"""
            /// <summary>Constructs the network; each layer's initializer draws its parameters.</summary>
            /// <param name="seed">The same seed gives the same parameters, bit for bit, on every machine.</param>
            {{Names.Generated}}
            public {{name}}(int seed){{draw}}

            /// <summary>All parameters{{(drawsAlways ? ", drawn with the seed 0 unless a constructor draws them with another" : "")}}.</summary>
            {{Names.Generated}}
            public {{Override(network, Overridable.Parameters)}}{{Network}}.ParameterBuffer<{{@class}}> Parameters { get; } = {{parameters}};

            /// <summary>
            /// The threads that may share the work of one call, from 1 to 8; 1 unless said otherwise. Work too small to gain stays
            /// on the caller's thread. The results have the same bits whatever the number.
            /// </summary>
            /// <exception cref="global::System.ArgumentOutOfRangeException">The value is below 1 or above 8.</exception>
            {{Names.Generated}}
            public {{Override(network, Overridable.Threads)}}int Threads
            {
                get => _execution.Threads;
                set => _execution.Threads = value;
            }

            {{Names.Generated}}
            static {{@class}} {{Network}}.INetwork<{{@class}}>.Create(int seed) => new(seed);

            """);
    }

    private static void WriteLayers(CodeWriter writer, NetworkModel network)
    {
        int number = 0;
        for (int index = 0; index < network.Layers.Count; index++)
        {
            LayerModel layer = network.Layers[index];
            if (!layer.IsView)
                number++;
            if (!GeneratedMembers.HasView(layer))
                continue;
            string tensors = string.Join(", ", layer.Tensors.Select((_, tensor) => $"Parameters[Description.Layers[{index}].Tensors[{tensor}]]"));
            string shapes = string.Join(" and ", layer.Tensors.Select(tensor => $"{tensor.Name.ToLowerInvariant()} [{string.Join(", ", tensor.Shape.Axes)}]"));
            writer.Lines($$"""
                /// <summary>The parameters of layer {{number}}: {{shapes}}.</summary>
                {{Names.Generated}}
                public {{Network}}.{{layer.Kind}}View {{Names.Identifier(layer.Name)}} => new({{tensors}});

                """);
        }
    }

    private static void WriteForward(CodeWriter writer, ExecutionPlan plan)
    {
        NetworkModel network = plan.Network;
        writer.Lines($$"""
            /// <summary>Computes the outputs of one row or many. Safe to call from many threads at once; allocates nothing.</summary>
            /// <param name="inputs">Rows of {{network.InputSize}} values.</param>
            /// <param name="outputs">As many rows of {{network.OutputSize}} values.</param>
            /// <exception cref="global::System.ArgumentException">The spans do not hold whole rows, equally many, or share memory.</exception>
            {{Optimized}}
            public {{Override(network, Overridable.Forward)}}void Forward({{Inputs}}, global::System.Span<float> outputs)
            {
                int rows = {{Network}}.Execution.Arguments.CountRows(inputs.Length, InputSize, "inputs");
                {{Network}}.Execution.Arguments.RequireRows(outputs.Length, rows, OutputSize, "outputs");
                {{Network}}.Execution.Arguments.RequireDisjoint(inputs, outputs, "inputs", "outputs");
                {{Network}}.Execution.Arguments.RequireDisjoint(Parameters.AsSpan(), outputs, "Parameters", "outputs");
                if (rows == 1)
                    {{Entry(network)}}.ForwardRow(_execution, {{Reference("inputs")}}, {{Reference("outputs")}}, ref Parameters.Start);
                else
                    {{Entry(network)}}.Forward(_execution, {{Reference("inputs")}}, {{Reference("outputs")}}, ref Parameters.Start, rows);
            }

            """);
    }

    private static void WriteLoss(CodeWriter writer, ExecutionPlan plan, string targets, string element, string description)
    {
        NetworkModel network = plan.Network;
        bool ofLabels = targets == "labels";
        string check = ofLabels
            ? $"{Network}.Execution.Arguments.RequireLabels(labels, rows, OutputSize, \"labels\");"
            : $"{Network}.Execution.Arguments.RequireRows(targets.Length, rows, OutputSize, \"targets\");";
        string arguments = targets == "labels"
            ? $"ref global::System.Runtime.CompilerServices.Unsafe.NullRef<float>(), {Reference("labels")}"
            : $"{Reference("targets")}, ref global::System.Runtime.CompilerServices.Unsafe.NullRef<int>()";
        string disjoint = targets == "labels"
            ? ""
            : $"\n    {Network}.Execution.Arguments.RequireDisjoint(targets, gradients.AsSpan(), \"targets\", \"gradients\");";
        string failures = targets == "labels"
            ? """

                /// <exception cref="global::System.ArgumentOutOfRangeException">A label is no class index.</exception>
                """
            : "";
        writer.Lines($$"""
            /// <summary>Computes the cost: the mean of the loss over the rows. Allocates nothing.</summary>
            /// <param name="inputs">At least one row of {{network.InputSize}} values.</param>
            /// <param name="{{targets}}">{{description}}</param>
            /// <exception cref="global::System.ArgumentException">The spans do not hold whole rows, equally many, at least one.</exception>{{failures}}
            {{Optimized}}
            public {{Override(network, ofLabels ? Overridable.ComputeLossOfLabels : Overridable.ComputeLoss)}}float ComputeLoss({{Inputs}}, global::System.ReadOnlySpan<{{element}}> {{targets}})
            {
                int rows = {{Network}}.Execution.Arguments.CountSomeRows(inputs.Length, InputSize, "inputs");
                {{check}}
                return {{Entry(network)}}.ComputeLoss(_execution, {{Reference("inputs")}}, {{arguments}}, ref Parameters.Start, rows);
            }

            /// <summary>Computes the cost and its derivative with respect to every parameter. Allocates nothing.</summary>
            /// <param name="inputs">At least one row of {{network.InputSize}} values.</param>
            /// <param name="{{targets}}">{{description}}</param>
            /// <param name="gradients">Overwritten with the derivatives of the cost.</param>
            /// <returns>The cost.</returns>
            /// <exception cref="global::System.ArgumentException">The spans do not hold whole rows, equally many, at least one.</exception>{{failures}}
            {{Optimized}}
            public {{Override(network, ofLabels ? Overridable.BackwardOfLabels : Overridable.Backward)}}float Backward({{Inputs}}, global::System.ReadOnlySpan<{{element}}> {{targets}}, {{Network}}.ParameterBuffer<{{Names.Class(network.Type)}}> gradients)
            {
                int rows = {{Network}}.Execution.Arguments.CountSomeRows(inputs.Length, InputSize, "inputs");
                {{check}}
                {{Network}}.Execution.Arguments.RequireGradients(gradients, Parameters, "gradients");
                {{Network}}.Execution.Arguments.RequireDisjoint(inputs, gradients.AsSpan(), "inputs", "gradients");{{disjoint}}
                return {{Entry(network)}}.Backward(_execution, {{Reference("inputs")}}, {{arguments}}, ref Parameters.Start, ref gradients.Start, rows);
            }

            """);
        WriteDescend(writer, plan, targets, element, arguments);
    }

    /// <summary>The step of one row, which trainers find by the interface.</summary>
    private static void WriteDescend(CodeWriter writer, ExecutionPlan plan, string targets, string element, string arguments)
    {
        NetworkModel network = plan.Network;
        string @interface = targets == "labels" ? "IClassifierNetwork" : "ITrainableNetwork";
        string check = targets == "labels"
            ? $"{Network}.Execution.Arguments.RequireLabels(labels, 1, OutputSize, \"labels\");"
            : $"{Network}.Execution.Arguments.RequireRow(targets.Length, OutputSize, \"targets\");";
        writer.Lines($$"""
            {{Optimized}}
            bool {{Network}}.{{@interface}}<{{Names.Class(network.Type)}}>.TryDescend({{Inputs}}, global::System.ReadOnlySpan<{{element}}> {{targets}}, float learningRate, float largestGradient, out float cost)
            {
                {{Network}}.Execution.Arguments.RequireRow(inputs.Length, InputSize, "inputs");
                {{check}}
                cost = 0f;
                if (global::System.MemoryExtensions.Overlaps(inputs, Parameters.AsSpan()))
                    return false;
                return {{Entry(network)}}.Descend(_execution, {{Reference("inputs")}}, {{arguments}}, ref Parameters.Start, learningRate, largestGradient, ref cost);
            }

            """);
    }

    private static void WriteBackwardFrom(CodeWriter writer, ExecutionPlan plan)
    {
        NetworkModel network = plan.Network;
        writer.Lines($$"""
            /// <summary>
            /// The vector–Jacobian product: from the derivative of any loss with respect to the outputs, its derivative with
            /// respect to every parameter and to the inputs. Allocates nothing.
            /// </summary>
            /// <param name="inputs">At least one row of {{network.InputSize}} values.</param>
            /// <param name="outputGradients">As many rows of {{network.OutputSize}} values.</param>
            /// <param name="gradients">Overwritten with the sum over the rows.</param>
            /// <param name="inputGradients">As long as <paramref name="inputs"/>, or empty to skip them.</param>
            /// <exception cref="global::System.ArgumentException">A span does not have the length that the others ask for, or shares memory with one that is written.</exception>
            {{Optimized}}
            public {{Override(network, Overridable.BackwardFrom)}}void BackwardFrom({{Inputs}}, global::System.ReadOnlySpan<float> outputGradients, {{Network}}.ParameterBuffer<{{Names.Class(network.Type)}}> gradients, global::System.Span<float> inputGradients)
            {
                int rows = {{Network}}.Execution.Arguments.CountSomeRows(inputs.Length, InputSize, "inputs");
                {{Network}}.Execution.Arguments.RequireRows(outputGradients.Length, rows, OutputSize, "outputGradients");
                {{Network}}.Execution.Arguments.RequireGradients(gradients, Parameters, "gradients");
                if (!inputGradients.IsEmpty)
                    {{Network}}.Execution.Arguments.RequireRows(inputGradients.Length, rows, InputSize, "inputGradients");
                {{Network}}.Execution.Arguments.RequireDisjoint(inputs, inputGradients, "inputs", "inputGradients");
                {{Network}}.Execution.Arguments.RequireDisjoint(outputGradients, inputGradients, "outputGradients", "inputGradients");
                {{Network}}.Execution.Arguments.RequireDisjoint(Parameters.AsSpan(), inputGradients, "Parameters", "inputGradients");
                {{Network}}.Execution.Arguments.RequireDisjoint(inputs, gradients.AsSpan(), "inputs", "gradients");
                {{Network}}.Execution.Arguments.RequireDisjoint(outputGradients, gradients.AsSpan(), "outputGradients", "gradients");
                {{Network}}.Execution.Arguments.RequireDisjoint(gradients.AsSpan(), inputGradients, "gradients", "inputGradients");
                {{Entry(network)}}.BackwardFrom(_execution, {{Reference("inputs")}}, {{Reference("outputGradients")}}, ref Parameters.Start, ref gradients.Start, {{Reference("inputGradients")}}, rows, !inputGradients.IsEmpty);
            }

            """);
    }

    private static void WriteFindNonFiniteLayer(CodeWriter writer, ExecutionPlan plan)
    {
        NetworkModel network = plan.Network;
        writer.Lines($$"""
            /// <summary>Finds the layer in which a forward pass first meets NaN or infinity.</summary>
            /// <param name="inputs">Rows of {{network.InputSize}} values.</param>
            /// <returns>The layer's index in <c>Description.Layers</c>, or -1 if all values are finite.</returns>
            /// <exception cref="global::System.ArgumentException">The span does not hold whole rows.</exception>
            {{Names.Generated}}
            public {{Override(network, Overridable.FindNonFiniteLayer)}}int FindNonFiniteLayer({{Inputs}})
            {
                int rows = {{Network}}.Execution.Arguments.CountRows(inputs.Length, InputSize, "inputs");
                return {{Entry(network)}}.FindNonFiniteLayer(_execution, {{Reference("inputs")}}, ref Parameters.Start, rows);
            }
            """);
    }

    private static string Override(NetworkModel network, Overridable member) => network.Overridden.HasFlag(member) ? "override " : "";

    private static string Entry(NetworkModel network) => $"global::CompiledNet.Generated.{Names.Entry(network)}";

    private static string Reference(string span) => $"ref global::System.Runtime.InteropServices.MemoryMarshal.GetReference({span})";
}
