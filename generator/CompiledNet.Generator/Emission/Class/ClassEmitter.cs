using CompiledNet.Generator.Declaration;
using CompiledNet.Generator.Emission.Text;
using CompiledNet.Generator.Model;
using CompiledNet.Generator.Planning;
using static CompiledNet.Generator.Emission.Class.ClassText;

namespace CompiledNet.Generator.Emission.Class;

/// <summary>Writes the generated half of the user's class: constants, parameters, and the public methods.</summary>
internal static class ClassEmitter
{
    public static void Emit(CodeWriter writer, ExecutionPlan plan)
    {
        TypeDeclaration type = plan.Network.Type;
        var scopes = new Stack<CodeWriter.Scope>();
        if (type.Namespace.Length > 0)
            scopes.Push(writer.Block($"namespace {type.Namespace}"));
        foreach (string containing in type.ContainingTypes)
            scopes.Push(writer.Block(containing));

        scopes.Push(writer.Block($"partial class {Names.Class(type)} : {Library}.{Interface(plan.Network)}<{Names.Class(type)}>"));
        WriteConstants(writer, plan);
        WriteConstructors(writer, plan.Network);
        if (plan.Network.Weights is { } weights)
            WeightsMembersEmitter.Emit(writer, plan.Network, weights);
        WriteLayers(writer, plan.Network);
        WriteForward(writer, plan.Network);
        if (plan.Network.IsStream)
            StreamMembersEmitter.Emit(writer, plan.Network);
        if (plan.Network.Loss is not null)
            LossMembersEmitter.Emit(writer, plan);

        WriteBackwardFrom(writer, plan.Network);
        WriteFindNonFiniteLayer(writer, plan.Network);
        while (scopes.Count > 0)
            scopes.Pop().Dispose();
    }

    private static string Interface(NetworkModel network)
    {
        string kind = network.Loss is not { } loss ? "I" : loss.Function.TakesLabels ? "IClassifier" : "ITrainable";
        return $"{kind}{(network.IsStream ? "Stream" : "")}Network";
    }

    private static void WriteConstants(CodeWriter writer, ExecutionPlan plan)
    {
        NetworkModel network = plan.Network;
        GeneratedMembers members = MembersOf(network);
        writer.Lines($"""
            /// <summary>The number of values in one input row{(network.InputShape.Axes.Count > 1 ? $": {network.InputShape}" : "")}.</summary>
            {Declare(members.InputSize, network)} = {network.InputSize};

            /// <summary>The number of values in one output row.</summary>
            {Declare(members.OutputSize, network)} = {network.OutputSize};

            /// <summary>The number of trainable scalars.</summary>
            {Declare(members.ParameterCount, network)} = {network.ParameterCount};

            {Declare(members.Execution, network)} = new({plan.WorkspaceLength}, {(network.Loss is null ? 0 : plan.Storage.Size)}{EmbeddingTables(plan)});

            /// <summary>The layers, shapes and parameter tensors.</summary>
            {Names.Generated}
            {Declare(members.Description, network)} => global::CompiledNet.Generated.{Names.Description(network)}.Value;

            """);
    }

    /// <summary>The tables of embeddings, of which the library clears and adds no more than the vectors that a batch chose.</summary>
    private static string EmbeddingTables(ExecutionPlan plan)
    {
        string tables = string.Concat(plan.Embeddings.Select(embedding =>
            $", new {Library}.Execution.EmbeddingTable({embedding.Table.Offset}, {embedding.Layer.Count}, {embedding.Table.Strides[0]}, {embedding.Layer.Size}, {string.Join(", ", embedding.Layer.Taken.Select(index => index.Input))})"));
        return tables.Length > 0 ? $", {plan.Network.InputSize}{tables}" : "";
    }

