using System.Numerics;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Polis.Model.Tests.Access;

/// <summary>One method, run with sets of columns for values: all paths, until nothing new comes to any instruction.</summary>
/// <param name="analysis">Where touches are noted and calls are followed.</param>
/// <param name="method">The method.</param>
/// <param name="arguments">What its arguments may lead to, its object first.</param>
internal sealed class MethodInterpreter(AccessAnalysis analysis, MethodDefinition method, BigInteger[] arguments)
{
    private readonly Dictionary<Instruction, State> _states = [];
    private readonly Queue<Instruction> _work = new();
    private BigInteger _result;

    /// <summary>A value: the columns that it may lead to; the slot (argument or local) whose address it is, or -1.</summary>
    private readonly record struct Value(BigInteger Columns, int Slot = -1);

    private sealed record State(Value[] Stack, BigInteger[] Slots);

    private int SlotsOfArguments => method.Parameters.Count + (method.HasThis ? 1 : 0);

    public BigInteger Run()
    {
        var slots = new BigInteger[SlotsOfArguments + method.Body.Variables.Count];
        arguments.AsSpan(0, SlotsOfArguments).CopyTo(slots);
        Reach(method.Body.Instructions[0], new State([], slots));
        while (_work.TryDequeue(out var instruction)) Interpret(instruction);
        return _result;
    }

    private void Reach(Instruction? instruction, State state)
    {
        if (instruction is null) return;
        if (!_states.TryGetValue(instruction, out var known))
        {
            _states[instruction] = state;
            _work.Enqueue(instruction);
            return;
        }
        var stack = known.Stack.Zip(state.Stack, (a, b) => new Value(a.Columns | b.Columns, a.Slot == b.Slot ? a.Slot : -1)).ToArray();
        var slots = known.Slots.Zip(state.Slots, (a, b) => a | b).ToArray();
        if (stack.SequenceEqual(known.Stack) && slots.SequenceEqual(known.Slots)) return;
        _states[instruction] = new State(stack, slots);
        _work.Enqueue(instruction);
    }

    private void Interpret(Instruction at)
    {
        var stack = new Stack<Value>(_states[at].Stack);
        var slots = (BigInteger[])_states[at].Slots.Clone();
        ReachHandlers(at, slots);
        Execute(at, stack, slots);
        if (at.OpCode.FlowControl is FlowControl.Throw || at.OpCode.Code is Code.Ret or Code.Endfinally) return;
        if (at.OpCode.Code is Code.Leave or Code.Leave_S) stack.Clear();
        var next = new State([.. stack.Reverse()], slots);
        if (at.Operand is Instruction target) Reach(target, next);
        if (at.Operand is Instruction[] targets)
            foreach (var each in targets) Reach(each, next);
        if (at.OpCode.FlowControl != FlowControl.Branch) Reach(at.Next, next);
    }

    private void ReachHandlers(Instruction at, BigInteger[] slots)
    {
        foreach (var handler in method.Body.ExceptionHandlers)
        {
            if (at.Offset < handler.TryStart.Offset || at.Offset >= handler.TryEnd.Offset) continue;
            Value[] caught = handler.HandlerType is ExceptionHandlerType.Catch or ExceptionHandlerType.Filter ? [default] : [];
            Reach(handler.HandlerStart, new State(caught, slots));
            if (handler.FilterStart is { } filter) Reach(filter, new State(caught, slots));
        }
    }

