using System.Security.Cryptography;
using System.Text;

namespace KpiLab.Notebooks.Jupyter;

/// <summary>Signs messages with the key that client and kernel share, so that no other process can run code here.</summary>
internal sealed class MessageSigner(string key)
{
    /// <summary>The scheme's name in connection files.</summary>
    public const string Scheme = "hmac-sha256";

    private readonly byte[] key = Encoding.UTF8.GetBytes(key);

    /// <summary>The signature of a message's four parts, as hexadecimal; empty where the client gave no key.</summary>
    public string Sign(params ReadOnlySpan<byte[]> parts)
    {
        if (key.Length == 0)
            return "";
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        foreach (var part in parts)
            hash.AppendData(part);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Whether a signature is right, in a time that says nothing of where it is wrong.</summary>
    public bool IsRight(byte[] signature, params ReadOnlySpan<byte[]> parts) =>
        key.Length == 0 || CryptographicOperations.FixedTimeEquals(signature, Encoding.ASCII.GetBytes(Sign(parts)));
}
