using CompiledNet.Analyzers.Tests.Running;

namespace CompiledNet.Analyzers.Tests.Fixing;

public class PartialFixTests
{
    [Fact]
    public Task A_network_is_made_partial() => FixRun.Fixes(
        "CN0001",
        "Make 'Digits' partial",
        """
        using CompiledNet;

        /// <summary>Reads digits.</summary>
        [Network(64)] // pixels
        [Dense(10, Activation.Softmax)]
        public sealed class Digits
        {
        }
        """,
        """
        using CompiledNet;

        /// <summary>Reads digits.</summary>
        [Network(64)] // pixels
        [Dense(10, Activation.Softmax)]
        public sealed partial class Digits
        {
        }
        """);

    [Fact]
    public Task A_network_without_modifiers_is_made_partial() => FixRun.Fixes(
        "CN0001",
        "Make 'class' partial",
        """
        [CompiledNet.Network(64), CompiledNet.Dense(10)]
        class @class;
        """,
        """
        [CompiledNet.Network(64), CompiledNet.Dense(10)]
        partial class @class;
        """);

    [Fact]
    public Task All_networks_are_made_partial() => FixRun.FixesAll(
        "CN0001",
        "Make 'A' partial",
        """
        using CompiledNet;
        [Network(64), Dense(10)]
        public class A;
        [Network(64), Dense(10)]
        internal sealed class B { }
        """,
        """
        using CompiledNet;
        [Network(64), Dense(10)]
        public partial class A;
        [Network(64), Dense(10)]
        internal sealed partial class B { }
        """);

    [Fact]
    public Task All_types_around_a_network_are_made_partial() => FixRun.FixesAll(
        "CN0002",
        "Make 'Npc' partial",
        """
        using CompiledNet;
        public record Npc
        {
            public readonly struct State<T>
            {
                [Network(64), Dense(10)]
                private partial class Brain;
                [Network(64), Dense(10)]
                private partial class Heart;
            }
        }
        """,
        """
        using CompiledNet;
        public partial record Npc
        {
            public readonly partial struct State<T>
            {
                [Network(64), Dense(10)]
                private partial class Brain;
                [Network(64), Dense(10)]
                private partial class Heart;
            }
        }
        """);
}
