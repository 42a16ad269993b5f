using CompiledNet.Generator.Activations;
using CompiledNet.Generator.Declaration;
using CompiledNet.Generator.Diagnostics;

namespace CompiledNet.Generator.Model;

/// <summary>Resolves an activation and checks the arguments that belong to activations.</summary>
internal static class ActivationBuilder
{
    /// <summary>Of a layer that has other parameters.</summary>
    public static ActivationModel Build(ActivationDeclaration declaration, string layer, List<DiagnosticInfo> diagnostics)
    {
        ActivationModel activation = BuildAny(declaration, diagnostics);
        if (activation.Function.IsLearnt)
            diagnostics.Add(DiagnosticInfo.Create(NetworkDiagnostics.LearntActivation, declaration.Name.Location, Spelled(activation.Function.Constant), layer));
        return activation;
    }

    /// <summary>Of a layer that is an activation and nothing else.</summary>
    public static ActivationModel BuildAny(ActivationDeclaration declaration, List<DiagnosticInfo> diagnostics)
    {
        string constant = declaration.Name.Value;
        ActivationFunction function = Form(constant, declaration.Flags, diagnostics);
        float parameter = FunctionArguments.Value(
            function.Parameter, declaration.Arguments, Spelled(constant),
            owners: argument => Owners(candidate => candidate.Parameter?.Name == argument), diagnostics);
        return new ActivationModel(function.Name, parameter);
    }

    /// <summary>The form of a function that the flags choose.</summary>
    private static ActivationFunction Form(string constant, EquatableArray<FunctionFlag> flags, List<DiagnosticInfo> diagnostics)
    {
        ActivationFunction chosen = ActivationCatalog.Get(constant);
        foreach (FunctionFlag flag in flags)
        {
            ActivationFunction? form = ActivationCatalog.All.FirstOrDefault(candidate => candidate.Constant == constant && candidate.Flag == flag.Name);
            if (form is null)
                diagnostics.Add(FunctionArguments.WithoutEffect(flag.Location, flag.Name, Spelled(constant), Owners(candidate => candidate.Flag == flag.Name)));
            else if (flag.Value)
                chosen = form;
        }

        return chosen;
    }

    private static string Owners(Func<ActivationFunction, bool> takesIt) =>
        string.Join(" or ", ActivationCatalog.All.Where(takesIt).Select(owner => Spelled(owner.Constant)));

    private static string Spelled(string constant) => $"Activation.{constant}";
}
