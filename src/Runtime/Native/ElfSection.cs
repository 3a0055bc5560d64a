namespace DaNetGen.Native;

/// <summary>A section of an ELF file, with its bytes' place in the file.</summary>
/// <param name="Type">What it holds (<c>sh_type</c>).</param>
/// <param name="Offset">First byte in the file.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Link">Index of the section that it refers to: a symbol table's strings, a relocation's symbols.</param>
/// <param name="Index">Its own index.</param>
internal readonly record struct ElfSection(uint Type, int Offset, int Length, int Link, int Index);
