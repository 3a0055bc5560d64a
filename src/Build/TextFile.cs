using System.Text;

namespace DaNetGen.Build;

/// <summary>A text that is written only where it differs, so that what depends on the file is not made anew.</summary>
internal static class TextFile
{
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes the text beside the file and moves it there, unless the file holds it already.</summary>
    public static void Write(string path, string text)
    {
        if (File.Exists(path) && File.ReadAllText(path, Encoding) == text)
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var beside = $"{path}.{Path.GetRandomFileName()}.tmp";
        File.WriteAllText(beside, text, Encoding);
        if (File.Exists(path))
        {
            File.Replace(beside, path, destinationBackupFileName: null);
        }
        else
        {
            File.Move(beside, path);
        }
    }
}
