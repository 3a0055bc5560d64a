using System.Text.RegularExpressions;
using DaNetGen.Generator.Common;

namespace DaNetGen.Cli.Export.PyTorch;

/// <summary>Names in Python: of the language, of <c>nn.Module</c>, and those that are free.</summary>
internal static partial class PythonNames
{
    private static readonly HashSet<string> Keywords =
    [
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else", "except",
        "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try",
        "while", "with", "yield",
    ];

    // What the code that is written here refers to.
    private static readonly HashSet<string> Used =
        ["self", "super", "torch", "nn", "min", "max", "merge", "kaiming_normal", "group_norm", "upsample", "F", "NamedTuple", "Tensor"];

    // Attributes of nn.Module, which a child of that name would not be reached by.
    private static readonly HashSet<string> OfModule =
    [
        "T_destination", "add_module", "apply", "bfloat16", "buffers", "call_super_init", "children", "compile", "cpu", "cuda", "double",
        "dump_patches", "eval", "extra_repr", "float", "forward", "get_buffer", "get_extra_state", "get_parameter", "get_submodule", "half",
        "ipu", "load_state_dict", "modules", "mtia", "named_buffers", "named_children", "named_modules", "named_parameters", "parameters",
        "register_backward_hook", "register_buffer", "register_forward_hook", "register_forward_pre_hook", "register_full_backward_hook",
        "register_full_backward_pre_hook", "register_load_state_dict_post_hook", "register_load_state_dict_pre_hook", "register_module",
        "register_parameter", "register_state_dict_post_hook", "register_state_dict_pre_hook", "requires_grad_", "set_extra_state",
        "set_submodule", "share_memory", "state_dict", "to", "to_empty", "train", "training", "type", "xpu", "zero_grad",
    ];

    /// <summary>The name of a local variable or parameter: snake_case, and neither taken nor a word of Python.</summary>
    public static string Local(string name, ICollection<string> taken) => Free(Names.Snake(name).TrimStart('_'), taken);

    /// <summary>The name of a class that is not taken.</summary>
    public static string Class(string name, ICollection<string> taken) => Free(name, taken);

    /// <summary>A child of a module, as its methods reach it.</summary>
    public static string Child(string key) => IsIdentifier(key) && !OfModule.Contains(key) && !key.StartsWith('_')
        ? $"self.{key}"
        : $"self._modules[{Text(key)}]";

    /// <summary>Text as a literal.</summary>
    public static string Text(string text) => $"\"{string.Concat(text.Select(Escaped))}\"";

    private static string Free(string name, ICollection<string> taken)
    {
        string free = name.Length == 0 || char.IsAsciiDigit(name[0]) ? $"v{name}" : name;
        bool IsTaken(string candidate) => Keywords.Contains(candidate) || Used.Contains(candidate) || taken.Contains(candidate);
        if (!IsTaken(free)) return free;
        return Enumerable.Range(2, int.MaxValue - 2).Select(number => $"{free}_{number}").First(candidate => !IsTaken(candidate));
    }

    private static string Escaped(char letter) => letter switch
    {
        '"' or '\\' => $"\\{letter}",
        '\n' => "\\n",
        < ' ' or '\x7f' => $"\\x{(int)letter:x2}",
        _ => $"{letter}",
    };

    private static bool IsIdentifier(string name) => Identifier().IsMatch(name) && !Keywords.Contains(name);

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Identifier();
}