    private static void WriteConstructors(CodeWriter writer, NetworkModel network)
    {
        GeneratedMembers members = MembersOf(network);
        string @class = Names.Class(network.Type);
        string name = Names.Identifier(network.Type.Name);
        if (!network.Constructors.TakeNothing)
        {
            writer.Lines($$"""
                /// <summary>{{(network.Weights is { } weights ? $"Constructs the network with the parameters of {XmlText(weights.FileName)}" : "Constructs the network; each layer's initializer draws its parameters with the seed 0")}}.</summary>
                {{Names.Generated}}
                public {{name}}(){{(network.Weights is null ? "\n    : this(0)\n{\n}" : network.Constructors.StartAlone ? "\n{\n}" : $" => {WeightsMembersEmitter.Load(network, "Parameters")};")}}

                """);
        }

        // A constructor that calls no other of the class runs nothing that is generated but the initialisers.
        bool drawsAlways = network.Constructors.StartAlone;
        string draw = drawsAlways && network.Weights is null
            ? $$"""

                {
                    if (seed != 0)
                        {{Library}}.ParameterInitializer.Fill(Parameters, seed);
                }
                """
            : $" => {Library}.ParameterInitializer.Fill(Parameters, seed);";
        string parameters = !drawsAlways ? "new()" : network.Weights is null ? $"{Library}.ParameterInitializer.Draw<{@class}>(0)" : WeightsMembersEmitter.Load(network);
        string start = network.Weights is { } file ? $"those of {XmlText(file.FileName)}" : "drawn with the seed 0";
        writer.Lines($$"""
            /// <summary>Constructs the network; each layer's initializer draws its parameters.</summary>
            /// <param name="seed">The same seed gives the same parameters, bit for bit, on every machine.</param>
            {{Names.Generated}}
            public {{name}}(int seed){{draw}}

            /// <summary>All parameters{{(drawsAlways ? $", {start} unless a constructor draws them with {(network.Weights is null ? "another" : "a seed")}" : "")}}.</summary>
            {{Names.Generated}}
            {{Declare(members.Parameters, network)}} { get; } = {{parameters}};

            /// <summary>
            /// The threads that may share the work of one call, from 1 to 8; 1 unless said otherwise. Work too small to gain stays
            /// on the caller's thread. The results have the same bits whatever the number.
            /// </summary>
            /// <exception cref="global::System.ArgumentOutOfRangeException">The value is below 1 or above 8.</exception>
            {{Names.Generated}}
            {{Declare(members.Threads, network)}}
            {
                get => _execution.Threads;
                set => _execution.Threads = value;
            }

            {{Names.Generated}}
            static {{@class}} {{Library}}.INetwork<{{@class}}>.Create(int seed) => new(seed);

            {{Names.Generated}}
            {{Library}}.Execution.NetworkExecution {{Library}}.INetwork<{{@class}}>.Execution => _execution;

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
            string tensors = string.Join(", ", TensorsOf("Tensors", layer.Tensors, index).Concat(TensorsOf("Statistics", layer.Statistics, index)));
            string shapes = string.Join(" and ", layer.Tensors.Select(tensor => $"{tensor.Name.ToLowerInvariant()} [{string.Join(", ", tensor.Shape.Axes)}]"));
            writer.Lines($"""
                /// <summary>The parameters of layer {number}: {shapes}.</summary>
                {Names.Generated}
                {Declare(GeneratedMembers.View(layer), network)} => new({tensors});

                """);
        }
    }

    /// <summary>The views of tensors that a layer has.</summary>
    private static IEnumerable<string> TensorsOf(string list, EquatableArray<ParameterTensorModel> tensors, int layer) =>
        tensors.Select((_, tensor) => $"Parameters[Description.Layers[{layer}].{list}[{tensor}]]");

    private static void WriteForward(CodeWriter writer, NetworkModel network) => writer.Lines($"""
        /// <summary>Computes the outputs of {(network.IsStream ? "the steps of one sequence that begins from zero" : "one row or many")}. Safe to call from many threads at once; allocates nothing.</summary>
        /// <param name="inputs">Rows of {network.InputSize} values.</param>
        /// <param name="outputs">As many rows of {network.OutputSize} values.</param>
        /// <exception cref="global::System.ArgumentException">The spans do not hold whole rows, equally many, or share memory.</exception>{IndexFailure(network)}
        {Optimized}
        {Declare(MembersOf(network).Forward, network)} =>
            {Entry(network)}.Forward(_execution, inputs, outputs, Parameters.AsSpan());

        """);

    private static void WriteBackwardFrom(CodeWriter writer, NetworkModel network) => writer.Lines($"""
        /// <summary>
        /// The vector–Jacobian product: from the derivative of any loss with respect to the outputs, its derivative with
        /// respect to every parameter and to the inputs. Allocates nothing.
        /// </summary>
        /// <param name="inputs">At least one row of {network.InputSize} values.</param>
        /// <param name="outputGradients">As many rows of {network.OutputSize} values.</param>
        /// <param name="gradients">Overwritten with the sum over the rows.</param>
        /// <param name="inputGradients">As long as <paramref name="inputs"/>, or empty to skip them.</param>
        /// <exception cref="global::System.ArgumentException">A span does not have the length that the others ask for, or shares memory with one that is written.</exception>{IndexFailure(network)}
        {Optimized}
        {Declare(MembersOf(network).BackwardFrom, network)} =>
            {Entry(network)}.BackwardFrom(_execution, inputs, outputGradients, Parameters.AsSpan(), {Gradients}, inputGradients);

        """);

    private static void WriteFindNonFiniteLayer(CodeWriter writer, NetworkModel network) => writer.Lines($"""
        /// <summary>Finds the layer in which a forward pass first meets NaN or infinity.</summary>
        /// <param name="inputs">Rows of {network.InputSize} values.</param>
        /// <returns>The layer's index in <c>Description.Layers</c>, or -1 if all values are finite.</returns>
        /// <exception cref="global::System.ArgumentException">The span does not hold whole rows.</exception>{IndexFailure(network)}
        {Names.Generated}
        {Declare(MembersOf(network).FindNonFiniteLayer, network)} =>
            {Entry(network)}.FindNonFiniteLayer(_execution, inputs, Parameters.AsSpan());
        """);
}
