using DaNetGen.Generator.Common;
using DaNetGen.Generator.Graph;

namespace DaNetGen.Generator.Linking;

/// <summary>The networks that a network reaches through <c>[Use]</c>, itself included, by id.</summary>
internal sealed record Library(EquatableArray<NetworkDeclaration> Networks)
{
    public NetworkDeclaration? Find(string id) => Networks.FirstOrDefault(n => n.Id == id);

    /// <summary>The part of <paramref name="all"/> that <paramref name="root"/> reaches, in a stable order.</summary>
    public static Library Reachable(NetworkDeclaration root, IReadOnlyDictionary<string, NetworkDeclaration> all)
    {
        var reached = new SortedDictionary<string, NetworkDeclaration>(StringComparer.Ordinal) { [root.Id] = root };
        var open = new Queue<NetworkDeclaration>([root]);
        while (open.Count > 0)
        {
            foreach (var id in open.Dequeue().Stages.Where(s => s.Uses is not null).SelectMany(s => Ids(s.Uses!)))
            {
                if (!reached.ContainsKey(id) && all.TryGetValue(id, out var network))
                {
                    reached.Add(id, network);
                    open.Enqueue(network);
                }
            }
        }

        return new Library(reached.Values.ToEquatable());
    }

    /// <summary>Whether a network uses itself, directly or through others.</summary>
    public bool UsesItself(NetworkDeclaration network) => PathTo(network.Id, network, []) is not null;

    /// <summary>The chain of networks by which <paramref name="from"/> reaches <paramref name="target"/>, or null.</summary>
    public string? PathTo(string target, NetworkDeclaration from, HashSet<string> seen)
    {
        foreach (var id in from.Stages.Where(s => s.Uses is not null).SelectMany(s => Ids(s.Uses!)))
        {
            if (id == target)
            {
                return $"{from.Name} -> {Find(id)?.Name ?? id}";
            }

            if (seen.Add(id) && Find(id) is { } next && PathTo(target, next, seen) is { } rest)
            {
                return $"{from.Name} -> {rest}";
            }
        }

        return null;
    }

    private static IEnumerable<string> Ids(NetworkReference reference) =>
        (reference.IsTypeParameter ? [] : new[] { reference.Id }).Concat(reference.TypeArguments.SelectMany(Ids));
}
