package io.bowtie.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestWordTest {
  @Test
  void shouldCountInsertionsDeletionsAndSubstitutions() {
    assertThat(NearestWord.edits("amount", "amount")).isZero();
    assertThat(NearestWord.edits("kitten", "sitting")).isEqualTo(3);
    assertThat(NearestWord.edits("", "deal")).isEqualTo(4);
  }

  @Test
  void shouldFindTheWordWithTheFewestEdits() {
    assertThat(NearestWord.to("amonut", List.of("account_id", "amount", "stage")))
        .contains("amount");
  }

  @Test
  void shouldFindNothingWhenNothingIsNear() {
    assertThat(NearestWord.to("zebra", List.of("account_id", "amount"))).isEmpty();
    assertThat(NearestWord.to("zebra", List.of())).isEmpty();
  }

  @Test
  void shouldTakeTheFirstInTheAlphabetOfTwoThatAreEquallyNear() {
    assertThat(NearestWord.to("deax", List.of("dead", "deal"))).contains("dead");
  }
}
