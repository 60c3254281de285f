package io.bowtie.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * The local file system without child processes. Where Hadoop's native library is missing, which is
 * nearly everywhere, Hadoop starts {@code chmod} for each file that it creates and {@code readlink}
 * some ten times for each commit of a Delta table: two thousand processes a night.
 */
final class ShellFreeFileSystem extends LocalFileSystem {

  ShellFreeFileSystem() {
    super(new Raw());
  }

  /** The same below the checksums. */
  static final class Raw extends RawLocalFileSystem {

    @Override
    public void setPermission(Path path, FsPermission permission) throws IOException {
      java.nio.file.Path file = pathToFile(path).toPath();
      PosixFileAttributeView posix = Files.getFileAttributeView(file, PosixFileAttributeView.class);
      // Java does not know the sticky bit, and not every file system knows permissions.
      if (posix == null || permission.getStickyBit()) {
        super.setPermission(path, permission);
        return;
      }
      posix.setPermissions(
          PosixFilePermissions.fromString(
              permission.getUserAction().SYMBOL
                  + permission.getGroupAction().SYMBOL
                  + permission.getOtherAction().SYMBOL));
    }

    @Override
    public FileStatus getFileLinkStatus(Path path) throws IOException {
      return Files.isSymbolicLink(pathToFile(path).toPath())
          ? super.getFileLinkStatus(path)
          : getFileStatus(path);
    }
  }
}
