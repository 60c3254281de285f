package io.bowtie.bronze;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.security.DigestInputStream;
import java.util.HexFormat;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;

/**
 * The bytes of one file, of which the identity is told while they are read: what was read is what
 * was hashed.
 */
final class FileBytes implements Closeable {
  private final DigestInputStream packed;
  private final Path path;
  private final Configuration hadoop;

  private FileBytes(DigestInputStream packed, Path path, Configuration hadoop) {
    this.packed = packed;
    this.path = path;
    this.hadoop = hadoop;
  }

  static FileBytes open(String file, Configuration hadoop) throws IOException {
    Path path = new Path(file);
    InputStream bytes = path.getFileSystem(hadoop).open(path);
    return new FileBytes(new DigestInputStream(bytes, Fingerprint.digest()), path, hadoop);
  }

  /** Unpacked where the file's name ends like that of a codec, such as {@code .gz}. */
  InputStream unpacked() throws IOException {
    CompressionCodec codec = new CompressionCodecFactory(hadoop).getCodec(path);
    return codec == null ? leftOpen(packed) : codec.createInputStream(leftOpen(packed));
  }

  /** Parsers close what they have read to its end, and the hash may still lack bytes. */
  private static InputStream leftOpen(InputStream bytes) {
    return new FilterInputStream(bytes) {
      @Override
      public int read(byte[] buffer, int from, int length) throws IOException {
        return in.read(buffer, from, length);
      }

      @Override
      public void close() {
        // The file's owner closes it.
      }
    };
  }

  BufferedReader text(Charset declared) throws IOException {
    return TextBytes.reader(unpacked(), declared);
  }

  /** SHA-256 of all bytes; whatever is unread is read for it. */
  String hash() throws IOException {
    packed.transferTo(OutputStream.nullOutputStream());
    return HexFormat.of().formatHex(packed.getMessageDigest().digest());
  }

  @Override
  public void close() throws IOException {
    packed.close();
  }
}
