package io.bowtie.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CreateFlag;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.permission.FsPermission;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShellFreeFileSystemTest {
  @TempDir private Path folder;

  private Configuration conf;

  @BeforeEach
  void setTheFileSystem() {
    conf = new Configuration();
    conf.set("fs.file.impl", ShellFreeFileSystem.class.getName());
    conf.set("fs.AbstractFileSystem.file.impl", ShellFreeFs.class.getName());
    // Another test's file system of this process must not be taken for it.
    conf.setBoolean("fs.file.impl.disable.cache", true);
  }

  @Test
  void shouldSetThePermissionsThatAreAskedFor() throws IOException {
    assumeThat(FileSystems.getDefault().supportedFileAttributeViews()).contains("posix");
    try (FileSystem files = FileSystem.get(URI.create("file:///"), conf)) {
      Path file = Files.writeString(folder.resolve("some file"), "text");

      files.setPermission(hadoop(file), new FsPermission((short) 0640));

      assertThat(Files.getPosixFilePermissions(file))
          .isEqualTo(PosixFilePermissions.fromString("rw-r-----"));
      assertThat(files.getFileStatus(hadoop(file)).getPermission().toShort())
          .isEqualTo((short) 0640);
    }
  }

  @Test
  void shouldWriteReadAndRenameAsDeltaCommits() throws IOException {
    FileContext files = FileContext.getFileContext(URI.create("file:///"), conf);
    assertThat(files.getDefaultFileSystem()).isInstanceOf(ShellFreeFs.class);
    Path written = folder.resolve("a b.tmp");
    Path renamed = folder.resolve("00000000000000000001.json");

    try (OutputStream out =
        files.create(
            hadoop(written),
            EnumSet.of(CreateFlag.CREATE),
            Options.CreateOpts.checksumParam(Options.ChecksumOpt.createDisabled()))) {
      out.write("commit".getBytes(StandardCharsets.UTF_8));
    }
    files.rename(hadoop(written), hadoop(renamed));

    assertThat(renamed).hasContent("commit");
    assertThat(written).doesNotExist();
    assertThat(files.getFileLinkStatus(hadoop(renamed)).getLen()).isEqualTo(6);
  }

  @Test
  void shouldNeverReplaceAnotherCommit() throws IOException {
    FileContext files = FileContext.getFileContext(URI.create("file:///"), conf);
    Path mine = Files.writeString(folder.resolve("mine"), "mine");
    Path theirs = Files.writeString(folder.resolve("theirs"), "theirs");

    assertThatThrownBy(() -> files.rename(hadoop(mine), hadoop(theirs)))
        .isInstanceOf(org.apache.hadoop.fs.FileAlreadyExistsException.class);

    assertThat(theirs).hasContent("theirs");
  }

  @Test
  void shouldSayThatAFileIsMissing() {
    assertThatThrownBy(
            () ->
                FileContext.getFileContext(URI.create("file:///"), conf)
                    .getFileLinkStatus(hadoop(folder.resolve("missing"))))
        .isInstanceOf(FileNotFoundException.class);
  }

  private static org.apache.hadoop.fs.Path hadoop(Path file) {
    return new org.apache.hadoop.fs.Path(file.toUri());
  }
}
