using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace KpiLab.Notebooks.Session;

/// <summary>Adds the checks of <see cref="Interruption"/> to the start of each method and to each loop of a compiled cell.</summary>
/// <remarks>
/// At the level of instructions, because a lambda without a block has no place for a statement, and so that positions in the
/// source stay as they are. A loop is a branch to an earlier instruction.
/// </remarks>
internal static class InterruptWeaver
{
    private static readonly System.Reflection.MethodInfo Check = typeof(Interruption).GetMethod(nameof(Interruption.Check))!;
    private static readonly System.Reflection.MethodInfo Enter = typeof(Interruption).GetMethod(nameof(Interruption.Enter))!;

    /// <summary>The assembly with the checks, and its symbols.</summary>
    /// <param name="assembly">The compiled image.</param>
    /// <param name="symbols">Its portable symbols.</param>
    public static (MemoryStream Assembly, MemoryStream Symbols) Weave(MemoryStream assembly, MemoryStream symbols)
    {
        using var module = ModuleDefinition.ReadModule(assembly, new ReaderParameters
        {
            ReadSymbols = true,
            SymbolStream = symbols,
            SymbolReaderProvider = new PortablePdbReaderProvider(),
        });
        var check = module.ImportReference(Check);
        var enter = module.ImportReference(Enter);
        foreach (var method in module.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody))
            Weave(method, enter, check);
        var woven = new MemoryStream();
        var wovenSymbols = new MemoryStream();
        module.Write(woven, new WriterParameters
        {
            WriteSymbols = true,
            SymbolStream = wovenSymbols,
            SymbolWriterProvider = new PortablePdbWriterProvider(),
        });
        return (new(woven.ToArray()), new(wovenSymbols.ToArray()));
    }

    private static void Weave(MethodDefinition method, MethodReference enter, MethodReference check)
    {
        // A constructor runs its base first, and an exception in a static one would spoil its type for good.
        // The factory puts the script into its place, without which later cells could not refer to it.
        if (method.IsConstructor || method.Name == "<Factory>")
            return;
        var body = method.Body;
        body.SimplifyMacros();
        var il = body.GetILProcessor();
        foreach (var branch in body.Instructions.Where(LeadsBack).ToList())
            InsertBefore(body, il, branch, check);
        // What an async method throws belongs in its task: at the start of its machine nothing would catch it.
        if (!method.DeclaringType.Interfaces.Any(type => type.InterfaceType.Name == nameof(System.Runtime.CompilerServices.IAsyncStateMachine)))
            il.InsertBefore(body.Instructions[0], il.Create(OpCodes.Call, enter));
        body.OptimizeMacros();
    }

    private static bool LeadsBack(Instruction instruction) => instruction.Operand switch
    {
        Instruction target => target.Offset <= instruction.Offset,
        Instruction[] targets => targets.Any(target => target.Offset <= instruction.Offset),
        _ => false,
    };

    /// <summary>Puts the check before an instruction and lets whatever jumped to the instruction jump to the check.</summary>
    private static void InsertBefore(MethodBody body, ILProcessor il, Instruction instruction, MethodReference check)
    {
        var call = il.Create(OpCodes.Call, check);
        il.InsertBefore(instruction, call);
        foreach (var other in body.Instructions)
        {
            if (ReferenceEquals(other.Operand, instruction))
                other.Operand = call;
            else if (other.Operand is Instruction[] targets)
                for (var i = 0; i < targets.Length; i++)
                    targets[i] = ReferenceEquals(targets[i], instruction) ? call : targets[i];
        }
        foreach (var handler in body.ExceptionHandlers)
        {
            handler.TryStart = ReferenceEquals(handler.TryStart, instruction) ? call : handler.TryStart;
            handler.TryEnd = ReferenceEquals(handler.TryEnd, instruction) ? call : handler.TryEnd;
            handler.HandlerStart = ReferenceEquals(handler.HandlerStart, instruction) ? call : handler.HandlerStart;
            handler.HandlerEnd = ReferenceEquals(handler.HandlerEnd, instruction) ? call : handler.HandlerEnd;
            handler.FilterStart = ReferenceEquals(handler.FilterStart, instruction) ? call : handler.FilterStart;
        }
    }
}
