using CompiledNet.Generator.Model;

namespace CompiledNet.Generator.Layers.Joins;

/// <summary>A layer that joins what several layers give.</summary>
internal sealed record JoinModel(string Kind, string Name, EquatableArray<int> Inputs, EquatableArray<TensorShape> Shapes, TensorShape OutputShape)
    : LayerModel(Kind, Name, Inputs, Shapes[0], OutputShape, ActivationModel.None, new([]))
{
    public override EquatableArray<TensorShape> InputShapes => Shapes;

    public override long MultiplyAdds => 0;
}
