using System.Numerics;
using System.Reflection;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Polis.Engine.Scheduling;
using Polis.Engine.State;

namespace Polis.Model.Tests.Access;

/// <summary>
/// Finds in the compiled code what a mechanism may read and write, on every path, followed through all calls, lambdas and references: abstract
/// interpretation of IL, in which a value is the set of columns whose memory it may lead to. Where it cannot tell, it says read and written.
/// </summary>
/// <remarks>What columns lead to (references, spans, pointers) is followed through the stack, locals, arguments, results and fields.</remarks>
internal sealed class AccessAnalysis
{
    private readonly Dictionary<string, ModuleDefinition> _modules = [];
    private readonly Dictionary<string, BigInteger> _fields = [];
    private readonly Dictionary<(string Method, string Arguments), BigInteger> _results = [];
    private readonly BigInteger _tieColumns, _withoutRows;
    private ColumnTouches _touches = new();
    private bool _changed;

    public AccessAnalysis(World world, params Assembly[] assemblies)
    {
        Columns = new ColumnNames(world);
        _tieColumns = Columns.Of(Model.Columns.Ties.First.Name, Model.Columns.Ties.Second.Name);
        _withoutRows = BigInteger.One << Columns.Names.Count;
        var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(AppContext.BaseDirectory);
        foreach (var assembly in assemblies)
        {
            var module = ModuleDefinition.ReadModule(assembly.Location, new ReaderParameters { AssemblyResolver = resolver });
            _modules[module.Assembly.Name.Name] = module;
        }
    }

    public ColumnNames Columns { get; }

    /// <summary>What the step of a mechanism may touch, its constructors (which make the lambdas that it keeps) included.</summary>
    public ColumnTouches Of(Type mechanism) => Of(mechanism, method => method.IsConstructor || method.Name == nameof(IMechanism<SimulationState>.Step));

    /// <summary>What some methods of a type may touch, by their names.</summary>
    public ColumnTouches Of(Type type, params IReadOnlyCollection<string> methods) => Of(type, method => methods.Contains(method.Name));

    private ColumnTouches Of(Type of, Func<MethodDefinition, bool> isRoot)
    {
        _touches = new ColumnTouches();
        var type = _modules[of.Assembly.GetName().Name!].GetType(of.FullName!.Replace('+', '/'));
        var roots = type.Methods.Where(method => method.HasBody && isRoot(method)).ToList();
        do
        {
            // What fields hold may be known only after the methods that read them were looked at.
            _changed = false;
            _results.Clear();
            foreach (var root in roots) Follow(root, new BigInteger[root.Parameters.Count + 1]);
        }
        while (_changed);
        return _touches;
    }

    public void Read(BigInteger columns, MethodDefinition where)
    {
        foreach (string column in Columns.In(columns)) _touches.Reads.TryAdd(column, where.FullName);
    }

    public void Write(BigInteger columns, MethodDefinition where)
    {
        foreach (string column in Columns.In(columns)) _touches.Writes.TryAdd(column, where.FullName);
    }

    public BigInteger Field(FieldReference field) => _fields.GetValueOrDefault(field.FullName);

    public void StoreField(FieldReference field, BigInteger columns)
    {
        var before = Field(field);
        if ((before | columns) == before) return;
        _fields[field.FullName] = before | columns;
        _changed = true;
    }

    /// <summary>Calls a method with arguments that may lead to columns (its object first); returns what its result may lead to.</summary>
    public BigInteger Call(MethodReference method, BigInteger[] arguments, bool isVirtual, MethodDefinition where)
    {
        string type = method.DeclaringType.GetElementType().FullName, name = method.Name;
        if (type == typeof(Columns).FullName) return _withoutRows;
        if (Columns.OfGetter($"{type}::{name}") is { IsZero: false } column) return arguments[0] == _withoutRows ? BigInteger.Zero : column;
        if (type is "Polis.Engine.State.Column" or "Polis.Engine.State.Column`1") return OfColumn(name, arguments, where);
        if (type == typeof(TieIndex).FullName && name != nameof(TieIndex.Rebuild))
        {
            // The index is a function of the table of ties alone.
            Read(_tieColumns, where);
            return BigInteger.Zero;
        }
        if (Own(method) is not { } own) return ExternalCalls.Call(this, method, arguments, where);
        if (name == "Invoke" && own.Module == _modules[typeof(World).Assembly.GetName().Name!] && own.IsRuntime) return Invoke(method.DeclaringType, arguments);
        var result = BigInteger.Zero;
        if (own.HasBody) result |= Follow(own, arguments);
        if (isVirtual && own.IsVirtual && !own.IsFinal)
            foreach (var overriding in Overriding(own)) result |= Follow(overriding, arguments);
        return result;
    }

    /// <summary>A method of the assemblies looked at; null for any other.</summary>
    public MethodDefinition? Own(MethodReference method)
    {
        var scope = method.DeclaringType.GetElementType().Scope;
        string name = scope is ModuleDefinition module ? module.Assembly.Name.Name : scope.Name;
        return _modules.ContainsKey(name) ? method.Resolve() : null;
    }

    private BigInteger Follow(MethodDefinition method, BigInteger[] arguments)
    {
        var key = (method.FullName, string.Join(',', arguments));
        if (_results.TryGetValue(key, out var known)) return known;
        _results[key] = BigInteger.Zero;
        return _results[key] = new MethodInterpreter(this, method, arguments).Run();
    }

    /// <summary>Calls a delegate of a type of the model's own: any method that such delegates are made of,
    /// wherever that is done, as in tables of columns.</summary>
    private BigInteger Invoke(TypeReference type, BigInteger[] arguments)
    {
        var made =
            from module in _modules.Values
            from maker in module.GetTypes()
            from method in maker.Methods
            where method.HasBody
            from instruction in method.Body.Instructions
            where instruction.OpCode.Code is Code.Newobj && ((MethodReference)instruction.Operand).DeclaringType.FullName == type.FullName
            select ((MethodReference)instruction.Previous.Operand).Resolve();
        return made.Aggregate(BigInteger.Zero, (result, target) => result | Follow(target, target.HasThis ? arguments : arguments[1..]));
    }

    private BigInteger OfColumn(string method, BigInteger[] arguments, MethodDefinition where)
    {
        switch (method)
        {
            case "get_Item" or "get_Span" or "get_Pointer" or "Row" or "RawBytes":
                return arguments[0];
            case "SwapWith":
                Read(arguments[0] | arguments[1], where);
                Write(arguments[0] | arguments[1], where);
                return BigInteger.Zero;
            default:
                return BigInteger.Zero;
        }
    }

    private IEnumerable<MethodDefinition> Overriding(MethodDefinition method) =>
        from module in _modules.Values
        from type in module.GetTypes()
        where type != method.DeclaringType
        from other in type.Methods
        where other.HasBody && other.IsVirtual && other.Name == method.Name
            && other.Parameters.Count == method.Parameters.Count && DerivesFrom(type, method.DeclaringType)
        select other;

    private static bool DerivesFrom(TypeDefinition type, TypeDefinition from)
    {
        for (var of = type; of is not null; of = of.BaseType is { } parent
            && parent.GetElementType().Scope is not AssemblyNameReference { Name: "System.Runtime" } ? parent.Resolve() : null)
            if (of.FullName == from.FullName || of.Interfaces.Any(it => it.InterfaceType.GetElementType().FullName == from.FullName)) return true;
        return false;
    }
}
