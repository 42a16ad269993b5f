namespace CompiledNet.Tests.Networks
{
    // Classes of every kind in which a network may be declared, and names that need care.

    [Network(5), Dense(6, Activation.Tanh), Dense(2), Loss(LossFunction.MeanSquaredError)]
    internal sealed partial class InternalNetwork;

    [Network(5), Dense(6, Activation.Tanh), Dense(2), Loss(LossFunction.MeanSquaredError)]
    public partial class OpenNetwork;

    [Network(5), Dense(6, Activation.Tanh), Dense(2, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
    public sealed partial class GenericNetwork<TTag>;

    [Network(5), Dense(6, Activation.Tanh, Name = "class"), Dense(3, Name = "in"), Dense(2, Name = "async"), Loss(LossFunction.MeanSquaredError)]
    public sealed partial class KeywordLayers;

    [Network(5), Dense(6, Activation.Tanh, Name = "Hidden"), Dense(2, Name = "Output"), Loss(LossFunction.MeanSquaredError)]
    public sealed partial class NamedLayers;

    [Network(5), Dense(6, Activation.Tanh), Dense(2), Loss(LossFunction.MeanSquaredError)]
    public sealed partial class @class;

    public static partial class Game
    {
        public readonly partial struct Npc
        {
            [Network(5), Dense(6, Activation.Tanh), Dense(2), Loss(LossFunction.MeanSquaredError)]
            internal sealed partial class Brain;
        }

        internal partial interface IWorld
        {
            [Network(5), Dense(6, Activation.Tanh), Dense(2), Loss(LossFunction.MeanSquaredError)]
            sealed partial class Weather;
        }
    }

    public sealed partial class GenericHolder<TKey>
        where TKey : struct
    {
        [Network(5), Dense(6, Activation.Tanh), Dense(2), Loss(LossFunction.MeanSquaredError)]
        public sealed partial class Inner;

        [Network(5), Dense(6, Activation.Tanh), Dense(2, Activation.Softmax), Loss(LossFunction.CrossEntropy)]
        public sealed partial class InnerGeneric<TValue>
            where TValue : notnull;
    }
}

namespace CompiledNet.Tests.Networks.@event.@string
{
    [Network(5), Dense(6, Activation.Tanh), Dense(2), Loss(LossFunction.MeanSquaredError)]
    public sealed partial class InKeywordNamespace;
}