    private void Execute(Instruction at, Stack<Value> stack, BigInteger[] slots)
    {
        switch (at.OpCode.Code)
        {
            case Code.Ldarg_0 or Code.Ldarg_1 or Code.Ldarg_2 or Code.Ldarg_3:
                stack.Push(new Value(slots[at.OpCode.Code - Code.Ldarg_0]));
                break;
            case Code.Ldarg or Code.Ldarg_S:
                stack.Push(new Value(slots[Argument(at)]));
                break;
            case Code.Ldarga or Code.Ldarga_S:
                stack.Push(new Value(slots[Argument(at)], Argument(at)));
                break;
            case Code.Starg or Code.Starg_S:
                slots[Argument(at)] = stack.Pop().Columns;
                break;
            case Code.Ldloc_0 or Code.Ldloc_1 or Code.Ldloc_2 or Code.Ldloc_3:
                stack.Push(new Value(slots[SlotsOfArguments + (at.OpCode.Code - Code.Ldloc_0)]));
                break;
            case Code.Ldloc or Code.Ldloc_S:
                stack.Push(new Value(slots[Local(at)]));
                break;
            case Code.Ldloca or Code.Ldloca_S:
                stack.Push(new Value(slots[Local(at)], Local(at)));
                break;
            case Code.Stloc_0 or Code.Stloc_1 or Code.Stloc_2 or Code.Stloc_3:
                slots[SlotsOfArguments + (at.OpCode.Code - Code.Stloc_0)] = stack.Pop().Columns;
                break;
            case Code.Stloc or Code.Stloc_S:
                slots[Local(at)] = stack.Pop().Columns;
                break;
            case Code.Dup:
                stack.Push(stack.Peek());
                break;
            case >= Code.Ldind_I1 and <= Code.Ldind_Ref or Code.Ldobj:
                Load(stack, slots);
                break;
            case Code.Stind_Ref or (>= Code.Stind_I1 and <= Code.Stind_R8) or Code.Stind_I or Code.Stobj:
                var stored = stack.Pop();
                Store(stack.Pop(), stored, slots);
                break;
            case Code.Initobj:
                Store(stack.Pop(), default, slots);
                break;
            case Code.Ldfld or Code.Ldflda:
                var from = stack.Pop();
                stack.Push(new Value(analysis.Field((FieldReference)at.Operand) | from.Columns));
                break;
            case Code.Ldsfld or Code.Ldsflda:
                stack.Push(new Value(analysis.Field((FieldReference)at.Operand)));
                break;
            case Code.Stfld:
                var kept = stack.Pop();
                var into = stack.Pop();
                analysis.StoreField((FieldReference)at.Operand, kept.Columns);
                if (into.Slot >= 0) slots[into.Slot] |= kept.Columns;
                else analysis.Write(into.Columns, method);
                break;
            case Code.Stsfld:
                analysis.StoreField((FieldReference)at.Operand, stack.Pop().Columns);
                break;
            case Code.Call or Code.Callvirt or Code.Newobj:
                Call(at, (MethodReference)at.Operand, stack);
                break;
            case Code.Ldftn or Code.Ldvirtftn:
                if (at.OpCode.Code is Code.Ldvirtftn) stack.Pop();
                Delegate((MethodReference)at.Operand);
                stack.Push(default);
                break;
            case Code.Ret:
                if (stack.TryPop(out var returned)) _result |= returned.Columns;
                break;
            case >= Code.Stelem_I and <= Code.Stelem_Ref or Code.Stelem_Any:
                Escape(stack.Pop().Columns);
                stack.Pop();
                stack.Pop();
                break;
            case Code.Cpblk or Code.Initblk or Code.Cpobj or Code.Calli or Code.Jmp:
                throw new NotSupportedException($"{method.FullName} holds {at}, which this analysis does not know.");
            default:
                Other(at, stack);
                break;
        }
    }

    /// <summary>Any other instruction: its result may lead where its operands do.</summary>
    private static void Other(Instruction at, Stack<Value> stack)
    {
        var columns = BigInteger.Zero;
        for (int pops = Pops(at.OpCode.StackBehaviourPop, stack.Count); pops > 0; pops--) columns |= stack.Pop().Columns;
        if (at.OpCode.StackBehaviourPush != StackBehaviour.Push0) stack.Push(new Value(columns));
    }

    private static int Pops(StackBehaviour behaviour, int height) => behaviour switch
    {
        StackBehaviour.Pop0 => 0,
        StackBehaviour.Pop1 or StackBehaviour.Popi or StackBehaviour.Popref => 1,
        StackBehaviour.Pop1_pop1 or StackBehaviour.Popi_pop1 or StackBehaviour.Popi_popi or StackBehaviour.Popi_popi8 or StackBehaviour.Popi_popr4
            or StackBehaviour.Popi_popr8 or StackBehaviour.Popref_pop1 or StackBehaviour.Popref_popi => 2,
        StackBehaviour.PopAll => height,
        _ => 3,
    };

    private void Load(Stack<Value> stack, BigInteger[] slots)
    {
        var address = stack.Pop();
        if (address.Slot >= 0)
        {
            stack.Push(new Value(slots[address.Slot]));
            return;
        }
        analysis.Read(address.Columns, method);
        stack.Push(default);
    }

    private void Store(Value address, Value value, BigInteger[] slots)
    {
        if (address.Slot >= 0)
        {
            slots[address.Slot] = value.Columns;
            return;
        }
        analysis.Write(address.Columns, method);
        Escape(value.Columns);
    }

    /// <summary>What is stored where it can no longer be followed may be read and written there.</summary>
    private void Escape(BigInteger columns)
    {
        analysis.Read(columns, method);
        analysis.Write(columns, method);
    }

    private void Call(Instruction at, MethodReference called, Stack<Value> stack)
    {
        bool makes = at.OpCode.Code is Code.Newobj;
        int own = called.HasThis ? 1 : 0;
        var values = new BigInteger[called.Parameters.Count + own];
        for (int a = values.Length - 1; a >= (makes ? own : 0); a--) values[a] = stack.Pop().Columns;
        var result = analysis.Call(called, values, at.OpCode.Code is Code.Callvirt, method);
        if (makes) stack.Push(new Value(values.Aggregate(BigInteger.Zero, (set, value) => set | value)));
        else if (called.ReturnType.MetadataType != MetadataType.Void) stack.Push(new Value(result));
    }

    /// <summary>A method that a delegate is made of may be called: what it captures comes to it by fields.</summary>
    private void Delegate(MethodReference target) =>
        analysis.Call(target, new BigInteger[target.Parameters.Count + (target.HasThis ? 1 : 0)], isVirtual: true, method);

    private int Argument(Instruction at) => ((ParameterReference)at.Operand).Index + (method.HasThis ? 1 : 0);

    private int Local(Instruction at) => SlotsOfArguments + ((VariableReference)at.Operand).Index;
}
