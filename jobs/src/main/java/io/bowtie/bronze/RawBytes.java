package io.bowtie.bronze;

import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;

/** Opens files as they were before their sender packed them. */
final class RawBytes {
  private RawBytes() {}

  /** The file's bytes; unpacked where its name ends like that of a codec, such as {@code .gz}. */
  static InputStream unpacked(String file, Configuration hadoop) throws IOException {
    Path path = new Path(file);
    InputStream bytes = path.getFileSystem(hadoop).open(path);
    CompressionCodec codec = new CompressionCodecFactory(hadoop).getCodec(path);
    return codec == null ? bytes : codec.createInputStream(bytes);
  }
}
