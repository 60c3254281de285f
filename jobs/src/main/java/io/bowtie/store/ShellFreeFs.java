package io.bowtie.store;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumFs;
import org.apache.hadoop.fs.DelegateToFileSystem;
import org.apache.hadoop.fs.FsConstants;

/** {@link ShellFreeFileSystem} for Hadoop's other interface, by which Delta commits. */
final class ShellFreeFs extends ChecksumFs {

  /** As Hadoop makes it; there is one local file system, whatever the address says. */
  ShellFreeFs(URI uri, Configuration conf) throws IOException, URISyntaxException {
    super(new Raw(conf));
  }

  private static final class Raw extends DelegateToFileSystem {

    private Raw(Configuration conf) throws IOException, URISyntaxException {
      super(
          FsConstants.LOCAL_FS_URI,
          new ShellFreeFileSystem.Raw(),
          conf,
          FsConstants.LOCAL_FS_URI.getScheme(),
          false);
    }

    @Override
    public int getUriDefaultPort() {
      return -1;
    }

    /** Whatever the operating system takes. */
    @Override
    public boolean isValidName(String name) {
      return true;
    }
  }
}
