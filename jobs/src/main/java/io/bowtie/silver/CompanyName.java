package io.bowtie.silver;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A company's name without what systems write differently: case, accents, signs, legal form. */
final class CompanyName {
  /** Ends of names that say a legal form and not who it is. */
  private static final Set<String> LEGAL_FORMS =
      Set.of(
          ("ab ag aps as asa bv bvba co company corp corporation doo eg ev gmbh inc "
                  + "incorporated kft kg kk lda limited llc llp lp ltd ltda mbh nv ohg oo oy "
                  + "oyj plc pte pty pvt sa sarl sas se sl slu sp spa spzoo srl sro ug z zoo")
              .split(" "));

  private CompanyName() {}

  /** Its words in lower case, one blank between them; empty when no letter or digit is in it. */
  static String normalised(String name) {
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}+", "")
            .toLowerCase(Locale.ROOT)
            .replace("ß", "ss")
            .replace("ø", "o")
            .replace("ł", "l")
            .replace("&", " and ")
            // L.L.C. and S.p.A. are one word each, as is Dun's.
            .replaceAll("[.'’]", "");
    List<String> words =
        new ArrayList<>(List.of(plain.replaceAll("[^\\p{L}\\p{N}]+", " ").strip().split(" ")));
    // A name may consist of such words alone, as Company & Co does: one of them stays.
    while (words.size() > 1 && isForm(words.get(words.size() - 1))) {
      words.remove(words.size() - 1);
    }
    return String.join(" ", words);
  }

  private static boolean isForm(String word) {
    return LEGAL_FORMS.contains(word) || word.equals("and");
  }
}
